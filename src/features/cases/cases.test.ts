import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { CalendarDate, toDuring } from '../../shared/calendar.ts'
import type { ApplicationId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { decide } from '../authority/index.ts'
import { nameDelegate } from '../delegados/index.ts'
import { activate, enrol } from '../enrolment/index.ts'
import { findLiveProofing } from '../people/index.ts'
import { hashOf } from '../sign-in/index.ts'
import { findCase } from './case-store.ts'
import { resolveCase } from './resolve-case.ts'
import { sayNotMeByLink } from './say-not-me.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type TestPerson = World['people']['dora']
type Mail = { subject: string; body: string }

const mailsTo = ({ email }: TestPerson) =>
  world.owner.query<Mail>(sql`
    select payload ->> 'subject' as subject, payload ->> 'body' as body from outbox where payload ->> 'to' = ${email} order by created_at, id`)
/** The token of the newest mail with these words in its subject. */
async function tokenIn(person: TestPerson, subject: RegExp) {
  const mail = (await mailsTo(person)).findLast((one) => subject.test(one.subject))
  const [, token] = /no-fui-yo\?aviso=([\w-]{43})/.exec(mail?.body ?? '') ?? []
  if (!token) throw new Error(`no link in ${mail?.body}`)
  return token
}

const during = toDuring({ from: CalendarDate.parse('2026-03-01'), until: CalendarDate.parse('2026-09-01') })

/** Activated and enrolled by Dora, as she does it, with the mails that it sends. */
async function prescriptor() {
  const { app, hospital, sedes, people } = world
  const person = await world.newPerson({ firstName: 'Marta' })
  const applicationId = await world.newApplication(person)
  const act = { by: people.dora, entidadId: hospital.id, applicationId, requestId: 'test' }
  const asked = { sedeId: sedes.norte, during }
  const given = await activate(app, { ...act, version: 1, intento: app.newId(), asked }, asked)
  if (!given.ok) throw new Error(given.refusal.code)
  const wanted = { roles: ['PRESCRIPTOR'], during: null }
  const enrolled = await enrol(app, { ...act, version: 2, intento: app.newId(), asked: wanted }, wanted)
  if (!enrolled.ok) throw new Error(enrolled.refusal.code)
  return { person, applicationId, activationId: given.value.id }
}

const may = async ({ personId }: TestPerson, at = noon) =>
  (await decide(world.app.db, { personId, action: 'prescription.sign', place: { kind: 'sede', id: world.sedes.norte }, at }))
    .isAllowed

const deny = (token: string, said = '') => sayNotMeByLink(world.app, { token, said, requestId: 'test' })
async function opened(token: string) {
  const result = await deny(token)
  if (!result.ok) throw new Error(result.refusal.code)
  const found = await findCase(world.app.db, result.value.id)
  if (!found) throw new Error('no case')
  return found
}
const resolve = (caseId: string, outcome: 'SUPLANTACION' | 'FUE_LA_PERSONA' | null, more = {}) =>
  resolveCase(world.app, {
    ...{ by: world.people.rita, caseId, outcome, reason: 'La llamamos y lo confirmó.', isRevoked: false },
    ...{ intento: world.app.newId(), requestId: 'test', ...more },
  })
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'accepted' : result.refusal?.code)

test('the link of «Lo activaron» ends the activation and its roles at once, opens a case and tells the person and the delegates', async () => {
  const { person, activationId } = await prescriptor()
  expect(await may(person, new Date(noon.getTime() + 1000))).toBe(true)
  world.moveClockTo(new Date(noon.getTime() + 60_000))
  const found = await opened(await tokenIn(person, /^Lo activaron/))
  expect(await may(person, new Date(noon.getTime() + 60_000))).toBe(false)
  expect(found).toMatchObject({ subject: 'ACTIVACION', objectId: activationId, what: 'Lo activaron en Sede Norte', end: null })
  const [end] = await world.owner.query(
    sql`select ground, ended_by as by from activation_end where activation_id = ${activationId}`,
  )
  expect(end).toEqual({ ground: 'NO_FUI_YO', by: null })
  expect((await mailsTo(person)).at(-1)?.subject).toBe('Recibimos su «No fui yo»')
  expect((await mailsTo(world.people.dora)).at(-1)?.subject).toBe('«No fui yo»: activación de Marta Inventado')
  expect((await mailsTo(world.people.luis)).at(-1)?.subject).toBe('«No fui yo»: activación de Marta Inventado')
  const acts = await world.owner.query<{ act: string }>(sql`
    select act from audit_event where person_id = ${person.personId} and act in ('activation.ended', 'case.opened') order by act`)
  expect(acts.map(({ act }) => act)).toEqual(['activation.ended', 'case.opened'])
})

test('to open the link changes nothing, however often; it says what the mail said and no more', async () => {
  const { person } = await prescriptor()
  const token = await tokenIn(person, /^Lo activaron/)
  for (let i = 0; i < 5; i++) {
    const page = await world.get(`/no-fui-yo?aviso=${token}`)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Lo activaron en Sede Norte')
    expect(page.body).not.toContain(person.number)
    expect(page.body).not.toContain(person.email)
    expect(page.body).not.toContain('Marta')
  }
  expect(await may(person, new Date(noon.getTime() + 1000))).toBe(true)
  const [row] = await world.owner.query(sql`select used_at as "usedAt" from notice_token where token_hash = ${hashOf(token)}`)
  expect(row).toEqual({ usedAt: null })
})

test('a link serves once; the second notice of the same right is the same case', async () => {
  const { person } = await prescriptor()
  const [activated, enrolled] = [await tokenIn(person, /^Lo activaron/), await tokenIn(person, /^Ya tiene su rol/)]
  const first = await opened(activated)
  expect(codeOf(await deny(activated))).toBe('notice-used')
  expect((await opened(enrolled)).id).toBe(first.id)
  const cases = await world.owner.query(sql`select from desk_case where person_id = ${person.personId}`)
  expect(cases).toHaveLength(1)
})

test('a link that is over, used or none of ours says so, changes nothing and shows another way', async () => {
  const { person } = await prescriptor()
  const token = await tokenIn(person, /^Lo activaron/)
  await world.owner.query(sql`update notice_token set expires_at = clock_timestamp() where token_hash = ${hashOf(token)}`)
  const over = await world.post('/no-fui-yo', { aviso: token, dicho: '' })
  expect(over.statusCode).toBe(410)
  expect(over.body).toContain('El enlace venció')
  expect(over.body).toContain('Acuda con su documento a la mesa')
  for (const aviso of ['', 'x', 'a'.repeat(43), '<script>', '\u0000']) {
    const unknown = await world.post('/no-fui-yo', { aviso, dicho: '' })
    expect([unknown.statusCode, unknown.body.includes('El enlace no sirve')]).toEqual([404, true])
  }
  expect(await may(person, new Date(noon.getTime() + 1000))).toBe(true)
})

test('what somebody wrote too long comes back with a sentence, and nothing is done', async () => {
  const { person } = await prescriptor()
  const token = await tokenIn(person, /^Lo activaron/)
  const page = await world.post('/no-fui-yo', { aviso: token, dicho: 'ñ'.repeat(501) })
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('Escribió 501 letras')
  expect(page.body).toContain('ñ'.repeat(501))
  expect(await may(person, new Date(noon.getTime() + 1000))).toBe(true)
})

test('a link of a request withdraws it; once it was answered, what it gave is suspended', async () => {
  const { app, hospital } = world
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  const link = {
    personId: person.personId,
    accountId: person.accountId,
    subject: 'SOLICITUD',
    objectId: id,
    entidadId: hospital.id,
  }
  const { sendNotice } = await import('../notifications/index.ts')
  const notice = { subject: 'Recibimos su solicitud', what: 'x', by: null, next: 'x', link: { text: 'x', path: '/' } }
  await sendNotice(app.db, app, { ...notice, to: person, notMe: link as never })
  const found = await opened(await tokenIn(person, /^Recibimos su solicitud/))
  expect(found.suspended?.kind).toBe('SOLICITUD')
  const stateOf = async (one: ApplicationId) =>
    (await world.owner.query<{ state: string }>(sql`select state from application where id = ${one}`))[0]?.state
  expect(await stateOf(id)).toBe('RETIRADA')

  const { person: other, applicationId, activationId } = await prescriptor()
  await sendNotice(app.db, app, { ...notice, to: other, notMe: { ...link, ...other, objectId: applicationId } as never })
  expect((await opened(await tokenIn(other, /^Recibimos su solicitud/))).objectId).toBe(activationId)
})

test('every session of the account ends; another account goes on', async () => {
  const { person } = await prescriptor()
  expect((await world.get('/solicitudes', person)).statusCode).toBe(200)
  await opened(await tokenIn(person, /^Lo activaron/))
  expect((await world.get('/solicitudes', person)).statusCode).toBe(303)
  expect((await world.get('/cuenta', world.people.dora)).statusCode).toBe(200)
})

test('from one’s own account the same is done, and the session from which it was said goes on', async () => {
  const { person, applicationId } = await prescriptor()
  expect((await world.get(`/solicitudes/${applicationId}/no-fui-yo`, person)).body).toContain('No fui yo')
  expect((await world.get(`/solicitudes/${applicationId}/no-fui-yo`, world.people.ana)).statusCode).toBe(404)
  expect((await world.post(`/solicitudes/${applicationId}/no-fui-yo`, { dicho: '' }, world.people.ana)).statusCode).toBe(404)
  expect(await may(person, new Date(noon.getTime() + 1000))).toBe(true)
  const page = await world.post(`/solicitudes/${applicationId}/no-fui-yo`, { dicho: 'Perdí mi celular.' }, person)
  expect(page.statusCode).toBe(200)
  expect(await may(person, new Date(noon.getTime() + 1000))).toBe(false)
  expect((await world.get('/solicitudes', person)).statusCode).toBe(200)
  const [row] = await world.owner.query(sql`select said, source from desk_case where person_id = ${person.personId}`)
  expect(row).toEqual({ said: 'Perdí mi celular.', source: 'CUENTA' })
})

test('a delegation is put down by its link, and given back for what remained', async () => {
  const { app, hospital, people } = world
  const person = await world.newPerson({ firstName: 'Delia', profession: null })
  const named = await nameDelegate(
    app,
    { by: people.rita, requestId: 'test', attempt: null },
    {
      entidadId: hospital.id,
      personId: person.personId,
      accountId: person.accountId,
      sedeIds: null,
      during,
      letter: 'Oficio 9',
      documentSeen: null,
    },
  )
  if (!named.ok) throw new Error(named.refusal.code)
  const isDelegate = async () =>
    (
      await world.owner.query(
        sql`select from delegation where person_id = ${person.personId} and in_effect @> ${noon}::timestamptz + interval '2 minutes'`,
      )
    ).length
  expect(await isDelegate()).toBe(1)
  world.moveClockTo(new Date(noon.getTime() + 60_000))
  const found = await opened(await tokenIn(person, /^Usted es delegado/))
  expect(await isDelegate()).toBe(0)
  expect(codeOf(await resolve(found.id, 'FUE_LA_PERSONA'))).toBe('accepted')
  expect(await isDelegate()).toBe(1)
})

test('of the account: nobody acts as the person until the desk gives it back', async () => {
  const { person, applicationId } = await prescriptor()
  const { sendNotice } = await import('../notifications/index.ts')
  const notMe = {
    personId: person.personId,
    accountId: person.accountId,
    subject: 'CUENTA' as const,
    objectId: person.accountId,
    entidadId: null,
  }
  const notice = { subject: 'Su contraseña cambió', what: 'x', by: null, next: 'x', link: { text: 'x', path: '/' } }
  await sendNotice(world.app.db, world.app, { ...notice, to: person, notMe })
  const found = await opened(await tokenIn(person, /contraseña/))
  expect(applicationId).toBeTruthy()
  expect(await findLiveProofing(world.app.db, person.personId, new Date(noon.getTime() + 1))).toBe(null)
  expect(await may(person, new Date(noon.getTime() + 1000))).toBe(false)
  world.moveClockTo(new Date(noon.getTime() + 60_000))
  expect(codeOf(await resolve(found.id, 'FUE_LA_PERSONA'))).toBe('accepted')
  expect(await may(person, new Date(noon.getTime() + 120_000))).toBe(true)
})

test('sí fue la persona: the right is back with its roles for what remained of its days, and both are told with the reason', async () => {
  const { person, activationId } = await prescriptor()
  world.moveClockTo(new Date(noon.getTime() + 60_000))
  const found = await opened(await tokenIn(person, /^Lo activaron/))
  const later = new Date('2026-03-03T09:00:00-05:00')
  world.moveClockTo(later)
  expect(codeOf(await resolve(found.id, 'FUE_LA_PERSONA'))).toBe('accepted')
  expect(await may(person, later)).toBe(true)
  expect(await may(person, new Date(later.getTime() - 1000))).toBe(false)
  const [row] = await world.owner.query(sql`
    select lower(during) as "from", upper(during) as until, basis, activated_by as by from activation
    where person_id = ${person.personId} and id <> ${activationId}`)
  expect(row).toEqual({
    from: later,
    until: new Date('2026-09-01T00:00:00-05:00'),
    basis: 'MESA',
    by: world.people.rita.personId,
  })
  const mail = (await mailsTo(person)).at(-1)
  expect(mail?.subject).toBe('Su caso: sí fue usted')
  expect(mail?.body).toContain('Motivo: La llamamos y lo confirmó.')
  expect((await mailsTo(world.people.dora)).at(-1)?.subject).toBe('Caso «No fui yo» resuelto: Marta Inventado')
})

test('fue suplantación: it stays ended; if the official says so the account acts as the person no more', async () => {
  const { person } = await prescriptor()
  const kept = await opened(await tokenIn(person, /^Lo activaron/))
  expect(codeOf(await resolve(kept.id, 'SUPLANTACION'))).toBe('accepted')
  expect(await may(person, new Date(noon.getTime() + 1000))).toBe(false)
  expect(await findLiveProofing(world.app.db, person.personId, new Date(noon.getTime() + 1))).not.toBe(null)

  const { person: other } = await prescriptor()
  const revoked = await opened(await tokenIn(other, /^Lo activaron/))
  expect(codeOf(await resolve(revoked.id, 'SUPLANTACION', { isRevoked: true }))).toBe('accepted')
  expect(await findLiveProofing(world.app.db, other.personId, new Date(noon.getTime() + 1))).toBe(null)
  expect((await mailsTo(other)).at(-1)?.body).toContain('esta cuenta ya no actúa como usted')
})

test('what the rules of today refuse is not given back: the page says why and the case stays open', async () => {
  const { person } = await prescriptor()
  const found = await opened(await tokenIn(person, /^Lo activaron/))
  await world.newSanction(person)
  const said = { resultado: 'FUE_LA_PERSONA', motivo: 'Sí fue.', intento: world.app.newId() }
  const page = await world.post(`/mesa/casos/${found.id}`, said, world.people.rita)
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('Tiene una sanción vigente')
  expect(page.body).toContain('El caso sigue abierto.')
  expect(page.body).toContain('Sí fue.')
  expect((await findCase(world.app.db, found.id))?.end).toBe(null)
  expect(await may(person, new Date(noon.getTime() + 1000))).toBe(false)
})

test('a case whose days are over gives nothing back and says so', async () => {
  const { person } = await prescriptor()
  const found = await opened(await tokenIn(person, /^Lo activaron/))
  world.moveClockTo(new Date('2026-09-01T00:00:00-05:00'))
  expect(codeOf(await resolve(found.id, 'FUE_LA_PERSONA'))).toBe('accepted')
  expect((await mailsTo(person)).at(-1)?.body).toContain('No había nada que devolver')
  const rows = await world.owner.query(sql`select from activation where person_id = ${person.personId}`)
  expect(rows).toHaveLength(1)
})

test('a request that waited for its role waits on while the case is open, and ends with the fraud', async () => {
  const { app, hospital, sedes, people } = world
  const person = await world.newPerson()
  const applicationId = await world.newApplication(person)
  const asked = { sedeId: sedes.norte, during }
  const act = { by: people.dora, entidadId: hospital.id, applicationId, requestId: 'test' }
  await activate(app, { ...act, version: 1, intento: app.newId(), asked }, asked)
  const found = await opened(await tokenIn(person, /^Lo activaron/))
  const stateOf = async () =>
    (await world.owner.query<{ state: string }>(sql`select state from application where id = ${applicationId}`))[0]?.state
  expect(await stateOf()).toBe('ACTIVADA')
  const wanted = { roles: ['PRESCRIPTOR'], during: null }
  expect((await enrol(app, { ...act, version: 2, intento: app.newId(), asked: wanted }, wanted)).ok).toBe(false)
  expect(codeOf(await resolve(found.id, 'SUPLANTACION'))).toBe('accepted')
  expect(await stateOf()).toBe('RETIRADA')
})

test.each([
  ['without an outcome', null, {}, 'outcome-missing'],
  ['without a reason', 'SUPLANTACION' as const, { reason: ' ' }, 'reason-missing'],
])('%s the case stays open', async (_how, outcome, more, code) => {
  const { person } = await prescriptor()
  const found = await opened(await tokenIn(person, /^Lo activaron/))
  expect(codeOf(await resolve(found.id, outcome, more))).toBe(code)
  expect((await findCase(world.app.db, found.id))?.end).toBe(null)
})

test('only an official resolves, never of his own case; a delegado does not even see that there are cases', async () => {
  const { person } = await prescriptor()
  const found = await opened(await tokenIn(person, /^Lo activaron/))
  expect(codeOf(await resolve(found.id, 'SUPLANTACION', { by: world.people.dora }))).toBe('office-ended')
  for (const url of ['/mesa/casos', `/mesa/casos/${found.id}`, '/mesa/casos.csv'])
    expect((await world.get(url, world.people.dora)).statusCode).toBe(404)
  await world.owner.query(sql`
    insert into official (id, person_id, during, named_at) values (${world.app.newId()}, ${person.personId}, '[2025-01-01 00:00-05,)', ${noon})`)
  expect(codeOf(await resolve(found.id, 'FUE_LA_PERSONA', { by: person }))).toBe('own-case')
})

test('the list shows the open ones the oldest first, finds a person by name or document, and goes on page by page', async () => {
  await world.owner.query(sql`delete from desk_case`)
  const people = []
  for (let i = 0; i < 33; i++) {
    const person = await world.newPerson({ firstName: `Fila${String(i).padStart(2, '0')}` })
    people.push(person)
    await world.owner.query(sql`
      insert into desk_case (id, person_id, account_id, entidad_id, kind, subject, object_id, what, said, source, opened_at)
      values (${world.app.newId()}, ${person.personId}, ${person.accountId}, ${world.hospital.id}, 'NO_FUI_YO', 'CUENTA', ${person.accountId},
        'Su contraseña cambió', '', 'CORREO', ${new Date(noon.getTime() - (33 - i) * 3_600_000)})`)
  }
  const namesIn = (html: string) => [...html.matchAll(/>(Fila\d\d) Inventado</g)].map(([, name]) => name)
  const first = await world.get('/mesa/casos', world.people.rita)
  expect(namesIn(first.body)).toEqual(people.slice(0, 30).map((_, i) => `Fila${String(i).padStart(2, '0')}`))
  const [, next] = /href="(\/mesa\/casos\?[^"]*desde=[^"]*)"/.exec(first.body) ?? []
  expect(namesIn((await world.get((next ?? '').replaceAll('&amp;', '&'), world.people.rita)).body)).toEqual([
    'Fila30',
    'Fila31',
    'Fila32',
  ])
  expect(namesIn((await world.get('/mesa/casos?buscar=fila07', world.people.rita)).body)).toEqual(['Fila07'])
  expect(namesIn((await world.get(`/mesa/casos?buscar=${people[9]?.number}`, world.people.rita)).body)).toEqual(['Fila09'])
  expect((await world.get('/mesa/casos.csv?buscar=fila07', world.people.rita)).body).toContain('Fila07 Inventado')
  for (const bad of [
    'desde=x',
    `desde=${'9'.repeat(40)}`,
    'desde=2026-02-30T00:00:00.000000Z_00000000-0000-0000-0000-000000000000',
  ])
    expect((await world.get(`/mesa/casos?${bad}`, world.people.rita)).statusCode).toBe(200)
  expect((await world.get('/mesa/casos/no-es-uno', world.people.rita)).statusCode).toBe(404)
  expect((await world.get(`/mesa/casos/${world.app.newId()}`, world.people.rita)).statusCode).toBe(404)
})

test('with the rules bypassed the database refuses two open cases of one thing, and an official who closes his own', async () => {
  const person = await world.newPerson()
  const insert = () =>
    world.app.db.query(sql`
      insert into desk_case (id, person_id, account_id, kind, subject, object_id, what, said, source, opened_at)
      values (${world.app.newId()}, ${person.personId}, ${person.accountId}, 'NO_FUI_YO', 'CUENTA', ${person.accountId}, 'x', '', 'CORREO', ${noon})`)
  await insert()
  await expect(insert()).rejects.toThrow(/desk_case_one_open/)
  await expect(
    world.app.db.query(sql`
      update desk_case set closed_at = ${noon}, closed_by = ${person.personId}, outcome = 'SUPLANTACION', resolution = 'x'
      where person_id = ${person.personId}`),
  ).rejects.toThrow(/desk_case_not_own/)
})
