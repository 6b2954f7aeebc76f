import type { AppContext } from '../../platform/app-context.ts'
import type { PlazaHooks } from './hooks.ts'
import { delegadoRoutes } from './routes-delegado.tsx'
import { deskRoutes } from './routes-desk.tsx'
import { deskListRoutes } from './routes-desk-list.tsx'
import { inscriptionRoutes } from './routes-inscriptions.tsx'
import { ownRoutes } from './routes-own.tsx'
import { queryRoutes } from './routes-query.tsx'

/** Everything of the Servicio Social; what others do when a plaza changes is given by whoever puts the parts together. */
export const servicioSocialRoutes = (hooksOf: (app: AppContext) => PlazaHooks) => [
  ...queryRoutes,
  ...ownRoutes(hooksOf),
  ...delegadoRoutes(hooksOf),
  ...deskListRoutes,
  ...deskRoutes(hooksOf),
  ...inscriptionRoutes,
]
