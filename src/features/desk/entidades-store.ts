import type { EntidadId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { EntidadKind } from '../reps/index.ts'

/** How many delegates an entidad has now. */
export type DelegateFilter = 'todos' | 'sin' | 'uno' | 'varios'

export type EntidadFilters = {
  /** Words of the name in any order, or a code, or a NIT with or without its digit. */
  text: string
  /** Null: IPS and EPS, which are those that have delegates. */
  kind: EntidadKind | null
  delegates: DelegateFilter
  /** Only those with a request out of time. */
  isLate: boolean
}

export type ListedEntidad = {
  id: EntidadId
  kind: EntidadKind
  code: string
  name: string
  idType: 'NI' | 'CC' | 'CE' | 'PE' | 'PT'
  idNumber: string
  nitDv: number | null
  municipio: string | null
  sedes: number
  delegates: number
  waiting: number
  late: number
  /** Its place in the order, for the next page. */
  sortName: string
}

export type EntidadKey = { sortName: string; id: EntidadId }

/** By name, page after page; it reads reps, delegados and applications and writes none. */
export function findEntidadesByName(
  db: Db,
  { text, kind, delegates, isLate }: EntidadFilters,
  { at, lateBefore }: { at: Date; lateBefore: Date },
  page: { after: EntidadKey | null; limit: number },
) {
  const words = text.trim().split(/\s+/).filter(Boolean).slice(0, 10)
  const code = text.replace(/[\s.]/g, '').toUpperCase()
  const hasWords = words
    .map((word) => sql`plain(name) like plain(${`%${word.replace(/[\\%_]/g, '\\$&')}%`})`)
    .reduce((all, one) => sql`${all} and ${one}`, sql`true`)
  // A union, so that each way of saying it goes by its own index.
  const said =
    words.length === 0
      ? sql``
      : sql` and e.id in (
          select id from entidad where ${hasWords}
          union select id from entidad where code = ${code}
          union select id from entidad where id_number = ${code.replace(/-\d$/, '')}
          union select entidad_id from sede where code = ${code})`
  const inEffect = sql`delegation d where d.entidad_id = e.id and d.in_effect @> ${at}::timestamptz`
  const count = sql`(select count(*) from ${inEffect})`
  const held = {
    todos: sql``,
    sin: sql` and not exists (select from ${inEffect})`,
    uno: sql` and exists (select from ${inEffect}) and ${count} = 1`,
    varios: sql` and exists (select from ${inEffect}) and ${count} > 1`,
  }[delegates]
  const late = sql`application a where a.entidad_id = e.id and a.state = 'ENVIADA' and a.state_since < ${lateBefore}`
  const kept = isLate ? sql` and exists (select from ${late})` : sql``
  const { after, limit } = page
  return db.query<ListedEntidad>(sql`
    select e.id, e.kind, e.code, e.name, e.id_type as "idType", e.id_number as "idNumber", e.nit_dv as "nitDv", m.name as municipio,
      (select count(*) from sede s where s.entidad_id = e.id) as sedes, ${count} as delegates,
      (select count(*) from application a where a.entidad_id = e.id and a.state = 'ENVIADA') as waiting, (select count(*) from ${late}) as late, plain(e.name) as "sortName"
    from entidad e left join municipio m on m.code = e.municipio_code
    where ${kind === null ? sql`e.kind in ('IPS', 'EPS')` : sql`e.kind = ${kind}`}${said}${held}${kept}${
      after ? sql` and (plain(e.name), e.id) > (${after.sortName}, ${after.id})` : sql``
    }
    order by plain(e.name), e.id limit ${limit}`)
}
