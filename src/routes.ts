import { demoRoutes } from './demo/index.ts'
import type { Needs } from './door.ts'
import { applicationRoutes } from './features/applications/index.ts'
import { bulkRoutes } from './features/bulk/index.ts'
import { casesRoutes } from './features/cases/index.ts'
import { catalogueRoutes } from './features/catalogues/index.ts'
import { decisionRoutes } from './features/decisions/index.ts'
import { deskRoutes } from './features/desk/index.ts'
import { enrolmentRoutes } from './features/enrolment/index.ts'
import { paperRoutes } from './features/paper/index.ts'
import { patientRoutes } from './features/patients/index.ts'
import { miSeguridadSocialRoutes } from './features/people/index.ts'
import { prescribingRoutes } from './features/prescribing/index.ts'
import { prescriptionRoutes } from './features/prescriptions/index.ts'
import { linkIndependientes } from './features/reps/index.ts'
import { rethusRoutes } from './features/rethus/index.ts'
import { servicioSocialRoutes } from './features/servicio-social/index.ts'
import { signatureRoutes } from './features/signatures/index.ts'
import { siteRoutes } from './features/site/index.ts'
import { taskListRoutes } from './features/task-list/index.ts'
import { verificationRoutes } from './features/verification/index.ts'
import { workplaceRoutes } from './features/workplace/index.ts'
import { healthRoutes } from './health.ts'
import type { Settings } from './platform/app-context.ts'
import { documentationRoutes } from './platform/openapi-routes.tsx'
import type { Route } from './platform/route.ts'
import { plazaHooksOf } from './plaza-hooks.ts'

/** All there is. The demonstration's own routes exist in the demonstration only. */
export const everyRoute = (settings: Pick<Settings, 'isDemo'>): Route<Needs>[] => [
  ...healthRoutes,
  ...siteRoutes,
  ...rethusRoutes,
  ...catalogueRoutes,
  ...signatureRoutes,
  ...servicioSocialRoutes(plazaHooksOf),
  ...miSeguridadSocialRoutes({ onPersonKnown: linkIndependientes }),
  ...applicationRoutes,
  ...enrolmentRoutes,
  ...bulkRoutes,
  ...casesRoutes,
  ...decisionRoutes,
  ...deskRoutes,
  ...documentationRoutes(() => everyRoute(settings)),
  ...taskListRoutes,
  ...verificationRoutes,
  ...workplaceRoutes,
  ...patientRoutes,
  ...prescriptionRoutes,
  ...paperRoutes,
  ...prescribingRoutes,
  ...(settings.isDemo ? demoRoutes : []),
]
