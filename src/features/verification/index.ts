import { verificationPageRoutes } from './routes.tsx'
import { verificationApiRoutes } from './routes-api.ts'

export const verificationRoutes = [...verificationPageRoutes, ...verificationApiRoutes]
