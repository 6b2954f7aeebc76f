import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'

// From what somebody types to ids, for the search of the record. It reads the tables of people and reps and writes none.

const name: Sql = { text: 'name', values: [] }

/** Every word somewhere in the name, accents and capitals apart; no words, nothing. */
const hasWords = (column: Sql, text: string) =>
  text
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 10)
    .map((word) => sql`plain(${column}) like plain(${`%${word.replace(/[\\%_]/g, '\\$&')}%`})`)
    .reduce((all, one) => sql`${all} and ${one}`)

/** By a document that is or was theirs ("CC 1.900.000.001", or the number alone), or by the words of the name. */
export async function findPersonIds(db: Db, text: string, limit: number): Promise<PersonId[]> {
  const [, type = null, number] = /^\s*(?:([A-Za-z]{2})\s+)?([\d.\s]*\d[\d.\s]*|[A-Za-z]*\d[A-Za-z\d]*)\s*$/.exec(text) ?? []
  if (number) {
    const rows = await db.query<{ id: PersonId }>(sql`
      select distinct person_id as id from person_document
      where number = ${number.replace(/[.\s]/g, '').toUpperCase()} and (${type?.toUpperCase() ?? null}::text is null or type = ${type?.toUpperCase() ?? null})
      limit ${limit}`)
    return rows.map(({ id }) => id)
  }
  const rows = await db.query<{ id: PersonId }>(
    sql`select id from person where ${hasWords({ text: 'full_name', values: [] }, text)} order by plain(full_name), id limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}

export type FoundPlaces = { entidadIds: EntidadId[]; sedes: { id: SedeId; entidadId: EntidadId }[] }

/** By a code or NIT, or by the words of a name: entidades, and single sedes. */
export async function findPlaces(db: Db, text: string, limit: number): Promise<FoundPlaces> {
  const code = text.replace(/[\s.]/g, '').toUpperCase()
  const entidades = await db.query<{ id: EntidadId }>(sql`
    select id from entidad where code = ${code} or id_number = ${code.replace(/-\d$/, '')} or (${hasWords(name, text)})
    order by plain(name), id limit ${limit}`)
  const sedes = await db.query<{ id: SedeId; entidadId: EntidadId }>(sql`
    select id, entidad_id as "entidadId" from sede where code = ${code} or (${hasWords(name, text)})
    order by plain(name), id limit ${limit}`)
  return { entidadIds: entidades.map(({ id }) => id), sedes }
}
