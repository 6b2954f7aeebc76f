import type { CalendarDate } from '../../shared/calendar.ts'
import type { PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Document } from './document.ts'
import type { Names, Person, Source } from './person.ts'

const columns = sql`p.id, p.birth_date as "birthDate", p.names_from as "namesFrom",
  json_build_object('first', p.first_name, 'second', p.second_name, 'firstSurname', p.first_surname, 'secondSurname', p.second_surname) as names`

/** Whose the document is at an instant of the legal clock. */
export async function findPersonByDocument(db: Db, { type, number }: Document, at: Date): Promise<Person | null> {
  const [person] = await db.query<Person>(sql`
    select ${columns} from person_document d join person p on p.id = d.person_id
    where d.type = ${type} and d.number = ${number} and d.during @> ${at}::timestamptz`)
  return person ?? null
}

/** Throws for an id that is nobody's: ids come from our own rows. */
export async function getPerson(db: Db, id: PersonId): Promise<Person> {
  const [person] = await db.query<Person>(sql`select ${columns} from person p where p.id = ${id}`)
  if (!person) throw new Error(`no person ${id}`)
  return person
}

/** The names of many at once, for a list. Ids without a person are left out. */
export async function getPersonNames(db: Db, ids: readonly PersonId[]): Promise<Map<PersonId, string>> {
  const rows = await db.query<{ id: PersonId; name: string }>(
    sql`select id, full_name as name from person where id = any(${ids})`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The documents of a person in force at an instant. */
export async function findDocumentsOf(db: Db, id: PersonId, at: Date): Promise<Document[]> {
  return db.query<Document>(sql`
    select type, number from person_document where person_id = ${id} and during @> ${at}::timestamptz order by lower(during), id`)
}

export type NewPerson = {
  id: PersonId
  names: Names
  birthDate: CalendarDate | null
  source: Source
  document: Document & { id: string }
  at: Date
}

/** With the document that names it, from `at` on. A rival who had the document first shows as person_document_one_person. */
export async function insertPerson(db: Db, { id, names, birthDate, source, document, at }: NewPerson) {
  await db.query(sql`
    insert into person (id, first_name, second_name, first_surname, second_surname, birth_date, names_from, created_at)
    values (${id}, ${names.first}, ${names.second}, ${names.firstSurname}, ${names.secondSurname}, ${birthDate}, ${source}, ${at})`)
  await db.query(sql`
    insert into person_document (person_id, id, type, number, during, source)
    values (${id}, ${document.id}, ${document.type}, ${document.number}, tstzrange(${at}, null), ${source})`)
}
