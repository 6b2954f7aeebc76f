import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import type { InstantKeyset } from '../../shared/instant-key.ts'
import type { Db } from '../../shared/sql.ts'
import { type Application, type ApplicationFilters, findApplicationsOf, summarizeApplicationsOf } from '../applications/index.ts'
import { findDelegationsOf } from '../delegados/index.ts'
import { findHolders } from '../people/index.ts'
import { findRethusBriefs } from '../rethus/index.ts'
import { findPlazasOfMany, isToStart, type Plaza } from '../servicio-social/index.ts'
import type { RolePolicy } from './decide-enrolment.ts'
import { decideReadiness, type Readiness } from './decide-readiness.ts'
import { findRolePolicies } from './enrolment-store.ts'
import { dueInstants } from './queue-filters.ts'

export type QueueRow = {
  application: Application
  readiness: Readiness
  /** Codes, of the titles in ReTHUS or of the plaza. */
  professions: string[]
  asOf: Date | null
  /** Of Servicio Social, in force or to come, wherever. */
  plazas: Plaza[]
}

/** The sedes that this delegado answers for; null: all of the entidad. */
export async function findCoveredSedes(db: Db, personId: PersonId, entidadId: EntidadId, at: Date): Promise<SedeId[] | null> {
  const own = (await findDelegationsOf(db, personId, at)).filter((delegation) => delegation.entidadId === entidadId)
  return own.some(({ sedeIds }) => sedeIds === null) ? null : own.flatMap(({ sedeIds }) => sedeIds ?? [])
}

/** A page of the queue, each row with what stands between it and its activation. Five statements, however long the page. */
export async function loadQueue(db: Db, entidadId: EntidadId, filters: ApplicationFilters, keyset: InstantKeyset, at: Date) {
  const found = await findApplicationsOf(db, entidadId, filters, { ...keyset, limit: keyset.limit + 1 })
  const hasMore = found.length > keyset.limit
  // Read backwards, the one too many is the first.
  const applications = keyset.before ? found.slice(hasMore ? 1 : 0) : found.slice(0, keyset.limit)
  const policies = applications.length > 0 ? await findRolePolicies(db, entidadId) : []
  return { rows: await withReadiness(db, policies, applications, at), hasMore }
}

/** How many lie in each tray, and how their days stand. */
export const countQueue = (db: Db, entidadId: EntidadId, filters: Omit<ApplicationFilters, 'states'>, at: Date) =>
  summarizeApplicationsOf(db, entidadId, filters, dueInstants(at))

export async function withReadiness(db: Db, policies: RolePolicy[], applications: Application[], at: Date): Promise<QueueRow[]> {
  if (applications.length === 0) return []
  const personIds = applications.map(({ personId }) => personId)
  const briefs = await findRethusBriefs(db, personIds, at)
  const holders = await findHolders(db, personIds, at)
  const plazas = await findPlazasOfMany(db, personIds)
  return applications.map((application) => {
    const { personId, accountId, kind, sedeId, roleAsked } = application
    const rethus = briefs.get(personId) ?? null
    const held = holders.get(personId)
    const own = plazas.filter((plaza) => plaza.personId === personId && (plaza.during.until === null || plaza.during.until > at))
    const here = own.find((plaza) => plaza.sedeId === sedeId)
    const plaza = here ? { ...here, hasStarted: !isToStart(here) } : null
    const plazaElsewhere = own.find((other) => other.sedeId !== sedeId && other.during.from <= at) ?? null
    const holder = held === undefined ? 'none' : held === accountId ? 'applicant' : 'another'
    return {
      application,
      readiness: decideReadiness({ kind, rethus, holder, policies, plaza, plazaElsewhere, roleAsked }),
      professions: kind === 'SERVICIO_SOCIAL' ? own.map(({ professionCode }) => professionCode) : (rethus?.professions ?? []),
      asOf: rethus?.asOf ?? null,
      plazas: own,
    }
  })
}
