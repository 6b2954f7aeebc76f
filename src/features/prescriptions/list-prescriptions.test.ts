import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { InstantKey } from '../../shared/instant-key.ts'
import { sql } from '../../shared/sql.ts'
import { amlodipino, losartan, preparePrescribing, usualText } from '../../testing/prescribing.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'
import { annulPrescription } from './annul.ts'
import { keyOf } from './list-filters.ts'
import { findListed, type ListFilters, type ListRow, noFilters } from './list-store.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
type Person = World['people']['pedro']
/** A colleague of Pedro's at norte, and one at oriente of another entidad: who may prescribe there. */
let berta: Person
let numbers: { losartan: string[]; amlodipino: string; annulled: string; modified: string; newest: string; bertas: string }
let rosa: Awaited<ReturnType<typeof desk.newPatient>>
let luz: Awaited<ReturnType<typeof desk.newPatient>>

const bogota = (local: string) => new Date(`${local}-05:00`)

beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
  berta = await world.newPerson({ firstName: 'Berta', firstSurname: 'Del Río' })
  await desk.givePassword(berta)
  await world.newActivation(berta, 'PRESCRIPTOR')
  rosa = await desk.newPatient()
  luz = await desk.newPatient({ type: 'PA', number: 'XA77301' })
  // Five in one instant.
  const same = await Promise.all(times(5, () => desk.newPatient())).then(async (patients) => {
    const all: string[] = []
    for (const { id } of patients) all.push(await desk.signed({ patientId: id }))
    return all
  })
  world.moveClockTo(bogota('2026-03-02T09:00:00'))
  const one = await desk.signed({ patientId: rosa.id, text: usualText({ diagnosis: 'J00X', medicines: [amlodipino()] }) })
  const annulled = await desk.signed({ patientId: luz.id })
  await annulPrescription(world.app, {
    actor: world.people.pedro,
    number: annulled,
    reason: 'Era de otra persona.',
    attempt: null,
  })
  const modified = await desk.signed({ patientId: luz.id })
  world.moveClockTo(bogota('2026-03-03T09:00:00'))
  const newest = await desk.signed({
    ...{ patientId: luz.id, replaces: modified },
    text: usualText({ medicines: [losartan({ duration: '60' }), amlodipino()] }),
  })
  const bertas = await desk.signed({ by: berta, patientId: (await desk.newPatient()).id })
  numbers = { losartan: same, amlodipino: one, annulled, modified, newest, bertas }
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(bogota('2026-03-03T10:00:00')))

const listOwn = (filters: Partial<ListFilters> = {}) =>
  findListed(
    world.app.db,
    { of: 'SIGNER', personId: world.people.pedro.personId },
    { ...noFilters, ...filters },
    { after: null, limit: 100 },
  )
const found = async (filters: Partial<ListFilters>) => (await listOwn(filters)).map(({ number }) => number).sort()

test('one sees what one signed, the newest first, and nothing of a colleague', async () => {
  const rows = await listOwn()
  expect(rows.map(({ number }) => number)).toEqual([
    numbers.newest,
    ...[numbers.amlodipino, numbers.annulled, numbers.modified].sort().reverse(),
    ...numbers.losartan.toSorted().reverse(),
  ])
  expect(rows[0]).toMatchObject({
    ...{ state: 'ACTIVA', sedeName: 'Sede Norte', entidadName: 'Hospital San Roque', signerName: 'Pedro Inventado' },
    ...{ patientName: 'Rosa Elvira Cantillo de la Hoz', patientDocument: { type: 'PA', number: 'XA77301' } },
    ...{ diagnosis: { code: 'I10X' }, medicines: ['Losartán 50 mg, tableta', 'Amlodipino 5 mg, tableta'] },
  })
  expect(rows[0]?.diagnosis.name).toMatch(/^Hipertensi/)
})

const edgeOf = (row: ListRow | undefined) => (row ? { at: row.signedAt, id: row.number } : null)

test('pages of two, also of one instant, show each once; backwards the same', async () => {
  const scope = { of: 'SEDE', sedeId: world.sedes.norte } as const
  const all = (await findListed(world.app.db, scope, noFilters, { after: null, limit: 100 })).map(({ number }) => number)
  expect(all).toHaveLength(10)
  const forth: string[] = []
  let last: InstantKey | null = null
  for (;;) {
    const rows = await findListed(world.app.db, scope, noFilters, { after: last, limit: 2 })
    forth.push(...rows.map(({ number }) => number))
    last = edgeOf(rows.at(-1))
    if (rows.length < 2 || !last) break
  }
  expect(forth).toEqual(all)
  const sixth = edgeOf((await findListed(world.app.db, scope, noFilters, { after: null, limit: 6 })).at(-1))
  const before = await findListed(world.app.db, scope, noFilters, { after: null, before: sixth, limit: 2 })
  expect(before.map(({ number }) => number)).toEqual(all.slice(3, 5))
})

test.each([
  ['its whole number', () => numbers.annulled, () => [numbers.annulled]],
  ['its number as it is printed', () => numbers.annulled.replace(/^(.{8})(.{3})/, '$1 $2 '), () => [numbers.annulled]],
  ['the day its number begins with', () => '20260303', () => [numbers.newest]],
  ['the end of its number', () => numbers.newest.slice(-9), () => [numbers.newest]],
  ['a document', () => rosa.number, () => [numbers.amlodipino]],
  ['a document as it is written', () => `CC ${rosa.number.replace(/\B(?=(\d{3})+$)/g, '.')}`, () => [numbers.amlodipino]],
  ['a passport', () => 'xa77301', () => [numbers.annulled, numbers.modified, numbers.newest]],
  ['a diagnosis', () => 'j00x', () => [numbers.amlodipino]],
  ['a category of diagnoses', () => 'J00', () => [numbers.amlodipino]],
  ['an ingredient, without its accent', () => 'AMLODIPINO', () => [numbers.amlodipino, numbers.newest]],
  ['words of one medicine', () => 'tableta amlodipino 5', () => [numbers.amlodipino, numbers.newest]],
  ['words of two medicines', () => 'losartan amlodipino', () => []],
  ['nothing that is there', () => 'zzzz', () => []],
  ['signs that a pattern would take for others', () => '%_', () => []],
])('a search finds by %s', async (_what, search, expected) => {
  expect(await found({ search: search() })).toEqual(expected().sort())
})

test("a search finds by words of the patient's name as it was signed", async () => {
  expect(await found({ search: 'cantillo rosa' })).toHaveLength(9)
})

test('filters by state, kind, sede and days are counted together', async () => {
  expect(await found({ state: 'ANULADA' })).toEqual([numbers.annulled])
  expect(await found({ state: 'MODIFICADA' })).toEqual([numbers.modified])
  expect(await found({ state: 'ACTIVA' })).toHaveLength(7)
  expect(await found({ kind: 'TUTELA' })).toEqual([])
  expect(await found({ kind: 'PRESCRIPCION' })).toHaveLength(9)
  expect(await found({ sedeId: world.sedes.sur })).toEqual([])
  expect(await found({ sedeId: world.sedes.norte })).toHaveLength(9)
  const day = '2026-03-02' as ListFilters['from']
  expect(await found({ from: day, until: day })).toEqual([numbers.amlodipino, numbers.annulled, numbers.modified].sort())
  expect(await found({ from: day, until: day, state: 'ACTIVA' })).toEqual([numbers.amlodipino])
})

test('of a sede one sees what all signed there, and finds a signer by name or document', async () => {
  const { olivia } = world.people
  const address = `/mipres/sedes/${world.sedes.norte}/formulas`
  const all = await world.get(address, olivia)
  expect(all.statusCode).toBe(200)
  expect(all.body).toContain(numbers.bertas)
  expect(all.body).toContain(numbers.newest)
  for (const signer of ['rio berta', berta.number]) {
    const { body } = await world.get(`${address}?firmante=${encodeURIComponent(signer)}`, olivia)
    expect(body).toContain(numbers.bertas)
    expect(body).not.toContain(numbers.newest)
  }
})

test('to strangers the list of a sede is not there; who is known there and may not read is told why', async () => {
  const { dora, eva, ana, nora } = world.people
  for (const what of ['formulas', 'formulas.csv']) {
    const address = `/mipres/sedes/${world.sedes.norte}/${what}`
    expect((await world.get(address, eva)).statusCode).toBe(404)
    expect((await world.get(address, ana)).statusCode).toBe(404)
    expect((await world.get(address, dora)).statusCode).toBe(403)
    expect((await world.get(address, nora)).statusCode).toBe(403)
  }
})

const eventsOf = (person: Person) =>
  world.owner.query<{ sede: string | null; shown: string[] }>(sql`
    select sede_id as sede, decision -> 'shown' as shown from audit_event
    where act = 'prescription.listed' and actor_id = ${person.personId} order by recorded_at, id`)

test('each showing, on a page, as a file or by program, is one event with the patients that were shown', async () => {
  const reader = await world.newPerson({ firstName: 'Lina' })
  await world.newActivation(reader, 'CONSULTA_IPS', undefined, { policyId: 5 })
  const address = `/mipres/sedes/${world.sedes.norte}/formulas`
  const asked = [
    `${address}?buscar=${rosa.number}`,
    `${address}.csv?buscar=${rosa.number}`,
    `/api/sedes/${world.sedes.norte}/prescriptions?q=${rosa.number}`,
    `${address}?buscar=XA77301`,
    `${address}?buscar=zzzz`,
  ]
  for (const url of asked) expect((await world.get(url, reader)).statusCode, url).toBe(200)
  expect(await eventsOf(reader)).toEqual([
    ...times(3, () => ({ sede: world.sedes.norte, shown: [rosa.id] })),
    { sede: world.sedes.norte, shown: [luz.id] },
    { sede: world.sedes.norte, shown: [] },
  ])
  const before = (await eventsOf(berta)).length
  await world.get('/mipres/formulas', berta)
  expect((await eventsOf(berta)).length).toBe(before + 1)
})

test('a file has exactly what is filtered, and nothing that a spreadsheet would run', async () => {
  const { pedro } = world.people
  const reply = await world.get('/mipres/formulas.csv?estado=ANULADA', pedro)
  const [head, ...lines] = reply.body.trim().split('\r\n')
  expect(head?.replace('\uFEFF', '').split(';')).toHaveLength(16)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(numbers.annulled)
  expect(lines[0]).toContain('Anulada')
})

test('who merely claims to be the prescriber sees nothing of his', async () => {
  const { caro } = world.people
  const { pedro } = world.people
  await world.owner.query(sql`update account set person_id = ${pedro.personId} where id = ${caro.accountId}`)
  const { body } = await world.get('/mipres/formulas', caro)
  expect(body).toContain('Su identidad todavía no está comprobada')
  expect(body).not.toContain(numbers.newest)
  expect((await world.get('/mipres/formulas.csv', caro)).statusCode).toBe(404)
  expect((await world.get('/api/prescriptions', caro)).json()).toEqual({ prescriptions: [], next: null })
  expect((await world.get(`/mipres/formulas/${numbers.newest}`, caro)).statusCode).toBe(404)
  expect((await world.get(`/api/prescriptions/${numbers.newest}`, caro)).statusCode).toBe(404)
})

test('what is no filter, no key and no day does no harm', async () => {
  const { pedro } = world.people
  const odd = [
    'sede=x',
    'estado=x',
    'clase=',
    'sigue=x_y',
    'antes=9999999-01-01_1',
    'desde=ayer',
    'hasta=31/2/2026',
    'buscar=%00',
  ]
  for (const one of odd) {
    const reply = await world.get(`/mipres/formulas?${one}`, pedro)
    expect(reply.statusCode, one).toBe(200)
    expect(reply.body, one).toContain(numbers.newest)
  }
  expect((await world.get('/mipres/formulas?desde=ayer', pedro)).body).toContain('No entendimos el día')
  expect((await world.get('/mipres/formulas?desde=3/3/2026&hasta=1/3/2026', pedro)).body).toContain('está antes que')
})

test('/api gives pages whose key leads on to the next, and tells a key that is none', async () => {
  const { pedro } = world.people
  const seen: string[] = []
  let after: string | null = null
  do {
    const reply = await world.get(`/api/prescriptions?limit=4${after ? `&after=${encodeURIComponent(after)}` : ''}`, pedro)
    expect(reply.statusCode).toBe(200)
    const json: { prescriptions: { number: string }[]; next: string | null } = reply.json()
    seen.push(...json.prescriptions.map(({ number }) => number))
    after = json.next
  } while (after)
  expect(seen).toEqual((await listOwn()).map(({ number }) => number))
  for (const edge of ['until=9999-12-31', 'from=9999-12-31', 'until=0001-01-01', 'from=0001-01-01'])
    expect([edge, (await world.get(`/api/prescriptions?${edge}`, pedro)).statusCode]).toEqual([edge, 200])
  for (const bad of ['after=x', 'limit=0', 'limit=101', 'state=VIVA', 'kind=x', 'from=3/3/2026', 'sede=x', 'signer=x', 'nope=1'])
    expect((await world.get(`/api/prescriptions?${bad}`, pedro)).statusCode, bad).toBe(400)
  expect(keyOf({ signedAt: noon, number: '1' })).toBe('2026-03-01T17:00:00.000Z_1')
})
