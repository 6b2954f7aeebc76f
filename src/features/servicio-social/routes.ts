import type { AppContext } from '../../platform/app-context.ts'
import type { PlazaHooks } from './hooks.ts'
import { queryRoutes } from './routes-query.tsx'

/** Everything of the Servicio Social; what others do when a plaza changes is given by whoever puts the parts together. */
export const servicioSocialRoutes = (_hooksOf: (app: AppContext) => PlazaHooks) => [...queryRoutes]
