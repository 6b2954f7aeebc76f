import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { CalendarDate, dayOf } from '../../shared/calendar.ts'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, span, times, type World } from '../../testing/world.ts'
import { arrivedBefore, readDays } from './queue-filters.ts'

let world: World
let home: string
/** Of the hospital: twenty-three professionals, one in Servicio Social, one otro usuario. */
beforeAll(async () => {
  world = await openWorld()
  home = `/delegado/${world.hospital.id}`
  for (const i of times(23, (i) => i))
    await arrived(await world.newPerson({ firstName: `Fila${String(i).padStart(2, '0')}`, level: 1 }), i, 'PROFESIONAL')
  const social = await world.newPerson({ firstName: 'Plácida', profession: null })
  await world.newPlaza(social, world.sedes.norte, undefined, { profession: 'ENFERMERIA' })
  await arrived(social, 23, 'SERVICIO_SOCIAL')
  const other = await arrived(await world.newPerson({ firstName: 'Regina', profession: null }), 24, 'OTRO')
  await world.owner.query(sql`update application set role_asked = 'REGENTE' where id = ${other}`)
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

/** One each minute of Monday 23 February: on Monday 2 March its five working days are over, the day before not. */
async function arrived(person: World['people']['dora'], minute: number, kind: 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO') {
  const id = await world.newApplication(person, undefined, 'ENVIADA', kind)
  const at = new Date(Date.parse('2026-02-23T09:00:00-05:00') + minute * 60_000)
  await world.owner.query(sql`update application set submitted_at = ${at} where id = ${id}`)
  await world.owner.query(sql`update application_step set at = ${at} where application_id = ${id}`)
  return id
}

const page = async (query: string, path = '') => (await world.get(`${home}${path}?${query}`, world.people.dora)).body
const namesIn = (body: string) => [...body.matchAll(/<th scope="row">([^<]+)</g)].map(([, name]) => name?.split(' ')[0])
const hrefOf = (body: string, text: string) =>
  new RegExp(`<a href="([^"]+)"[^>]*>${text}</a>`).exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
const fila = (i: number) => `Fila${String(i).padStart(2, '0')}`

test('pages go on and come back without a gap, and the filter stays in the address', async () => {
  const first = await page('opcion=PROFESIONAL')
  expect(namesIn(first)).toEqual(times(20, fila))
  const next = await world.get(hrefOf(first, 'Siguientes'), world.people.dora)
  expect(namesIn(next.body)).toEqual([20, 21, 22].map(fila))
  const back = await world.get(hrefOf(next.body, 'Anteriores'), world.people.dora)
  expect(namesIn(back.body)).toEqual(times(20, fila))
  expect(hrefOf(back.body, 'Anteriores')).toBe('')
  expect(hrefOf(next.body, 'Anteriores')).toContain('opcion=PROFESIONAL')
})

test('over /api the pages follow one another by `next`; what is no `next` of ours is refused', async () => {
  const ask = (query: string) => world.get(`/api/entidades/${world.hospital.id}/applications?${query}`, world.people.dora)
  const seen: string[] = []
  let after = ''
  do {
    const { applications, next } = (await ask(`limit=10${after}`)).json<{
      applications: { person: { name: string } }[]
      next: string | null
    }>()
    seen.push(...applications.map(({ person }) => person.name.split(' ')[0] ?? ''))
    after = next === null ? '' : `&after=${next}`
  } while (after !== '')
  expect(seen).toEqual([...times(23, fila), 'Plácida', 'Regina'])
  for (const bad of ['after=x', `after=${world.app.newId()}`, 'limit=0', 'limit=101', 'afterSubmittedAt=2026-02-23T09:00:00Z'])
    expect([bad, (await ask(bad)).statusCode]).toEqual([bad, 400])
})

test.each([
  ['opcion=SERVICIO_SOCIAL', ['Plácida']],
  ['opcion=OTRO', ['Regina']],
  ['profesion=ENFERMERIA', ['Plácida']],
  ['profesion=MEDICINA&buscar=fila07', ['Fila07']],
  ['buscar=placida', ['Plácida']],
  ['opcion=SERVICIO_SOCIAL&profesion=MEDICINA', []],
  ['opcion=NINGUNA&buscar=regina&espera=nunca', ['Regina']],
])('the queue asked for %s shows %j', async (query, expected) => {
  expect(namesIn(await page(query))).toEqual(expected)
})

test('R-SOL-10: what is in time, due today or out of time is found by the day, and counted in the whole tray', async () => {
  world.moveClockTo(new Date('2026-02-27T12:00:00-05:00'))
  expect(namesIn(await page('espera=a-tiempo&opcion=OTRO'))).toEqual(['Regina'])
  expect(namesIn(await page('espera=vence-hoy&opcion=OTRO'))).toEqual([])
  world.moveClockTo(new Date('2026-03-02T12:00:00-05:00'))
  expect(namesIn(await page('espera=vence-hoy&opcion=OTRO'))).toEqual(['Regina'])
  expect(namesIn(await page('espera=vencidas&opcion=OTRO'))).toEqual([])
  world.moveClockTo(new Date('2026-03-03T00:00:00-05:00'))
  expect(namesIn(await page('espera=vencidas&opcion=OTRO'))).toEqual(['Regina'])
  expect(await page('')).toContain('25<span class="govuk-visually-hidden"> fuera de plazo')
  expect(namesIn(await page('masde=5&opcion=OTRO'))).toEqual(['Regina'])
  expect(namesIn(await page('masde=6&opcion=OTRO'))).toEqual([])
})

test.each([
  ['2026-03-02', 5, '2026-02-24'],
  ['2026-03-01', 5, '2026-02-23'],
  // Monday 23 March 2026 is a holiday (San José).
  ['2026-03-24', 1, '2026-03-24'],
  ['2026-03-23', 1, '2026-03-20'],
])('by the end of %s, %i working days have gone by for what arrived before %s', (last, days, expected) => {
  expect(dayOf(arrivedBefore(CalendarDate.parse(last), days))).toBe(expected)
})

test.each([
  ['8', 8],
  [' 8 ', 8],
  ['0', null],
  ['251', null],
  ['-3', null],
  ['muchos', null],
])('"%s" as a number of working days is %j', (typed, expected) => {
  expect(readDays(typed)).toBe(expected)
})

test('the file holds exactly what is filtered, with the option, the profession and the role asked for', async () => {
  const lines = (await page('opcion=OTRO', '/cola.csv')).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain(';Otro usuario;;Regente de farmacia;Sede Norte;')
  expect((await page('profesion=MEDICINA', '/cola.csv')).trim().split('\r\n')).toHaveLength(24)
})

test('a page of the queue asks the database as often for twenty rows as for one', async () => {
  const asked: string[] = []
  const { query } = world.app.db
  world.app.db.query = (statement) => {
    asked.push(statement.text)
    return query(statement)
  }
  const count = async (address: string) => {
    asked.length = 0
    await page(address)
    return asked.length
  }
  const many = await count('')
  expect(await count('buscar=regina')).toBe(many)
  // Session and decision at the door; frame, page, counters, table of roles, ReTHUS, accounts, plazas; the session's last use.
  expect(many).toBeLessThanOrEqual(10)
  world.app.db.query = query
})

test('people are found by what ends soon, by role, option and profession; the counters agree', async () => {
  const until = async (name: string, day: string) => {
    const person = await world.newPerson({ firstName: name })
    const { id } = await world.newActivation(person, null)
    await world.owner.query(
      sql`update activation set during = ${span('2026-02-01', day)}::tstzrange where entidad_id = ${world.hospital.id} and id = ${id}`,
    )
  }
  await until('Hoy', '2026-03-02')
  await until('Semana', '2026-03-08')
  await until('Mes', '2026-03-31')
  const people = (query: string) => page(query, '/personas')
  expect(namesIn(await people('vista=vence-1'))).toEqual(['Hoy'])
  expect(namesIn(await people('vista=vence-7'))).toEqual(['Hoy', 'Semana'])
  expect(namesIn(await people('vista=vence-30'))).toEqual(['Hoy', 'Mes', 'Semana'])
  expect(await people('')).toMatch(/Terminan en 7 días <span>2</)
  expect(namesIn(await people('opcion=OTRO'))).toEqual(['Olivia'])
  expect(namesIn(await people('rol=PRESCRIPTOR&opcion=SERVICIO_SOCIAL&profesion=MEDICINA'))).toEqual(['Sara'])
  expect(await people('vista=vence-1')).toContain('Queda hoy')
  const file = (await page('vista=vence-7', '/personas.csv')).trim().split('\r\n')
  expect(file.map((line) => line.split(';')[2])).toEqual(['nombre', 'Hoy Inventado', 'Semana Inventado'])
})

test('who answers for one sede sees, filters and exports that sede, whatever the address says', async () => {
  const delegate = await world.newPerson({ firstName: 'Unica', profession: null })
  const id = await world.newDelegation(world.hospital.id, delegate)
  await world.owner.query(sql`update delegation set all_sedes = false where id = ${id}`)
  await world.owner.query(
    sql`insert into delegation_sede (entidad_id, delegation_id, sede_id) values (${world.hospital.id}, ${id}, ${world.sedes.sur})`,
  )
  for (const path of ['', '/cola.csv', '/personas', '/personas.csv']) {
    const { body } = await world.get(`${home}${path}?sede=${world.sedes.norte}`, delegate)
    expect([path, /Fila|Regina|Pedro/.test(body)]).toEqual([path, false])
  }
})
