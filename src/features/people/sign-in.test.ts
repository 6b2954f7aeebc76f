import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openBrowser } from '../../testing/browser.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'
import { hashPassword } from '../sign-in/index.ts'
import { setPasswordHash } from './account-store.ts'

const password = 'tigo mesa lucero'
let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.owner.query(sql`update account set password_hash = ${await hashPassword(password)}`)
})
afterAll(() => world.close())

type Person = World['people']['dora']
const signIn = (browser: ReturnType<typeof openBrowser>, { email }: Pick<Person, 'email'>, clave = password, volver = '') =>
  browser.post('/ingresar', { correo: email, clave, volver })
const forgetCounts = () => world.owner.query(sql`delete from rate_limit`)
const eventsOf = async ({ personId }: Person, act: string) =>
  world.owner.query(
    sql`select actor_id, account_id, person_id, at from audit_event where act = ${act} and person_id = ${personId} order by recorded_at`,
  )

test('with e-mail and password one comes in, from page to page, and the record says so', async () => {
  const { dora } = world.people
  const browser = openBrowser(world)
  const reply = await signIn(browser, { email: ` ${dora.email.toUpperCase()} ` })
  expect([reply.statusCode, reply.headers.location]).toEqual([303, '/ingresar/listo'])
  const cookie = reply.cookies.find(({ name }) => name === '__Host-session')
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
  const ready = await browser.get('/ingresar/listo')
  expect([ready.statusCode, ready.headers.location]).toEqual([303, '/cuenta'])
  expect((await browser.get('/cuenta')).body).toContain('Dora Inventado')
  const { accountId, personId } = dora
  expect(await eventsOf(dora, 'session.opened')).toEqual([
    { actor_id: personId, account_id: accountId, person_id: personId, at: noon },
  ])
})

test('R-ACC-6: a wrong password and an e-mail without account are answered alike', async () => {
  const { dora } = world.people
  const [known, unknown] = [
    await signIn(openBrowser(world), dora, 'otra cosa distinta'),
    await signIn(openBrowser(world), { email: 'nadie.conocida@correo.example' }, 'otra cosa distinta'),
  ]
  expect([known.statusCode, known.headers.location, known.cookies]).toEqual([422, undefined, []])
  expect([unknown.statusCode, unknown.headers.location, unknown.cookies]).toEqual([422, undefined, []])
  expect(known.body.replaceAll(dora.email, 'EL CORREO')).toBe(
    unknown.body.replaceAll('nadie.conocida@correo.example', 'EL CORREO'),
  )
  expect(known.body).toContain('El correo y la contraseña no coinciden')
  expect(known.body).toContain(`value="${dora.email}"`)
  expect(known.body).not.toContain('otra cosa distinta')
})

test('what is missing is told at its field, and is no attempt', async () => {
  await forgetCounts()
  const reply = await openBrowser(world).post('/ingresar', { correo: ' ', clave: '' })
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain('<a href="#correo">Escriba su correo electrónico</a>')
  expect(reply.body).toContain('<a href="#clave">Escriba su contraseña</a>')
  const unread = await openBrowser(world).post('/ingresar', { correo: 'dora@correo,example', clave: password })
  expect(unread.statusCode).toBe(422)
  expect(unread.body).toContain('<a href="#correo">Hay una coma en el correo: escriba punto</a>')
  expect(await world.owner.query(sql`select from rate_limit`)).toEqual([])
})

test('every sign-in gives a new session, and ends the one this browser had', async () => {
  const { dora, luis } = world.people
  const [browser, other] = [openBrowser(world), openBrowser(world)]
  await signIn(other, dora)
  await signIn(browser, dora)
  const first = browser.cookies.get('__Host-session') ?? ''
  await signIn(browser, luis)
  expect(browser.cookies.get('__Host-session')).not.toBe(first)
  const old = openBrowser(world)
  old.cookies.set('__Host-session', first)
  expect((await old.get('/cuenta')).headers.location).toBe('/ingresar?volver=%2Fcuenta')
  expect((await browser.get('/cuenta')).body).toContain('Luis Inventado')
  expect((await other.get('/cuenta')).statusCode).toBe(200)
})

test('one goes back to where one came from, on this site only', async () => {
  const { dora } = world.people
  const wanted = openBrowser(world)
  expect((await signIn(wanted, dora, password, '/cuenta/celular')).headers.location).toBe(
    '/ingresar/listo?volver=%2Fcuenta%2Fcelular',
  )
  expect((await wanted.get('/ingresar/listo?volver=%2Fcuenta%2Fcelular')).headers.location).toBe('/cuenta/celular')
  expect((await signIn(openBrowser(world), dora, password, '//otro.example')).headers.location).toBe('/ingresar/listo')
  expect((await wanted.get('/ingresar/listo?volver=https%3A%2F%2Fotro.example')).headers.location).toBe('/cuenta')
  expect((await wanted.get('/ingresar?volver=%2Fcuenta%2Fcelular')).body).toContain('name="volver" value="/cuenta/celular"')
  const refused = await signIn(openBrowser(world), dora, 'otra cosa distinta', '/cuenta/celular')
  expect(refused.body).toContain('name="volver" value="/cuenta/celular"')
})

test('when the cookie does not come back the page says so, and does not go round', async () => {
  const browser = openBrowser(world, { keepsCookies: false })
  const { headers } = await signIn(browser, world.people.dora, password, '/cuenta/celular')
  const reply = await browser.get(String(headers.location))
  expect(reply.statusCode).toBe(200)
  expect(reply.body).toContain('Su navegador no guardó la sesión')
  expect(reply.body).toContain('href="/ingresar?volver=%2Fcuenta%2Fcelular"')
})

test('what was typed when the session had ended is in the form after signing in, for its owner only', async () => {
  const { dora, luis } = world.people
  const browser = openBrowser(world)
  await signIn(browser, dora)
  await world.owner.query(sql`update session set ended_at = clock_timestamp() where account_id = ${dora.accountId}`)
  const turned = await browser.post('/cuenta/celular', { celular: '300 000 0999', clave: 'nunca se guarda' })
  expect(turned.headers.location).toBe('/ingresar?volver=%2Fcuenta%2Fcelular&guardado=1')
  expect((await browser.get(String(turned.headers.location))).body).toContain('Guardamos lo que escribió')
  expect(await world.owner.query(sql`select fields from kept_form`)).toEqual([{ fields: { celular: '300 000 0999' } }])

  const others = openBrowser(world)
  await signIn(others, luis)
  expect((await others.get('/cuenta/celular')).body).not.toContain('300 000 0999')
  await signIn(browser, dora)
  expect((await browser.get('/cuenta/celular')).body).toContain('value="300 000 0999"')
  expect((await browser.get('/cuenta/celular')).body).not.toContain('300 000 0999')
})

test('characters that no keyboard types are refused or left out, and break nothing', async () => {
  const { dora } = world.people
  const browser = openBrowser(world)
  expect((await browser.post('/ingresar', { correo: 'dora\0@correo.example', clave: password })).statusCode).toBe(422)
  await signIn(browser, dora)
  expect((await browser.post('/cuenta/celular', { celular: '300\0' })).statusCode).toBe(422)
  await world.owner.query(sql`update session set ended_at = clock_timestamp() where account_id = ${dora.accountId}`)
  expect((await browser.post('/cuenta/celular', { celular: '300\0 000 0888' })).statusCode).toBe(303)
  await signIn(browser, dora)
  expect((await browser.get('/cuenta/celular')).body).toContain('value="300 000 0888"')
})

test('signing out ends the session in the database too, once', async () => {
  const { eva } = world.people
  const browser = openBrowser(world)
  await signIn(browser, eva)
  const token = browser.cookies.get('__Host-session') ?? ''
  const reply = await browser.post('/salir', {})
  expect([reply.statusCode, reply.headers.location]).toEqual([303, '/ingresar?salio=si'])
  expect(browser.cookies.has('__Host-session')).toBe(false)
  expect(browser.cookies.has('__Host-device')).toBe(true)
  browser.cookies.set('__Host-session', token)
  expect((await browser.get('/cuenta')).statusCode).toBe(303)
  await browser.post('/salir', {})
  expect(await eventsOf(eva, 'session.closed')).toHaveLength(1)
  expect((await openBrowser(world).post('/salir', {})).statusCode).toBe(303)
})

test("R-ACC-9: after ten failures at one e-mail the right password waits too, the owner's known browser does not", async () => {
  await forgetCounts()
  const { rita, olga } = world.people
  const own = openBrowser(world)
  await signIn(own, rita)
  const stranger = openBrowser(world)
  const tries = []
  for (const i of times(11, (i) => i)) tries.push((await signIn(stranger, rita, `otra cosa ${i}`)).statusCode)
  expect(tries).toEqual([...times(9, () => 422), 429, 429])
  const refused = await signIn(stranger, rita)
  expect(refused.statusCode).toBe(429)
  expect(refused.body).toMatch(
    /Hubo muchos intentos seguidos\. Espere 15\u00a0minutos, o cambie la contraseña con un enlace a su correo/,
  )
  expect(refused.body).toContain(`value="${rita.email}"`)

  expect((await signIn(own, rita)).statusCode).toBe(303)
  // Others behind the same address come in too.
  expect((await signIn(openBrowser(world), olga)).statusCode).toBe(303)
})

test('R-ACC-6: an e-mail without account waits after as many tries', async () => {
  await forgetCounts()
  const stranger = openBrowser(world)
  const tries = []
  for (const i of times(11, (i) => i))
    tries.push((await signIn(stranger, { email: 'nadie@correo.example' }, `otra cosa ${i}`)).statusCode)
  expect(tries).toEqual([...times(10, () => 422), 429])
})

test('a browser once known is known for a year, and of no use at another account', async () => {
  await forgetCounts()
  const { nora, ana } = world.people
  const browser = openBrowser(world)
  const cookie = (await signIn(browser, nora)).cookies.find(({ name }) => name === '__Host-device')
  expect(cookie).toMatchObject({ httpOnly: true, maxAge: 31_536_000 })
  for (const i of times(10, (i) => i)) await signIn(browser, ana, `otra cosa ${i}`)
  expect((await signIn(browser, ana)).statusCode).toBe(429)
  expect((await signIn(browser, nora)).statusCode).toBe(303)
})

test("R-ACC-8: a password kept at another cost is kept anew at today's when its owner comes in", async () => {
  const { pedro } = world.people
  const older = await hash(password, { memoryCost: 12_288, timeCost: 3, parallelism: 1 })
  await world.owner.query(sql`update account set password_hash = ${older} where id = ${pedro.accountId}`)
  const kept = async () =>
    (await world.owner.query<{ kept: string }>(sql`select password_hash as kept from account where id = ${pedro.accountId}`))[0]
      ?.kept
  await signIn(openBrowser(world), pedro, 'otra cosa distinta')
  expect(await kept()).toBe(older)
  expect((await signIn(openBrowser(world), pedro)).statusCode).toBe(303)
  expect(await kept()).toMatch(/m=19456,t=2,p=1/)
  expect((await signIn(openBrowser(world), pedro)).statusCode).toBe(303)
})

test('whoever is coming in with a password while it changes stays outside', async () => {
  await forgetCounts()
  const { sergio } = world.people
  const changed = await hashPassword('cumbia fósforo ancla')
  let coming: ReturnType<typeof signIn> | undefined
  await world.app.transaction(async (db) => {
    await setPasswordHash(db, sergio.accountId, changed)
    coming = signIn(openBrowser(world), sergio)
    await vi.waitFor(async () => {
      expect(await world.owner.query(sql`select from pg_locks where not granted`)).not.toEqual([])
    }, 10_000)
  })
  expect((await coming)?.statusCode).toBe(422)
  expect(await eventsOf(sergio, 'session.opened')).toEqual([])
})
