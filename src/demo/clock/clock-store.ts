import { type Db, sql } from '../../shared/sql.ts'

/** Who moves the clock waits for whoever is moving it. */
export async function lockClock(db: Db) {
  await db.query(sql`select from legal_clock where only_row = ${true} for update`)
}

/** How far the legal clock is ahead, as text: the version of what the page shows. */
export async function findAhead(db: Db): Promise<string> {
  const [row] = await db.query<{ ahead: string }>(sql`
    select (extract(epoch from ahead) * 1000)::bigint::text as ahead from legal_clock where only_row = ${true}`)
  if (!row) throw new Error('table legal_clock has no row')
  return row.ahead
}

/** In seconds, which are as long in every time zone. */
export async function moveAhead(db: Db, milliseconds: number) {
  await db.query(
    sql`update legal_clock set ahead = ahead + make_interval(secs => ${milliseconds / 1000}) where only_row = ${true}`,
  )
}

export type Coming = {
  at: Date
  what: 'ACTIVACION_EMPIEZA' | 'ACTIVACION_TERMINA' | 'DELEGACION_TERMINA' | 'SANCION_EMPIEZA' | 'SANCION_TERMINA'
  name: string
  place: string | null
}

/** What happens by itself when the clock gets there: why somebody would move it. */
export const findComing = (db: Db, now: Date, limit: number) =>
  db.query<Coming>(sql`
    select * from (
      select upper(a.during) as at, 'ACTIVACION_TERMINA' as what, p.full_name as name, s.name as place
      from activation a join person p on p.id = a.person_id join sede s on s.entidad_id = a.entidad_id and s.id = a.sede_id
      where upper(a.during) > ${now}::timestamptz
      union all
      select lower(a.during), 'ACTIVACION_EMPIEZA', p.full_name, s.name
      from activation a join person p on p.id = a.person_id join sede s on s.entidad_id = a.entidad_id and s.id = a.sede_id
      where lower(a.during) > ${now}::timestamptz
      union all
      select upper(d.during), 'DELEGACION_TERMINA', p.full_name, e.name
      from delegation d join person p on p.id = d.person_id join entidad e on e.id = d.entidad_id
      where upper(d.during) > ${now}::timestamptz
      union all
      select lower(r.during), 'SANCION_EMPIEZA', p.full_name, null from rethus_sanction r join person p on p.id = r.person_id
      where lower(r.during) > ${now}::timestamptz
      union all
      select upper(r.during), 'SANCION_TERMINA', p.full_name, null from rethus_sanction r join person p on p.id = r.person_id
      where r.during @> ${now}::timestamptz and upper(r.during) > ${now}::timestamptz
    ) as coming order by at, name limit ${limit}`)
