import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import { parseNit } from './nit.ts'
import type { Entidad, EntidadKind, Sede } from './reps.ts'

const municipioOf = (owner: 'e' | 's') => ({
  text: `(select json_build_object('code', m.code, 'name', m.name, 'departamento', d.name)
    from municipio m join departamento d on d.code = m.departamento_code where m.code = ${owner}.municipio_code) as municipio`,
  values: [],
})

const entidadColumns = sql`
  e.id, e.kind, e.code, e.id_type as "idType", e.id_number as "idNumber", e.nit_dv as "nitDv", e.name, e.email, e.phone, e.address,
  ${municipioOf('e')}, e.independiente_id as "independienteId", e.as_of as "asOf"`

const sedeColumns = sql`
  s.id, s.entidad_id as "entidadId", s.kind, s.code, s.name, s.address, s.phone, s.email, ${municipioOf('s')}, s.as_of as "asOf"`

/** Of many at once, for lists. */
export async function findEntidadKinds(db: Db, ids: readonly EntidadId[]): Promise<Map<EntidadId, EntidadKind>> {
  const rows = await db.query<{ id: EntidadId; kind: EntidadKind }>(
    sql`select id, kind from entidad where id = any (${ids}::uuid[])`,
  )
  return new Map(rows.map(({ id, kind }) => [id, kind]))
}

/** Null when there is none of this id. */
export async function findEntidad(db: Db, id: EntidadId): Promise<Entidad | null> {
  const [row] = await db.query<Entidad>(sql`select ${entidadColumns} from entidad e where e.id = ${id}`)
  return row ?? null
}

/** @throws when there is none of this id */
export async function getEntidad(db: Db, id: EntidadId): Promise<Entidad> {
  const found = await findEntidad(db, id)
  if (!found) throw new Error(`there is no entidad ${id}`)
  return found
}

/** That of a sede. @throws when there is no sede of this id */
export async function getEntidadOf(db: Db, sedeId: SedeId): Promise<Entidad> {
  const [row] = await db.query<Entidad>(
    sql`select ${entidadColumns} from sede s join entidad e on e.id = s.entidad_id where s.id = ${sedeId}`,
  )
  if (!row) throw new Error(`there is no sede ${sedeId}`)
  return row
}

/** Null when there is none of this id. */
export async function findSede(db: Db, id: SedeId): Promise<Sede | null> {
  const [row] = await db.query<Sede>(sql`select ${sedeColumns} from sede s where s.id = ${id}`)
  return row ?? null
}

/** @throws when there is none of this id */
export async function getSede(db: Db, id: SedeId): Promise<Sede> {
  const found = await findSede(db, id)
  if (!found) throw new Error(`there is no sede ${id}`)
  return found
}

/** By municipio, then by name. */
export async function findSedesOf(db: Db, entidadId: EntidadId): Promise<Sede[]> {
  return db.query<Sede>(sql`
    select ${sedeColumns} from sede s left join municipio sorted on sorted.code = s.municipio_code
    where s.entidad_id = ${entidadId} order by plain(sorted.name), plain(s.name), s.code`)
}

/** The entidad that a person is, by REPS, with its sedes; the oldest code where there are several. */
export async function findOwnPractice(db: Db, personId: PersonId): Promise<{ entidad: Entidad; sedes: Sede[] } | null> {
  const [entidad] = await db.query<Entidad>(sql`
    select ${entidadColumns} from entidad e where e.independiente_id = ${personId} order by e.code limit 1`)
  return entidad ? { entidad, sedes: await findSedesOf(db, entidad.id) } : null
}

/** `kind` null: any; a list: any of these. */
export type EntidadSearch = { text: string; kind: EntidadKind | readonly EntidadKind[] | null; limit: number }

/** Of a word that thousands of names have, so many are looked at: then any of them is as good as another. */
const candidates = 500

/**
 * By code or number (dots, hyphen and verification digit allowed), then by the words of its name in any order, without
 * accents; where these find too few, the names most like a misspelt one follow. Nothing was written: nothing is found.
 */
export async function findEntidades(db: Db, { text, kind, limit }: EntidadSearch): Promise<Entidad[]> {
  const words = text.trim().split(/\s+/).filter(Boolean).slice(0, 10)
  if (words.length === 0) return []
  const code = text.replace(/[\s.]/g, '').toUpperCase()
  const nit = parseNit(text)
  const isNumber = sql`(e.code = ${code} or e.id_number = ${nit.ok ? nit.value : code})`
  const hasWords = words
    .map((word) => sql`plain(e.name) like plain(${`%${word.replace(/[\\%_]/g, '\\$&')}%`})`)
    .reduce((all, one) => sql`${all} and ${one}`)
  const isOfKind = kind ? sql`e.kind = any (${[kind].flat()}::text[])` : sql`true`

  const found = await bestOf(
    db,
    sql`(select e.id, 0 as rank from entidad e where ${isOfKind} and ${isNumber} limit ${candidates})
      union all (select e.id, 1 from entidad e where ${isOfKind} and ${hasWords} and not ${isNumber} limit ${candidates})`,
    { text, limit },
  )
  if (found.length >= limit) return found
  const ids = found.map(({ id }) => id)
  const alike = await bestOf(
    db,
    sql`select e.id, 2 as rank from entidad e
      where ${isOfKind} and plain(${text}) <% plain(e.name) and e.id <> all (${ids}::uuid[]) limit ${candidates}`,
    { text, limit: limit - found.length },
  )
  return [...found, ...alike]
}

/** The best of some candidates (id, rank): by rank, then by likeness of the name. */
async function bestOf(db: Db, chosen: Sql, { text, limit }: Pick<EntidadSearch, 'text' | 'limit'>): Promise<Entidad[]> {
  return db.query<Entidad>(sql`
    select ${entidadColumns} from (${chosen}) as chosen join entidad e on e.id = chosen.id
    order by chosen.rank, word_similarity(plain(${text}), plain(e.name)) desc, plain(e.name), e.code
    limit ${limit}`)
}

/**
 * R-REPS-6. Ties every independiente whose owner is not known yet to the person who has that document at the instant; only to
 * `personIds` when they are given. A tie once made stays: activations stand on it.
 *
 * @returns how many were tied
 */
export async function linkIndependientes(db: Db, at: Date, personIds?: PersonId[]): Promise<number> {
  const only = personIds ? sql`and d.person_id = any (${personIds}::uuid[])` : sql``
  const tied = await db.query(sql`
    update entidad e set independiente_id = d.person_id
    from person_document d
    where e.kind = 'INDEPENDIENTE' and e.independiente_id is null
      and d.type = e.id_type and d.number = e.id_number and d.during @> ${at}::timestamptz ${only}
    returning e.id`)
  return tied.length
}
