import { afterAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { newNumber, openRethusLoads, person, sanction } from '../../testing/rethus-file.ts'
import { findRethusStanding } from './rethus-store.ts'

const { world, load, idOf, close } = await openRethusLoads()
afterAll(close)
const noon = new Date('2026-03-01T12:00:00-05:00')
const activationOf = ({ personId }: { personId: string }) =>
  world.owner.query(sql`select upper(during) as until from activation where person_id = ${personId} order by lower(during)`)
const actsOf = async ({ personId }: { personId: string }) =>
  (
    await world.owner.query<{ act: string }>(sql`
    select actor_kind || ' ' || act as act from audit_event where person_id = ${personId} order by recorded_at`)
  ).map(({ act }) => act)

test.each([
  ['a sanction in force, at the instant of the load', { fecha_inicio: '2026-02-01' }, noon],
  ['a sanction that starts today, at the instant of the load', { fecha_inicio: '2026-03-01' }, noon],
  ['a sanction to come, at its first instant', { fecha_inicio: '2026-04-01' }, new Date('2026-04-01T05:00:00Z')],
  ['a sanction without end', { fecha_inicio: '2026-02-01', fecha_fin: '' }, noon],
])('R-RET-6: rights end by %s; of nobody else', async (_what, changes, until) => {
  const pedro = await world.newPerson({ firstName: 'Pedro' })
  const other = await world.newPerson({ firstName: 'Pablo' })
  await world.newActivation(pedro, 'PRESCRIPTOR')
  await world.newActivation(other, 'PRESCRIPTOR')
  await load([sanction(pedro.number, changes)])
  expect(await activationOf(pedro)).toEqual([{ until }])
  expect(await world.owner.query(sql`select upper(during) as until from role_grant where person_id = ${pedro.personId}`)).toEqual(
    [{ until }],
  )
  expect(
    await world.owner.query(
      sql`select ground, ended_by, reason from activation_end e join activation a on a.id = e.activation_id where a.person_id = ${pedro.personId}`,
    ),
  ).toEqual([
    {
      ground: 'SANCION',
      ended_by: null,
      reason: 'Sanción en el ReTHUS: Suspensión de 3 meses. Fallo 12 de 2026, Tribunal de Ética Médica del Litoral.',
    },
  ])
  expect(await actsOf(pedro)).toEqual(['OPERADOR rethus.sanctioned', 'SISTEMA activation.ended'])
  expect(await activationOf(other)).toEqual([{ until: new Date('2027-02-01T05:00:00Z') }])
})

test('R-RET-6: a served sanction is recorded and ends nothing; made longer later it ends what is open then', async () => {
  const pedro = await world.newPerson({ firstName: 'Pedro' })
  await world.newActivation(pedro, 'PRESCRIPTOR')
  const row = { fecha_inicio: '2026-01-01', fecha_fin: '2026-02-28' }
  await load([sanction(pedro.number, row)])
  expect(await activationOf(pedro)).toEqual([{ until: new Date('2027-02-01T05:00:00Z') }])
  await load([sanction(pedro.number, { ...row, fecha_fin: '2026-03-01' })])
  expect(await activationOf(pedro)).toEqual([{ until: noon }])
  expect(await actsOf(pedro)).toEqual(['OPERADOR rethus.sanction-changed', 'SISTEMA activation.ended'])
})

test.each([
  ['Fallecido', 'FALLECIMIENTO', 'OPERADOR rethus.died'],
  ['No vigente', 'RETHUS', 'OPERADOR rethus.expired'],
])('R-RET-5: the state "%s" ends rights at once and says why; again it says nothing', async (state, ground, act) => {
  const pedro = await world.newPerson({ firstName: 'Pedro' })
  await world.newActivation(pedro, 'PRESCRIPTOR')
  const row = person(pedro.number, { estado_identificacion: state })
  expect(await load([row])).toMatchObject({ value: { changed: 1 } })
  expect(await activationOf(pedro)).toEqual([{ until: noon }])
  expect(
    await world.owner.query(
      sql`select ground from activation_end e join activation a on a.id = e.activation_id where a.person_id = ${pedro.personId}`,
    ),
  ).toEqual([{ ground }])
  expect(await load([row])).toMatchObject({ value: { changed: 0, same: 1 } })
  expect(await actsOf(pedro)).toEqual([act, 'SISTEMA activation.ended'])
})

test('R-RET-5: somebody whom only his account had named loses what he has, when the register says he died', async () => {
  const { luis } = world.people
  await load([person(luis.number, { estado_identificacion: 'FALLECIDO' })])
  expect(await actsOf(luis)).toEqual(['OPERADOR rethus.died'])
})

test('a vigente again gets nothing back', async () => {
  const pedro = await world.newPerson({ firstName: 'Pedro' })
  await world.newActivation(pedro, 'PRESCRIPTOR')
  await load([person(pedro.number, { estado_identificacion: 'No vigente' })])
  await load([person(pedro.number)])
  expect(await activationOf(pedro)).toEqual([{ until: noon }])
  expect((await findRethusStanding(world.app.db, pedro.personId)).entry?.documentState).toBe('VIGENTE')
})

test('a sanction twice in a file: the last row holds', async () => {
  const number = newNumber()
  const row = { fecha_inicio: '2020-01-01', fecha_fin: '2020-02-01' }
  const rows = [person(number), sanction(number, row), sanction(number, { ...row, fecha_fin: '2020-03-01' })]
  expect(await load(rows)).toMatchObject({ value: { created: 2, changed: 1, same: 0 } })
  const { sanctions } = await findRethusStanding(world.app.db, (await idOf('CC', number))!)
  expect(sanctions).toMatchObject([{ until: new Date('2020-03-02T05:00:00Z') }])
  expect(await load(rows.slice(0, 2))).toMatchObject({ value: { same: 1, changed: 1 } })
})

test('a sanction of one day is in force that day', async () => {
  const number = newNumber()
  await load([person(number), sanction(number, { fecha_inicio: '2026-03-01', fecha_fin: '2026-03-01' })])
  const { sanctions } = await findRethusStanding(world.app.db, (await idOf('CC', number))!)
  expect(sanctions).toMatchObject([{ from: new Date('2026-03-01T05:00:00Z'), until: new Date('2026-03-02T05:00:00Z') }])
})
