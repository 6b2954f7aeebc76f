import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ApplicationId, PersonId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'
import type { ApplicationAct } from './application.ts'
import { findOwnApplication, findSteps, moveApplication } from './applications-store.ts'
import { correctApplication } from './correct.ts'
import { remindDelegado } from './remind.ts'
import { sendApplication } from './send.ts'
import { withdrawApplication } from './withdraw.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type Person = Awaited<ReturnType<World['newPerson']>>

async function sent(person: Person) {
  const by = { personId: person.personId, accountId: person.accountId }
  const result = await sendApplication(
    world.app,
    { by, intento: world.app.newId(), requestId: 'r' },
    { kind: 'PROFESIONAL', sedeId: world.sedes.norte, note: 'Hola', roleAsked: null },
  )
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.id
}
const own = ({ personId, accountId }: Person, applicationId: ApplicationId, intento = world.app.newId()) => ({
  by: { personId, accountId },
  applicationId,
  intento,
  requestId: 'r',
})
const byDora = (id: ApplicationId, act: Exclude<ApplicationAct, 'ENVIADA'>, reason: string | null = null) =>
  moveApplication(world.app.db, {
    id,
    act,
    expectedVersion: null,
    byPerson: world.people.dora.personId,
    office: 'DELEGADO',
    at: noon,
    reason,
  })
const found = async (person: Person, id: ApplicationId) => {
  const application = await findOwnApplication(world.app.db, person.accountId, id)
  if (!application) throw new Error('not found')
  return application
}
const mailsTo = (person: Person) =>
  world.owner.query<{ subject: string; body: string }>(sql`
    select payload ->> 'subject' as subject, payload ->> 'body' as body from outbox where payload ->> 'to' = ${person.email} order by created_at, id`)

test('what was returned is corrected: another sede, another note, the same radicado, and the days begin anew', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await sent(person)
  const before = await found(person, id)
  await byDora(id, 'DEVUELTA', 'Es otra sede')
  world.moveClockTo(new Date('2026-03-05T10:00:00-05:00'))
  const result = await correctApplication(world.app, own(person, id), {
    version: 2,
    sedeId: world.sedes.sur,
    note: 'La del sur',
    roleAsked: null,
  })
  expect(result.ok).toBe(true)
  expect(await found(person, id)).toMatchObject({
    state: 'ENVIADA',
    version: 3,
    radicado: before.radicado,
    submittedAt: noon,
    waitingSince: new Date('2026-03-05T10:00:00-05:00'),
    stateSince: new Date('2026-03-05T10:00:00-05:00'),
    sedeName: 'Sede Sur',
    note: 'La del sur',
  })
  expect((await findSteps(world.app.db, id)).map(({ seq, act, reason }) => [seq, act, reason])).toEqual([
    [1, 'ENVIADA', null],
    [2, 'DEVUELTA', 'Es otra sede'],
    [3, 'CORREGIDA', null],
  ])
  expect((await mailsTo(person)).at(-1)?.body).toContain('hasta el 12 de marzo de 2026')
})

test('a correction on an old form is stale and changes nothing', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await sent(person)
  await byDora(id, 'DEVUELTA', 'Es otra sede')
  await byDora(id, 'IDENTIDAD')
  const result = await correctApplication(world.app, own(person, id), {
    version: 2,
    sedeId: world.sedes.sur,
    note: '',
    roleAsked: null,
  })
  expect(result).toEqual({ ok: false, refusal: { code: 'stale-form', state: 'DEVUELTA' } })
  expect(await found(person, id)).toMatchObject({ state: 'DEVUELTA', sedeName: 'Sede Norte', note: 'Hola' })
})

test('only what was returned is corrected', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await sent(person)
  expect(
    await correctApplication(world.app, own(person, id), { version: 1, sedeId: world.sedes.sur, note: '', roleAsked: null }),
  ).toEqual({
    ok: false,
    refusal: { code: 'not-in-that-state', state: 'ENVIADA' },
  })
})

test('a correction keeps to the entidad, and to the rules of sending', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await sent(person)
  await byDora(id, 'DEVUELTA', 'x')
  const correct = (sedeId: World['sedes']['norte']) =>
    correctApplication(world.app, own(person, id), { version: 2, sedeId, note: '', roleAsked: null })
  expect(await correct(world.sedes.oriente)).toMatchObject({ refusal: { code: 'sede-of-another-entidad' } })
  await world.newSanction(person)
  expect(await correct(world.sedes.norte)).toMatchObject({ refusal: { code: 'sanctioned' } })
  expect((await found(person, id)).state).toBe('DEVUELTA')
})

test('what nobody has answered is withdrawn, and delegados are told', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await sent(person)
  expect((await withdrawApplication(world.app, own(person, id), { version: 1 })).ok).toBe(true)
  expect(await found(person, id)).toMatchObject({ state: 'RETIRADA', version: 2 })
  expect((await mailsTo(world.people.dora)).at(-1)?.subject).toMatch(/^Retirada: solicitud RM-/)
  expect((await mailsTo(person)).at(-1)?.subject).toMatch(/^Retiró su solicitud RM-/)
})

test('after withdrawing, the same sede may be asked again', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await sent(person)
  await withdrawApplication(world.app, own(person, id), { version: 1 })
  expect(await sent(person)).not.toBe(id)
})

test('what was activated is not withdrawn', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await sent(person)
  await byDora(id, 'ACTIVADA')
  expect(await withdrawApplication(world.app, own(person, id), { version: 2 })).toEqual({
    ok: false,
    refusal: { code: 'not-in-that-state', state: 'ACTIVADA' },
  })
})

test('a withdrawal sent twice is done once', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await sent(person)
  const intento = world.app.newId()
  const results = await Promise.all(times(8, () => withdrawApplication(world.app, own(person, id, intento), { version: 1 })))
  expect(results.every(({ ok }) => ok)).toBe(true)
  expect((await findSteps(world.app.db, id)).map(({ act }) => act)).toEqual(['ENVIADA', 'RETIRADA'])
})

test('R-SOL-11: of sixteen reminders at once one reaches the delegados', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await sent(person)
  const before = (await mailsTo(world.people.luis)).length
  const results = await Promise.all(times(16, () => remindDelegado(world.app, own(person, id))))
  const said = results.map((result) => (result.ok ? 'accepted' : result.refusal.code)).sort()
  expect(said).toEqual(['accepted', ...Array(15).fill('reminded-already')])
  const mails = await mailsTo(world.people.luis)
  expect(mails.length).toBe(before + 1)
  expect(mails.at(-1)?.subject).toMatch(/^Recordatorio: solicitud RM-/)
})

test('R-SOL-11: reminded on the Sunday, again on Monday, and the mail says how long it waits', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await sent(person)
  expect((await remindDelegado(world.app, own(person, id))).ok).toBe(true)
  expect((await mailsTo(world.people.dora)).at(-1)?.body).toContain('que llegó hoy')
  world.moveClockTo(new Date('2026-03-02T00:00:00-05:00'))
  expect((await remindDelegado(world.app, own(person, id))).ok).toBe(true)
  expect((await mailsTo(world.people.dora)).at(-1)?.body).toContain('desde hace 1 día hábil')
})

test('a reminder makes no open form of the delegado stale', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await sent(person)
  await remindDelegado(world.app, own(person, id))
  expect((await found(person, id)).version).toBe(1)
})

test("another person's application is not there for any of the three", async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await sent(person)
  const other = world.people.ana
  const notFound = { ok: false, refusal: { code: 'not-found' } }
  expect(await withdrawApplication(world.app, own(other, id), { version: 1 })).toEqual(notFound)
  expect(
    await correctApplication(world.app, own(other, id), { version: 1, sedeId: world.sedes.sur, note: '', roleAsked: null }),
  ).toEqual(notFound)
  expect(await remindDelegado(world.app, own(other, id))).toEqual(notFound)
  expect((await found(person, id)).state).toBe('ENVIADA')
})

test("a move of an application that is nowhere is our fault, not the world's", async () => {
  const id = world.app.newId() as ApplicationId
  const byPerson = PersonId.parse(world.people.dora.personId)
  const move = { id, act: 'ABIERTA', expectedVersion: null, byPerson, office: 'DELEGADO', at: noon, reason: null } as const
  await expect(moveApplication(world.app.db, move)).rejects.toThrow('there is no application')
})
