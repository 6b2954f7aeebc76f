import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { sendNotice } from '../notifications/index.ts'
import { endProofing, findLiveProofing, getProofing, insertProofing } from '../people/index.ts'
import { hashOf, insertSession } from '../sign-in/index.ts'
import { findCase } from './case-store.ts'
import { resolveCase } from './resolve-case.ts'
import { sayNotMeByLink } from './say-not-me.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type TestPerson = World['people']['pedro']

/** The token of a notice that something of the account changed, to this address. */
async function noticeTo(person: TestPerson, email = person.email) {
  const { personId, accountId } = person
  await sendNotice(world.app.db, world.app, {
    ...{
      subject: 'Su celular cambió',
      what: 'x',
      by: null,
      next: 'x',
      link: { text: 'x', path: '/' },
      to: { name: 'Marta', email },
    },
    notMe: { personId, accountId, subject: 'CUENTA', objectId: accountId, entidadId: null },
  })
  const [mail] = await mailsTo(email)
  const [, token = ''] = /no-fui-yo\?aviso=([\w-]{43})/.exec(mail?.body ?? '') ?? []
  return token
}
/** The latest first. */
const mailsTo = (email: string) =>
  world.owner.query<{ subject: string; body: string }>(sql`
    select payload ->> 'subject' as subject, payload ->> 'body' as body from outbox where payload ->> 'to' = ${email} order by created_at desc, id desc`)
async function say(token: string, said: string) {
  const result = await sayNotMeByLink(world.app, { token, said, requestId: 'test' })
  if (!result.ok) throw new Error(result.refusal.code)
  return (await findCase(world.app.db, result.value.id))!
}
const openSessions = async (accountId: string) =>
  (await world.owner.query(sql`select from session where account_id = ${accountId} and ended_at is null`)).length
const seconds = (count: number) => new Date(noon.getTime() + count * 1000)
const holderAt = async ({ personId }: TestPerson, at: Date) =>
  (await findLiveProofing(world.app.db, personId, at))?.accountId ?? null

test('R-CAS-2, R-CAS-3: said again while the case is open, all is stopped again, and the case keeps what was said both times', async () => {
  const person = await world.newPerson({ firstName: 'Marta' })
  const { personId, accountId } = person
  const { app, owner } = world
  const before = (await findLiveProofing(app.db, personId, noon))!
  await endProofing(app.db, { personId, at: seconds(1), reason: 'NO_FUI_YO' })
  world.moveClockTo(seconds(10))
  const token = await noticeTo(person)
  const first = await say(token, 'No cambié nada.')
  expect([first.suspended, first.said]).toEqual([null, 'No cambié nada.'])
  // What was not stopped is not said to be.
  const page = (await world.get(`/no-fui-yo?aviso=${token}`)).body
  expect(page).toContain('No había un derecho que detener')
  expect(page).not.toContain('Está detenido')
  expect(page).not.toContain('delegados de la entidad')

  // Somebody with a document of hers is seen meanwhile, is in, and has a link in the mail.
  const seen = await insertProofing(app.db, { ...(await getProofing(app.db, before.id)), id: app.newId(), at: seconds(20) })
  expect(seen.ok).toBe(true)
  await insertSession(owner, { token: `again-${accountId}`, accountId })
  expect(await openSessions(accountId)).toBe(1)
  await owner.query(sql`
    insert into email_token (token_hash, account_id, purpose, new_email, created_at, expires_at)
    values (${hashOf('x')}, ${accountId}, 'NEW_EMAIL', 'otro@correo.example', clock_timestamp(), clock_timestamp() + interval '1 day')`)
  world.moveClockTo(seconds(30))
  expect(await holderAt(person, seconds(30))).toBe(accountId)

  const second = await say(await noticeTo(person), 'Tampoco esto.')
  expect(second.id).toBe(first.id)
  expect(second.said).toMatch(/^No cambié nada\.\nEl .*: Tampoco esto\.$/)
  expect(second.suspended).toEqual({ kind: 'CUENTA', proofingId: expect.any(String) })
  expect(await holderAt(person, seconds(31))).toBe(null)
  expect(await openSessions(accountId)).toBe(0)
  expect(await owner.query(sql`select from email_token where account_id = ${accountId} and used_at is null`)).toEqual([])
  const acts = await owner.query<{ act: string }>(sql`
    select act from audit_event where object_id = ${first.id} order by recorded_at, id`)
  expect(acts.map(({ act }) => act)).toEqual(['case.opened', 'case.said-again'])

  // What was stopped the second time is what comes back.
  world.moveClockTo(seconds(60))
  const { rita } = world.people
  const resolved = await resolveCase(app, {
    ...{ by: rita, caseId: first.id, outcome: 'FUE_LA_PERSONA', reason: 'La llamamos y lo confirmó.', isRevoked: false },
    ...{ intento: app.newId(), requestId: 'test' },
  })
  expect(resolved.ok).toBe(true)
  expect(await holderAt(person, seconds(61))).toBe(accountId)
})

test('R-CAS-5: whoever says it from the address that the account had is answered there, and is not sent for a password', async () => {
  const person = await world.newPerson({ firstName: 'Marta' })
  const token = await noticeTo(person)
  const other = `otro.${person.email}`
  await world.owner.query(sql`update account set email = ${other} where id = ${person.accountId}`)
  // What was said first from the account is answered where it was said last.
  const found = await say(token, '')
  await world.owner.query(sql`update desk_case set answer_to = null where id = ${found.id}`)
  expect((await say(await noticeTo(person), '')).answerTo).toBe(person.email)
  for (const subject of ['Recibimos su «No fui yo»', 'Su caso: fue suplantación']) {
    const [here, there] = [(await mailsTo(person.email))[0], (await mailsTo(other))[0]]
    expect([here?.subject, there?.subject]).toEqual([subject, subject])
    expect(here?.body).toContain('ocumento a un delegado de su entidad o a la mesa')
    expect(here?.body).not.toContain('/cuenta/recuperar')
    if (subject.startsWith('Recibimos'))
      await resolveCase(world.app, {
        ...{ by: world.people.rita, caseId: found.id, outcome: 'SUPLANTACION', reason: 'No fue ella.', isRevoked: true },
        ...{ intento: world.app.newId(), requestId: 'test' },
      })
  }
  const page = (await world.get(`/no-fui-yo?aviso=${token}`)).body
  expect(page).toContain('al correo en que recibió este aviso')
  expect(page).not.toContain('/cuenta/recuperar')
})
