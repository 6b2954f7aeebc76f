import type { AccountId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { PrescriptionEnd, SignedDocument } from './prescription.ts'
import { payloadOf } from './signed-payload.ts'

/** §6.8: nine digits, the same series for both kinds. Gaps are allowed. */
export async function nextConsecutive(db: Db): Promise<string> {
  const [row] = await db.query<{ next: string }>(sql`select lpad(nextval('prescription_consecutive')::text, 9, '0') as next`)
  if (!row) throw new Error('a sequence without a next value')
  return row.next
}

/** R-PRE-7: whoever signs for a patient waits for who is signing for him, and then sees what that one signed. */
export async function lockPatient(db: Db, patientId: string) {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended(${`prescription of ${patientId}`}, 0))`)
}

type NewPrescription = {
  id: string
  document: SignedDocument
  accountId: AccountId
  signedAt: Date
  jws: string
  kid: string
}

/** The whole of it, in the transaction that signs it: columns are what the signed document says. */
export async function insertPrescription(db: Db, { id, document, accountId, signedAt, jws, kid }: NewPrescription) {
  const { number, content, authority } = document
  const { place, prescriber, patient, medicines, ruling, catalogueVersions } = content
  const answers = [
    ...content.answers.map((answer) => ({ position: 0, ...answer })),
    ...medicines.flatMap(({ position, answers }) => answers.map((answer) => ({ position, ...answer }))),
  ]
  const codes = codesIn(document)
  // In this order, and in one journey.
  await Promise.all([
    db.query(sql`
    insert into prescription (number, id, kind, entidad_id, sede_id, prescriber_id, account_id, prescriber_document_type, prescriber_document_number,
      professional_register, activation_id, grant_id, signed_at, patient_id, patient_version, patient_document_type, patient_document_number,
      ambito, is_referral, diagnosis, related_diagnosis_1, related_diagnosis_2, orphan_disease, orphan_is_main, content_sha256, factor,
      authority, jws, kid)
    values (${number}, ${id}, ${content.kind}, ${place.entidadId}, ${place.sedeId}, ${prescriber.personId}, ${accountId},
      ${prescriber.documentType}, ${prescriber.documentNumber}, ${prescriber.professionalRegister}, ${authority.activationId}, ${authority.grantId},
      ${signedAt}, ${patient.patientId}, ${patient.version}, ${patient.documentType}, ${patient.documentNumber}, ${content.ambito?.code ?? null},
      ${content.isReferral}, ${content.diagnosis.code}, ${content.relatedDiagnoses[0]?.code ?? null}, ${content.relatedDiagnoses[1]?.code ?? null},
      ${content.orphanDisease?.code ?? null}, ${content.orphanDisease?.isMain ?? null}, ${Buffer.from(document.contentSha256, 'hex')},
      ${document.factor}, ${JSON.stringify(authority)}, ${jws}, ${kid})`),
    db.query(sql`
    insert into prescription_code (number, catalogue, code, version)
    select ${number}, c.catalogue, c.code, (${JSON.stringify(catalogueVersions)}::jsonb ->> c.catalogue)::int
    from unnest(${codes.map(([catalogue]) => catalogue)}::text[], ${codes.map(([, code]) => code)}::text[]) as c(catalogue, code)`),
    db.query(sql`
    insert into prescription_medicine (number, kind, position, type, provision, description, form, route, dose, dose_unit, every, every_unit,
      special_indication, duration, duration_unit, lasts_until, computed_total, total, total_unit, total_reason, is_upc_financed, causes,
      unirs_indications, justification, recommendations, junta_state)
    select ${number}, ${content.kind}, * from jsonb_to_recordset(${JSON.stringify(medicines.map(medicineRow))}) as m(position smallint, type text, provision text,
      description text, form text, route text, dose numeric, dose_unit text, every int, every_unit text, special_indication text, duration int,
      duration_unit text, lasts_until date, computed_total numeric, total numeric, total_unit text, total_reason text, is_upc_financed boolean,
      causes jsonb, unirs_indications text[], justification text, recommendations text, junta_state smallint)`),
    db.query(sql`
    insert into prescription_ingredient (number, position, ingredient, code, strength, strength_unit, content, content_unit)
    select ${number}, * from jsonb_to_recordset(${JSON.stringify(medicines.flatMap(ingredientRows))}) as i(position smallint, ingredient smallint,
      code text, strength numeric, strength_unit text, content numeric, content_unit text)`),
    answers.length > 0 &&
      db.query(sql`
      insert into prescription_answer (number, position, rule, reason)
      select ${number}, * from jsonb_to_recordset(${JSON.stringify(answers)}) as a(position smallint, rule text, reason text)`),
    ruling && insertRuling(db, number, ruling),
  ])
}

async function insertRuling(db: Db, number: string, ruling: NonNullable<SignedDocument['content']['ruling']>) {
  const [first, second, third] = ruling.motiveDiagnoses.map(({ code }) => code)
  await db.query(sql`
    insert into tutela_ruling (number, ruling_number, ruled_on, first_instance_on, second_instance_on, court_on, contempt_on, clarification,
      motive_diagnosis_1, motive_diagnosis_2, motive_diagnosis_3, medical_justification, criteria, additional)
    values (${number}, ${ruling.rulingNumber}, ${ruling.ruledOn}, ${ruling.firstInstanceOn}, ${ruling.secondInstanceOn}, ${ruling.courtOn},
      ${ruling.contemptOn}, ${ruling.clarification}, ${first ?? null}, ${second ?? null}, ${third ?? null}, ${ruling.medicalJustification},
      ${ruling.criteria}, ${JSON.stringify(ruling.additional)})`)
}

const medicineRow = (medicine: SignedDocument['content']['medicines'][number]) => ({
  position: medicine.position,
  type: medicine.type.code,
  provision: medicine.provision.code,
  description: medicine.description,
  form: medicine.form.code,
  route: medicine.route.code,
  dose: medicine.dose,
  dose_unit: medicine.doseUnit.code,
  every: medicine.every,
  every_unit: medicine.everyUnit.code,
  special_indication: medicine.specialIndication.code,
  duration: medicine.duration,
  duration_unit: medicine.durationUnit.code,
  lasts_until: medicine.lastsUntil,
  computed_total: medicine.computedTotal,
  total: medicine.total,
  total_unit: medicine.totalUnit.code,
  total_reason: medicine.totalReason,
  is_upc_financed: medicine.isUpcFinanced,
  causes: medicine.causes,
  unirs_indications: medicine.unirsIndications,
  justification: medicine.justification,
  recommendations: medicine.recommendations,
  junta_state: medicine.juntaState,
})

const ingredientRows = ({ position, ingredients }: SignedDocument['content']['medicines'][number]) =>
  ingredients.map(({ ingredient, strength, strengthUnit, content, contentUnit }, i) => ({
    position,
    ingredient: i + 1,
    code: ingredient.code,
    strength,
    strength_unit: strengthUnit.code,
    content,
    content_unit: contentUnit?.code ?? null,
  }))

/** Each code once, with its table. */
function codesIn({ content }: SignedDocument): [catalogue: string, code: string][] {
  const { ambito, diagnosis, relatedDiagnoses, orphanDisease, ruling, medicines } = content
  const all: [string, string | undefined][] = [
    ['ambito', ambito?.code],
    ...[diagnosis, ...relatedDiagnoses, ...(ruling?.motiveDiagnoses ?? [])].map(({ code }): [string, string] => ['cie10', code]),
    ['enfermedad-huerfana', orphanDisease?.code],
    ...medicines.flatMap((medicine): [string, string | undefined][] => [
      ['tipo-medicamento', medicine.type.code],
      ['tipo-prestacion', medicine.provision.code],
      ['forma-farmaceutica', medicine.form.code],
      ['via-administracion', medicine.route.code],
      ['unidad-dosis', medicine.doseUnit.code],
      ['frecuencia', medicine.everyUnit.code],
      ['indicacion-especial', medicine.specialIndication.code],
      ['duracion', medicine.durationUnit.code],
      ['presentacion', medicine.totalUnit.code],
      ...medicine.ingredients.flatMap(({ ingredient, strengthUnit, contentUnit }): [string, string | undefined][] => [
        ['dci', ingredient.code],
        ['unidad-medida', strengthUnit.code],
        ['unidad-medida', contentUnit?.code],
      ]),
    ]),
  ]
  const once = new Map(all.flatMap(([catalogue, code]) => (code ? [[`${catalogue} ${code}`, [catalogue, code]]] : [])))
  return [...once.values()] as [string, string][]
}

/** A prescription as it was signed, and what befell it since. */
export type Signed = {
  id: string
  number: string
  document: SignedDocument
  jws: string
  kid: string
  prescriberId: PersonId
  entidadId: EntidadId
  sedeId: SedeId
  patientId: string
  end: PrescriptionEnd | null
}

type Row = Omit<Signed, 'document' | 'end'> & {
  endKind: PrescriptionEnd['kind'] | null
  replacedBy: string | null
  endReason: string | null
  endedAt: Date | null
}

/** Null when there is none of this number. Whoever shows it to somebody records that: see `readSigned`. */
export async function findSigned(db: Db, number: string): Promise<Signed | null> {
  const [row] = await db.query<Row>(sql`
    select p.id, p.number, p.jws, p.kid, p.prescriber_id as "prescriberId", p.entidad_id as "entidadId", p.sede_id as "sedeId",
      p.patient_id as "patientId", e.kind as "endKind", e.replaced_by as "replacedBy", e.reason as "endReason", e.ended_at as "endedAt"
    from prescription p left join prescription_end e on e.number = p.number where p.number = ${number}`)
  if (!row) return null
  const { endKind, replacedBy, endReason, endedAt, ...rest } = row
  const end = endKind && endedAt ? { kind: endKind, replacedBy, reason: endReason ?? '', endedAt } : null
  return { ...rest, document: payloadOf(row.jws), end }
}

type NewEnd = PrescriptionEnd & { number: string; by: PersonId }

/** R-FOR-2: what ends a prescription is a row of its own; a second one violates its key. */
export async function insertEnd(db: Db, { number, kind, replacedBy, reason, by, endedAt }: NewEnd) {
  await db.query(sql`
    insert into prescription_end (number, kind, replaced_by, reason, ended_by, ended_at, patient_id, sede_id, of_kind)
    select p.number, ${kind}, ${replacedBy}, ${reason}, ${by}, ${endedAt}, p.patient_id, p.sede_id, p.kind
    from prescription p where p.number = ${number}`)
}
