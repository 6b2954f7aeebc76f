export { endRights, type LostGround } from './end-rights.ts'
export { findOwnActivations, wasActiveAt } from './people-store.ts'
export { readPeriod } from './period-fields.ts'
export { enrolmentRoutes } from './routes.ts'
