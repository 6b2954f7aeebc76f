export {
  findChoices,
  findEntriesOf,
  findEntry,
  findHistory,
  findNewestVersion,
  findWritten,
  type Written,
} from './catalogue-store.ts'
export { catalogueCommands } from './commands.ts'
export { loadOwnCatalogues } from './own-catalogues.ts'
export { catalogueRoutes } from './routes.tsx'
export { findBest } from './search-store.ts'
