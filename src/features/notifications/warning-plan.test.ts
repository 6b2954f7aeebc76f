import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { warnOfEnds } from './warn-of-ends.ts'
import { findEndingActivations } from './warning-store.ts'

let world: World
const count = 10_000
beforeAll(async () => {
  world = await openWorld()
  const { owner, hospital, sedes, people } = world
  // What is not asked about here would only make the filling slow.
  for (const constraint of [
    'activation_no_overlap',
    'activation_answers_application',
    'activation_proofing',
    'activation_inside_plaza',
  ])
    await owner.query({ text: `alter table activation drop constraint ${constraint}`, values: [] })
  await owner.query({ text: 'alter table activation disable trigger user', values: [] })
  await owner.query(sql`
    insert into person (id, first_name, first_surname, names_from)
    select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Persona', 'Inventada', 'CUENTA' from generate_series(1, ${count}) n`)
  await owner.query(sql`
    insert into activation (entidad_id, id, person_id, sede_id, registration, basis, proofing_id, during, activated_by, activated_at)
    select ${hospital.id}, ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
      ${sedes.norte}, 'PROFESIONAL', 'DELEGADO', gen_random_uuid(),
      tstzrange('2026-01-01', timestamptz '2026-03-02 00:00-05' + make_interval(days => n % 730)), ${people.dora.personId}, '2026-01-01'
    from generate_series(1, ${count}) n`)
  await owner.query({ text: 'analyze', values: [] })
})
afterAll(() => world.close())

test('what ends soon is found by its end: a batch of 10,000 activations reads no more than it returns', async () => {
  const plan: string[] = []
  const explaining = {
    async query(statement: Sql) {
      const rows = await world.owner.query<Record<string, string>>(sql`explain ${statement}`)
      plan.push(...rows.flatMap((row) => Object.values(row)))
      return []
    },
  } as unknown as Db
  const before = new Date(noon.getTime() + 61 * 86_400_000)
  const id = '00000000-0000-0000-0000-000000000000'
  await findEndingActivations(explaining, { now: noon, before, key: noon.toISOString(), id, limit: 500 })
  expect(plan.join('\n')).toMatch(/Index Scan (using|on) activation_by_end/)
  expect(plan.join('\n')).not.toMatch(/Seq Scan on activation/)
})

test('every person whose end is near is warned of once, in batches, and the delegates in one mail each', async () => {
  const first = await warnOfEnds(world.app)
  // Without an account there is nobody to write to; what was warned of is written all the same, and told to the delegates.
  expect(first.delegates).toBe(2)
  const warned = async () => (await world.owner.query<{ n: number }>(sql`select count(*)::int as n from expiry_warning`))[0]?.n
  const rows = await world.owner.query<{ n: number }>(sql`
    select count(*)::int as n from activation where upper(during) > ${noon} and upper(during) <= '2026-05-01 00:00-05'::timestamptz`)
  expect(await warned()).toBe(rows[0]?.n)
  expect(await warnOfEnds(world.app)).toEqual({ persons: 0, delegates: 0 })
  expect(await warned()).toBe(rows[0]?.n)
})
