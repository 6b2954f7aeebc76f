import { afterAll, beforeAll, expect, test } from 'vitest'
import { violatedConstraint } from '../../platform/database.ts'
import type { Sql } from '../../shared/sql.ts'
import { sql } from '../../shared/sql.ts'
import { preparePrescribing } from '../../testing/prescribing.ts'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
let number: string
let other: { id: string; number: string }
beforeAll(async () => {
  world = await openWorld()
  const desk = await preparePrescribing(world)
  number = await desk.signed({ patientId: (await desk.newPatient()).id })
  other = await desk.newPatient()
})
afterAll(() => world.close())

/** With every rule of the program passed by: what does the database itself say of a row that differs so from a good one? */
async function said(changed: Record<string, Sql>): Promise<string | null> {
  const columns = [
    ...['number', 'id', 'kind', 'entidad_id', 'sede_id', 'prescriber_id', 'account_id', 'prescriber_document_type'],
    ...[
      'prescriber_document_number',
      'professional_register',
      'activation_id',
      'grant_id',
      'signed_at',
      'patient_id',
      'patient_version',
    ],
    ...['patient_document_type', 'patient_document_number', 'ambito', 'is_referral', 'diagnosis', 'related_diagnosis_1'],
    ...['related_diagnosis_2', 'orphan_disease', 'orphan_is_main', 'content_sha256', 'factor', 'authority', 'jws', 'kid'],
  ]
  const values = { id: sql`gen_random_uuid()`, number: sql`left(number, 11) || '999999999'`, ...changed }
  const selected = columns.map((column) => values[column as keyof typeof values] ?? { text: column, values: [] })
  const list = selected.reduce((all, one) => sql`${all}, ${one}`)
  try {
    await world.app.transaction(async (db) => {
      await db.query(
        sql`insert into prescription (${{ text: columns.join(', '), values: [] }}) select ${list} from prescription where number = ${number}`,
      )
      throw new Error('stop')
    })
  } catch (error) {
    return error instanceof Error && error.message === 'stop' ? null : violatedConstraint(error)
  }
  return null
}

test.each<[string, string | null, () => Record<string, Sql>]>([
  ['a good one', null, () => ({})],
  [
    'before the role was held',
    'prescription_inside_grant',
    () => ({ signed_at: sql`'2026-01-31 23:59-05'::timestamptz`, number: sql`'20260131100999999999'` }),
  ],
  [
    'when the role is over',
    'prescription_inside_grant',
    () => ({ signed_at: sql`'2026-06-01 00:00-05'::timestamptz`, number: sql`'20260601100999999999'` }),
  ],
  ['at another sede', 'prescription_activation', () => ({ sede_id: sql`${world.sedes.sur}::uuid` })],
  ['with another’s role', 'prescription_inside_grant', () => ({ prescriber_id: sql`${world.people.nora.personId}::uuid` })],
  [
    'for oneself, as a patient who is there',
    'prescription_not_for_oneself',
    () => ({
      ...{ patient_id: sql`${other.id}::uuid`, patient_document_number: sql`${other.number}::text` },
      prescriber_document_number: sql`${other.number}::text`,
    }),
  ],
  ['with data that the patient never had', 'prescription_patient_version', () => ({ patient_version: sql`7` })],
  ['with the number of another day', 'prescription_number', () => ({ number: sql`'20260228100999999999'` })],
  ['with the number of a ruling', 'prescription_number', () => ({ number: sql`'20260301200999999999'` })],
  ['a ruling with an ámbito', 'prescription_ambito', () => ({ kind: sql`'TUTELA'`, number: sql`'20260301200999999999'` })],
  ['with one diagnosis twice', 'prescription_diagnoses', () => ({ related_diagnosis_1: sql`diagnosis` })],
  ['with a key that is none', 'prescription_key', () => ({ kid: sql`repeat('A', 43)` })],
  ['with a number twice', 'prescription_pkey', () => ({ number: sql`number` })],
])('the database itself, of a prescription %s: %s', async (_what, constraint, changed) => {
  expect(await said(changed())).toBe(constraint)
})

const refusedBy = async (statement: Sql) => {
  try {
    await world.app.transaction((db) => db.query(statement))
    return 'done'
  } catch (error) {
    return violatedConstraint(error) ?? (error as { code?: string }).code
  }
}

test('what is signed is neither changed nor deleted by the program, and neither is what was said of the patient', async () => {
  const tables = [
    'prescription',
    'prescription_code',
    'prescription_medicine',
    'prescription_ingredient',
    'prescription_end',
    'patient_version',
  ]
  for (const table of tables) {
    expect([table, await refusedBy({ text: `delete from ${table}`, values: [] })]).toEqual([table, '42501'])
  }
  expect(await refusedBy(sql`update prescription set jws = 'x'`)).toBe('42501')
  expect(await refusedBy(sql`update prescription_medicine set total = 1`)).toBe('42501')
  expect(await refusedBy(sql`update patient_version set first_name = 'x'`)).toBe('42501')
})

test.each<[string, string, () => Sql]>([
  [
    'a code that its table never had',
    'prescription_code_entry',
    () => sql`insert into prescription_code (number, catalogue, code, version) values (${number}, 'cie10', 'Z999', 1)`,
  ],
  [
    'a code in a version that is none',
    'prescription_code_version',
    () => sql`insert into prescription_code (number, catalogue, code, version) values (${number}, 'cie10', 'J00X', 9)`,
  ],
  [
    'a total that differs without a reason',
    'prescription_medicine_total_explained',
    () => sql`
      insert into prescription_medicine select number, 2::smallint, type, provision, description, form, route, dose, dose_unit, every, every_unit,
        special_indication, duration, duration_unit, lasts_until, computed_total, 1, total_unit, null, is_upc_financed, causes, unirs_indications,
        justification, recommendations, junta_state from prescription_medicine where number = ${number}`,
  ],
  [
    'a medicine that the UPC does not pay, without its answers',
    'prescription_medicine_causes_answered',
    () => sql`
      insert into prescription_medicine select number, 2::smallint, type, provision, description, form, route, dose, dose_unit, every, every_unit,
        special_indication, duration, duration_unit, lasts_until, computed_total, total, total_unit, null, false, '{}', unirs_indications,
        'Es necesario', recommendations, junta_state from prescription_medicine where number = ${number}`,
  ],
  [
    'an end by somebody else',
    'prescription_end_of',
    () =>
      sql`insert into prescription_end values (${number}, 'ANULADA', null, 'Porque sí', ${world.people.dora.personId}, now())`,
  ],
  [
    'a modification by nothing',
    'prescription_end_whole',
    () =>
      sql`insert into prescription_end values (${number}, 'MODIFICADA', null, 'Porque sí', ${world.people.pedro.personId}, now())`,
  ],
  [
    'a ruling of what is none',
    'tutela_ruling_of',
    () => sql`insert into tutela_ruling (number, ruling_number, ruled_on, clarification, medical_justification, criteria, additional)
      values (${number}, '1', '2026-02-01', '', 'Lo ordena', '{t,t,t,t}', '[]')`,
  ],
])('the database refuses %s: %s', async (_what, constraint, statement) => {
  expect(await refusedBy(statement())).toBe(constraint)
})

test('a role is not cut to before what was signed on it', async () => {
  const cut = sql`update role_grant set during = tstzrange(lower(during), '2026-03-01 11:00-05') where person_id = ${world.people.pedro.personId}`
  expect(await refusedBy(cut)).toBe('prescription_inside_grant')
})
