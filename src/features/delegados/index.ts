export { confirmDelegation } from './confirm-delegation.ts'
export { type Delegation, type DelegationState, stateOf } from './delegation.ts'
export {
  findDelegateIds,
  findDelegation,
  findDelegationsAt,
  findDelegationsOf,
  lockEntidad,
  needsSecondConfirmer,
} from './delegation-store.ts'
export { endDelegation } from './end-delegation.ts'
export { nameDelegate } from './name-delegate.ts'
export { presentRefusal, type Refusal as DelegationRefusal } from './refusals.ts'
export { giveBackDelegation, type SuspendedDelegation, suspendDelegation } from './suspend.ts'
