import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { demoPassword } from '../src/demo/password.ts'
import type { CopyPlan } from './copy-rows.ts'
import { HttpClient } from './http-client.ts'
import { inTurn } from './people.ts'
import { checkCall, findCodes, type Intention, newPatients, sha256In, signCall } from './prescribe.ts'
import type { Scene, Window, Work } from './works.ts'

/** The page of 50 of a sede: read, and written in the record whom it showed. */
export async function listWork({ stage: { owner }, prescribers }: Scene): Promise<Work> {
  const { rows } = await owner.query<{ sede: string }>(
    'select sede_id as sede from prescription group by 1 having count(*) >= 50',
  )
  const full = new Set(rows.map(({ sede }) => sede))
  const readers = prescribers.filter(({ sedeId }) => full.has(sedeId))
  if (readers.length === 0) throw new Error('no sede has 50 prescriptions')
  const next = inTurn(readers)
  const text = `
    select p.id, p.number, p.kind, p.signed_at, p.sede_id, s.name as sede, t.name as entidad, w.full_name as signer, p.prescriber_document_type,
      p.prescriber_document_number, p.patient_id, v.full_name as patient, p.patient_document_type, p.patient_document_number, p.diagnosis, d.name,
      array(select m.description from prescription_medicine m where m.number = p.number order by m.position) as medicines
    from (select * from prescription where sede_id = $1 order by signed_at desc, number desc limit 50) p
    join sede s on s.id = p.sede_id join entidad t on t.id = p.entidad_id join person w on w.id = p.prescriber_id
    join patient_version v on v.patient_id = p.patient_id and v.version = p.patient_version
    join catalogue_entry d on d.catalogue = 'cie10' and d.code = p.diagnosis and upper_inf(d.versions)
    order by p.signed_at desc, p.number desc`
  const statements = readers.map(({ sedeId }) => ({ name: 'list', text, values: [sedeId] }))
  return {
    ...{ name: 'list of 50 of a sede', goal: 0.3 },
    call() {
      const { cookie, sedeId, address } = next()
      return {
        method: 'GET',
        path: `/api/sedes/${sedeId}/prescriptions?limit=50`,
        headers: { cookie, 'x-forwarded-for': address },
      }
    },
    isRight: ({ status, body }) => status === 200 && body.toString().split('"signedAt"').length === 51,
    floors: [
      { what: 'the bare keyset query', loop: (floor, window) => floor.loop({ ...window, work: 'query', statements }) },
      { what: 'bare Fastify, the keyset query as JSON', path: '/query', prepare: (floor) => floor.post('/query', statements) },
    ],
  }
}

/** Signing what has been looked at: the looking (`check`) is done before the clock runs. */
export async function signWork({ stage: { owner, program }, prescribers }: Scene): Promise<Work> {
  const codes = await findCodes(owner)
  const nextBy = inTurn(prescribers)
  const waiting: { intention: Intention; sha256: string }[] = []
  /** As many as the fastest machine of these days could use up. */
  const mostPerSecond = 150

  async function prepare(count: number) {
    const patients = await newPatients(owner, prescribers[0]!, count)
    const client = new HttpClient(program.port)
    for (const patientId of patients) {
      const intention = { by: nextBy(), patientId, key: randomUUID(), codes }
      const { status, body } = await client.ask(checkCall(intention))
      waiting.push({ intention, sha256: sha256In(status, body.toString()) })
    }
    client.close()
  }
  const call = () => {
    const next = waiting.pop()
    if (!next) throw new Error('everything prepared is signed: the program is faster than this bench thinks')
    return signCall(next.intention, next.sha256)
  }

  await prepare(1)
  const [first] = waiting
  const client = new HttpClient(program.port)
  const { status, body } = await client.ask(call())
  client.close()
  if (status !== 201) throw new Error(`signing was refused: ${status} ${body}`)
  const plan = await planOf(owner, (JSON.parse(body.toString()) as { number: string }).number, first!.intention)
  const { rows } = await owner.query<{ hash: string }>('select password_hash as hash from account where id = $1', [
    prescribers[0]!.accountId,
  ])
  return {
    ...{ name: 'sign a prescription', goal: 0.35, call },
    ready: ({ seconds, warmUp, concurrency }: Window) =>
      prepare(Math.ceil((seconds + warmUp) * (concurrency === 1 ? mostPerSecond / 2 : mostPerSecond)) - waiting.length),
    isRight: (answer) => answer.status === 201,
    floors: [
      { what: 'one bare transaction of the same rows', loop: (floor, window) => floor.loop({ ...window, work: 'copy', plan }) },
      {
        what: 'bare argon2id, which signing asks for',
        loop: (floor, window) => floor.loop({ ...window, work: 'argon2', passwordHash: rows[0]!.hash, password: demoPassword }),
      },
    ],
  }
}

const tablesOf: [table: string, where: string][] = [
  ['prescription', 'number = $1'],
  ['prescription_code', 'number = $1'],
  ['prescription_medicine', 'number = $1'],
  ['prescription_ingredient', 'number = $1'],
  ['audit_event', `act = 'prescription.signed' and reason = $1`],
  ['outbox', `payload ->> 'body' like '%/verificar/' || $1`],
  ['idempotency_key', `outcome ->> 'number' = $1`],
]

/** What one signing wrote, to be written again by the floor. */
async function planOf(owner: pg.Client, number: string, { key }: Intention): Promise<CopyPlan> {
  const tables: CopyPlan['tables'] = []
  for (const [table, where] of tablesOf) {
    const { rows: columns } = await owner.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and attgenerated = '' and not attisdropped order by attnum`,
      [table],
    )
    const names = columns.map(({ name }) => name)
    const { rows } = await owner.query<(string | null)[]>({
      ...{ text: `select ${names.map((name) => `${name}::text`).join(', ')} from ${table} where ${where}`, values: [number] },
      rowMode: 'array',
    } as never)
    if (rows.length === 0) throw new Error(`signing left no row in ${table}`)
    tables.push({ table, columns: names, rows })
  }
  const idsIn = (table: string) => {
    const found = tables.find((one) => one.table === table)!
    return found.rows.flatMap((row) => row[found.columns.indexOf('id')] ?? [])
  }
  const { rows } = await owner.query<{ last: string }>(
    `select coalesce(max(right(number, 9)), '0') as last from prescription where substr(number, 10, 2) = '99'`,
  )
  const ids = [...idsIn('prescription'), ...idsIn('audit_event'), ...idsIn('outbox'), key]
  return { tables, number, ids, usedUp: Number(rows[0]!.last) }
}
