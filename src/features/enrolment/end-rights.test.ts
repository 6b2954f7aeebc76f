import { afterAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld } from '../../testing/world.ts'
import { endRights } from './end-rights.ts'

const world = await openWorld()
afterAll(() => world.close())
const { pedro, nora } = world.people

const lose = (person: typeof pedro, at: Date) =>
  world.app.transaction((db) =>
    endRights(world.app, db, { personId: person.personId, at, ground: 'SANCION', reason: 'Sanción en el ReTHUS: Suspensión.' }),
  )
const mailsTo = (person: typeof pedro) =>
  world.owner.query(sql`select payload->>'subject' as subject from outbox where payload->>'to' = ${person.email}`)

test('R-ACT-8: whoever loses an activation by a register is told so, and nobody else', async () => {
  expect(await lose(pedro, noon)).toBe(1)
  expect(await mailsTo(pedro)).toEqual([{ subject: 'Terminó su activación en Sede Norte' }])
  expect(await mailsTo(nora)).toEqual([])
})

test('R-ACT-8: an end to come is told with its day', async () => {
  expect(await lose(nora, new Date('2026-04-01T00:00:00-05:00'))).toBe(1)
  expect(await mailsTo(nora)).toEqual([{ subject: 'El 1\u00a0de\u00a0abril de\u00a02026 termina su activación en Sede Norte' }])
})
