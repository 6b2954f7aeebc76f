import { type Db, sql } from '../shared/sql.ts'

export type PatientToTry = { name: string; type: string; number: string }

/** Of these documents, those that are patients', in the order asked. A demonstration of before patients has none. */
export const findPatientsToTry = (db: Db, documents: readonly { type: string; number: string }[]) =>
  db.query<PatientToTry>(sql`
    select v.full_name as name, p.document_type as type, p.document_number as number
    from rows from (json_to_recordset(${JSON.stringify(documents)}::json) as (type text, number text))
      with ordinality as asked (type, number, position)
    join patient p on p.document_type = asked.type and p.document_number = asked.number
    cross join lateral (
      select full_name from patient_version one where one.patient_id = p.id order by one.version desc limit 1) v
    order by asked.position`)
