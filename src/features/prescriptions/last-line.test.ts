import { afterAll, beforeAll, expect, test } from 'vitest'
import { violatedConstraint } from '../../platform/database.ts'
import type { Sql } from '../../shared/sql.ts'
import { sql } from '../../shared/sql.ts'
import { preparePrescribing } from '../../testing/prescribing.ts'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
let number: string
let other: { id: string; number: string }
let ofAnother: string
let eps: string
beforeAll(async () => {
  world = await openWorld()
  const desk = await preparePrescribing(world)
  number = await desk.signed({ patientId: (await desk.newPatient()).id })
  other = await desk.newPatient()
  ofAnother = await desk.signed({ patientId: other.id })
  eps = (await world.newEntidad('EPS', 'Brisa Nueva EPS')).id
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
  [
    'for oneself, by the card that one had',
    'prescription_not_for_oneself',
    () => ({ prescriber_document_type: sql`'TI'`, prescriber_document_number: sql`patient_document_number` }),
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

/** Its first medicine as a second one, with something changed. */
function secondMedicine(changed: Record<string, Sql>) {
  const columns = [
    ...[
      'number',
      'kind',
      'position',
      'type',
      'provision',
      'description',
      'form',
      'route',
      'dose',
      'dose_unit',
      'every',
      'every_unit',
    ],
    ...[
      'special_indication',
      'duration',
      'duration_unit',
      'lasts_until',
      'computed_total',
      'total',
      'total_unit',
      'total_reason',
    ],
    ...['is_upc_financed', 'causes', 'unirs_indications', 'justification', 'recommendations', 'junta_state'],
  ]
  const values = { position: sql`2::smallint`, ...changed }
  const list = columns
    .map((column) => values[column as keyof typeof values] ?? { text: column, values: [] })
    .reduce((all, one) => sql`${all}, ${one}`)
  return sql`insert into prescription_medicine (${{ text: columns.join(', '), values: [] }})
    select ${list} from prescription_medicine where number = ${number} and position = 1`
}

/** Its patient's data as a second version, with something changed. */
function patientVersion(changed: Record<string, Sql>) {
  const columns = [
    ...['patient_id', 'version', 'first_name', 'first_surname', 'birth_date', 'sex', 'eps_id', 'regimen', 'entered_by'],
    ...['entidad_id', 'sede_id', 'entered_at'],
  ]
  const values = { version: sql`2`, ...changed }
  const list = columns
    .map((column) => values[column as keyof typeof values] ?? { text: column, values: [] })
    .reduce((all, one) => sql`${all}, ${one}`)
  return sql`insert into patient_version (${{ text: columns.join(', '), values: [] }}) select ${list} from patient_version
    where version = 1 and patient_id = (select patient_id from prescription where number = ${number})`
}

/** An end of it, with something changed. */
function end(changed: Record<string, Sql> = {}) {
  const values = {
    ...{ number: sql`number`, kind: sql`'ANULADA'`, replaced_by: sql`null::text`, reason: sql`'Porque sí'` },
    ...{
      ended_by: sql`prescriber_id`,
      ended_at: sql`now()`,
      patient_id: sql`patient_id`,
      sede_id: sql`sede_id`,
      of_kind: sql`kind`,
    },
    ...changed,
  }
  const list = Object.values(values).reduce((all, one) => sql`${all}, ${one}`)
  return sql`insert into prescription_end (${{ text: Object.keys(values).join(', '), values: [] }})
    select ${list} from prescription where number = ${number}`
}

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
    () => secondMedicine({ total: sql`1`, total_reason: sql`null` }),
  ],
  [
    'a medicine that the UPC does not pay, without its answers',
    'prescription_medicine_causes_answered',
    () => secondMedicine({ is_upc_financed: sql`false`, causes: sql`'{}'::jsonb`, justification: sql`'Es necesario'` }),
  ],
  ['an end by somebody else', 'prescription_end_of', () => end({ ended_by: sql`${world.people.dora.personId}::uuid` })],
  ['a modification by nothing', 'prescription_end_whole', () => end({ kind: sql`'MODIFICADA'` })],
  [
    'a modification by a prescription of another patient',
    'prescription_end_replacement',
    () => end({ kind: sql`'MODIFICADA'`, replaced_by: sql`${ofAnother}::text` }),
  ],
  ['an end before it was signed', 'prescription_end_after', () => end({ ended_at: sql`signed_at - interval '1 day'` })],
  [
    'a medicine without a word of the UPC',
    'prescription_medicine_financed',
    () => secondMedicine({ is_upc_financed: sql`null` }),
  ],
  [
    'a medicine of another kind than the whole',
    'prescription_medicine_of',
    () => secondMedicine({ kind: sql`'TUTELA'`, is_upc_financed: sql`null` }),
  ],
  ['urgencia médica outside a ruling', 'prescription_medicine_urgency', () => secondMedicine({ type: sql`'9'` })],
  [
    'UNIRS without its indication',
    'prescription_medicine_indication',
    () => secondMedicine({ type: sql`'7'`, junta_state: sql`2` }),
  ],
  [
    'UNIRS that waits for no junta',
    'prescription_medicine_unirs',
    () => secondMedicine({ type: sql`'7'`, unirs_indications: sql`'{A1}'::text[]` }),
  ],
  [
    'a patient of a régimen with an EPS, without one',
    'patient_version_affiliation',
    () => patientVersion({ regimen: sql`'CONTRIBUTIVO'` }),
  ],
  [
    'a patient who is of no EPS, with one',
    'patient_version_affiliation',
    () => patientVersion({ regimen: sql`'NO_AFILIADO'`, eps_id: sql`${eps}::uuid` }),
  ],
  ['a patient not born yet', 'patient_version_birth_date', () => patientVersion({ birth_date: sql`'2999-01-01'::date` })],
  ['a patient of 130 years', 'patient_version_birth_date', () => patientVersion({ birth_date: sql`'1890-01-01'::date` })],
  [
    'a ruling of what is none',
    'tutela_ruling_of',
    () => sql`insert into tutela_ruling (number, ruling_number, ruled_on, clarification, medical_justification, criteria, additional)
      values (${number}, '1', '2026-02-01', '', 'Lo ordena', '{t,t,t,t}', '[]')`,
  ],
])('the database refuses %s: %s', async (_what, constraint, statement) => {
  expect(await refusedBy(statement())).toBe(constraint)
})

test('without a medicine there is no prescription, and without its ruling no TUTELA', async () => {
  const alone = (kind: string) => async () => {
    await world.app.transaction(async (db) => {
      const columns = sql`id, kind, entidad_id, sede_id, prescriber_id, account_id, prescriber_document_type, prescriber_document_number,
        professional_register, activation_id, grant_id, signed_at, patient_id, patient_version, patient_document_type, patient_document_number,
        ambito, is_referral, diagnosis, content_sha256, factor, authority, jws, kid`
      const copy = `${number.slice(0, 8)}${kind === 'TUTELA' ? '2' : '1'}00999999998`
      await db.query(sql`
        insert into prescription (number, ${columns})
        select ${copy}, gen_random_uuid(), ${kind}, entidad_id, sede_id, prescriber_id, account_id, prescriber_document_type,
          prescriber_document_number, professional_register, activation_id, grant_id, signed_at, patient_id, patient_version,
          patient_document_type, patient_document_number, ${kind === 'TUTELA' ? null : '12'}, is_referral, diagnosis, content_sha256, factor,
          authority, jws, kid from prescription where number = ${number}`)
      if (kind === 'TUTELA') await db.query(sql`set constraints prescription_has_ruling immediate`)
    })
  }
  const refusal = (insert: () => Promise<void>) => insert().then(() => null, violatedConstraint)
  expect(await refusal(alone('PRESCRIPCION'))).toBe('prescription_has_medicine')
  expect(await refusal(alone('TUTELA'))).toBe('prescription_has_ruling')
})

test('a role is not cut to before what was signed on it', async () => {
  const cut = sql`update role_grant set during = tstzrange(lower(during), '2026-03-01 11:00-05') where person_id = ${world.people.pedro.personId}`
  expect(await refusedBy(cut)).toBe('prescription_inside_grant')
})

// The last: it stays.
test('a second medicine and an end as they should be are taken', async () => {
  expect(await refusedBy(secondMedicine({}))).toBe('done')
  expect(await refusedBy(end())).toBe('done')
})
