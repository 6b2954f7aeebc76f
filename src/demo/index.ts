export { isDemoCountry, loadDemoIfEmpty } from './load-demo.ts'
export { demoPassword } from './password.ts'
export { demoRoutes } from './routes.tsx'
export { seedCommands } from './seed/commands.ts'
