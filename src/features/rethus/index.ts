export type { DocumentState, RethusBrief, RethusSanction, RethusStanding, RethusTitle } from './rethus.ts'
export { findRethusBriefs, findRethusStanding } from './rethus-store.ts'
