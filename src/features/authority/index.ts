import type { Db } from '../../shared/sql.ts'
import type { AuthorityFacts, Question } from './authority.ts'
import { findAuthorityFacts, findAuthorityFactsOfMany } from './authority-store.ts'
import { decideAuthority } from './decide-authority.ts'

export { type Actor, type ActorOf, auditActorOf, decisionForRecord, type SignedIn, type Visitor } from './actor.ts'
export { type Action, type Authority, actions, type Place, scopeOf } from './authority.ts'
export { type Explained, explain } from './explain.ts'
export { findGround, type Ground } from './ground-store.ts'

/**
 * What the public registers say, and nothing of what the person holds here: a false claim to be the person learns
 * nothing.
 */
const asClaimed = (facts: AuthorityFacts | null) =>
  facts && {
    ...facts,
    proofing: null,
    delegation: null,
    official: null,
    activation: null,
    grant: null,
    plazaHere: null,
    plazaElsewhere: null,
    application: null,
  }

/** The same for somebody who only claims to be the person. */
export const decideForClaim = async (db: Db, question: Question) =>
  decideAuthority(asClaimed(await findAuthorityFacts(db, question)), question.action, question.at)

/**
 * The same, as if the activation and the role were there already: for looking ahead, never for an act.
 */
export async function decideAsIf(db: Db, question: Question, given: Pick<AuthorityFacts, 'activation' | 'grant'>) {
  const facts = await findAuthorityFacts(db, question)
  return decideAuthority(facts && { ...facts, ...given }, question.action, question.at)
}

/** The one decision: may this person do this, at this place, at this instant, and why? */
export const decide = async (db: Db, question: Question) =>
  decideAuthority(await findAuthorityFacts(db, question), question.action, question.at)

/** Many questions in one round trip, the answers in their order; those of a mere claim are answered as such. */
export async function decideMany(db: Db, questions: readonly (Question & { isClaim: boolean })[]) {
  const facts = await findAuthorityFactsOfMany(db, questions)
  return questions.map(({ action, at, isClaim }, index) => {
    const known = facts[index] ?? null
    return decideAuthority(isClaim ? asClaimed(known) : known, action, at)
  })
}
