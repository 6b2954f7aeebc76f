export {
  findEntriesOf,
  findEntry,
  findHistory,
  findNewestVersion,
  type PastEntry,
} from './catalogue-store.ts'
export { type Catalogue, catalogues, type Entry, findCatalogue, type Version } from './catalogues.ts'
export { catalogueCommands } from './commands.ts'
export { loadOwnCatalogues } from './own-catalogues.ts'
export { catalogueRoutes } from './routes.tsx'
export { type CatalogueSearch, findBest, type Hit, type Match } from './search-store.ts'
