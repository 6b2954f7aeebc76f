import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { amlodipino, losartan, preparePrescribing, usualText } from '../../testing/prescribing.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { annulPrescription } from '../prescriptions/index.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
let patient: Awaited<ReturnType<typeof desk.newPatient>>
let number: string
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
  patient = await desk.newPatient()
  number = await desk.signed({ patientId: patient.id, text: usualText({ medicines: [losartan(), amlodipino()] }) })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.moveClockTo(noon)
  await world.owner.query(sql`delete from rate_limit`)
})

const clinical = /losart|amlodip|hipertens|I10X|tableta|Rosa|Elvira|Cantillo|1909000|1968/i
const right = () => ({ documento: patient.number, nacimiento: '9/3/1968' })
const ask = (body: unknown, of = number) =>
  world.server.inject({
    ...{ method: 'POST', url: `/api/verification/${of}`, payload: body as object },
    headers: { host: 'localhost:3000', origin: 'http://localhost:3000' },
  })
const records = () =>
  world.owner.query<{ kind: string; by: string | null; object: string; number: string }>(sql`
    select actor_kind as kind, actor_id as by, object_id as object, reason as number from audit_event
    where act = 'prescription.verified' order by recorded_at`)
const mainOf = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'))

test('R-VER-1: the address of the QR says genuine and active, who, when, where and the proof, and nothing of the patient or the medicines', async () => {
  const page = await world.get(`/verificar/${number}`)
  expect(page.statusCode).toBe(200)
  const main = mainOf(page.body)
  expect(main).toMatch(/<h1><span[^>]*>Auténtica y activa<\/span><\/h1>/)
  for (const said of ['Pedro Inventado', 'MEDICINA', 'Sede Norte', 'Hospital San Roque', '1 de marzo de'])
    expect(main.replaceAll('\u00a0', ' ')).toContain(said)
  expect(main).toMatch(/[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}/)
  expect(main.replace(/<form[\s\S]*?<\/form>/g, '')).not.toMatch(clinical)
  expect(await records()).toEqual([])
})

test('R-VER-1: programs get the same and no more', async () => {
  const reply = await world.get(`/api/verification/${number}`)
  const { authority, proofCode, kid, place, signer, ...rest } = reply.json()
  expect(rest).toEqual({
    ...{
      number,
      isGenuine: true,
      kind: 'PRESCRIPCION',
      state: 'ACTIVA',
      endedAt: null,
      replacedBy: null,
      inForceInstead: null,
      replaces: null,
    },
    signedAt: '2026-03-01T12:00:00.000-05:00',
  })
  expect(signer).toEqual({
    name: 'Pedro Inventado',
    profession: 'MEDICINA',
    professionalRegister: `Res. ${world.people.pedro.number}`,
  })
  expect([place.sedeName, place.entidadName]).toEqual(['Sede Norte', 'Hospital San Roque'])
  expect(proofCode).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){2}$/)
  expect(kid).toMatch(/^[\w-]{43}$/)
  expect(reply.body).not.toMatch(clinical)
  expect(reply.headers.etag).toMatch(/^"/)
  expect(Object.keys(authority.rules[0].evidence)).toEqual(['knownSince', 'until'])
})

test('R-VER-5: the authority is that of the instant of signing, also after the right has ended', async () => {
  const before = (await world.get(`/api/verification/${number}`)).json().authority
  expect([before.role, before.activeFrom, before.activatedBy]).toEqual([
    'Profesional prescriptor',
    '2026-02-01',
    'Dora Inventado',
  ])
  expect(before.rules.map(({ rule, isSatisfied }: { rule: string; isSatisfied: boolean }) => `${rule} ${isSatisfied}`)).toContain(
    'R-AUT-3 true',
  )
  world.moveClockTo(new Date('2026-08-01T09:00:00-05:00'))
  expect((await world.get(`/api/verification/${number}`)).json().authority).toEqual(before)
  const main = mainOf((await world.get(`/verificar/${number}`)).body)
  expect(main).toContain('No tiene sanciones vigentes')
  expect(main).toContain('antes de firmar')
})

test('an annulled one says so first, and since when; a modified one leads to the one that took its place, and back', async () => {
  const { pedro } = world.people
  const annulled = await desk.signed({ patientId: (await desk.newPatient()).id })
  world.moveClockTo(new Date('2026-03-03T10:30:00-05:00'))
  const done = await annulPrescription(world.app, {
    actor: pedro,
    number: annulled,
    reason: 'Motivo con diagnóstico.',
    attempt: null,
  })
  expect(done.ok).toBe(true)
  const page = mainOf((await world.get(`/verificar/${annulled}`)).body).replaceAll('\u00a0', ' ')
  expect(page).toMatch(/<h1><span[^>]*>Auténtica, pero anulada</)
  expect(page).toContain('3 de marzo de 2026, 10:30 a. m.')
  expect(page).not.toContain('Motivo con')
  world.moveClockTo(noon)

  const someone = await desk.newPatient()
  const old = await desk.signed({ patientId: someone.id })
  const text = usualText({ medicines: [losartan({ duration: '60' })] })
  const next = await desk.signed({ patientId: someone.id, text, replaces: old })
  const modified = mainOf((await world.get(`/verificar/${old}`)).body)
  expect(modified).toMatch(/<h1><span[^>]*>Auténtica, pero modificada</)
  expect(modified).toContain(`href="/verificar/${next}"`)
  expect(mainOf((await world.get(`/verificar/${next}`)).body)).toContain(`href="/verificar/${old}"`)
  expect((await world.get(`/api/verification/${old}`)).json()).toMatchObject({
    state: 'MODIFICADA',
    replacedBy: next,
    inForceInstead: next,
  })

  // Whoever holds the first paper is led to the one in force, or told that none is.
  const again = usualText({ medicines: [losartan({ duration: '45' })] })
  const last = await desk.signed({ patientId: someone.id, text: again, replaces: next })
  const first = async () => mainOf((await world.get(`/verificar/${old}`)).body)
  expect(await first()).toContain(`href="/verificar/${last}"`)
  await annulPrescription(world.app, { actor: pedro, number: last, reason: 'Se suspende.', attempt: null })
  expect(await first()).toContain('ninguna vale en su lugar')
  expect(await first()).not.toContain('Vale en su lugar')
  expect((await world.get(`/api/verification/${old}`)).json()).toMatchObject({ replacedBy: next, inForceInstead: null })
})

test('R-VER-2: what does not verify is not genuine, loudly, and nothing of it is shown, whatever one knows', async () => {
  const someone = await desk.newPatient()
  const forged = await desk.signed({ patientId: someone.id })
  const [{ jws } = { jws: '' }] = await world.owner.query<{ jws: string }>(
    sql`select jws from prescription where number = ${forged}`,
  )
  const [header, payload, signature] = jws.split('.') as [string, string, string]
  const altered = JSON.parse(Buffer.from(payload, 'base64url').toString())
  altered.content.prescriber.firstName = 'Impostor'
  const rewritten = [header, Buffer.from(JSON.stringify(altered)).toString('base64url'), signature].join('.')
  const [{ other } = { other: '' }] = await world.owner.query<{ other: string }>(
    sql`select jws as other from prescription where number = ${number}`,
  )
  // Another's payload under this number verifies as a signature, and is still not this one.
  for (const put of [rewritten, other]) {
    await world.owner.query(sql`update prescription set jws = ${put} where number = ${forged}`)
    const page = mainOf((await world.get(`/verificar/${forged}`)).body)
    expect(page).toMatch(/<h1><span[^>]*>No es auténtica</)
    expect(page).not.toMatch(/Impostor|Pedro|<form/)
    expect((await world.get(`/api/verification/${forged}`)).json()).toEqual({ number: forged, isGenuine: false })
    expect((await ask({ documentNumber: someone.number, birthDate: someone.birthDate }, forged)).statusCode).toBe(422)
  }
})

test('R-VER-3: with document and birth date the content is shown, and that is recorded with it', async () => {
  const before = (await records()).length
  const page = await world.post(`/verificar/${number}`, { documento: '1.909.000.001', nacimiento: '9 de marzo de 1968' })
  expect(page.statusCode).toBe(200)
  const main = mainOf(page.body)
  expect(main).toMatch(/LOSART/i)
  expect(main).toContain('180')
  expect(main).toContain('I10X')
  expect(main).not.toContain('Cantillo')
  const pedro = await world.post(`/verificar/${number}`, right(), world.people.pedro)
  expect(pedro.statusCode).toBe(200)
  const [{ id } = { id: '' }] = await world.owner.query<{ id: string }>(sql`select id from prescription where number = ${number}`)
  expect((await records()).slice(before)).toEqual([
    { kind: 'SISTEMA', by: null, object: id, number },
    { kind: 'PERSONA', by: world.people.pedro.personId, object: id, number },
  ])
  // Whoever only claims to be a person had signed in as well.
  const claims = await world.newPerson({ level: 1 })
  expect((await world.post(`/verificar/${number}`, right(), claims)).statusCode).toBe(200)
  expect(
    await world.owner.query(sql`
      select object_id from audit_event where act = 'prescription.verified' and account_id = ${claims.accountId}`),
  ).toHaveLength(1)
  const reply = await ask({ documentNumber: patient.number, birthDate: patient.birthDate })
  expect(reply.statusCode).toBe(200)
  expect(reply.json().verification).toMatchObject({ isGenuine: true, state: 'ACTIVA' })
  expect(reply.json().content.medicines.map(({ total }: { total: string }) => total)).toEqual(['180', '30'])
})

test('R-VER-4: whichever is wrong, one answer; it is not recorded, shows nothing and keeps what was typed', async () => {
  const before = (await records()).length
  const wrong = [
    { documento: '1900000000', nacimiento: '9/3/1968' },
    { documento: patient.number, nacimiento: '10/3/1968' },
    { documento: '1900000000', nacimiento: '10/3/1968' },
  ]
  const pages = []
  for (const fields of wrong) {
    const page = await world.post(`/verificar/${number}`, fields)
    expect(page.statusCode).toBe(422)
    const main = mainOf(page.body)
    expect(main).toContain(`value="${fields.documento}"`)
    pages.push(main.replace(`value="${fields.documento}"`, 'D').replace(`value="${fields.nacimiento}"`, 'N'))
  }
  expect(new Set(pages).size).toBe(1)
  expect(pages[0]).not.toMatch(/losart/i)
  const answers = await Promise.all([
    ask({ documentNumber: '1900000000', birthDate: '1968-03-09' }),
    ask({ documentNumber: patient.number, birthDate: '1968-03-10' }),
  ])
  expect(new Set(answers.map(({ body }) => JSON.stringify({ ...JSON.parse(body), requestId: '' }))).size).toBe(1)
  expect(answers[0]?.statusCode).toBe(422)
  expect((await records()).length).toBe(before)
})

test('R-VER-4: five attempts of an hour for a number, right or wrong; another number is not held up', async () => {
  const statuses = []
  for (let i = 0; i < 6; i++) statuses.push((await ask({ documentNumber: `190000000${i}`, birthDate: '1968-03-09' })).statusCode)
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
  expect((await world.post(`/verificar/${number}`, right())).statusCode).toBe(429)
  expect((await world.get(`/verificar/${number}`)).statusCode).toBe(200)
  const other = await desk.newPatient()
  const another = await desk.signed({ patientId: other.id })
  expect((await ask({ documentNumber: other.number, birthDate: other.birthDate }, another)).statusCode).toBe(200)
})

test('R-VER-4: thirty attempts of an hour from one address, over however many numbers', async () => {
  const statuses = []
  for (let i = 10; i < 41; i++)
    statuses.push((await ask({ documentNumber: '1900000000', birthDate: '1968-03-09' }, `202603011000990000${i}`)).statusCode)
  expect(statuses.slice(0, 30).every((status) => status === 404)).toBe(true)
  expect(statuses[30]).toBe(429)
})

test('what cannot be read is said at its field, is no attempt, and nothing typed is lost', async () => {
  for (let i = 0; i < 7; i++) {
    const page = await world.post(`/verificar/${number}`, { documento: '', nacimiento: '31/2/1968' })
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('Escriba el número del documento del paciente')
    expect(page.body).toContain('No es una fecha clara')
    expect(page.body).toContain('value="31/2/1968"')
  }
  expect((await world.post(`/verificar/${number}`, right())).statusCode).toBe(200)
  for (const body of [
    {},
    { documentNumber: 'x', birthDate: '1968-02-31' },
    { ...right() },
    { documentNumber: '1', birthDate: '1968-03-09', z: 1 },
  ])
    expect((await ask(body)).statusCode).toBe(400)
})

test('R-VER-6: the form takes a number as it is typed and leads to its address; what is none is said, and kept', async () => {
  const spaced = `${number.slice(0, 8)} ${number.slice(8, 11)} ${number.slice(11)}`
  const found = await world.get(`/verificar?numero=${encodeURIComponent(spaced)}`)
  expect([found.statusCode, found.headers.location]).toEqual([303, `/verificar/${number}`])
  expect((await world.get(`/verificar/${encodeURIComponent(spaced)}`)).headers.location).toBe(`/verificar/${number}`)
  const wrong = await world.get('/verificar?numero=2026x')
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('value="2026x"')
  expect(wrong.body).toContain('Hay una letra «x»')
})

test.each([
  ['20260301100999999999', 'no se ha firmado ninguna fórmula con este número'],
  ['123', 'escribió 3'],
  ['abc', 'Hay una letra «a»'],
  ['20260231100000000001', 'ese día no existe'],
])('R-VER-6: %s is not there, and why is said plainly, with the box to try another', async (typed, said) => {
  const page = await world.get(`/verificar/${typed}`)
  expect(page.statusCode).toBe(404)
  expect(page.body).toContain(said)
  expect(page.body).toContain(`value="${typed}"`)
  expect((await world.get(`/api/verification/${typed}`)).statusCode).toBe(404)
  expect((await world.post(`/verificar/${typed}`, right())).statusCode).toBe(404)
})

test('R-VER-7: the program for offline use is given as it is, and the page says what it answers', async () => {
  const file = await world.get('/verificar/sin-conexion/verify-prescription.ts')
  expect([file.statusCode, file.headers['content-disposition']]).toEqual([200, 'attachment; filename="verify-prescription.ts"'])
  expect(file.body).not.toMatch(/from '\.|from '(?!node:)/)
  expect((await world.get('/verificar/sin-conexion')).body).toContain('NO ES AUTÉNTICA')
})
