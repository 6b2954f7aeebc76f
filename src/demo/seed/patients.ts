import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import { surnames, womenNames } from '../country/names.ts'
import { idFor, kinds } from './rows.ts'

/** Nobody of the load, whose documents end before, and nobody of the demonstration. */
export const firstPatient = 1_930_000_000

type Entered = {
  seed: number
  first: number
  count: number
  by: { personId: PersonId; entidadId: EntidadId; sedeId: SedeId }
  at: Date
}

/** What of each the documents of their prescriptions say. */
type Known = {
  patientId: string
  documentNumber: string
  firstName: string
  secondName: null
  firstSurname: string
  secondSurname: null
}

/** Invented patients, entered at the sede by whoever prescribes to them. */
export async function insertPatients(db: Db, { seed, first, count, by, at }: Entered): Promise<Known[]> {
  const patients = Array.from({ length: count }, (_, n): Known => {
    const i = first + n
    return {
      ...{
        patientId: idFor(seed, kinds.patient, i),
        documentNumber: String(firstPatient + i),
        secondName: null,
        secondSurname: null,
      },
      ...{ firstName: womenNames[i % womenNames.length]!, firstSurname: surnames[(i * 7) % surnames.length]! },
    }
  })
  const rows = JSON.stringify(patients)
  await db.query(sql`
    insert into patient (id, document_type, document_number, entered_at)
    select "patientId", 'CC', "documentNumber", ${at} from json_to_recordset(${rows}::json) as p ("patientId" uuid, "documentNumber" text)`)
  await db.query(sql`
    insert into patient_version (patient_id, version, first_name, first_surname, birth_date, sex, eps_id, regimen, entered_by, entidad_id, sede_id, entered_at)
    select "patientId", 1, "firstName", "firstSurname", '1980-05-17', 'F', (select id from entidad where kind = 'EPS' order by id limit 1),
      'CONTRIBUTIVO', ${by.personId}, ${by.entidadId}, ${by.sedeId}, ${at}
    from json_to_recordset(${rows}::json) as p ("patientId" uuid, "firstName" text, "firstSurname" text)`)
  return patients
}
