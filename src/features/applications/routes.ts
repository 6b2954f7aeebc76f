import { ApplicationKind } from './application.ts'
import { ownRoutes } from './own-routes.tsx'
import { questionRoutes } from './question-routes.ts'
import { sendRoutes } from './send-routes.tsx'
import { startRoutes } from './start-routes.tsx'

export const applicationRoutes = [
  ...startRoutes,
  ...questionRoutes,
  ...ApplicationKind.options.flatMap((kind) => sendRoutes(kind)),
  ...ownRoutes,
]
