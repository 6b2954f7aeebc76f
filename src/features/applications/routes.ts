import { ownRoutes } from './own-routes.tsx'
import { questionRoutes } from './question-routes.tsx'
import { sendRoutes } from './send-routes.tsx'

export const applicationRoutes = [...sendRoutes, ...questionRoutes, ...ownRoutes]
