import type { CalendarDate } from '../shared/calendar.ts'
import { type Db, sql } from '../shared/sql.ts'

export type AccountOfRole = { id: string; email: string; name: string; documentType: string; documentNumber: string }

/** As they are now: somebody may have changed an address meanwhile. */
export const findAccounts = (db: Db, ids: string[]) =>
  db.query<AccountOfRole>(sql`
    select id, email, concat_ws(' ', first_name, second_name, first_surname, second_surname) as name,
      document_type as "documentType", document_number as "documentNumber"
    from account where id = any (${ids}::uuid[])`)

export type Unregistered = {
  name: string
  documentType: string
  documentNumber: string
  birthDate: CalendarDate
  profession: string
}

/** Of these people, who still has no account: with what the form of registration asks. */
export const findUnregistered = (db: Db, personIds: string[], at: Date) =>
  db.query<Unregistered>(sql`
    select p.full_name as name, d.type as "documentType", d.number as "documentNumber", p.birth_date as "birthDate", t.profession
    from person p
    join person_document d on d.person_id = p.id and d.during @> ${at}::timestamptz
    join rethus_title t on t.person_id = p.id and t.profession_code is not null
    where p.id = any (${personIds}::uuid[]) and not exists (select from account a where a.person_id = p.id)
    order by d.number`)
