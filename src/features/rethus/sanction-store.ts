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

/** Those of these rows that are known exactly so, by their line: nothing is to be written for them, and no lock taken. */
export async function findKnownSanctions(
  db: Db,
  rows: { line: number; personId: PersonId; sanction: string; authority: string; act: string; during: During }[],
): Promise<Set<number>> {
  const asked = JSON.stringify(rows.map(({ during, ...row }) => ({ ...row, ...during })))
  const known = await db.query<{ line: number }>(sql`
    select asked.line from json_to_recordset(${asked}::json) as asked (
      line int, "personId" uuid, sanction text, authority text, act text, "from" timestamptz, until timestamptz)
    join rethus_sanction held on held.person_id = asked."personId" and held.act = asked.act and held.sanction = asked.sanction
      and held.authority = asked.authority and held.during = tstzrange(asked."from", asked.until)`)
  return new Set(known.map(({ line }) => line))
}
