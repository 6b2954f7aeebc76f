import type { PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Document } from '../people/index.ts'
import type { Load } from '../registers/index.ts'
import type { DocumentState } from './rethus.ts'
import type { SocialServiceRow, TitleRow } from './rethus-row.ts'

// Many rows in one statement: what is said travels as JSON.

type Entry = { personId: PersonId; documentState: DocumentState; asOf: Date }

export async function findEntries(db: Db, personIds: PersonId[]): Promise<Map<PersonId, Entry>> {
  const rows = await db.query<Entry>(sql`
    select person_id as "personId", document_state as "documentState", as_of as "asOf"
    from rethus_entry where person_id = any (${personIds}::uuid[])`)
  return new Map(rows.map((row) => [row.personId, row]))
}

export async function saveEntries(db: Db, entries: Omit<Entry, 'asOf'>[], load: Load) {
  await db.query(sql`
    insert into rethus_entry (person_id, document_state, as_of, load_id)
    select "personId", "documentState", ${load.asOf}::timestamptz, ${load.id}::uuid
    from json_to_recordset(${JSON.stringify(entries)}::json) as said ("personId" uuid, "documentState" text) order by "personId"
    on conflict (person_id) do update set document_state = excluded.document_state, as_of = excluded.as_of, load_id = excluded.load_id`)
}

/** Who of ReTHUS has these documents at the instant, by `type number`. */
export async function findInscribed(db: Db, documents: Document[], at: Date): Promise<Map<string, PersonId>> {
  const rows = await db.query<Document & { personId: PersonId }>(sql`
    select d.type, d.number, d.person_id as "personId"
    from json_to_recordset(${JSON.stringify(documents)}::json) as asked (type text, number text)
    join person_document d on d.type = asked.type and d.number = asked.number and d.during @> ${at}::timestamptz
    join rethus_entry e on e.person_id = d.person_id`)
  return new Map(rows.map(({ type, number, personId }) => [documentKey({ type, number }), personId]))
}

export const documentKey = ({ type, number }: Document) => `${type} ${number}`

type Of<Row> = Omit<Row, 'document' | 'kind'> & { id: string; personId: PersonId }
/** `true`: the row was not there before. */
type Written = { isNew: boolean }[]

/** New titles, and known ones that the file says otherwise; answers only those. The profession gets its code where we know the words. */
export async function saveTitles(db: Db, titles: Of<TitleRow>[], load: Load): Promise<Written> {
  return db.query(sql`
    insert into rethus_title as held (id, person_id, program_type, origin, profession, profession_code, practising_since, act, reporter, load_id)
    select distinct on (said."personId", said."programType", plain(said.profession), plain(said.act))
      said.id, said."personId", said."programType", said.origin, said.profession, known.profession_code, said."practisingSince", said.act,
      said.reporter, ${load.id}::uuid
    from json_to_recordset(${JSON.stringify(titles)}::json) as said (id uuid, line int, "personId" uuid, "programType" text,
      origin text, profession text, "practisingSince" date, act text, reporter text)
    left join profession_name known on known.name = plain(said.profession)
    order by said."personId", said."programType", plain(said.profession), plain(said.act), said.line desc
    on conflict (person_id, program_type, plain(profession), plain(act)) do update set origin = excluded.origin,
      profession = excluded.profession, profession_code = excluded.profession_code, practising_since = excluded.practising_since,
      act = excluded.act, reporter = excluded.reporter, load_id = excluded.load_id
    where (held.origin, held.profession, held.profession_code, held.practising_since, held.act, held.reporter)
      is distinct from (excluded.origin, excluded.profession, excluded.profession_code, excluded.practising_since, excluded.act, excluded.reporter)
    returning xmax = 0 as "isNew"`)
}

/** As `saveTitles`. */
export async function saveSocialServices(db: Db, services: Of<SocialServiceRow>[], load: Load): Promise<Written> {
  return db.query(sql`
    insert into rethus_social_service as held (id, person_id, provision, place_kind, place, period_from, period_last, modality, program, reporter, load_id)
    select distinct on ("personId", provision, plain(coalesce(program, '')), plain(coalesce(place, '')), "from")
      id, "personId", provision, "placeKind", place, "from", last, modality, program, reporter, ${load.id}::uuid
    from json_to_recordset(${JSON.stringify(services)}::json) as said (id uuid, line int, "personId" uuid, provision text, "placeKind" text,
      place text, "from" date, last date, modality text, program text, reporter text)
    order by "personId", provision, plain(coalesce(program, '')), plain(coalesce(place, '')), "from", line desc
    on conflict (person_id, provision, plain(coalesce(program, '')), plain(coalesce(place, '')), coalesce(period_from, '-infinity'))
    do update set place_kind = excluded.place_kind, place = excluded.place, period_last = excluded.period_last,
      modality = excluded.modality, program = excluded.program, reporter = excluded.reporter, load_id = excluded.load_id
    where (held.place_kind, held.place, held.period_last, held.modality, held.program, held.reporter)
      is distinct from (excluded.place_kind, excluded.place, excluded.period_last, excluded.modality, excluded.program, excluded.reporter)
    returning xmax = 0 as "isNew"`)
}
