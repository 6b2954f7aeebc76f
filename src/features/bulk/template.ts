import { type CalendarDate, dayOf, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import { fieldDate } from '../../shared/dates-es.ts'
import type { EntidadId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { type Application, findApplicationsOf } from '../applications/index.ts'
import { findRolePolicies, type RolePolicy, rolesFor } from '../enrolment/index.ts'
import { findHolders } from '../people/index.ts'
import { findSedesOf } from '../reps/index.ts'
import { findRethusBriefs } from '../rethus/index.ts'
import { findPlazasOfMany } from '../servicio-social/index.ts'
import { columns, type Fields, mostRows } from './bulk.ts'

/** A file of ours: the header and some rows. */
export const fileOf = (rows: readonly Fields[]) =>
  csvOf(
    columns,
    rows.map((fields) => columns.map((column) => fields[column])),
  )

/** Who waits at the sedes of this delegado, the oldest first, with what can be suggested: he only corrects it. */
export async function findTemplateRows(
  db: Db,
  entidadId: EntidadId,
  sedeIds: readonly SedeId[] | null,
  now: Date,
): Promise<Fields[]> {
  const sent = await findApplicationsOf(db, entidadId, { states: ['ENVIADA'], sedeIds }, { after: null, limit: mostRows })
  // Two accounts may say that they are one person: one row, and the plan tells of both.
  const isSame = (a: Application, b: Application) => a.personId === b.personId && a.sedeId === b.sedeId
  const waiting = sent.filter((one, i) => sent.findIndex((other) => isSame(one, other)) === i)
  const personIds = waiting.map(({ personId }) => personId)
  const sedes = new Map((await findSedesOf(db, entidadId)).map(({ id, code }) => [id, code]))
  const policies = await findRolePolicies(db, entidadId)
  const briefs = await findRethusBriefs(db, personIds, now)
  const holders = await findHolders(db, personIds, now)
  const plazas = await findPlazasOfMany(db, personIds)
  return waiting.map((application) => {
    const { personId, sedeId, document, personName, kind } = application
    const plaza = plazas.find((one) => one.personId === personId && one.sedeId === sedeId)
    const professions =
      kind === 'SERVICIO_SOCIAL' ? (plaza ? [plaza.professionCode] : []) : (briefs.get(personId)?.professions ?? [])
    return {
      accion: 'ACTIVAR',
      tipo_documento: document.type,
      numero_documento: document.number,
      nombre: personName,
      codigo_sede: sedes.get(sedeId) ?? '',
      opcion: kind,
      roles: roleFor(application, policies, professions),
      ...daysFor(kind, plaza?.during ?? null, now),
      documento_visto: holders.has(personId) ? '' : 'no',
      motivo: '',
    }
  })
}

/** What was asked for; else the one that the table of roles gives to a profession and not to anybody. */
function roleFor({ kind, roleAsked }: Application, policies: RolePolicy[], professions: string[]) {
  if (roleAsked) return roleAsked.code
  const offered = rolesFor(
    policies.filter(({ registration, professionCode }) => registration === kind && professionCode !== null),
    professions,
  )
  return offered[0]?.role ?? ''
}

/** A year from today; in Servicio Social, what is left of the plaza. */
function daysFor(kind: Application['kind'], plaza: { from: Date; until: Date | null } | null, now: Date) {
  const today = dayOf(now)
  if (kind === 'SERVICIO_SOCIAL') {
    if (!plaza) return { desde: '', hasta: '' }
    const period = periodOf(plaza)
    const last = lastDayOf(period)
    return { desde: fieldDate(period.from > today ? period.from : today), hasta: last ? fieldDate(last) : '' }
  }
  return { desde: fieldDate(today), hasta: fieldDate(dayBeforeNextYear(today)) }
}

function dayBeforeNextYear(today: CalendarDate): CalendarDate {
  const next = new Date(`${today}T12:00:00Z`)
  next.setUTCFullYear(next.getUTCFullYear() + 1)
  next.setUTCDate(next.getUTCDate() - 1)
  return next.toISOString().slice(0, 10) as CalendarDate
}

/** The file that would end what a file activated: ready but for the reason, which the person will read. */
export const endingRow = (fields: Fields): Fields => ({
  ...fields,
  accion: 'TERMINAR',
  roles: '',
  desde: '',
  hasta: '',
  documento_visto: '',
  motivo: '',
})
