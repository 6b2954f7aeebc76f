export { importCommand } from './import-command.ts'
export { type Applied, applyInBatches, type ImportRequest, importFile } from './import-file.ts'
export { findLatestAsOf, type Load } from './load-store.ts'
export type { Report } from './report.ts'
