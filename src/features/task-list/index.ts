export { taskListRoutes } from './routes.tsx'
