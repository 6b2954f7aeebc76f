export { type AnswerClock, answerClock, answerDay, answerTime, isWorkingDay } from './answer-time.ts'
export { applicantOf, intentoOf } from './applicant.ts'
export {
  type Application,
  type ApplicationAct,
  ApplicationKind,
  ApplicationState,
  type ApplicationStep,
  draftDays,
  kindNames,
  openStates,
  type StepOffice,
} from './application.ts'
export {
  type ApplicationFilters,
  findApplication,
  findApplicationById,
  findApplicationsBy,
  findApplicationsOf,
  findOwnApplication,
  findSteps,
  getApplication,
  moveApplication,
  summarizeApplicationsOf,
  type Tally,
} from './applications-store.ts'
export { findOptionChange } from './change-option.ts'
export { canDo, type MoveRefusal } from './decide-transition.ts'
export { findDraftKinds, forgetOldDrafts } from './draft-store.ts'
export { findIdByRadicado, findIdOfRadicado, findStepsOfMany } from './look-ups-store.ts'
export { startPath } from './option.ts'
export { hasAppliedTo } from './place-store.ts'
export { parseRadicado, radicadoOf } from './radicado.ts'
export { presentRefusal } from './refusals.ts'
export { remindDelegado } from './remind.ts'
export { applicationRoutes } from './routes.ts'
export { stepNotices, type ToldApplication } from './step-notices.ts'
