import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openBrowser } from '../../testing/browser.ts'
import { openWorld, times, type World } from '../../testing/world.ts'
import { hashOf, hashPassword } from '../sign-in/index.ts'

const password = 'tigo mesa lucero'
const better = 'cumbia fósforo ancla'
let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.owner.query(sql`update account set password_hash = ${await hashPassword(password)}`)
})
afterAll(() => world.close())

const mailsTo = async (email: string) =>
  (
    await world.owner.query<{ mail: { subject: string; body: string } }>(sql`
    select payload as mail from outbox where payload->>'to' = ${email} order by created_at, id`)
  ).map(({ mail }) => mail)
const tokensTo = async (email: string) =>
  (await mailsTo(email)).flatMap(({ body }) => /clave-nueva\?token=(\S+)/.exec(body)?.[1] ?? [])
const ask = (email: string, browser = openBrowser(world)) => browser.post('/cuenta/recuperar', { correo: email })
const lastToken = async (email: string) => {
  await ask(email)
  return (await tokensTo(email)).at(-1) ?? ''
}
const signIn = (email: string, clave: string, browser = openBrowser(world)) => browser.post('/ingresar', { correo: email, clave })
const age = (token: string, interval: string) =>
  world.owner.query(
    sql`update email_token set expires_at = expires_at - ${interval}::interval where token_hash = ${hashOf(token)}`,
  )

test('by a link in the mail one writes another password, every session ends, and the mail and the record say so', async () => {
  const { dora } = world.people
  const open = openBrowser(world)
  await signIn(dora.email, password, open)
  const token = await lastToken(dora.email)
  const browser = openBrowser(world)
  const page = await browser.get(`/cuenta/clave-nueva?token=${token}`)
  expect(page.statusCode).toBe(200)
  const reply = await browser.post('/cuenta/clave-nueva', { token, clave: better })
  expect([reply.statusCode, reply.headers.location]).toEqual([303, '/ingresar?clave=nueva'])

  expect((await open.get('/cuenta')).statusCode).toBe(303)
  expect((await signIn(dora.email, password)).statusCode).toBe(422)
  expect((await signIn(dora.email, better, browser)).statusCode).toBe(303)
  expect((await mailsTo(dora.email)).at(-1)?.subject).toBe('Su contraseña cambió – Mi Seguridad Social')
  expect(
    await world.owner.query(
      sql`select actor_id, account_id, reason from audit_event where act = 'account.password-changed' and person_id = ${dora.personId}`,
    ),
  ).toEqual([{ actor_id: dora.personId, account_id: dora.accountId, reason: 'recovery' }])
})

test('the link is used once, and with it all others of the account', async () => {
  const { luis } = world.people
  const first = await lastToken(luis.email)
  await age(first, '16 minutes')
  const second = await lastToken(luis.email)
  expect(second).not.toBe(first)
  const browser = openBrowser(world)
  expect((await browser.post('/cuenta/clave-nueva', { token: second, clave: better })).statusCode).toBe(303)
  for (const token of [first, second]) {
    expect((await browser.get(`/cuenta/clave-nueva?token=${token}`)).statusCode).toBe(410)
    expect((await browser.post('/cuenta/clave-nueva', { token, clave: 'otras tres palabras' })).statusCode).toBe(410)
  }
  expect((await signIn(luis.email, better)).statusCode).toBe(303)
})

test('of many who use one link at once, one sets the password', async () => {
  const { sergio } = world.people
  const token = await lastToken(sergio.email)
  const replies = await Promise.all(
    times(5, (i) => openBrowser(world).post('/cuenta/clave-nueva', { token, clave: `palabras sueltas ${i}` })),
  )
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([303, 410, 410, 410, 410])
})

test('the link opens for 30 minutes and then no more', async () => {
  const { eva } = world.people
  const token = await lastToken(eva.email)
  const status = async () => (await openBrowser(world).get(`/cuenta/clave-nueva?token=${token}`)).statusCode
  await age(token, '29 minutes 50 seconds')
  expect(await status()).toBe(200)
  await age(token, '10 seconds')
  expect(await status()).toBe(410)
  expect((await openBrowser(world).get('/cuenta/clave-nueva')).statusCode).toBe(410)
})

test('a password that is refused leaves the link as it was', async () => {
  const { rita } = world.people
  const token = await lastToken(rita.email)
  const browser = openBrowser(world)
  const reply = await browser.post('/cuenta/clave-nueva', { token, clave: `${rita.number} mesa` })
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain('La contraseña contiene su nombre, su documento, su correo o su celular')
  expect(reply.body).toContain(`name="token" value="${token}"`)
  expect((await browser.post('/cuenta/clave-nueva', { token, clave: better })).statusCode).toBe(303)
})

test('R-ACC-6: asking for a link is answered alike with an account and without; without, no mail is sent', async () => {
  const { olga } = world.people
  const [known, unknown] = [await ask(olga.email), await ask('nadie@correo.example')]
  expect([known.statusCode, known.headers.location, known.cookies]).toEqual([200, undefined, []])
  expect([unknown.statusCode, unknown.headers.location, unknown.cookies]).toEqual([200, undefined, []])
  expect(known.body.replaceAll(olga.email, 'EL CORREO')).toBe(unknown.body.replaceAll('nadie@correo.example', 'EL CORREO'))
  expect(await mailsTo('nadie@correo.example')).toEqual([])
  const wrong = await ask('nadie')
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Al correo le falta la arroba (@)')
})

test('R-ACC-10: a stranger who asks again and again floods no mailbox, and there is always a link that opens', async () => {
  const { nora } = world.people
  const browser = openBrowser(world)
  await Promise.all(times(8, () => ask(nora.email)))
  for (const _ of times(20, () => 0)) expect((await ask(nora.email, browser)).statusCode).toBe(200)
  expect(await tokensTo(nora.email)).toHaveLength(1)
  const [first = ''] = await tokensTo(nora.email)
  await age(first, '14 minutes')
  await ask(nora.email)
  expect(await tokensTo(nora.email)).toHaveLength(1)
  await age(first, '1 minute')
  await ask(nora.email)
  expect(await tokensTo(nora.email)).toHaveLength(2)
  // The former one still opens: nobody who asks takes the owner's link away.
  expect((await browser.get(`/cuenta/clave-nueva?token=${first}`)).statusCode).toBe(200)
})

test('R-ACC-9, R-ACC-10: whatever strangers tried, the owner recovers, and his browser comes in at once', async () => {
  const { pedro } = world.people
  const strangers = openBrowser(world)
  for (const i of times(12, (i) => i)) await signIn(pedro.email, `otra cosa ${i}`, strangers)
  await world.owner.query(sql`update rate_limit set count = count + ${10_000} where key like 'ingreso-%'`)
  const owner = openBrowser(world)
  expect((await signIn(pedro.email, password, owner)).statusCode).toBe(429)

  const token = await lastToken(pedro.email)
  expect((await owner.post('/cuenta/clave-nueva', { token, clave: better })).statusCode).toBe(303)
  expect((await signIn(pedro.email, better, owner)).statusCode).toBe(303)
})

test('R-ACC-10: two hundred links in an hour from one network; then a known browser still asks, others use another network', async () => {
  const { ana } = world.people
  const known = openBrowser(world)
  await world.owner.query(sql`delete from rate_limit`)
  await signIn(ana.email, password, known)
  await world.owner.query(sql`
    insert into rate_limit values ('recuperar-direccion:127.0.0.1', clock_timestamp(), 199) on conflict (key) do update set count = 199`)
  expect((await ask('nadie@correo.example')).statusCode).toBe(200)
  const refused = await ask(ana.email)
  expect(refused.statusCode).toBe(429)
  expect(refused.body).toContain('Desde esta red llegaron demasiadas solicitudes')
  expect(refused.body).toContain(`value="${ana.email}"`)
  expect(await tokensTo(ana.email)).toEqual([])

  expect((await ask(ana.email, known)).statusCode).toBe(200)
  expect(await tokensTo(ana.email)).toHaveLength(1)
  expect((await ask(ana.email, openBrowser(world, { address: '198.51.100.3' }))).statusCode).toBe(200)
})

test('the database holds no link', async () => {
  const rows = await world.owner.query<{ hash: Buffer }>(sql`select token_hash as hash from email_token`)
  const tokens = await tokensTo(world.people.ana.email)
  expect(rows.some(({ hash }) => tokens.includes(hash.toString('base64url')) || tokens.includes(hash.toString()))).toBe(false)
})
