import type { CalendarDate, During } from '../../shared/calendar.ts'
import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { AssignmentState, Offer, PlazaState } from './plaza.ts'
import type { Office, PlazaAct } from './plaza-life.ts'

/** A plaza with its names and who holds it, as lists and its own page show it; its state is that of the instant asked. */
export type PlazaCard = Offer & {
  entidadName: string
  sedeName: string
  municipio: string | null
  departamento: string | null
  holder: { personId: PersonId; name: string; document: { type: string; number: string } | null; state: AssignmentState } | null
  /** When whoever holds it holds it; null: nobody does, or it never came into force. */
  during: During | null
}

type Row = Omit<PlazaCard, 'during'> & { from: Date | null; until: Date | null }

/** Whoever declined or renounced holds it no more. */
const from = sql`
  from plaza z
  join sede s on s.id = z.sede_id
  join entidad e on e.id = z.entidad_id
  left join municipio m on m.code = s.municipio_code
  left join departamento d on d.code = m.departamento_code
  left join lateral (
    select * from plaza_assignment a where a.plaza_id = z.id
    order by a.assigned_at desc, lower(a.during) desc nulls last, a.id desc limit 1) a on a.state not in ('NO_ACEPTADA', 'RENUNCIADA')
  left join person p on p.id = a.person_id`

/** As `stateAt` has it. */
const stateAt = (now: Date) => sql`case when z.state = 'ACTIVA' and upper(a.during) <= ${now} then 'FINALIZADA' else z.state end`

const find = async (db: Db, now: Date, where: Sql): Promise<PlazaCard[]> => {
  const rows = await db.query<Row>(sql`
    select z.id, z.code, z.entidad_id as "entidadId", z.sede_id as "sedeId", z.profession_code as "professionCode", z.modality, z.provision,
      z.first_day as "firstDay", z.last_day as "lastDay", ${stateAt(now)} as state, z.state_since as "stateSince", z.version,
      e.name as "entidadName", s.name as "sedeName", m.name as municipio, d.name as departamento,
      lower(a.during) as "from", upper(a.during) as "until",
      case when p.id is not null then json_build_object('personId', p.id, 'name', p.full_name, 'state', a.state,
        'document', (select json_build_object('type', i.type, 'number', i.number) from person_document i
          where i.person_id = p.id order by lower(i.during) desc limit 1)) end as holder
    ${from} where ${where}`)
  return rows.map(({ from, until, ...row }) => ({ ...row, during: from ? { from, until } : null }))
}

export async function findPlazaCard(db: Db, id: string, now: Date): Promise<PlazaCard | null> {
  const [found] = await find(db, now, sql`z.id = ${id}`)
  return found ?? null
}

/** What is looked for; null or empty does not narrow. */
export type PlazaSearch = {
  entidadId: EntidadId | null
  sedeIds: readonly SedeId[] | null
  state: PlazaState | null
  departamento: string | null
  profession: string | null
  text: string
}

/** By code: pages go on after the last. */
export function findPlazaCards(db: Db, search: PlazaSearch, now: Date, page: { after: string; limit: number }) {
  const { entidadId, sedeIds, state, departamento, profession } = search
  const text = search.text.trim()
  const number = text.replace(/[\s.,]/g, '').toUpperCase()
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const all = [
    sql`z.code > ${page.after}`,
    entidadId && sql`z.entidad_id = ${entidadId}`,
    sedeIds && sql`z.sede_id = any (${sedeIds}::uuid[])`,
    state && sql`${stateAt(now)} = ${state}`,
    departamento && sql`m.departamento_code = ${departamento}`,
    profession && sql`z.profession_code = ${profession}`,
    text &&
      sql`(z.code ilike ${like} or plain(p.full_name) like plain(${like}) or plain(s.name) like plain(${like}) or plain(e.name) like plain(${like})
        or exists (select from person_document i where i.person_id = p.id and i.number = ${number}))`,
  ].filter((one) => one !== null && one !== '')
  const where = all.reduce<Sql>((whole, one) => sql`${whole} and ${one}`, sql`true`)
  return find(db, now, sql`${where} order by z.code limit ${page.limit}`)
}

export type StateCount = { departamento: string; state: PlazaState; count: number }

/** How many there are of each state in each departamento. */
export const countPlazas = (db: Db, now: Date) =>
  db.query<StateCount>(sql`
    select coalesce(d.name, 'Sin dato') as departamento, ${stateAt(now)} as state, count(*)::int as count
    ${from} group by 1, 2 order by 1, 2`)

export const findDepartamentos = (db: Db) =>
  db.query<{ code: string; name: string }>(sql`select code, name from departamento order by plain(name)`)

export type StepLine = {
  seq: number
  act: PlazaAct
  at: Date
  office: Office
  byName: string | null
  holderName: string | null
  day: CalendarDate | null
  norm: string | null
  reason: string | null
}

/** All that was done to a plaza, the latest first. */
export const findSteps = (db: Db, plazaId: string) =>
  db.query<StepLine>(sql`
    select t.seq, t.act, t.at, t.office, b.full_name as "byName", h.full_name as "holderName", t.day, t.norm, t.reason
    from plaza_step t left join person b on b.id = t.by_person left join person h on h.id = t.holder
    where t.plaza_id = ${plazaId} order by t.seq desc`)
