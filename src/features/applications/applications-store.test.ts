import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InstantKey } from '../../shared/instant-key.ts'
import { openWorld, type World } from '../../testing/world.ts'
import type { Application } from './application.ts'
import {
  type ApplicationFilters,
  findApplication,
  findApplicationsOf,
  findOwnApplication,
  summarizeApplicationsOf,
} from './applications-store.ts'
import { sendApplication } from './send.ts'
import { withdrawApplication } from './withdraw.ts'

let world: World
type Person = Awaited<ReturnType<World['newPerson']>>
const people: Person[] = []

async function send({ personId, accountId }: Person, sedeId: World['sedes']['norte']) {
  const sending = { by: { personId, accountId }, intento: world.app.newId(), requestId: 'r' }
  const result = await sendApplication(world.app, sending, { kind: 'PROFESIONAL', sedeId, note: '', roleAsked: null })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.id
}

/** Five ask the clinica, one a minute; the last withdraws. */
beforeAll(async () => {
  world = await openWorld()
  const names = [
    ['José', 'Ñáñez'],
    ['María', 'Peña'],
    ['Jose', 'Pena'],
    ['Zoé', '100%'],
    ['Zoé', 'Retira'],
  ] as const
  for (const [minute, [firstName, firstSurname]] of names.entries()) {
    world.moveClockTo(new Date(`2026-03-01T12:0${minute}:00-05:00`))
    const person = await world.newPerson({ level: 1, firstName, firstSurname })
    people.push(person)
    const id = await send(person, world.sedes.oriente)
    const by = { personId: person.personId, accountId: person.accountId }
    if (minute === 4)
      await withdrawApplication(world.app, { by, applicationId: id, intento: world.app.newId(), requestId: 'r' }, { version: 1 })
  }
})
afterAll(() => world.close())

const open = ['ENVIADA', 'DEVUELTA', 'ACTIVADA'] as const
const names = async (filters: Partial<ApplicationFilters>, keyset = { after: null, limit: 50 }) =>
  (await findApplicationsOf(world.app.db, world.clinica.id, { states: open, ...filters }, keyset)).map(
    ({ personName }) => personName,
  )

test('the queue of an entidad is the oldest first, and closed ones only when asked for', async () => {
  expect(await names({})).toEqual(['José Ñáñez', 'María Peña', 'Jose Pena', 'Zoé 100%'])
  expect(await names({ states: ['RETIRADA'] })).toEqual(['Zoé Retira'])
})

const edgeOf = (row: Application | undefined) => (row ? { at: row.submittedAt, id: row.id } : null)

test('pages follow one another without a gap and without a repeat', async () => {
  const pageOf = (after: InstantKey | null) =>
    findApplicationsOf(world.app.db, world.clinica.id, { states: open }, { after, limit: 3 })
  const first = await pageOf(null)
  expect(first.map(({ personName }) => personName)).toEqual(['José Ñáñez', 'María Peña', 'Jose Pena'])
  const second = await pageOf(edgeOf(first[2]))
  expect(second.map(({ personName }) => personName)).toEqual(['Zoé 100%'])
})

test.each([
  ['jose', ['José Ñáñez', 'Jose Pena']],
  ['PENA', ['María Peña', 'Jose Pena']],
  ['pena maria', ['María Peña']],
  ['100%', ['Zoé 100%']],
  ['%', ['Zoé 100%']],
  ['_', []],
  ['nadie', []],
  ["'; drop table application; --", []],
])('a search for "%s" finds %j: accents, capitals and order of words do not matter', async (search, expected) => {
  expect(await names({ search })).toEqual(expected)
})

test('a search finds a part of a document number, with dots, and a radicado, without hyphens', async () => {
  const dotted = people[1]?.number.replace(/\B(?=(\d{3})+$)/g, '.') ?? ''
  expect(await names({ search: dotted })).toEqual(['María Peña'])
  expect(await names({ search: `CC ${dotted}` })).toEqual(['María Peña'])
  expect(await names({ search: people[1]?.number.slice(-7) ?? '' })).toEqual(['María Peña'])
  const [first] = await findApplicationsOf(world.app.db, world.clinica.id, { states: open }, { after: null, limit: 1 })
  expect(await names({ search: first?.radicado.replaceAll('-', ' ').toLowerCase() ?? '' })).toEqual(['José Ñáñez'])
})

test('who may see some sedes sees those', async () => {
  expect(await names({ sedeIds: [world.sedes.oriente] })).toHaveLength(4)
  expect(await names({ sedeIds: [world.sedes.norte] })).toEqual([])
  expect(await names({ sedeIds: [] })).toEqual([])
})

test('the counters say how many lie in each tray, how many the filter finds, and how their days stand', async () => {
  const days = { late: new Date('2026-03-01T12:02:00-05:00'), due: new Date('2026-03-01T12:03:00-05:00') }
  const tally = (filters: Omit<ApplicationFilters, 'states'>) =>
    summarizeApplicationsOf(world.app.db, world.clinica.id, filters, days)
  const none = { all: 0, found: 0, late: 0, due: 0, oldest: null }
  const oldest = new Date('2026-03-01T12:00:00-05:00')
  expect(await tally({})).toEqual({
    ENVIADA: { all: 4, found: 4, late: 2, due: 1, oldest },
    DEVUELTA: none,
    ACTIVADA: none,
  })
  expect(await tally({ search: 'jose' })).toMatchObject({ ENVIADA: { all: 4, found: 2, late: 1, due: 1, oldest } })
  expect(await tally({ sedeIds: [] })).toMatchObject({ ENVIADA: none })
})

test('one goes back as one came: the page before ends where this one begins', async () => {
  const first = await findApplicationsOf(world.app.db, world.clinica.id, { states: open }, { after: null, limit: 50 })
  const back = await findApplicationsOf(
    world.app.db,
    world.clinica.id,
    { states: open },
    { after: null, before: edgeOf(first[3]), limit: 2 },
  )
  expect(back.map(({ personName }) => personName)).toEqual(['María Peña', 'Jose Pena'])
})

test.each<[Partial<ApplicationFilters>, string[]]>([
  [{ kind: 'PROFESIONAL' }, ['José Ñáñez', 'María Peña', 'Jose Pena', 'Zoé 100%']],
  [{ kind: 'OTRO' }, []],
  [{ profession: 'MEDICINA', search: 'pena' }, ['María Peña', 'Jose Pena']],
  [{ profession: 'ODONTOLOGIA' }, []],
  [{ waitingSince: { from: new Date('2026-03-01T12:01:00-05:00'), before: null } }, ['María Peña', 'Jose Pena', 'Zoé 100%']],
  [{ waitingSince: { from: null, before: new Date('2026-03-01T12:01:00-05:00') } }, ['José Ñáñez']],
])('filters combine: %j', async (filters, expected) => {
  expect(await names(filters)).toEqual(expected)
})

test('an application is found by its entidad and its account, and by no other', async () => {
  const [first] = await findApplicationsOf(world.app.db, world.clinica.id, { states: open }, { after: null, limit: 1 })
  if (!first) throw new Error('nobody asked')
  const { id, accountId } = first
  expect(await findApplication(world.app.db, world.clinica.id, id)).toMatchObject({ id })
  expect(await findApplication(world.app.db, world.hospital.id, id)).toBeNull()
  expect(await findOwnApplication(world.app.db, accountId, id)).toMatchObject({ id })
  expect(await findOwnApplication(world.app.db, world.people.ana.accountId, id)).toBeNull()
})
