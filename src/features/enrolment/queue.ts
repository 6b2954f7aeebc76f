import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import {
  type Application,
  type ApplicationFilters,
  countApplicationsOf,
  findApplicationsOf,
  type Keyset,
} from '../applications/index.ts'
import { findDelegationsOf } from '../delegados/index.ts'
import { findHolders } from '../people/index.ts'
import { findRethusBriefs } from '../rethus/index.ts'
import { findPlazasOfMany } from '../servicio-social/index.ts'
import { decideReadiness, type Readiness } from './decide-readiness.ts'
import { findRolePolicies } from './enrolment-store.ts'

export type QueueRow = { application: Application; readiness: Readiness; asOf: Date | null }

/** The sedes that this delegado answers for; null: all of the entidad. */
export async function findCoveredSedes(db: Db, personId: PersonId, entidadId: EntidadId, at: Date): Promise<SedeId[] | null> {
  const own = (await findDelegationsOf(db, personId, at)).filter((delegation) => delegation.entidadId === entidadId)
  return own.some(({ sedeIds }) => sedeIds === null) ? null : own.flatMap(({ sedeIds }) => sedeIds ?? [])
}

/** A page of the queue, each row with what stands between it and its activation. Five statements, however long the page. */
export async function loadQueue(db: Db, entidadId: EntidadId, filters: ApplicationFilters, keyset: Keyset, at: Date) {
  const applications = await findApplicationsOf(db, entidadId, filters, { ...keyset, limit: keyset.limit + 1 })
  const rows = await withReadiness(db, entidadId, applications.slice(0, keyset.limit), at)
  const counts = await countApplicationsOf(db, entidadId, filters.sedeIds ?? null)
  return { rows, hasMore: applications.length > keyset.limit, counts }
}

export async function withReadiness(db: Db, entidadId: EntidadId, applications: Application[], at: Date): Promise<QueueRow[]> {
  const personIds = applications.map(({ personId }) => personId)
  const briefs = await findRethusBriefs(db, personIds, at)
  const holders = await findHolders(db, personIds, at)
  const policies = await findRolePolicies(db, entidadId)
  const plazas = await findPlazasOfMany(db, personIds)
  return applications.map((application) => {
    const { personId, accountId, kind, sedeId } = application
    const rethus = briefs.get(personId) ?? null
    const held = holders.get(personId)
    const own = plazas.filter((plaza) => plaza.personId === personId && (plaza.during.until === null || plaza.during.until > at))
    const here = own.find((plaza) => plaza.sedeId === sedeId)
    const hasPlazaElsewhere = own.some((plaza) => plaza.sedeId !== sedeId && plaza.during.from <= at)
    const holder = held === undefined ? 'none' : held === accountId ? 'applicant' : 'another'
    return {
      application,
      readiness: decideReadiness({ kind, rethus, holder, policies, plaza: here ?? null, hasPlazaElsewhere }),
      asOf: rethus?.asOf ?? null,
    }
  })
}
