export { activate } from './activate.ts'
export { type RolePolicy, rolesFor } from './decide-enrolment.ts'
export { endActivation } from './end-activation.ts'
export { endRights } from './end-rights.ts'
export { enrol } from './enrol.ts'
export { findActivationOf, findActiveElsewhere, findRolePolicies } from './enrolment-store.ts'
export { findHeldBy, findHeldOf, type Held } from './held-store.ts'
export type { ApplicationAct } from './on-application.ts'
export { findOwnActivations, wasActiveAt } from './people-store.ts'
export { readPeriod } from './period-fields.ts'
export { plazaChanged } from './plaza-changed.ts'
export { proveIdentity } from './prove-identity.ts'
export { findCoveredSedes } from './queue.ts'
export { presentRefusal, type Refusal } from './refusals.ts'
export { enrolmentRoutes } from './routes.ts'
export {
  closeSuspended,
  giveBackActivation,
  type SuspendedActivation,
  suspendActivation,
} from './suspend.ts'
