import { aboutRoutes } from './routes-about.tsx'
import { ownRoutes } from './routes-own.tsx'
import { statusRoutes } from './routes-status.tsx'

export const taskListRoutes = [...ownRoutes, ...aboutRoutes, ...statusRoutes]
