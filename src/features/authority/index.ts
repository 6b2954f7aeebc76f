import type { Db } from '../../shared/sql.ts'
import type { Question } from './authority.ts'
import { findAuthorityFacts } from './authority-store.ts'
import { decideAuthority } from './decide-authority.ts'

export { type Actor, type ActorOf, auditActorOf, decisionForRecord, getOffice, type SignedIn, type Visitor } from './actor.ts'
export { type Action, type Authority, actions, type Office, type Place, scopeOf } from './authority.ts'
export { explain } from './explain.ts'

/** The one decision: may this person do this, at this place, at this instant, and why? */
export const decide = async (db: Db, question: Question) =>
  decideAuthority(await findAuthorityFacts(db, question), question.action, question.at)
