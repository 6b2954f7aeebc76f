import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyJws } from '../../features/signatures/index.ts'
import { sql } from '../../shared/sql.ts'
import { createDatabase } from '../../testing/database.ts'
import { type Demo, openDemo, openEmptyDemo } from '../../testing/demo-country.ts'
import { seedCommands } from './commands.ts'
import type { Setting } from './identity.ts'
import { addPerson } from './people.ts'
import { layPlaces } from './places.ts'
import { Rows } from './rows.ts'

let demo: Demo
let ownerUrl: string
const said: string[] = []
const load = (app = demo.app, ...args: string[]) =>
  seedCommands[0]!.run({ app, ownerUrl }, args, (line) => {
    said.push(line)
  })
beforeAll(async () => {
  demo = await openDemo()
  const [{ name } = { name: '' }] = await demo.owner.query<{ name: string }>(sql`select current_database() as name`)
  ownerUrl = (await createDatabase()).ownerUrl.replace(/[^/]+$/, name)
})
afterAll(() => demo.close())

test('beside the demonstration it loads so many people with rights in every option, and once only', async () => {
  expect(await load(demo.app, '--people', '3000')).toBe(0)
  expect(said.at(-2)).toMatch(/^Cargadas 3\.000 personas en \d+ s, con todas las reglas de las tablas puestas\.$/)
  const own = sql`select count(*)::int as people from person_document where number >= '1920000000' and number < '1921000000' and type = 'CC'`
  expect(await demo.owner.query(own)).toEqual([{ people: 3000 }])
  const options = await demo.owner.query<{ registration: string }>(sql`
    select distinct a.registration from activation a join person_document d on d.person_id = a.person_id
    where d.number >= '1920000000' and a.during @> now() order by 1`)
  expect(options.map(({ registration }) => registration)).toEqual(['OTRO', 'PROFESIONAL', 'SERVICIO_SOCIAL'])
  const [record] = await demo.owner.query(sql`
    select (select count(*) from activation) = (select count(*) from audit_event where act = 'activation.given') as all_recorded,
      (select count(*) from audit_event_rest)::int as in_the_rest`)
  expect(record).toEqual({ all_recorded: true, in_the_rest: 0 })

  const [signed] = await demo.owner.query<{ count: number; recorded: number; jws: string }>(sql`
    select count(*)::int as count, min(p.jws) as jws,
      count(*) filter (where exists (select from audit_event e where e.object_id = p.id and e.act = 'prescription.signed'))::int as recorded
    from prescription p join account a on a.id = p.account_id where a.email like 'carga.%'`)
  expect(signed).toMatchObject({ count: 300, recorded: 300 })
  expect(await verifyJws(demo.app.db, signed!.jws)).not.toBeNull()

  expect(await load(demo.app, '--people', '3000')).toBe(1)
  expect(said.at(-1)).toContain('ya tiene una carga')
  expect(await load(demo.app, '--prescriptions', '300')).toBe(1)
  expect(said.at(-1)).toBe('Esta carga ya tiene fórmulas.')
})

test('production, a database with other people, and numbers that are none are refused', async () => {
  const production = { ...demo.app, settings: { ...demo.app.settings, isDemo: false } }
  expect(await load(production, '--people', '3000')).toBe(1)
  expect(said.at(-1)).toContain('no para producción')
  const other = await openEmptyDemo()
  await other.owner.query(
    sql`insert into person (id, first_name, first_surname, names_from) values (${demo.app.newId()}, 'Alguien', 'Real', 'CUENTA')`,
  )
  expect(await load(other.app, '--people', '3000')).toBe(1)
  expect(said.at(-1)).toContain('tiene 1 personas que no son de la demostración')
  await other.close()
  for (const args of [[], ['--people', 'mil'], ['--people', '5'], ['--people', '1000001'], ['--gente', '3000']])
    expect([args, await load(demo.app, ...args)]).toEqual([args, 1])
})

test('the same seed gives the same people, another seed others', () => {
  const made = (seed: number) => {
    let radicado = 0
    const rows = new Rows()
    const setting: Setting = {
      ...{ seed, today: new Date('2026-11-23T05:00:00Z'), passwordHash: 'x', consentVersion: 'v1' },
      nextRadicado: () => ++radicado,
    }
    const { places, staff } = layPlaces(seed, 3000)
    for (let i = staff; i < staff + 200; i++) addPerson(rows, setting, places, i)
    return Object.fromEntries(rows.lines)
  }
  expect(made(1)).toEqual(made(1))
  expect(made(2).person).not.toEqual(made(1).person)
})
