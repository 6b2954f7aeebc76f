import type { AccountId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Patient, PatientData } from './patient.ts'
import type { PatientDocument } from './patient-document.ts'

const columns = sql`
  p.id, v.version, json_build_object('type', p.document_type, 'number', p.document_number) as document,
  v.first_name as "firstName", v.second_name as "secondName", v.first_surname as "firstSurname",
  v.second_surname as "secondSurname", v.full_name as "fullName", v.birth_date as "birthDate", v.sex,
  case when e.id is null then null else json_build_object('id', e.id, 'code', e.code, 'name', e.name) end as eps,
  v.regimen, v.email, v.phone,
  case when v.mother_document_type is null then null
    else json_build_object('type', v.mother_document_type, 'number', v.mother_document_number) end as mother,
  v.entered_at as "enteredAt",
  (select min(s.entered_at) from patient_version s where s.patient_id = v.patient_id and s.version <= v.version
    and s.version > coalesce((select max(o.version) from patient_version o where o.patient_id = v.patient_id
      and o.version < v.version and (o.eps_id, o.regimen) is distinct from (v.eps_id, v.regimen)), 0)) as "epsSaidAt"`

/** The newest version. */
const newest = sql`
  patient p cross join lateral (select * from patient_version one where one.patient_id = p.id order by one.version desc limit 1) v
  left join entidad e on e.id = v.eps_id`

/** As it is said now. NOT audited: for use cases and for what the reader has already been shown. */
export async function findPatient(db: Db, id: string): Promise<Patient | null> {
  const [row] = await db.query<Patient>(sql`select ${columns} from ${newest} where p.id = ${id}`)
  return row ?? null
}

/** @throws when there is none of this id: ids come from our own rows */
export async function getPatient(db: Db, id: string): Promise<Patient> {
  const found = await findPatient(db, id)
  if (!found) throw new Error(`there is no patient ${id}`)
  return found
}

/** As `findPatient`, NOT audited: who shows it to somebody asks `lookUpPatient`. */
export async function findPatientByDocument(db: Db, { type, number }: PatientDocument): Promise<Patient | null> {
  const [row] = await db.query<Patient>(sql`
    select ${columns} from ${newest} where p.document_type = ${type} and p.document_number = ${number}`)
  return row ?? null
}

/** Whether it was not there yet; whoever entered the same document at the same time is waited for. */
export async function insertPatient(db: Db, { id, document, at }: { id: string; document: PatientDocument; at: Date }) {
  const rows = await db.query(sql`
    insert into patient (id, document_type, document_number, entered_at) values (${id}, ${document.type}, ${document.number}, ${at})
    on conflict on constraint patient_document do nothing returning id`)
  return rows.length > 0
}

/** Who writes of a patient, and where. */
export type WrittenBy = {
  personId: PersonId
  accountId: AccountId
  place: { entidadId: EntidadId; sedeId: SedeId }
}

export async function insertVersion(
  db: Db,
  { patientId, version, data, by, at }: { patientId: string; version: number; data: PatientData; by: WrittenBy; at: Date },
) {
  const { mother, eps } = data
  await db.query(sql`
    insert into patient_version (patient_id, version, first_name, second_name, first_surname, second_surname, birth_date, sex, eps_id,
      regimen, email, phone, mother_document_type, mother_document_number, entered_by, entidad_id, sede_id, entered_at)
    values (${patientId}, ${version}, ${data.firstName}, ${data.secondName}, ${data.firstSurname}, ${data.secondSurname},
      ${data.birthDate}, ${data.sex}, ${eps?.id ?? null}, ${data.regimen}, ${data.email}, ${data.phone}, ${mother?.type ?? null},
      ${mother?.number ?? null}, ${by.personId}, ${by.place.entidadId}, ${by.place.sedeId}, ${at})`)
}

export type Eps = NonNullable<PatientData['eps']>

/** Every EPS of REPS, by name. */
export const findEveryEps = (db: Db) =>
  db.query<Eps>(sql`select id, code, name from entidad where kind = 'EPS' order by plain(name), code`)
