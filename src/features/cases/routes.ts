import { deskRoutes } from './routes-desk.tsx'
import { publicRoutes } from './routes-public.tsx'

/** «No fui yo», and the desk's cases. */
export const casesRoutes = [...publicRoutes, ...deskRoutes]
