import type { CalendarDate } from '../../shared/calendar.ts'
import type { PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Document } from './document.ts'
import type { Names, Person, Source } from './person.ts'

// What a register says of many persons at once. Rows travel as JSON, so that one statement takes a thousand.

/** Whose a document was, is or will be: first instant inclusive, null when none is known; last exclusive, null while it holds. */
export type Holding = Document & { personId: PersonId; from: Date | null; until: Date | null }

/** Every period of these documents, of whoever it is. `any` leaves the index by ranges aside, as in authority-store.ts. */
export async function findHoldings(db: Db, documents: Document[]): Promise<Holding[]> {
  return db.query<Holding>(sql`
    select d.type, d.number, d.person_id as "personId", lower(d.during) as "from", upper(d.during) as "until"
    from json_to_recordset(${JSON.stringify(documents)}::json) as asked (type text, number text)
    join person_document d on d.number = any (array[asked.number]) and d.type = any (array[asked.type]) and not isempty(d.during)
    order by lower(d.during) nulls first`)
}

/** Those of these ids that exist. */
export async function findPersons(db: Db, ids: PersonId[]): Promise<Map<PersonId, Person>> {
  const rows = await db.query<Person>(sql`
    select id, birth_date as "birthDate", names_from as "namesFrom",
      json_build_object('first', first_name, 'second', second_name, 'firstSurname', first_surname, 'secondSurname', second_surname) as names
    from person where id = any (${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

type Said = { id: PersonId; names: Names; birthDate: CalendarDate | null }

const saidColumns = sql`id uuid, names json, "birthDate" date`
const saidNames = sql`names->>'first', names->>'second', names->>'firstSurname', names->>'secondSurname', "birthDate"`

export async function insertPersons(db: Db, persons: Said[], { source, at }: { source: Source; at: Date }) {
  await db.query(sql`
    insert into person (id, first_name, second_name, first_surname, second_surname, birth_date, names_from, created_at)
    select id, ${saidNames}, ${source}, ${at}::timestamptz from json_to_recordset(${JSON.stringify(persons)}::json) as said (${saidColumns})`)
}

/** In the order of their ids, as everywhere. */
export async function lockPersons(db: Db, ids: PersonId[]) {
  await db.query(sql`select from person where id = any (${ids}::uuid[]) order by id for no key update`)
}

/** Names and birth date as the register says them. The caller holds the persons' locks. */
export async function saveRegisterNames(db: Db, persons: Said[]) {
  await db.query(sql`
    update person set (first_name, second_name, first_surname, second_surname, birth_date) = (select ${saidNames}), names_from = 'RETHUS'
    from json_to_recordset(${JSON.stringify(persons)}::json) as said (${saidColumns}) where person.id = said.id`)
}

/** A document of somebody else at any of these instants shows as person_document_one_person. */
export async function insertDocuments(db: Db, documents: (Holding & { id: string })[], source: Source) {
  await db.query(sql`
    insert into person_document (person_id, id, type, number, during, source)
    select "personId", id, type, number, tstzrange("from", until), ${source}
    from json_to_recordset(${JSON.stringify(documents)}::json) as said (
      id uuid, "personId" uuid, type text, number text, "from" timestamptz, until timestamptz)`)
}

/** The document held now is held from `from`, or until `until`, whichever is given; never longer than before. */
export async function cutDocument(
  db: Db,
  held: Document & { personId: PersonId; at: Date; from: Date | null; until: Date | null },
) {
  const { type, number, personId, at, from, until } = held
  await db.query(sql`
    update person_document set during = during * tstzrange(${from}, ${until})
    where person_id = ${personId} and type = ${type} and number = ${number} and during @> ${at}::timestamptz`)
}
