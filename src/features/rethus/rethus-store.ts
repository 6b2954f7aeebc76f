import type { PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Document } from '../people/index.ts'
import type { RethusBrief, RethusSanction, RethusSocialService, RethusStanding, RethusTitle } from './rethus.ts'

/** What the register says of a person, as of when. Decisions about rights ask it under the person's lock. */
export async function findRethusStanding(db: Db, personId: PersonId): Promise<RethusStanding> {
  const [entry] = await db.query<NonNullable<RethusStanding['entry']>>(sql`
    select document_state as "documentState", as_of as "asOf" from rethus_entry where person_id = ${personId}`)
  if (!entry) return { entry: null, titles: [], sanctions: [] }
  const titles = await db.query<RethusTitle>(sql`
    select id, program_type as "programType", origin, profession, profession_code as "professionCode",
      practising_since as "practisingSince", act, reporter
    from rethus_title where person_id = ${personId} order by practising_since, id`)
  const sanctions = await db.query<RethusSanction>(sql`
    select id, sanction, authority, act, lower(during) as "from", upper(during) as "until"
    from rethus_sanction where person_id = ${personId} order by lower(during) desc, id`)
  return { entry, titles, sanctions }
}

/** In brief, of many at once: for lists. Whoever is not in ReTHUS is not in the map. */
export async function findRethusBriefs(db: Db, personIds: readonly PersonId[], at: Date): Promise<Map<PersonId, RethusBrief>> {
  const rows = await db.query<RethusBrief & { personId: PersonId }>(sql`
    select e.person_id as "personId", e.document_state as "documentState", e.as_of as "asOf",
      (select coalesce(array_agg(distinct t.profession_code) filter (where t.profession_code is not null), '{}')
        from rethus_title t where t.person_id = e.person_id) as professions,
      exists (select from rethus_sanction s where s.person_id = e.person_id and s.during @> ${at}::timestamptz) as "isSanctioned"
    from rethus_entry e where e.person_id = any (${personIds}::uuid[])`)
  return new Map(rows.map(({ personId, ...brief }) => [personId, brief]))
}

export async function findSocialService(db: Db, personId: PersonId): Promise<RethusSocialService[]> {
  return db.query<RethusSocialService>(sql`
    select id, provision, place_kind as "placeKind", place, period_from as "from", period_last as "last", modality, program, reporter
    from rethus_social_service where person_id = ${personId} order by period_from nulls last, id`)
}

export type Named = {
  personId: PersonId
  firstName: string
  secondName: string | null
  firstSurname: string
  secondSurname: string | null
  fullName: string
}

/** The person of ReTHUS whose document this is at the instant; null when there is none. */
export async function findRethusPerson(db: Db, { type, number }: Document, at: Date): Promise<Named | null> {
  const [row] = await db.query<Named>(sql`
    select p.id as "personId", p.first_name as "firstName", p.second_name as "secondName",
      p.first_surname as "firstSurname", p.second_surname as "secondSurname", p.full_name as "fullName"
    from person_document d join person p on p.id = d.person_id join rethus_entry e on e.person_id = p.id
    where d.type = ${type} and d.number = ${number} and d.during @> ${at}::timestamptz`)
  return row ?? null
}

/** Was it, before, the document of somebody in ReTHUS who has another one now? */
export async function wasDocumentInRethus(db: Db, { type, number }: Document, at: Date): Promise<boolean> {
  const [row] = await db.query(sql`
    select from person_document d join rethus_entry e on e.person_id = d.person_id
    where d.type = ${type} and d.number = ${number} and not d.during @> ${at}::timestamptz limit 1`)
  return row !== undefined
}
