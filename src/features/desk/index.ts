export { deskCommands } from './commands.ts'
export { deskRoutes } from './routes.ts'
