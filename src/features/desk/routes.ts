import { auditRoutes } from './routes-audit.tsx'
import { delegationRoutes } from './routes-delegations.tsx'
import { entidadRoutes } from './routes-entidades.tsx'
import { figureRoutes } from './routes-figures.tsx'
import { namingRoutes } from './routes-naming.tsx'
import { roleRoutes } from './routes-roles.tsx'
import { unansweredRoutes } from './routes-unanswered.tsx'

/** Everything under /mesa. */
export const deskRoutes = [
  ...entidadRoutes,
  ...unansweredRoutes,
  ...namingRoutes,
  ...delegationRoutes,
  ...roleRoutes,
  ...figureRoutes,
  ...auditRoutes,
]
