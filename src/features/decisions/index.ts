export { decisionRoutes } from './routes.tsx'
