import { auditRoutes } from './routes-audit.tsx'
import { delegationRoutes } from './routes-delegations.tsx'
import { entidadRoutes } from './routes-entidades.tsx'
import { namingRoutes } from './routes-naming.tsx'

/** Everything under /mesa. */
export const deskRoutes = [...entidadRoutes, ...namingRoutes, ...delegationRoutes, ...auditRoutes]
