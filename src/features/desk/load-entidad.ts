import type { EntidadId, PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { type Delegation, type DelegationState, findDelegationsAt, stateOf } from '../delegados/index.ts'
import { type Document, getPersonNames } from '../people/index.ts'
import { type Entidad, findEntidad, findSedesOf, type Sede } from '../reps/index.ts'
import { findDocuments } from './desk-store.ts'

/** A delegation with the names that a page shows: those of today, by the ids that it keeps. */
export type DelegationRow = Omit<Delegation, 'end'> & {
  state: DelegationState
  name: string
  document: Document | null
  sedeNames: string[] | null
  namedByName: string
  confirmedByName: string | null
  end: (NonNullable<Delegation['end']> & { byName: string }) | null
}

export type LoadedEntidad = { entidad: Entidad; sedes: Sede[]; delegations: DelegationRow[] }

/** Null when there is no such entidad. */
export async function loadEntidad(db: Db, id: EntidadId, now: Date): Promise<LoadedEntidad | null> {
  const entidad = await findEntidad(db, id)
  if (!entidad) return null
  const sedes = await findSedesOf(db, id)
  const delegations = await findDelegationsAt(db, id)

  const people = delegations.flatMap(({ personId, namedBy, confirmedBy, end }) => [personId, namedBy, confirmedBy, end?.by])
  const names = await getPersonNames(db, [...new Set(people.filter((one): one is PersonId => !!one))])
  const documents = await findDocuments(db, [...new Set(delegations.map(({ personId }) => personId))], now)
  const nameOf = (person: PersonId) => names.get(person) ?? 'Sin nombre'
  const sedeNames = new Map(sedes.map(({ id, name }) => [id, name]))

  const rows = delegations.map((delegation): DelegationRow => {
    const { personId, namedBy, confirmedBy, end, sedeIds } = delegation
    return {
      ...delegation,
      state: stateOf(delegation, now),
      name: nameOf(personId),
      document: documents.get(personId) ?? null,
      sedeNames: sedeIds?.map((sede) => sedeNames.get(sede) ?? 'Una sede que ya no está en REPS') ?? null,
      namedByName: nameOf(namedBy),
      confirmedByName: confirmedBy && nameOf(confirmedBy),
      end: end && { ...end, byName: nameOf(end.by) },
    }
  })
  return { entidad, sedes, delegations: rows }
}
