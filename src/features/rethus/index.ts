export { rethusCommands } from './commands.ts'
export { importRethus, type RethusHooks } from './import-rethus.ts'
export type { DocumentState, RethusBrief, RethusSanction, RethusStanding, RethusTitle } from './rethus.ts'
export { findRethusBriefs, findRethusStanding } from './rethus-store.ts'
