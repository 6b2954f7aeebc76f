import type { Db } from '../../shared/sql.ts'
import type { Question } from './authority.ts'
import { findAuthorityFacts } from './authority-store.ts'
import { decideAuthority } from './decide-authority.ts'

export { type Actor, type ActorOf, auditActorOf, decisionForRecord, type SignedIn, type Visitor } from './actor.ts'
export { type Action, type Authority, actions, type Place, scopeOf } from './authority.ts'
export { type Explained, explain } from './explain.ts'

/**
 * The same for somebody who only claims to be the person: what the public registers say, and nothing of what the person
 * holds here, so that a false claim learns nothing.
 */
export async function decideForClaim(db: Db, question: Question) {
  const facts = await findAuthorityFacts(db, question)
  const known = facts && {
    ...facts,
    proofing: null,
    delegation: null,
    official: null,
    activation: null,
    grant: null,
    plazaHere: null,
    plazaElsewhere: null,
  }
  return decideAuthority(known, question.action, question.at)
}

/** The one decision: may this person do this, at this place, at this instant, and why? */
export const decide = async (db: Db, question: Question) =>
  decideAuthority(await findAuthorityFacts(db, question), question.action, question.at)
