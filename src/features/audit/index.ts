export { type AuditAct, type AuditActor, type AuditEvent, actNames, recordAudit } from './audit-store.ts'
