export { type AuditSearch, findAuditEvents, type RecordedEvent, readAuditKey } from './audit-search-store.ts'
export { type AuditAct, type AuditActor, type AuditEvent, actNames, recordAudit } from './audit-store.ts'
