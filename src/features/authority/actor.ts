import type { AccountId, PersonId } from '../../shared/id.ts'
import type { AuditActor } from '../audit/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import type { Action, Authority } from './authority.ts'

/** Anybody, signed in or not. */
export type Visitor = { holder: SessionHolder | null }

/** Somebody signed in, acting on nothing but his own account and claim. */
export type SignedIn = { holder: SessionHolder }

/** A signed-in account that acts as its person, whom authority has let through this door. */
export type Actor = { holder: SessionHolder; personId: PersonId; accountId: AccountId; authority: Authority }

/** What a route may need, and who then comes in. */
export type ActorOf = { public: Visitor; account: SignedIn } & Record<Action, Actor>

/** How the record names this actor. */
export const auditActorOf = ({ personId, accountId }: { personId: PersonId; accountId: AccountId }): AuditActor => ({
  kind: 'PERSONA',
  personId,
  accountId,
})

/** What of a decision the record keeps: rules, outcomes and the ids they rest on. */
export const decisionForRecord = ({ action, at, outcomes }: Authority) => ({
  action,
  at,
  rules: outcomes.map(({ rule, isSatisfied, evidence }) => ({ rule, isSatisfied, evidence: evidence?.id ?? null })),
})
