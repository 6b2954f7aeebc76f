import type { AccountId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'

/** Who acts: somebody signed in, the operator at the command line, or a rule of the program. */
export type AuditActor =
  | { kind: 'PERSONA'; personId: PersonId; accountId: AccountId | null }
  | { kind: 'OPERADOR' }
  | { kind: 'SISTEMA' }

/** What was done. The word is shown in the audit search; see `actNames`. */
export const actNames = {
  'account.created': 'Creó la cuenta',
  'account.contact-changed': 'Cambió sus datos de contacto',
  'account.password-changed': 'Cambió la contraseña',
  'session.opened': 'Ingresó',
  'session.closed': 'Salió',
  'proofing.recorded': 'Comprobó la identidad',
  'proofing.withdrawn': 'Retiró la comprobación de identidad',
  'official.named': 'Nombró funcionario de la mesa',
  'official.ended': 'Terminó el nombramiento de un funcionario',
  'delegation.named': 'Nombró delegado',
  'delegation.confirmed': 'Confirmó al delegado',
  'delegation.ended': 'Terminó la delegación',
  'application.sent': 'Envió la solicitud',
  'application.opened': 'Abrió la solicitud',
  'application.returned': 'Devolvió la solicitud',
  'application.corrected': 'Corrigió la solicitud',
  'application.rejected': 'Rechazó la solicitud',
  'application.withdrawn': 'Retiró la solicitud',
  'application.reminded': 'Recordó la solicitud',
  'application.read': 'Consultó los pasos de una solicitud',
  'activation.given': 'Activó',
  'activation.ended': 'Terminó la activación',
  'activation.lengthened': 'Prorrogó la activación con la plaza',
  'role.granted': 'Enroló',
  'role.ended': 'Retiró el rol',
  'rethus.loaded': 'Cargó ReTHUS',
  'rethus.sanctioned': 'Registró una sanción',
  'rethus.sanction-changed': 'Cambió una sanción',
  'rethus.died': 'Registró un fallecimiento',
  'rethus.expired': 'Registró una identificación no vigente',
  'reps.loaded': 'Cargó REPS',
  'plaza.REPORTADA': 'Reportó una plaza',
  'plaza.APROBADA': 'Aprobó una plaza',
  'plaza.RECHAZADA': 'Rechazó una plaza',
  'plaza.ASIGNADA': 'Asignó una plaza',
  'plaza.ACEPTADA': 'Aceptó su plaza',
  'plaza.NO_ACEPTADA': 'No aceptó la plaza',
  'plaza.RENUNCIADA': 'Renunció a su plaza',
  'plaza.INICIADA': 'Informó el inicio de una plaza',
  'plaza.SUSPENDIDA': 'Suspendió una plaza',
  'plaza.REANUDADA': 'Reanudó una plaza',
  'plaza.PRORROGADA': 'Prorrogó una plaza',
  'plaza.ACORTADA': 'Acortó una plaza',
  'plaza.FINALIZADA': 'Finalizó una plaza',
  'plaza.CANCELADA': 'Canceló una plaza',
  'inscription.INSCRITA': 'Inscribió en el Servicio Social',
  'inscription.APROBADA': 'Aprobó una inscripción',
  'inscription.RECHAZADA': 'Rechazó una inscripción',
  'inscription.ANULADA': 'Anuló una inscripción',
  'inscription.EXONERADA': 'Exoneró del Servicio Social',
  'servicio-social.loaded': 'Cargó Servicio Social',
  'catalogue.loaded': 'Cargó una tabla de códigos',
  'policy.changed': 'Cambió una política o la tabla de roles',
  'audit.read': 'Consultó la auditoría',
  'audit.exported': 'Descargó la auditoría',
  'bulk.uploaded': 'Cargó un archivo masivo',
  'bulk.applied': 'Aplicó un archivo masivo',
  'bulk.stopped': 'Detuvo un archivo masivo',
  'bulk.finished': 'Terminó de aplicar un archivo masivo',
  'case.opened': 'Dijo «No fui yo»',
  'case.said-again': 'Dijo otra vez «No fui yo»',
  'case.closed': 'Resolvió un caso',
  'patient.read': 'Consultó los datos de un paciente',
  'patient.entered': 'Registró un paciente',
  'patient.changed': 'Cambió los datos de un paciente',
  'prescription.signed': 'Firmó una fórmula',
  'prescription.annulled': 'Anuló una fórmula',
  'prescription.modified': 'Modificó una fórmula',
  'prescription.read': 'Consultó una fórmula',
  'prescription.listed': 'Consultó una lista de fórmulas',
  'prescription.printed': 'Imprimió una fórmula',
  'prescription.verified': 'Verificó una fórmula con los datos del paciente',
  'key.made': 'Hizo una llave de firma',
  'key.retired': 'Retiró una llave de firma',
  'clock.moved': 'Adelantó el reloj de la demostración',
} as const
export type AuditAct = keyof typeof actNames

/** Ids only: a name may be corrected or erased, an audit row may not. */
export type AuditEvent = {
  id: string
  at: Date
  actor: AuditActor
  act: AuditAct
  entidadId?: EntidadId | null
  sedeId?: SedeId | null
  personId?: PersonId | null
  objectId?: string | null
  /** The decision it was done on: rules, outcomes, evidence ids. */
  decision?: unknown
  reason?: string | null
  requestId?: string | null
}

/** R-AUD-2: called with the transaction of what it records; both are there, or neither is. */
export async function recordAudit(db: Db, event: AuditEvent) {
  const {
    id,
    at,
    actor,
    act,
    entidadId = null,
    sedeId = null,
    personId = null,
    objectId = null,
    decision,
    reason = null,
    requestId = null,
  } = event
  const by = actor.kind === 'PERSONA' ? actor : { personId: null, accountId: null }
  await db.query(sql`
    insert into audit_event (id, at, actor_kind, actor_id, account_id, act, entidad_id, sede_id, person_id, object_id, decision, reason, request_id)
    values (${id}, ${at}, ${actor.kind}, ${by.personId}, ${by.accountId}, ${act}, ${entidadId}, ${sedeId}, ${personId}, ${objectId},
      ${decision === undefined ? null : JSON.stringify(decision)}, ${reason}, ${requestId})`)
}
