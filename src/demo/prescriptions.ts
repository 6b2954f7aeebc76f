import { findHeldOf } from '../features/enrolment/index.ts'
import { findPatientByDocument, type PatientDocumentType } from '../features/patients/index.ts'
import { annulPrescription, PrescriptionText, preparePrescription, signPrescription } from '../features/prescriptions/index.ts'
import type { AppContext } from '../platform/app-context.ts'
import { AccountId, PersonId } from '../shared/id.ts'
import { type Db, sql } from '../shared/sql.ts'
import { idOf } from './country/random.ts'
import { demoPassword } from './password.ts'

type Line = { dci: string; strength: string; every: string; days: string; more?: Partial<PrescriptionText['medicines'][number]> }

/** Tablets by mouth, with the codes of the tables that the project brings. */
const tablets = ({ dci, strength, every, days, more }: Line) => ({
  ...{ type: '1', provision: '1', form: 'PRO001', route: '901', dose: '1', doseUnit: '7023', every, everyUnit: '2' },
  ...{ specialIndication: '10', duration: days, durationUnit: '3', totalUnit: '81', isUpcFinanced: 'si' },
  ingredients: [{ code: dci, strength, strengthUnit: '7001', content: '', contentUnit: '' }],
  ...more,
})
const text = (diagnosis: string, lines: Line[], more: object = {}) =>
  PrescriptionText.parse({ ambito: '12', isReferral: 'no', diagnosis, medicines: lines.map(tablets), ...more })

const acetaminofen = (days: string): Line => ({ dci: '90002', strength: '500', every: '6', days })
const losartan = (days: string): Line => ({ dci: '90058', strength: '50', every: '12', days })
const amlodipino: Line = { dci: '90013', strength: '5', every: '24', days: '30' }
const amoxicilina: Line = { dci: '90014', strength: '500', every: '8', days: '7', more: { form: 'PRO003', totalUnit: '82' } }

type Plan = {
  /** Who signs, of the cast. */
  who: string
  patient: readonly [type: PatientDocumentType, number: string]
  /** Since ReTHUS last spoke, so that the proof rests on what was known then. */
  minutesAgo: number
  text: PrescriptionText
  /** Modifies the one before it in this list. */
  modifies?: true
  annulledBecause?: string
}

/** Adults of `country/patients.ts`; the first of them has a prescription to repeat. */
const [rosa, libardo, joaquin] = [
  ['CC', '1900007319'],
  ['CC', '1900007808'],
  ['CE', '1900007705'],
] as const
const other = (nth: number) => ['CC', String(1_900_007_900 + nth * 7)] as const

const plans: Plan[] = [
  { who: 'prescriptora', patient: rosa, minutesAgo: 340, text: text('J00X', [acetaminofen('5')]) },
  { who: 'prescriptora', patient: libardo, minutesAgo: 300, text: text('I10X', [losartan('30'), amlodipino]) },
  { who: 'prescriptora', patient: other(0), minutesAgo: 250, text: text('I10X', [losartan('60')]) },
  { who: 'prescriptora', patient: other(0), minutesAgo: 240, text: text('I10X', [losartan('90')]), modifies: true },
  {
    ...{ who: 'prescriptora', patient: joaquin, minutesAgo: 200, text: text('J00X', [acetaminofen('5')]) },
    annulledBecause: 'Se escribió en la fórmula de otro paciente.',
  },
  { who: 'prescriptora', patient: other(1), minutesAgo: 40, text: text('J00X', [acetaminofen('3')]) },
  { who: 'plaza-medica', patient: other(2), minutesAgo: 180, text: text('I10X', [amlodipino]) },
  { who: 'plaza-odontologo', patient: other(3), minutesAgo: 60, text: text('K021', [amoxicilina, acetaminofen('3')]) },
  { who: 'independiente-activa', patient: other(4), minutesAgo: 100, text: text('I10X', [losartan('90')]) },
  {
    ...{ who: 'ordenador', patient: other(5), minutesAgo: 150 },
    text: text('I10X', [losartan('90')], {
      ambito: '',
      ruling: {
        ...{ rulingNumber: '2026-00417', ruledOn: '2026-01-15', firstInstanceOn: '2026-01-15', motiveDiagnosis1: 'I10X' },
        medicalJustification: 'El fallo ordena entregar el tratamiento completo.',
        ...{ criterion1: 'si', criterion2: 'si', criterion3: 'no', criterion4: 'si' },
      },
    }),
  },
]

/**
 * What the demonstration's prescribers have signed, by the same acts as everybody's, at instants before now. Where something
 * has been signed already, or other tables of codes are in use, nothing is.
 */
export async function signDemoPrescriptions(app: AppContext) {
  // Of two processes that start at once one signs, and the other waits for it; each signature is a transaction of its own.
  await app.transaction(async (waiting) => {
    await waiting.query(sql`select pg_advisory_xact_lock(hashtext('demo prescriptions'))`)
    if (await isReady(app.db)) await signAll(app)
  })
}

async function isReady(db: Db): Promise<boolean> {
  const [row] = await db.query<{ ready: boolean }>(sql`
    select not exists (select from prescription) and exists (select from patient)
      and not exists (select from catalogue_version where source <> 'PROPIO') as ready`)
  return row?.ready ?? false
}

async function signAll(app: AppContext) {
  const now = await app.clock(app.db)
  let before: string | null = null
  for (const plan of plans) {
    const at = new Date(now.getTime() - plan.minutesAgo * 60_000)
    before = await signOne({ ...app, clock: async () => at }, plan, at, plan.modifies ? before : null)
  }
}

async function signOne(app: AppContext, plan: Plan, now: Date, replaces: string | null): Promise<string> {
  const actor = await actorOf(app.db, plan.who)
  const [type, number] = plan.patient
  const patient = await findPatientByDocument(app.db, { type, number })
  const held = (await findHeldOf(app.db, actor.personId)).find(({ during }) => during && during.from <= now)
  if (!patient || !held) throw new Error(`the demonstration has no patient ${number}, or ${plan.who} holds nothing`)
  const kind = plan.text.ruling ? ('TUTELA' as const) : ('PRESCRIPCION' as const)
  const asked = { sedeId: held.sedeId, kind, patientId: patient.id, text: plan.text, replaces }
  const { sha256, findings } = await preparePrescription(app.db, { ...asked, personId: actor.personId, now })
  const signed = await signPrescription(app, {
    ...{ ...asked, actor, contentSha256: sha256 ?? '', password: demoPassword, attempt: null },
  })
  if (!signed.ok) throw new Error(`${plan.who} could not sign: ${JSON.stringify([signed.refusal.code, findings])}`)
  if (plan.annulledBecause) {
    const annulled = await annulPrescription(app, {
      ...{ actor, number: signed.value.number, reason: plan.annulledBecause, attempt: null },
    })
    if (!annulled.ok) throw new Error(`${plan.who} could not annul: ${annulled.refusal.code}`)
  }
  return signed.value.number
}

async function actorOf(db: Db, key: string): Promise<{ personId: PersonId; accountId: AccountId }> {
  const accountId = AccountId.parse(idOf('account', `${key}-0`))
  const [row] = await db.query<{ personId: string }>(sql`select person_id as "personId" from account where id = ${accountId}`)
  return { accountId, personId: PersonId.parse(row?.personId) }
}
