import { type Authority, explain, type Ground } from '../authority/index.ts'
import type { AuthorityProof } from './prescription.ts'

/** R-FIR-3: what allowed it, in the words of that day: rule by rule, with the evidence and since when it was known. */
export const proofOf = (authority: Authority, ground: Ground): AuthorityProof => ({
  ...{ role: ground.role, activationId: ground.activationId, grantId: ground.grantId, registration: ground.registration },
  ...{ activeFrom: ground.activeFrom, activeUntil: ground.activeUntil, activatedBy: ground.activatedBy },
  rethusAsOf: ground.rethusAsOf?.toISOString() ?? null,
  rules: explain(authority).map(({ rule, norm, title, message, isSatisfied, evidence }) => ({
    ...{ rule, norm, title, message, isSatisfied: isSatisfied === true },
    evidence: evidence && {
      id: evidence.id,
      knownSince: evidence.knownSince.toISOString(),
      until: evidence.until?.toISOString() ?? null,
    },
  })),
})
