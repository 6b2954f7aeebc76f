import type { During } from '../../shared/calendar.ts'
import type { PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Load } from '../registers/index.ts'
import type { RethusSanction } from './rethus.ts'

type Held = RethusSanction & { during: During }

/** By what names a sanction: its act and its first instant. */
export async function findSanction(db: Db, of: { personId: PersonId; act: string; from: Date }): Promise<Held | null> {
  const [row] = await db.query<RethusSanction>(sql`
    select id, sanction, authority, act, lower(during) as "from", upper(during) as "until"
    from rethus_sanction where person_id = ${of.personId} and act = ${of.act} and lower(during) = ${of.from}`)
  return row ? { ...row, during: { from: row.from, until: row.until } } : null
}

type NewSanction = {
  id: string
  personId: PersonId
  sanction: string
  authority: string
  act: string
  during: During
  at: Date
  load: Load
}

export async function insertSanction(db: Db, { id, personId, sanction, authority, act, during, at, load }: NewSanction) {
  await db.query(sql`
    insert into rethus_sanction (id, person_id, sanction, authority, act, during, recorded_at, load_id)
    values (${id}, ${personId}, ${sanction}, ${authority}, ${act}, tstzrange(${during.from}, ${during.until}), ${at}, ${load.id})`)
}

export async function saveSanction(
  db: Db,
  said: { id: string; sanction: string; authority: string; until: Date | null; load: Load },
) {
  await db.query(sql`
    update rethus_sanction set sanction = ${said.sanction}, authority = ${said.authority}, load_id = ${said.load.id},
      during = tstzrange(lower(during), ${said.until})
    where id = ${said.id}`)
}

type Said = { line: number; id: string; personId: PersonId; sanction: string; authority: string; act: string; during: During }

const jsonOf = (rows: Said[]) => JSON.stringify(rows.map(({ during, ...row }) => ({ ...row, ...during })))
const saidColumns = sql`
  line int, id uuid, "personId" uuid, sanction text, authority text, act text, "from" timestamptz, until timestamptz`

/** Which of these rows name a sanction that is known, by line; `isSame`: it is known exactly so. */
export async function findKnownSanctions(db: Db, rows: Said[]): Promise<Map<number, { isSame: boolean }>> {
  const known = await db.query<{ line: number; isSame: boolean }>(sql`
    select said.line, (held.sanction, held.authority, held.during) is not distinct from
      (said.sanction, said.authority, tstzrange(said."from", said.until)) as "isSame"
    from json_to_recordset(${jsonOf(rows)}::json) as said (${saidColumns})
    join rethus_sanction held on held.person_id = said."personId" and held.act = said.act and lower(held.during) = said."from"`)
  return new Map(known.map(({ line, isSame }) => [line, { isSame }]))
}

/** Sanctions that were over before they were told: they change nobody's rights, so no lock is taken. Answers how many were new. */
export async function insertServedSanctions(db: Db, rows: Said[], { at, load }: { at: Date; load: Load }): Promise<number> {
  const written = await db.query(sql`
    insert into rethus_sanction (id, person_id, sanction, authority, act, during, recorded_at, load_id)
    select id, "personId", sanction, authority, act, tstzrange("from", until), ${at}::timestamptz, ${load.id}::uuid
    from json_to_recordset(${jsonOf(rows)}::json) as said (${saidColumns})
    on conflict do nothing returning id`)
  return written.length
}
