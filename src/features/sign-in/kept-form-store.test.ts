import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openWorld, times, type World } from '../../testing/world.ts'
import { forgetOldKeptForms, keepForm, takeKeptForm } from './kept-form-store.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const countOf = async (accountId: string) =>
  (await world.owner.query(sql`select 1 from kept_form where account_id = ${accountId}`)).length

test('of one account the latest twenty forms are kept, and nobody else’s are lost by it', async () => {
  const { app, people } = world
  const { accountId } = people.pedro
  await keepForm(app.db, { id: app.newId(), accountId: people.nora.accountId, path: '/a', fields: { nota: 'de Nora' } })
  for (const i of times(25, (n) => n))
    await keepForm(app.db, { id: app.newId(), accountId, path: `/${i}`, fields: { nota: String(i) } })
  expect(await countOf(accountId)).toBe(20)
  expect(await takeKeptForm(app.db, accountId, '/4')).toBeNull()
  expect(await takeKeptForm(app.db, accountId, '/24')).toEqual({ nota: '24' })
  expect(await countOf(people.nora.accountId)).toBe(1)
})

test('what nobody came back for in a day is forgotten', async () => {
  const { app, owner, people } = world
  const { accountId } = people.ana
  await keepForm(app.db, { id: app.newId(), accountId, path: '/a', fields: { nota: 'ayer' } })
  await keepForm(app.db, { id: app.newId(), accountId, path: '/b', fields: { nota: 'hoy' } })
  await owner.query(
    sql`update kept_form set created_at = now() - interval '25 hours' where account_id = ${accountId} and path = '/a'`,
  )
  await forgetOldKeptForms(app.db)
  expect(await countOf(accountId)).toBe(1)
})

test('of a form that was sent several times after the session ended the latest comes back, once', async () => {
  const { app, people } = world
  const { accountId } = people.pedro
  for (const dose of ['1', '2', '3'])
    await keepForm(app.db, { id: app.newId(), accountId, path: '/borrador', fields: { 'medicines.0.dose': dose } })
  expect(await takeKeptForm(app.db, accountId, '/borrador')).toEqual({ 'medicines.0.dose': '3' })
  expect(await takeKeptForm(app.db, accountId, '/borrador')).toBeNull()
})
