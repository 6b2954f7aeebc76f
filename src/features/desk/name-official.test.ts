import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { deskCommands } from './commands.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const run = async (name: string, ...args: string[]) => {
  const said: string[] = []
  const command = deskCommands.find((one) => one.name === name)
  return [await command?.run(world.app, args, (line) => said.push(line)), ...said]
}

test('R-MES-1: the operator names an official by account and document, and ends the office at the instant', async () => {
  const person = await world.newPerson({ level: 0, profession: null })
  expect((await world.get('/mesa', person)).statusCode).toBe(404)
  expect(await run('desk name-official', person.email.toUpperCase(), 'cc', person.number)).toEqual([
    0,
    'Nombrado. Vale desde ahora.',
  ])
  expect((await world.get('/mesa', person)).statusCode).toBe(200)
  expect(await run('desk name-official', person.email, 'CC', person.number)).toEqual([1, 'Ya es funcionario de la mesa.'])
  expect(await run('desk end-official', person.email, 'Cambio', 'de cargo')).toEqual([0, 'Terminado. Ya no entra a la mesa.'])
  expect((await world.get('/mesa', person)).statusCode).toBe(404)
  expect(await run('desk end-official', person.email, 'Otra vez')).toEqual([1, 'No es funcionario de la mesa.'])
  expect(
    await world.owner.query(
      sql`select actor_kind as by, act, reason from audit_event where person_id = ${person.personId} order by recorded_at`,
    ),
  ).toEqual([
    { by: 'OPERADOR', act: 'proofing.recorded', reason: null },
    { by: 'OPERADOR', act: 'official.named', reason: null },
    { by: 'OPERADOR', act: 'official.ended', reason: 'Cambio de cargo' },
  ])
})

test.each([
  ['an unknown e-mail', ['nadie@correo.example', 'CC', '1900000001'], 'No hay una cuenta con ese correo.'],
  ['a document that cannot be', ['nadie@correo.example', 'CC', '19OO'], 'Documento: '],
])('nobody is named with %s', async (_what, args, said) => {
  const [code, line] = await run('desk name-official', ...args)
  expect([code, String(line).startsWith(said)]).toEqual([1, true])
})

test('nobody is named with another document, or as a person whom another account is', async () => {
  const { pedro } = world.people
  const claimant = await world.newPerson({ level: 0, profession: null })
  expect(await run('desk name-official', claimant.email, 'CC', pedro.number)).toEqual([
    1,
    'Ese no es el documento que declara la cuenta.',
  ])
  await world.owner.query(
    sql`update account set person_id = ${pedro.personId}, document_number = ${pedro.number} where id = ${claimant.accountId}`,
  )
  expect(await run('desk name-official', claimant.email, 'CC', pedro.number)).toEqual([
    1,
    'Otra cuenta ya fue comprobada como esa persona.',
  ])
})
