import { findActiveElsewhere, plazaChanged } from './features/enrolment/index.ts'
import type { PlazaHooks } from './features/servicio-social/index.ts'
import type { AppContext } from './platform/app-context.ts'

/** What a plaza's change does to activations and roles. The feature of plazas stands below that of activations and does not know it. */
export const plazaHooksOf = (app: AppContext): PlazaHooks => ({
  plazaChanged: (db, change) => plazaChanged(app, db, change),
  findActiveElsewhere,
})
