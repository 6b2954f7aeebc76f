import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { demoPassword } from '../src/demo/password.ts'
import type { Call } from './http-client.ts'
import type { Prescriber } from './people.ts'

/** Codes of the tables that may be the sector's or the project's; the small tables are the project's in both. */
export type Codes = { diagnosis: string; ingredient: string }

/** One medicine that the UPC finances: losartán 50 mg, one tablet every 12 hours for 30 days. */
const prescriptionOf = ({ diagnosis, ingredient }: Codes) => ({
  ...{ ambito: '12', isReferral: 'no', diagnosis },
  medicines: [
    {
      ...{ type: '1', provision: '1', form: 'PRO001', route: '901', dose: '1', doseUnit: '7023', every: '12', everyUnit: '2' },
      ...{ specialIndication: '10', duration: '30', durationUnit: '3', totalUnit: '81', isUpcFinanced: 'si' },
      ingredients: [{ code: ingredient, strength: '50', strengthUnit: '7001' }],
      recommendations: 'A la misma hora.',
    },
  ],
})

export async function findCodes(owner: pg.Client): Promise<Codes> {
  const code = async (catalogue: string, words: string) => {
    const { rows } = await owner.query<{ code: string }>(
      `select code from catalogue_entry where catalogue = $1 and upper_inf(versions) and enabled and searched like $2 order by length(name), code limit 1`,
      [catalogue, `% ${words}%`],
    )
    if (!rows[0]) throw new Error(`the table ${catalogue} has no «${words}»`)
    return rows[0].code
  }
  return { diagnosis: await code('cie10', 'hipertension'), ingredient: await code('dci', 'losartan') }
}

/** People to be treated whom nobody has treated yet, so that no rule stands in the way of what is measured. */
export async function newPatients(owner: pg.Client, by: Prescriber, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID() as string)
  const first = `99${Math.floor(Date.now() / 10) % 10 ** 10}`
  await owner.query(
    `insert into patient (id, document_type, document_number, entered_at)
     select id, 'CC', $2 || lpad(n::text, 5, '0'), now() - interval '1 day' from unnest($1::uuid[]) with ordinality as p (id, n)`,
    [ids, first],
  )
  await owner.query(
    `insert into patient_version (patient_id, version, first_name, first_surname, birth_date, sex, eps_id, regimen, entered_by, entidad_id, sede_id, entered_at)
     select id, 1, 'Paciente', 'De la Carga', '1980-05-17', 'F', (select id from entidad where kind = 'EPS' order by id limit 1), 'CONTRIBUTIVO',
       $2, $3, $4, now() - interval '1 day' from unnest($1::uuid[]) as p (id)`,
    [ids, by.personId, by.entidadId, by.sedeId],
  )
  return ids
}

/** What one person means to sign for one other, once, however often it must be sent. */
export type Intention = { by: Prescriber; patientId: string; key: string; codes: Codes }

const post = ({ by }: Intention, path: string, body: unknown, more: Record<string, string> = {}): Call => ({
  ...{ method: 'POST', path: `/api/sedes/${by.sedeId}/prescriptions${path}`, body: JSON.stringify(body) },
  headers: {
    ...{ cookie: by.cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'x-forwarded-for': by.address },
    ...more,
  },
})

/** What would be signed, and its hash. */
export const checkCall = (intention: Intention) =>
  post(intention, '/check', { patientId: intention.patientId, prescription: prescriptionOf(intention.codes) })

export const signCall = (intention: Intention, contentSha256: string) =>
  post(
    intention,
    '',
    { patientId: intention.patientId, prescription: prescriptionOf(intention.codes), contentSha256, password: demoPassword },
    { 'idempotency-key': intention.key },
  )

/** The hash of a `checkCall`'s answer; says why where it may not be signed. */
export function sha256In(status: number, body: string): string {
  const said = status === 200 ? (JSON.parse(body) as { isSignable: boolean; sha256: string | null }) : null
  if (!said?.isSignable || !said.sha256) throw new Error(`may not be signed: ${status} ${body.slice(0, 1500)}`)
  return said.sha256
}
