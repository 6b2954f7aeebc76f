import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { losartan, password, preparePrescribing, usualRuling } from '../../testing/prescribing.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'
import { CheckAnswer, DocumentAnswer, ListAnswer, RulesAnswer } from './api-answers.ts'
import { examplePrescription } from './api-body.ts'
import type { Finding } from './finding.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
let patientId: string
let orders: World['people']['pedro']
let office: World['sedes']['norte']
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
  patientId = (await desk.newPatient()).id
  const eps = await world.newEntidad('EPS', 'Brisa Nueva EPS')
  office = await world.newSede(eps, 'Brisa Nueva EPS', '01')
  orders = await world.newPerson({ firstName: 'Elena' })
  await desk.givePassword(orders)
  const applicationId = await world.newApplication(orders, { entidadId: eps.id, sedeId: office }, 'APROBADA')
  const [activation, grant] = [world.app.newId(), world.app.newId()]
  const { personId: by } = world.people.eva
  await world.owner.query(sql`
    insert into activation (entidad_id, id, person_id, sede_id, registration, basis, application_id, proofing_id, during, activated_by, activated_at)
    select ${eps.id}, ${activation}, ${orders.personId}, ${office}, 'PROFESIONAL', 'DELEGADO', ${applicationId}, id, '[2026-02-01,2027-02-01)',
      ${by}, '2026-01-15' from proofing where person_id = ${orders.personId}`)
  await world.owner.query(sql`
    insert into role_grant (entidad_id, id, activation_id, person_id, role, policy_id, basis, during, granted_by, granted_at)
    values (${eps.id}, ${grant}, ${activation}, ${orders.personId}, 'ORDENADOR', 11, 'DELEGADO', '[2026-02-01,2027-02-01)', ${by}, '2026-01-15')`)
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

// What came is looked at by the assertions.
// biome-ignore lint/suspicious/noExplicitAny: an answer whose shape is the subject of the test
type Json = any
type Body = Record<string, unknown>
const usual = () => structuredClone(examplePrescription) as Body & { medicines: Body[] }

async function send(url: string, body: unknown, { by = world.people.pedro, key = '' } = {}) {
  const headers = { ...world.as(by), 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) }
  const reply = await world.server.inject({
    method: 'POST',
    url,
    headers,
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: reply.statusCode, json: reply.json() as Json }
}
const at = (what: string, sede: string = world.sedes.norte) => `/api/sedes/${sede}/${what}`
const check = (prescription: unknown, more: Body = {}) => send(at('prescriptions/check'), { patientId, prescription, ...more })
/** What the patient without an EPS is told, and whatever else. */
const rulesOf = ({ findings }: { findings: Finding[] }) => findings.map(({ rule, effect }) => `${rule} ${effect}`)

async function sign(prescription: unknown, { key = '', ...more }: Body & { key?: string } = {}) {
  const asked = { patientId, prescription, ...more }
  const { json } = await send(at('prescriptions/check'), asked)
  return send(at('prescriptions'), { ...asked, contentSha256: json.sha256 ?? '0'.repeat(64), password, ...more }, { key })
}

test('looked at, signed, read, annulled: what was seen is what was signed', async () => {
  const seen = await check(usual())
  expect([seen.status, seen.json.isSignable, rulesOf(seen.json)]).toEqual([200, true, ['R-PRE-11 AVISA']])
  const signed = await send(at('prescriptions'), { patientId, prescription: usual(), contentSha256: seen.json.sha256, password })
  expect(signed.status).toBe(201)
  expect(signed.json).toMatchObject({
    number: expect.stringMatching(/^20260301100\d{9}$/),
    signedAt: '2026-03-01T12:00:00.000-05:00',
  })
  const { number } = signed.json
  const read = await world.get(`/api/prescriptions/${number}`, world.people.pedro)
  expect(read.json()).toMatchObject({ number, state: 'ACTIVA', end: null, document: { content: seen.json.content } })
  expect(JSON.parse(Buffer.from(read.json().jws.split('.')[1], 'base64url').toString())).toEqual(read.json().document)
  const url = `/api/prescriptions/${number}/annulment`
  expect((await send(url, { reason: 'Era de otra persona.' }, { by: world.people.olivia })).status).toBe(404)
  expect((await send(url, { reason: 'no' })).json).toMatchObject({ status: 422, errors: [{ field: 'reason' }] })
  expect(await send(url, { reason: 'Era de otra persona.' })).toEqual({ status: 201, json: { number } })
  expect((await send(url, { reason: 'Era de otra persona.' })).status).toBe(409)
  expect((await world.get(`/api/prescriptions/${number}`, world.people.pedro)).json().end).toMatchObject({
    ...{ kind: 'ANULADA', reason: 'Era de otra persona.', replacedBy: null },
  })
})

test('what is answered has every field that is described, and no other', async () => {
  const patient = { patientId: (await desk.newPatient()).id }
  const seen = (await check(usual(), patient)).json
  expect(CheckAnswer.parse(seen)).toEqual(seen)
  const { number } = (await sign(usual(), patient)).json
  await send(`/api/prescriptions/${number}/annulment`, { reason: 'Era de otra persona.' })
  const { pedro } = world.people
  const read = (await world.get(`/api/prescriptions/${number}`, pedro)).json()
  read.end.endedAt = new Date(read.end.endedAt)
  expect(DocumentAnswer.parse(read)).toEqual(read)
  const list = (await world.get(`/api/prescriptions?q=${number}`, pedro)).json()
  list.prescriptions[0].signedAt = new Date(list.prescriptions[0].signedAt)
  expect(ListAnswer.parse(list)).toEqual(list)
  const rules = (await world.get('/api/prescription-rules')).json()
  expect(RulesAnswer.parse(rules)).toEqual(rules)
})

test.each([
  ['whole', 'I10X'],
  ['without a diagnosis', ''],
])('R-PAC-7: to look at what would be signed, %s, is a reading of the patient', async (_how, diagnosis) => {
  const other = (await desk.newPatient()).id
  await check({ ...usual(), diagnosis }, { patientId: other })
  const rows = await world.owner.query(sql`select actor_id from audit_event where act = 'patient.read' and object_id = ${other}`)
  expect(rows).toEqual([{ actor_id: world.people.pedro.personId }])
})

test('R-PAC-7: a signature that is refused tells of the patient too, and is recorded', async () => {
  const other = (await desk.newPatient()).id
  await desk.signed({ patientId: other })
  const readings = async () =>
    (await world.owner.query(sql`select id from audit_event where act = 'patient.read' and object_id = ${other}`)).length
  const asked = { patientId: other, prescription: usual(), contentSha256: '0'.repeat(64) }
  const before = await readings()
  const refused = await send(at('prescriptions'), { ...asked, password })
  expect([refused.status, refused.json.errors[0].message]).toEqual([
    422,
    expect.stringContaining('Hoy ya firmó esta misma fórmula'),
  ])
  expect(await readings()).toBe(before + 1)
  // A password that is wrong is told nothing.
  await send(at('prescriptions'), { ...asked, password: 'otra' })
  expect(await readings()).toBe(before + 1)
})

test('one key is one prescription; with another body 422; a key that is none 400', async () => {
  const patient = { patientId: (await desk.newPatient()).id }
  const key = world.app.newId()
  const first = await sign(usual(), { ...patient, key })
  expect(first.status).toBe(201)
  const { json } = await check(usual(), patient)
  const body = { ...patient, prescription: usual(), contentSha256: first.json && json.sha256, password }
  expect((await send(at('prescriptions'), body, { key })).json).toEqual(first.json)
  const changed = await send(at('prescriptions'), { ...body, prescription: { ...usual(), diagnosis: 'J00X' } }, { key })
  expect(changed.status).toBe(422)
  expect((await send(at('prescriptions'), body, { key: 'x' })).status).toBe(400)
})

test('a wrong password, a content that was not seen, a patient whom nobody knows and one’s own right are refused, each in its way', async () => {
  const patient = { patientId: (await desk.newPatient()).id }
  expect((await sign(usual(), { ...patient, password: 'otra' })).json).toMatchObject({
    status: 422,
    errors: [{ field: 'password' }],
  })
  expect((await sign(usual(), { ...patient, contentSha256: '0'.repeat(64) })).status).toBe(409)
  const nobody = { patientId: world.app.newId() }
  expect((await check(usual(), nobody)).json).toMatchObject({ status: 404, errors: [{ field: 'patientId' }] })
  expect((await sign(usual(), nobody)).status).toBe(404)
  const { olivia, eva } = world.people
  const body = { ...patient, prescription: usual() }
  expect((await send(at('prescriptions/check'), body, { by: olivia })).json).toMatchObject({
    status: 403,
    because: expect.any(Array),
  })
  expect((await send(at('prescriptions/check'), body, { by: eva })).status).toBe(404)
  expect((await send(at('prescriptions/check', world.sedes.oriente), body)).status).toBe(404)
})

test('what is refused says where: the path of the field and a sentence', async () => {
  const prescription = { ...usual(), medicines: [losartan({ duration: '' }), losartan({ form: 'NADA' })] }
  const { status, json } = await sign(prescription)
  expect(status).toBe(422)
  expect(json.errors.map(({ field }: { field: string }) => field)).toContain('prescription.medicines.0.duration')
  for (const { message } of json.errors) expect(message).toMatch(/^[A-ZÁÉÍÓÚÑ«¿].{8,}/)
})

test('a ruling is carried out at an EPS by the same two steps, and by nobody at an IPS', async () => {
  const { ambito: _, ...rest } = usual()
  const { isUpcFinanced: _upc, ...line } = usual().medicines[0] ?? {}
  const prescription = { ...rest, medicines: [line], ruling: usualRuling }
  const patient = { patientId: (await desk.newPatient()).id }
  const seen = await send(at('tutelas/check', office), { ...patient, prescription }, { by: orders })
  expect([seen.status, rulesOf(seen.json)]).toEqual([200, ['R-PRE-11 AVISA']])
  const body = { ...patient, prescription, contentSha256: seen.json.sha256, password }
  const signed = await send(at('tutelas', office), body, { by: orders })
  expect([signed.status, signed.json.number]).toEqual([201, expect.stringMatching(/^20260301200\d{9}$/)])
  expect((await send(at('tutelas'), body)).status).toBe(403)
  expect((await send(at('prescriptions', office), body, { by: orders })).status).toBe(403)
})

/** Every field of a prescription, with a value of its kind: paths as in the answers. */
const everyField = (): { path: (string | number)[]; isNested: boolean }[] => {
  const whole = {
    ...usual(),
    related1: '',
    related2: '',
    orphanDisease: '',
    orphanIsMain: '',
    answers: {},
    ruling: { ...usualRuling },
  }
  const { medicines, ruling, ...top } = whole as Record<string, Json>
  const medicine = {
    ...medicines[0],
    ...{ description: '', total: '', totalReason: '', causes: {}, unirsIndications: '', justification: '', answers: {} },
  }
  const { ingredients, ...line } = medicine
  const named = (value: object, before: (string | number)[]) =>
    Object.keys(value).map((name) => ({ path: [...before, name], isNested: ['answers', 'causes'].includes(name) }))
  return [
    ...named(top, []),
    { path: ['medicines'], isNested: true },
    ...named(line, ['medicines', 0]),
    { path: ['medicines', 0, 'ingredients'], isNested: true },
    ...named({ ...ingredients[0], content: '', contentUnit: '' }, ['medicines', 0, 'ingredients', 0]),
    ...named({ ...ruling, secondInstanceOn: '', courtOn: '', contemptOn: '', clarification: '', motiveDiagnosis2: '' }, [
      'ruling',
    ]),
    { path: ['ruling', 'additional'], isNested: true },
  ]
}
const withField = (path: (string | number)[], value: unknown) => {
  const whole: Json = { ...usual(), ruling: { ...usualRuling } }
  let inner = whole
  for (const step of path.slice(0, -1)) inner = inner[step]
  inner[path.at(-1)!] = value
  return whole
}
const wrongTypes: [string, unknown][] = [
  ['an object', { a: 1 }],
  ['a list', [1, 'x']],
  ['null', null],
  ['a text of 5,000 letters', 'x'.repeat(5000)],
]

test.each(
  everyField().map(({ path, isNested }) => [path.join('.'), path, isNested] as const),
)('%s of a wrong type or length is told by its path', async (name, path, isNested) => {
  for (const [what, value] of wrongTypes) {
    if (isNested && (what === 'an object' || what === 'a list')) continue
    const { status, json } = await check(withField([...path], value))
    expect(status, `${name}: ${what}`).toBe(400)
    expect(json.errors[0].field, `${name}: ${what}`).toBe(`prescription.${name}`)
    expect(json.errors[0].message).toMatch(/^[A-Z].{5,}\.$/)
  }
  expect((await check(withField([...path], true))).status).toBeLessThan(500)
})

const codes = [
  ...['ambito', 'diagnosis', 'related1', 'orphanDisease', 'medicines.0.type', 'medicines.0.provision', 'medicines.0.form'],
  ...[
    'medicines.0.route',
    'medicines.0.doseUnit',
    'medicines.0.everyUnit',
    'medicines.0.specialIndication',
    'medicines.0.durationUnit',
  ],
  ...['medicines.0.totalUnit', 'medicines.0.ingredients.0.code', 'medicines.0.ingredients.0.strengthUnit'],
]
test.each(codes)('a code of %s that its table does not have is a finding there', async (name) => {
  const path = name.split('.').map((step) => (/^\d$/.test(step) ? Number(step) : step))
  for (const value of ['ZZZZ', '99999999', "'; drop table prescription", '-1', '💊']) {
    const changed = withField(path, value)
    changed.ruling = null
    if (name === 'orphanDisease') changed.orphanIsMain = 'no'
    const { status, json } = await check(changed)
    expect(status).toBe(200)
    expect(json.isSignable).toBe(false)
    expect(
      json.findings.map(({ field }: { field: string }) => field),
      value,
    ).toContain(name)
  }
})

test('a code that its table has disabled is told as such', async () => {
  const { json } = await check({ ...usual(), diagnosis: 'A09X' })
  expect(json.isSignable).toBe(false)
  expect(json.findings).toEqual([
    expect.objectContaining({ field: 'diagnosis', effect: 'RECHAZA', message: expect.stringContaining('A09X') }),
  ])
})

test('a field whose name is mistyped is refused at every level, and not left out of what is signed', async () => {
  for (const path of [
    ['diagnosys'],
    ['medicines', 0, 'dosis'],
    ['medicines', 0, 'ingredients', 0, 'codigo'],
    ['ruling', 'fallo'],
  ]) {
    const { status, json } = await check(withField(path, 'x'))
    expect([path, status, json.errors[0].message]).toEqual([path, 400, 'Hay campos que no conocemos.'])
  }
  expect((await check(usual(), { sede: 'x' })).status).toBe(400)
})

test('200 medicines are refused in a sentence; 301 and 128 KiB at the door', async () => {
  const many = (count: number, line: Body = { type: '1' }) => ({ ...usual(), medicines: times(count, () => line) })
  const { status, json } = await check(many(200, usual().medicines[0]))
  expect(status).toBe(200)
  expect(json.isSignable).toBe(false)
  expect(json.findings[0]).toMatchObject({
    field: 'medicines',
    effect: 'RECHAZA',
    message: expect.stringMatching(/^Hay 200 medicamentos/),
  })
  const few = await check(many(21, usual().medicines[0]))
  expect(rulesOf(few.json)).toContain('R-PRE-9 RECHAZA')
  expect((await check(many(301))).json).toMatchObject({ status: 400, errors: [{ field: 'prescription.medicines' }] })
  expect((await check(many(300, { justification: 'x'.repeat(900) }))).status).toBe(413)
  const signed = await sign(many(200, usual().medicines[0]))
  expect(signed.status).toBe(422)
  expect(signed.json.errors[0].message).toMatch(/^Hay 200 medicamentos/)
})

test('no body, whatever it is, is answered with a fault', async () => {
  for (const body of ['', '{', 'null', '[]', '"x"', '{"patientId":1e999}', '{"__proto__":{"a":1}}', '\u0000'])
    expect((await send(at('prescriptions/check'), body)).status, body).toBeLessThan(500)
  const strange = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.double(),
    fc.integer(),
    fc.constantFrom(
      '\u0000',
      '\uD800',
      '9'.repeat(400),
      '1e400',
      '-0',
      'NaN',
      '0.000000000000000000001',
      '٣',
      '1,5',
      '1/2',
      'si',
      'no',
    ),
  )
  const fields = everyField().filter(({ isNested }) => !isNested)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...fields), strange), { minLength: 1, maxLength: 4 }), async (changes) => {
      const body: Json = { ...usual(), ruling: { ...usualRuling } }
      for (const [{ path }, value] of changes) {
        let inner = body
        for (const step of path.slice(0, -1)) inner = inner[step]
        inner[path.at(-1)!] = value
      }
      for (const ruling of [body.ruling, null]) {
        const { status, json } = await check({ ...body, ruling })
        expect(status, JSON.stringify(changes)).toBeLessThan(500)
        if (status === 200) for (const { message } of json.findings) expect(message.length).toBeGreaterThan(5)
        // What may be signed is signed: the tables take whatever the rules let through.
        if (json.isSignable) {
          const signed = await sign({ ...body, ruling }, { patientId: (await desk.newPatient()).id })
          expect(signed.status, JSON.stringify({ changes, problem: signed.json })).toBe(201)
        }
      }
    }),
    { numRuns: 50 },
  )
  const maps = fc.dictionary(fc.string({ maxLength: 12 }), fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.integer()), {
    maxKeys: 5,
  })
  await fc.assert(
    fc.asyncProperty(maps, maps, async (causes, answers) => {
      const [line] = usual().medicines
      const reasons = Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, String(value)]))
      const { status } = await check({
        ...usual(),
        answers: reasons,
        medicines: [{ ...line, isUpcFinanced: 'no', causes, answers: reasons }],
      })
      expect(status).toBeLessThan(500)
    }),
    { numRuns: 30 },
  )
}, 120_000)

test('an account signed in from elsewhere is not obeyed: a POST says where it comes from', async () => {
  const headers = { ...world.as(world.people.pedro), 'content-type': 'application/json', origin: 'https://otra.example' }
  const reply = await world.server.inject({ method: 'POST', url: at('prescriptions/check'), headers, payload: '{}' })
  expect(reply.statusCode).toBe(403)
})

test('the rules are told to whoever asks, each with its norm', async () => {
  const { rules } = (await world.get('/api/prescription-rules')).json()
  expect(rules[0]).toEqual({
    ...{ rule: 'R-PRE-2', effect: 'RECHAZA', amount: null, unit: null, isFixed: true },
    ...{ meaning: 'Nadie prescribe para sí mismo.', norm: 'Causa de no entrega 16: el prescriptor y el paciente son el mismo' },
  })
  const numbers = rules.map(({ rule }: { rule: string }) => Number(rule.split('-').at(-1)))
  expect(numbers).toEqual(numbers.toSorted((a: number, b: number) => a - b))
})
