import { randomUUID } from 'node:crypto'
import { loadOwnCatalogues } from '../features/catalogues/index.ts'
import {
  type Finding,
  type PrescriptionKind,
  PrescriptionText,
  preparePrescription,
  signPrescription,
} from '../features/prescriptions/index.ts'
import { hashPassword } from '../features/sign-in/index.ts'
import type { SedeId } from '../shared/id.ts'
import { sql } from '../shared/sql.ts'
import type { World } from './world.ts'

export const password = 'la-clave-de-quien-firma-2026'

type Medicine = Partial<PrescriptionText['medicines'][number]>

/** Losartán 50 mg, one tablet every 12 hours for 90 days: 180; changed by what is given. Codes are those of the own tables. */
export const losartan = (changed: Medicine = {}): Medicine => ({
  ...{ type: '1', provision: '1', form: 'PRO001', route: '901', dose: '1', doseUnit: '7023', every: '12', everyUnit: '2' },
  ...{ specialIndication: '10', duration: '90', durationUnit: '3', totalUnit: '81', isUpcFinanced: 'si' },
  ingredients: [{ code: '90058', strength: '50', strengthUnit: '7001', content: '', contentUnit: '' }],
  ...changed,
})

/** Amlodipino 5 mg once a day for 30 days. */
export const amlodipino = (changed: Medicine = {}): Medicine =>
  losartan({
    ...{ every: '24', duration: '30' },
    ingredients: [{ code: '90013', strength: '5', strengthUnit: '7001', content: '', contentUnit: '' }],
    ...changed,
  })

/** A usual outpatient prescription for I10X. */
export const usualText = (
  changed: Omit<Partial<PrescriptionText>, 'medicines'> & { medicines?: Medicine[] } = {},
): PrescriptionText =>
  PrescriptionText.parse({ ambito: '12', isReferral: 'no', diagnosis: 'I10X', medicines: [losartan()], ...changed })

/** The ruling that an order carries out. */
export const usualRuling = {
  ...{ rulingNumber: '2026-00123', ruledOn: '2026-02-10', firstInstanceOn: '2026-02-10' },
  ...{ medicalJustification: 'Lo ordena el fallo para el tratamiento.', motiveDiagnosis1: 'I10X' },
  ...{ criterion1: 'si', criterion2: 'si', criterion3: 'no', criterion4: 'no' },
}

type TestPerson = World['people']['pedro']

/** What a world needs so that somebody prescribes in it: the own tables of codes, patients, and passwords that open. */
export async function preparePrescribing(world: World) {
  await loadOwnCatalogues(world.app)
  const { pedro } = world.people
  let lastPatient = 1_909_000_000

  async function givePassword({ accountId }: TestPerson) {
    await world.owner.query(sql`update account set password_hash = ${await hashPassword(password)} where id = ${accountId}`)
  }
  async function newPatient(
    known: { email?: string; type?: string; number?: string; birthDate?: string } = {},
    by: TestPerson = pedro,
  ) {
    const id = randomUUID()
    const { type = 'CC', number = String(++lastPatient), birthDate = '1968-03-09', email = null } = known
    await world.owner.query(sql`
      insert into patient (id, document_type, document_number, entered_at) values (${id}, ${type}, ${number}, '2026-02-01')`)
    await world.owner.query(sql`
      insert into patient_version (patient_id, version, first_name, second_name, first_surname, second_surname, birth_date, sex, regimen, email,
        entered_by, entidad_id, sede_id, entered_at)
      values (${id}, 1, 'Rosa', 'Elvira', 'Cantillo', 'de la Hoz', ${birthDate}, 'F', 'EXCEPCION', ${email}, ${by.personId}, ${world.hospital.id},
        ${world.sedes.norte}, '2026-02-01')`)
    return { id, type, number, birthDate }
  }

  type Asked = {
    by?: TestPerson
    sedeId?: SedeId
    kind?: PrescriptionKind
    patientId: string
    text?: PrescriptionText
    replaces?: string | null
    /** Null: as it is shown at this moment. */
    sha256?: string | null
    password?: string
    key?: string
  }
  const prepare = ({
    by = pedro,
    sedeId = world.sedes.norte,
    kind = 'PRESCRIPCION',
    patientId,
    text = usualText(),
    replaces = null,
  }: Asked) =>
    world.app
      .clock(world.app.db)
      .then((now) => preparePrescription(world.app.db, { personId: by.personId, sedeId, kind, patientId, text, replaces, now }))
  /** As the page does: looks at it, then signs what it saw. */
  async function sign(asked: Asked) {
    const {
      by = pedro,
      sedeId = world.sedes.norte,
      kind = 'PRESCRIPCION',
      patientId,
      text = usualText(),
      replaces = null,
    } = asked
    const contentSha256 = asked.sha256 ?? (await prepare(asked)).sha256 ?? ''
    const { personId, accountId } = by
    const attempt = asked.key ? { accountId, key: asked.key, request: { patientId, text, replaces, contentSha256 } } : null
    return signPrescription(world.app, {
      ...{ actor: { personId, accountId }, sedeId, kind, patientId, text, replaces, contentSha256 },
      ...{ password: asked.password ?? password, attempt },
    })
  }
  /** @throws when it is refused: for tests whose subject is another */
  async function signed(asked: Asked): Promise<string> {
    const outcome = await sign(asked)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
    return outcome.value.number
  }
  await givePassword(pedro)
  return { newPatient, givePassword, prepare, sign, signed }
}

/** "R-PRE-4 JUSTIFICA medicines.0.duration", for a test to compare. */
export const findingLines = (findings: readonly Finding[]) =>
  findings.map(({ rule, effect, field, reason }) => `${rule} ${effect} ${field}${reason ? ' (justificado)' : ''}`)
