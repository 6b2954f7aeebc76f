export type { DocumentState, RethusSanction, RethusStanding, RethusTitle } from './rethus.ts'
export { findRethusStanding } from './rethus-store.ts'
