import type { PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { MedicineText } from '../prescriptions/index.ts'

/** A medicine line under a name of one's own. */
export type Favourite = {
  id: string
  name: string
  /** Offered first for it; null: for any. */
  diagnosis: string | null
  body: MedicineText
  used: number
  savedAt: Date
}

/** As it is shown: signs that are not seen are no name, and every space is one. */
export const visible = (name: string) =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** More are refused: a list that nobody overlooks helps nobody. */
export const mostFavourites = 200

const columns = sql`f.id, f.name, f.diagnosis, f.body, f.used, f.saved_at as "savedAt"`

/** Those for the diagnosis first, then those used most. */
export const findFavourites = (db: Db, personId: PersonId, { diagnosis, limit }: { diagnosis: string; limit: number }) =>
  db.query<Favourite>(sql`
    select ${columns} from prescription_favourite f where f.person_id = ${personId}
    order by (f.diagnosis is not distinct from nullif(${diagnosis}, '')) desc, f.used desc, f.name, f.id limit ${limit}`)

export async function countFavourites(db: Db, personId: PersonId): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    select count(*)::int as count from prescription_favourite where person_id = ${personId}`)
  return row?.count ?? 0
}

export async function findFavourite(db: Db, personId: PersonId, id: string): Promise<Favourite | null> {
  const [row] = await db.query<Favourite>(sql`
    select ${columns} from prescription_favourite f where f.person_id = ${personId} and f.id = ${id}`)
  return row ?? null
}

type Saved = Pick<Favourite, 'id' | 'name' | 'diagnosis' | 'body'> & { personId: PersonId; at: Date }

/**
 * A name that one has already gets the new line; `isNew` says which it was.
 * @returns null when there are too many
 */
export async function saveFavourite(
  db: Db,
  { id, personId, name, diagnosis, body, at }: Saved,
): Promise<{ favourite: Favourite; isNew: boolean } | null> {
  const [row] = await db.query<Favourite>(sql`
    insert into prescription_favourite as f (id, person_id, name, diagnosis, body, used, saved_at)
    select ${id}, ${personId}, ${name}, ${diagnosis}, ${JSON.stringify(body)}, 0, ${at}
    where exists (select 1 from prescription_favourite where person_id = ${personId} and name = ${name})
      or (select count(*) from prescription_favourite where person_id = ${personId}) < ${mostFavourites}
    on conflict on constraint prescription_favourite_once do update
      set body = excluded.body, diagnosis = excluded.diagnosis, saved_at = excluded.saved_at
    returning ${columns}`)
  return row ? { favourite: row, isNew: row.id === id } : null
}

/** Refused by prescription_favourite_once when the name is another's. */
export async function renameFavourite(db: Db, personId: PersonId, id: string, name: string): Promise<'done' | 'taken' | 'gone'> {
  const [row] = await db.query<{ taken: boolean; done: boolean }>(sql`
    with taken as (select 1 from prescription_favourite where person_id = ${personId} and name = ${name} and id <> ${id}),
      renamed as (
        update prescription_favourite set name = ${name} where person_id = ${personId} and id = ${id} and not exists (select 1 from taken)
        returning id)
    select exists (select 1 from taken) as taken, exists (select 1 from renamed) as done`)
  return row?.done ? 'done' : row?.taken ? 'taken' : 'gone'
}

export async function deleteFavourite(db: Db, personId: PersonId, id: string): Promise<boolean> {
  const rows = await db.query(sql`delete from prescription_favourite where person_id = ${personId} and id = ${id} returning id`)
  return rows.length > 0
}

export const countUse = (db: Db, personId: PersonId, id: string) =>
  db.query(sql`update prescription_favourite set used = used + 1 where person_id = ${personId} and id = ${id}`)
