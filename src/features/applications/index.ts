export { type AnswerClock, answerClock, answerDay, isWorkingDay } from './answer-time.ts'
export { applicantOf, intentoOf } from './applicant.ts'
export {
  type Application,
  type ApplicationAct,
  ApplicationState,
  type ApplicationStep,
  draftDays,
  kindNames,
  openStates,
  type StepOffice,
} from './application.ts'
export {
  type ApplicationFilters,
  countApplicationsOf,
  findApplication,
  findApplicationsBy,
  findApplicationsOf,
  findOwnApplication,
  findSteps,
  getApplication,
  type Keyset,
  moveApplication,
} from './applications-store.ts'
export { canDo, type MoveRefusal } from './decide-transition.ts'
export { findDraft, forgetOldDrafts } from './draft-store.ts'
export { hasAppliedTo } from './place-store.ts'
export { parseRadicado, radicadoOf } from './radicado.ts'
export { presentRefusal } from './refusals.ts'
export { remindDelegado } from './remind.ts'
export { applicationRoutes } from './routes.ts'
export { findDelegatesFor } from './tell.ts'
