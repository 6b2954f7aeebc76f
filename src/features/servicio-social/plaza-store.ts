import type { CalendarDate } from '../../shared/calendar.ts'
import type { PersonId, SedeId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { Assignment, AssignmentState, Offer } from './plaza.ts'
import type { Office, PlazaAct } from './plaza-life.ts'

const offerColumns = sql`z.id, z.code, z.entidad_id as "entidadId", z.sede_id as "sedeId", z.profession_code as "professionCode",
  z.modality, z.provision, z.first_day as "firstDay", z.last_day as "lastDay", z.state, z.state_since as "stateSince", z.version`

const findOffers = (db: Db, where: Sql) => db.query<Offer>(sql`select ${offerColumns} from plaza z where ${where}`)

export async function findOffer(db: Db, id: string): Promise<Offer | null> {
  const [found] = await findOffers(db, sql`z.id = ${id}`)
  return found ?? null
}

export async function findOfferByCode(db: Db, code: string): Promise<Offer | null> {
  const [found] = await findOffers(db, sql`z.code = ${code}`)
  return found ?? null
}

/** Writers on one plaza queue here; after the persons' locks, never before. */
export async function lockPlaza(db: Db, id: string) {
  await db.query(sql`select from plaza where id = ${id} for no key update`)
}

/** Those who give plazas of one sede a code queue here. */
export async function countPlazasUnderLock(db: Db, sedeId: SedeId): Promise<number> {
  await db.query(sql`select from sede where id = ${sedeId} for no key update`)
  const [row] = await db.query<{ count: number }>(sql`select count(*)::int as count from plaza where sede_id = ${sedeId}`)
  return row?.count ?? 0
}

export async function insertOffer(db: Db, offer: Omit<Offer, 'stateSince' | 'version'> & { at: Date }) {
  const { id, code, entidadId, sedeId, professionCode, modality, provision, firstDay, lastDay, state, at } = offer
  await db.query(sql`
    insert into plaza (id, code, entidad_id, sede_id, profession_code, modality, provision, first_day, last_day, state, state_since)
    values (${id}, ${code}, ${entidadId}, ${sedeId}, ${professionCode}, ${modality}, ${provision}, ${firstDay}, ${lastDay}, ${state}, ${at})`)
}

export async function moveOffer(
  db: Db,
  { id, state, at, lastDay }: Pick<Offer, 'id' | 'state'> & { at: Date; lastDay: CalendarDate | null },
) {
  await db.query(sql`
    update plaza set version = version + 1, state_since = case when state = ${state} then state_since else ${at}::timestamptz end,
      state = ${state}, last_day = coalesce(${lastDay}::date, last_day) where id = ${id}`)
}

type AssignmentRow = Omit<Assignment, 'during'> & { from: Date | null; until: Date | null }

/** Who holds the plaza now, or held it last; null when nobody ever did. One that was not accepted or was renounced is over. */
export async function findCurrent(db: Db, plazaId: string): Promise<Assignment | null> {
  const [row] = await db.query<AssignmentRow>(sql`
    select id, plaza_id as "plazaId", person_id as "personId", sede_id as "sedeId", state, state_since as "stateSince",
      lower(during) as "from", upper(during) as "until"
    from plaza_assignment where plaza_id = ${plazaId} order by assigned_at desc, lower(during) desc nulls last, id desc limit 1`)
  if (!row || row.state === 'NO_ACEPTADA' || row.state === 'RENUNCIADA') return null
  const { from, until, ...rest } = row
  return { ...rest, during: from ? { from, until } : null }
}

type NewAssignment = {
  id: string
  plazaId: string
  personId: PersonId
  sedeId: SedeId
  state: AssignmentState
  from: Date
  until: Date | null
  at: Date
}

/** Somebody else's on these days shows as plaza_one_person, another plaza of the person as plaza_one_at_a_time. */
export async function insertAssignment(db: Db, { id, plazaId, personId, sedeId, state, from, until, at }: NewAssignment) {
  await db.query(sql`
    insert into plaza_assignment (id, plaza_id, person_id, sede_id, state, state_since, during, assigned_at)
    values (${id}, ${plazaId}, ${personId}, ${sedeId}, ${state}, ${at}, tstzrange(${from}, ${until}), ${at})`)
}

export async function moveAssignment(
  db: Db,
  { id, state, during, at }: Pick<Assignment, 'id' | 'state' | 'during'> & { at: Date },
) {
  const range = during ? sql`tstzrange(${during.from}, ${during.until})` : sql`'empty'::tstzrange`
  await db.query(sql`
    update plaza_assignment set during = ${range}, state_since = case when state = ${state} then state_since else ${at}::timestamptz end,
      state = ${state} where id = ${id}`)
}

export type NewStep = {
  plazaId: string
  act: PlazaAct
  by: PersonId | null
  office: Office
  at: Date
  holder: PersonId | null
  day: CalendarDate | null
  norm: string | null
  reason: string | null
}

/** The plaza is locked, so that the next number is free. */
export async function insertStep(db: Db, { plazaId, act, by, office, at, holder, day, norm, reason }: NewStep) {
  await db.query(sql`
    insert into plaza_step (plaza_id, seq, act, by_person, office, at, holder, day, norm, reason)
    select ${plazaId}, coalesce(max(seq), 0) + 1, ${act}, ${by}, ${office}, ${at}, ${holder}, ${day}, ${norm}, ${reason}
    from plaza_step where plaza_id = ${plazaId}`)
}

/** Was this said before, of this day and this holder? A file that is loaded again says nothing new. */
export async function hasStep(
  db: Db,
  { plazaId, act, holder, day }: Pick<NewStep, 'plazaId' | 'act' | 'holder' | 'day'>,
): Promise<boolean> {
  const [row] = await db.query(sql`
    select from plaza_step where plaza_id = ${plazaId} and act = ${act} and day is not distinct from ${day}::date
      and (${holder}::uuid is null or holder = ${holder}) limit 1`)
  return row !== undefined
}
