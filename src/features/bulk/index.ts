export { bulkRoutes } from './routes.tsx'
export { forgetOldLoads } from './row-store.ts'
export { runBulk } from './work.ts'
