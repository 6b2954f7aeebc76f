import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openBrowser } from '../../testing/browser.ts'
import { openWorld, times, type World } from '../../testing/world.ts'
import { hashOf, hashPassword } from '../sign-in/index.ts'

const password = 'tigo mesa lucero'
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
const newEmailToken = async (email: string) =>
  /correo-nuevo\?token=(\S+)/.exec((await mailsTo(email)).at(-1)?.body ?? '')?.[1] ?? ''
const signedIn = async ({ email }: { email: string }, clave = password) => {
  const browser = openBrowser(world)
  expect((await browser.post('/ingresar', { correo: email, clave })).statusCode).toBe(303)
  return browser
}
const row = async ({ accountId }: { accountId: string }) =>
  (await world.owner.query<{ email: string; mobile: string }>(sql`select email, mobile from account where id = ${accountId}`))[0]
const eventsOf = ({ personId }: { personId: string }, act: string) =>
  world.owner.query(
    sql`select account_id, reason from audit_event where act = ${act} and person_id = ${personId} order by recorded_at`,
  )

test('nobody sees an account without having come in', async () => {
  for (const url of ['/cuenta', '/cuenta/celular', '/cuenta/correo', '/cuenta/clave'])
    expect((await openBrowser(world).get(url)).headers.location).toBe(`/ingresar?volver=${encodeURIComponent(url)}`)
})

test('the account page shows what is held, and in words how far the identity is proven', async () => {
  const { ana, caro, pedro } = world.people
  const page = async (person: typeof ana) => (await world.get('/cuenta', person)).body
  const own = await page(ana)
  for (const held of [
    'Ana Inventado',
    '17\u00a0de\u00a0mayo de\u00a01990',
    ana.email,
    '300\u00a0000\u00a00000',
    '1\u00a0de\u00a0junio de\u00a02008',
  ])
    expect(own).toContain(held)
  expect(own).toContain('Coincide con el ReTHUS')
  expect(await page(caro)).toContain('Dicha por usted')
  expect(await page(pedro)).toContain('Comprobada')
  expect(await page(pedro)).toContain('El operador del sistema vio su documento')
})

test('R-ACC-4: whoever claims a person that another account holds is told that, and what to do', async () => {
  const { dora, caro } = world.people
  await world.owner.query(sql`update account set person_id = ${dora.personId} where id = ${caro.accountId}`)
  const { body } = await world.get('/cuenta', caro)
  expect(body).toContain('Otra cuenta ya se comprobó con este documento')
  expect(body).not.toContain(dora.email)
  await world.owner.query(sql`update account set person_id = ${caro.personId} where id = ${caro.accountId}`)
})

test('the mobile changes at once, with a notice to the e-mail; the same again changes nothing', async () => {
  const { ana, luis } = world.people
  const reply = await world.post('/cuenta/celular', { celular: '+57 300 000 0777' }, ana)
  expect([reply.statusCode, reply.headers.location]).toEqual([303, '/cuenta?hecho=celular'])
  await world.post('/cuenta/celular', { celular: '3000000777' }, ana)
  expect([(await row(ana))?.mobile, (await row(luis))?.mobile]).toEqual(['3000000777', '3000000000'])
  expect(await eventsOf(ana, 'account.contact-changed')).toEqual([{ account_id: ana.accountId, reason: 'celular' }])
  expect((await mailsTo(ana.email)).map(({ subject }) => subject)).toEqual(['Su celular cambió – Mi Seguridad Social'])

  const wrong = await world.post('/cuenta/celular', { celular: '300 000 07' }, ana)
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('<a href="#celular">El celular tiene 10 cifras: usted escribió 8</a>')
  expect(wrong.body).toContain('value="300 000 07"')
})

test('the e-mail changes by a link to the new address, with notice to the old one before and after', async () => {
  const { dora } = world.people
  const browser = await signedIn(dora)
  const asked = await browser.post('/cuenta/correo', { correo: 'dora.nueva@correo.example', claveActual: password })
  expect(asked.statusCode).toBe(200)
  expect(asked.body).toContain('dora.nueva@correo.example')
  expect((await row(dora))?.email).toBe(dora.email)
  expect((await mailsTo(dora.email)).map(({ subject }) => subject)).toEqual(['Pidieron cambiar su correo – Mi Seguridad Social'])

  const token = await newEmailToken('dora.nueva@correo.example')
  // The link may be opened where nobody is signed in, and looking at it changes nothing.
  expect((await openBrowser(world).get(`/cuenta/correo-nuevo?token=${token}`)).body).toContain('dora.nueva@correo.example')
  expect((await row(dora))?.email).toBe(dora.email)
  const confirmed = await openBrowser(world).post('/cuenta/correo-nuevo', { token })
  expect([confirmed.statusCode, confirmed.headers.location]).toEqual([303, '/ingresar?correo=nuevo'])
  expect((await row(dora))?.email).toBe('dora.nueva@correo.example')
  expect((await mailsTo(dora.email)).at(-1)?.subject).toBe('Su correo cambió – Mi Seguridad Social')
  expect(await eventsOf(dora, 'account.contact-changed')).toEqual([{ account_id: dora.accountId, reason: 'correo' }])
  expect((await browser.post('/cuenta/correo-nuevo', { token })).statusCode).toBe(410)
  expect((await openBrowser(world).get('/cuenta/correo-nuevo?token=inventado')).statusCode).toBe(410)
})

test('what was sent to the former address opens no more once the e-mail has changed', async () => {
  const { ana } = world.people
  const browser = await signedIn(ana)
  await browser.post('/cuenta/recuperar', { correo: ana.email })
  const recovery = /clave-nueva\?token=(\S+)/.exec((await mailsTo(ana.email)).at(-1)?.body ?? '')?.[1] ?? ''
  await browser.post('/cuenta/correo', { correo: 'ana.nueva@correo.example', claveActual: password })
  expect((await browser.get(`/cuenta/clave-nueva?token=${recovery}`)).statusCode).toBe(200)
  const confirmed = await browser.post('/cuenta/correo-nuevo', { token: await newEmailToken('ana.nueva@correo.example') })
  expect(confirmed.headers.location).toBe('/cuenta?hecho=correo')
  expect((await browser.get(`/cuenta/clave-nueva?token=${recovery}`)).statusCode).toBe(410)
})

test('asking for another e-mail takes the present password, ten tries of it', async () => {
  const { luis } = world.people
  const browser = await signedIn(luis)
  const asked = (claveActual: string) => browser.post('/cuenta/correo', { correo: 'luis.nuevo@correo.example', claveActual })
  const wrong = await asked('otra cosa distinta')
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('<a href="#claveActual">Esa no es su contraseña actual</a>')
  expect(wrong.body).toContain('value="luis.nuevo@correo.example"')
  for (const _ of times(9, () => 0)) expect((await asked('otra cosa distinta')).statusCode).toBe(422)
  expect((await asked(password)).statusCode).toBe(429)
  expect(await mailsTo('luis.nuevo@correo.example')).toEqual([])
})

test('R-ACC-6: the new e-mail is answered alike where it has an account, which gets a mail of its own', async () => {
  const { eva, rita, olga } = world.people
  const browser = await signedIn(eva)
  const ask = (correo: string) => browser.post('/cuenta/correo', { correo, claveActual: password })
  const [free, taken] = [await ask('eva.nueva@correo.example'), await ask(rita.email)]
  expect([taken.statusCode, taken.body.replaceAll(rita.email, 'EL CORREO')]).toEqual([
    free.statusCode,
    free.body.replaceAll('eva.nueva@correo.example', 'EL CORREO'),
  ])
  expect((await mailsTo(rita.email)).map(({ subject }) => subject)).toEqual(['Ese correo ya tiene cuenta – Mi Seguridad Social'])
  const own = await ask(eva.email.toUpperCase())
  expect(own.body).toContain('Ese es el correo que su cuenta ya tiene')

  // Taken by another between the mail and the click.
  const token = await newEmailToken('eva.nueva@correo.example')
  await world.owner.query(sql`update account set email = 'eva.nueva@correo.example' where id = ${olga.accountId}`)
  expect((await browser.post('/cuenta/correo-nuevo', { token })).statusCode).toBe(409)
  expect((await row(eva))?.email).toBe(eva.email)
})

test('the link to a new e-mail opens for 24 hours, and closes when the password changes', async () => {
  const { rita } = world.people
  const browser = await signedIn(rita)
  const asked = async (correo: string) => {
    await browser.post('/cuenta/correo', { correo, claveActual: password })
    return newEmailToken(correo)
  }
  const status = async (token: string) => (await browser.get(`/cuenta/correo-nuevo?token=${token}`)).statusCode
  const age = (token: string, interval: string) =>
    world.owner.query(
      sql`update email_token set expires_at = expires_at - ${interval}::interval where token_hash = ${hashOf(token)}`,
    )
  const token = await asked('rita.una@correo.example')
  await age(token, '23 hours 59 minutes')
  expect(await status(token)).toBe(200)
  await age(token, '1 minute')
  expect(await status(token)).toBe(410)

  const other = await asked('rita.otra@correo.example')
  expect(await status(other)).toBe(200)
  await browser.post('/cuenta/clave', { claveActual: password, clave: 'cumbia fósforo ancla' })
  expect(await status(other)).toBe(410)
})

test('a link opens only what it was sent for', async () => {
  const { sergio } = world.people
  const browser = await signedIn(sergio)
  await browser.post('/cuenta/correo', { correo: 'sergio.nuevo@correo.example', claveActual: password })
  await browser.post('/cuenta/recuperar', { correo: sergio.email })
  const newEmail = await newEmailToken('sergio.nuevo@correo.example')
  const recovery = /clave-nueva\?token=(\S+)/.exec((await mailsTo(sergio.email)).at(-1)?.body ?? '')?.[1] ?? ''
  const asked = [
    await browser.get(`/cuenta/clave-nueva?token=${newEmail}`),
    await browser.post('/cuenta/clave-nueva', { token: newEmail, clave: 'cumbia fósforo ancla' }),
    await browser.get(`/cuenta/correo-nuevo?token=${recovery}`),
    await browser.post('/cuenta/correo-nuevo', { token: recovery }),
  ]
  expect(asked.map(({ statusCode }) => statusCode)).toEqual([410, 410, 410, 410])
  expect((await browser.get(`/cuenta/clave-nueva?token=${recovery}`)).statusCode).toBe(200)
  expect((await browser.get(`/cuenta/correo-nuevo?token=${newEmail}`)).statusCode).toBe(200)
})

test('a new password takes the present one, ends every other session, and goes on here with a new one', async () => {
  const { nora } = world.people
  const [browser, other] = [await signedIn(nora), await signedIn(nora)]
  const before = browser.cookies.get('__Host-session')
  const change = (claveActual: string, clave: string) => browser.post('/cuenta/clave', { claveActual, clave })

  const wrong = await change('otra cosa distinta', 'cumbia fósforo ancla')
  expect([wrong.statusCode, wrong.body.includes('<a href="#claveActual">Esa no es su contraseña actual</a>')]).toEqual([
    422,
    true,
  ])
  const weak = await change(password, 'colombia2026')
  expect([weak.statusCode, weak.body.includes('Esa contraseña es de las primeras que alguien probaría')]).toEqual([422, true])
  const same = await change(password, password)
  expect([same.statusCode, same.body.includes('Esa es su contraseña actual: escriba otra')]).toEqual([422, true])
  expect((await other.get('/cuenta')).statusCode).toBe(200)

  const reply = await change(password, 'cumbia fósforo ancla')
  expect([reply.statusCode, reply.headers.location]).toEqual([303, '/cuenta?hecho=clave'])
  expect(browser.cookies.get('__Host-session')).not.toBe(before)
  expect((await browser.get('/cuenta?hecho=clave')).body).toContain('Su contraseña cambió')
  expect((await other.get('/cuenta')).statusCode).toBe(303)
  expect(await eventsOf(nora, 'account.password-changed')).toEqual([{ account_id: nora.accountId, reason: null }])
  expect((await mailsTo(nora.email)).map(({ subject }) => subject)).toEqual(['Su contraseña cambió – Mi Seguridad Social'])
  await signedIn(nora, 'cumbia fósforo ancla')
})

test('the sessions in other browsers are shown, and end with one button; those of others go on', async () => {
  const { pedro, sergio } = world.people
  const [browser, other, strangers] = [await signedIn(pedro), await signedIn(pedro), await signedIn(sergio)]
  expect((await browser.get('/cuenta')).body).toContain('Cerrar las demás sesiones')
  const reply = await browser.post('/cuenta/sesiones', {})
  expect(reply.headers.location).toBe('/cuenta?hecho=sesiones')
  expect([
    (await browser.get('/cuenta')).statusCode,
    (await other.get('/cuenta')).statusCode,
    (await strangers.get('/cuenta')).statusCode,
  ]).toEqual([200, 303, 200])
  expect((await browser.get('/cuenta')).body).not.toContain('Cerrar las demás sesiones')
})
