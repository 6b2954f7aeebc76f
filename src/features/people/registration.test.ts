import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'
import { hashOf } from '../sign-in/index.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

let lastNumber = 1_910_000_000
/** A person of her own each time, as she would fill in the form. */
const filled = (changed: Record<string, string> = {}) => {
  const number = String(++lastNumber)
  return {
    tipo: 'CC',
    numero: number,
    expedicion: '14/3/2017',
    nombre1: 'Laura',
    nombre2: 'Milena',
    apellido1: 'Quiñones',
    apellido2: 'Arrieta',
    nacimiento: '2/3/1999',
    correo: `laura.${number}@correo.example`,
    celular: '300 000 0142',
    clave: 'tigo mesa lucero',
    autoriza: 'si',
    intento: world.app.newId(),
    ...changed,
  }
}
type Filled = ReturnType<typeof filled>

const mailsTo = async (email: string) =>
  (
    await world.owner.query<{ mail: { to: string; subject: string; body: string } }>(sql`
    select payload as mail from outbox where payload->>'to' = ${email} order by created_at, id`)
  ).map(({ mail }) => mail)
const lastLinkIn = async (email: string) =>
  /\/cuenta\/confirmar\?token=\S+/.exec((await mailsTo(email)).at(-1)?.body ?? '')?.[0] ?? ''
const tokenIn = (link: string) => new URL(link, 'http://localhost').searchParams.get('token') ?? ''
const accountOf = async (email: string) =>
  (
    await world.owner.query<Record<string, unknown>>(sql`
      select a.*, p.names_from, p.full_name from account a join person p on p.id = a.person_id where a.email = ${email}`)
  )[0]

/** From the form to the click in the mail. */
async function registered(form: Filled) {
  expect((await world.post('/cuenta/crear', form)).statusCode).toBe(200)
  return world.post('/cuenta/confirmar', { token: tokenIn(await lastLinkIn(form.correo)) })
}

test('a person registers, opens the link in the mail, confirms, and has an account that claims to be her', async () => {
  const form = filled()
  const sent = await world.post('/cuenta/crear', form)
  expect(sent.statusCode).toBe(200)
  expect(sent.body).toContain(form.correo)
  expect(await accountOf(form.correo)).toBeUndefined()

  const [mail] = await mailsTo(form.correo)
  expect(mail?.subject).toBe('Confirme su correo – Mi Seguridad Social')
  expect(mail?.body).toMatch(/^Laura: .*\n\nhttp:\/\/localhost:3000\/cuenta\/confirmar\?token=[\w-]{43}\n\n/)
  const link = await lastLinkIn(form.correo)

  const asked = await world.get(link)
  expect(asked.statusCode).toBe(200)
  expect(asked.body).toContain('Laura Milena Quiñones Arrieta')
  expect(await accountOf(form.correo)).toBeUndefined()

  const confirmed = await world.post('/cuenta/confirmar', { token: tokenIn(link) })
  expect([confirmed.statusCode, confirmed.headers.location]).toEqual([303, '/ingresar?cuenta=lista'])
  const account = await accountOf(form.correo)
  expect(account).toMatchObject({
    mobile: '3000000142',
    document_type: 'CC',
    document_number: form.numero,
    document_issued_on: '2017-03-14',
    first_name: 'Laura',
    second_surname: 'Arrieta',
    birth_date: '1999-03-02',
    match_level: 0,
    names_from: 'CUENTA',
    full_name: 'Laura Milena Quiñones Arrieta',
    created_at: noon,
  })
  expect(account?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(
    await world.owner.query(sql`
      select type, number, lower(during) as "from", upper(during) as until, source from person_document where person_id = ${account?.person_id}`),
  ).toEqual([{ type: 'CC', number: form.numero, from: noon, until: null, source: 'CUENTA' }])
  expect(await world.owner.query(sql`select version, accepted_at from consent where account_id = ${account?.id}`)).toEqual([
    { version: '2026-11', accepted_at: noon },
  ])
  expect(
    await world.owner.query(
      sql`select actor_kind, actor_id, account_id, person_id from audit_event where act = 'account.created' and object_id = ${account?.id}`,
    ),
  ).toEqual([{ actor_kind: 'PERSONA', actor_id: account?.person_id, account_id: account?.id, person_id: account?.person_id }])
  expect(await world.owner.query(sql`select from registration where email = ${form.correo}`)).toEqual([])

  const again = await world.post('/cuenta/confirmar', { token: tokenIn(link) })
  expect(again.statusCode).toBe(410)
  expect((await world.get(link)).body).toContain('El enlace venció o ya se usó')
})

test('R-ACC-6: the answer is the same where the e-mail has an account; only the mail tells', async () => {
  const { ana } = world.people
  const fresh = filled()
  const taken = filled({ correo: ana.email.toUpperCase() })
  const [first, second] = [await world.post('/cuenta/crear', fresh), await world.post('/cuenta/crear', taken)]
  const told = (body: string, email: string) => body.replaceAll(email, 'EL CORREO')
  const shown = `${taken.correo.split('@')[0]}@correo.example`
  expect([second.statusCode, second.headers.location]).toEqual([first.statusCode, first.headers.location])
  expect(told(second.body, shown)).toBe(told(first.body, fresh.correo))
  expect(Object.keys(second.headers).sort()).toEqual(Object.keys(first.headers).sort())

  expect((await mailsTo(fresh.correo)).map(({ subject }) => subject)).toEqual(['Confirme su correo – Mi Seguridad Social'])
  expect((await mailsTo(shown)).map(({ subject }) => subject)).toEqual(['Ya tiene una cuenta – Mi Seguridad Social'])
  expect(await world.owner.query(sql`select from registration where lower(email) = ${ana.email}`)).toEqual([])
})

test('R-ACC-5: what cannot be read comes back with the form, filled, but for the password, and says so', async () => {
  const form = filled({ numero: '19OO318562', correo: 'laura@correo,example', nombre2: '"><script>' })
  const reply = await world.post('/cuenta/crear', form)
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain('<a href="#numero">Hay una letra «O» en el número de cédula: escriba cero</a>')
  expect(reply.body).toContain('<a href="#correo">Hay una coma en el correo: escriba punto</a>')
  for (const typed of ['19OO318562', 'laura@correo,example', 'Quiñones', '14/3/2017', '300 000 0142', form.intento])
    expect(reply.body).toContain(`value="${typed}"`)
  expect(reply.body).toMatch(/<option value="CC" selected/)
  expect(reply.body).toMatch(/<input[^>]*name="autoriza"[^>]*checked/)
  expect(reply.body).not.toContain('tigo mesa lucero')
  expect(reply.body).toContain('Escríbala de nuevo')
  expect(reply.body).not.toContain('"><script>')
})

test('the same form sent twice has one effect; the corrected form is another', async () => {
  const form = filled()
  const replies = await Promise.all(times(4, () => world.post('/cuenta/crear', form)))
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
  expect(new Set(replies.map(({ body }) => body)).size).toBe(1)
  expect(await mailsTo(form.correo)).toHaveLength(1)
  await world.post('/cuenta/crear', { ...form, celular: '3000000143' })
  expect(await mailsTo(form.correo)).toHaveLength(2)
})

test('the button pressed many times at once makes one account', async () => {
  const form = filled()
  await world.post('/cuenta/crear', form)
  const token = tokenIn(await lastLinkIn(form.correo))
  const replies = await Promise.all(times(6, () => world.post('/cuenta/confirmar', { token })))
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([303, 410, 410, 410, 410, 410])
  expect(await world.owner.query(sql`select from account where email = ${form.correo}`)).toHaveLength(1)
})

test('the link opens for 24 hours and then no more, and what was said is forgotten', async () => {
  const aged = async (interval: string) => {
    const form = filled()
    await world.post('/cuenta/crear', form)
    const link = await lastLinkIn(form.correo)
    await world.owner.query(sql`
      update registration set expires_at = expires_at - ${interval}::interval where token_hash = ${hashOf(tokenIn(link))}`)
    return [(await world.get(link)).statusCode, (await world.post('/cuenta/confirmar', { token: tokenIn(link) })).statusCode]
  }
  expect(await aged('23 hours 59 minutes')).toEqual([200, 303])
  expect(await aged('24 hours')).toEqual([410, 410])
  await world.post('/cuenta/crear', filled())
  expect(await world.owner.query(sql`select from registration where expires_at < clock_timestamp()`)).toEqual([])
})

test('a token that nobody was given opens nothing, and the database holds none', async () => {
  expect((await world.get('/cuenta/confirmar?token=inventado')).statusCode).toBe(410)
  expect((await world.get('/cuenta/confirmar')).statusCode).toBe(410)
  const form = filled()
  await world.post('/cuenta/crear', form)
  const [row] = await world.owner.query<{ hash: Buffer }>(
    sql`select token_hash as hash from registration where email = ${form.correo}`,
  )
  expect(row?.hash.toString('base64url')).not.toBe(tokenIn(await lastLinkIn(form.correo)))
})

test("where two registrations wait at one e-mail, the password tells the owner's from the stranger's", async () => {
  const strangers = filled({ clave: 'cumbia fósforo ancla' })
  const owners = filled({ correo: strangers.correo })
  await world.post('/cuenta/crear', strangers)
  const strangersLink = await lastLinkIn(strangers.correo)
  await world.post('/cuenta/crear', owners)
  const ownersLink = await lastLinkIn(strangers.correo)

  expect((await world.get(strangersLink)).body).toContain('Hay más de un registro con este correo')
  const clickedInGoodFaith = await world.post('/cuenta/confirmar', { token: tokenIn(strangersLink), clave: 'tigo mesa lucero' })
  expect(clickedInGoodFaith.statusCode).toBe(422)
  expect(clickedInGoodFaith.body).toContain('Esa no es la contraseña que se escribió en este registro')
  expect((await world.post('/cuenta/confirmar', { token: tokenIn(ownersLink) })).statusCode).toBe(422)

  expect((await world.post('/cuenta/confirmar', { token: tokenIn(ownersLink), clave: 'tigo mesa lucero' })).statusCode).toBe(303)
  expect(await accountOf(owners.correo)).toMatchObject({ document_number: owners.numero })
  expect((await world.get(strangersLink)).statusCode).toBe(410)
})

test('the password of a registration with rivals is tried ten times at most', async () => {
  const form = filled()
  await world.post('/cuenta/crear', form)
  await world.post('/cuenta/crear', { ...form, intento: world.app.newId() })
  const token = tokenIn(await lastLinkIn(form.correo))
  const replies = []
  for (const clave of times(11, (i) => `otra cosa ${i}`))
    replies.push((await world.post('/cuenta/confirmar', { token, clave })).statusCode)
  expect(replies).toEqual([...times(10, () => 422), 429])
})

test("an e-mail that became somebody's account meanwhile is told so, and stays theirs", async () => {
  const form = filled()
  await world.post('/cuenta/crear', form)
  const link = await lastLinkIn(form.correo)
  await world.owner.query(sql`update account set email = ${form.correo} where id = ${world.people.eva.accountId}`)
  const reply = await world.post('/cuenta/confirmar', { token: tokenIn(link) })
  expect(reply.statusCode).toBe(409)
  expect(reply.body).toContain('Ya hay una cuenta con ese correo')
  await world.owner.query(sql`update account set email = ${world.people.eva.email} where id = ${world.people.eva.accountId}`)
})

test('R-ACC-3: who agrees with ReTHUS on document, names and birth date starts at level 1, claims that person, and changes none of its names', async () => {
  const person = await world.newPerson({ firstName: 'ROSA', firstSurname: 'PENA', birthDate: '1988-07-09' })
  const agreeing = filled({
    numero: person.number,
    nombre1: 'Rosa',
    nombre2: 'Elena',
    apellido1: 'Peña',
    apellido2: '',
    nacimiento: '9/7/1988',
  })
  const differing = filled({
    numero: person.number,
    nombre1: 'Rosa',
    nombre2: '',
    apellido1: 'Peña',
    apellido2: '',
    nacimiento: '9/7/1989',
  })
  await registered(agreeing)
  await registered(differing)
  expect(await accountOf(agreeing.correo)).toMatchObject({
    person_id: person.personId,
    match_level: 1,
    matched_at: noon,
    full_name: 'ROSA PENA',
    names_from: 'RETHUS',
  })
  // R-ACC-2: two claims to one person; which is right, proofing tells.
  expect(await accountOf(differing.correo)).toMatchObject({ person_id: person.personId, match_level: 0, matched_at: null })
})

test('R-ACC-2: two who claim one unknown document at once claim one person', async () => {
  const forms = times(6, () => filled({ numero: '1920000001' }))
  for (const form of forms) await world.post('/cuenta/crear', form)
  const tokens = await Promise.all(forms.map(async ({ correo }) => tokenIn(await lastLinkIn(correo))))
  const replies = await Promise.all(tokens.map((token) => world.post('/cuenta/confirmar', { token })))
  expect(replies.map(({ statusCode }) => statusCode)).toEqual(times(6, () => 303))
  expect(await world.owner.query(sql`select from person_document where number = '1920000001'`)).toHaveLength(1)
  expect(await world.owner.query(sql`select distinct person_id from account where document_number = '1920000001'`)).toHaveLength(
    1,
  )
})

test('whoever is known by a document that REPS has as an independiente is tied to his practice', async () => {
  const form = filled()
  const practice = { id: world.app.newId() }
  await world.owner.query(sql`
    insert into entidad (id, kind, code, id_type, id_number, name, as_of)
    values (${practice.id}, 'INDEPENDIENTE', '0299999999', 'CC', ${form.numero}, 'Laura Quiñones', ${noon})`)
  await registered(form)
  const account = await accountOf(form.correo)
  expect(await world.owner.query(sql`select independiente_id as id from entidad where id = ${practice.id}`)).toEqual([
    { id: account?.person_id },
  ])
})

test('a mailbox gets five messages in an hour, and the sixth form says so with everything typed', async () => {
  const form = filled()
  const send = (i: number) => world.post('/cuenta/crear', { ...form, celular: `300000020${i}` })
  for (const i of times(5, (i) => i)) expect((await send(i)).statusCode).toBe(200)
  const sixth = await send(6)
  expect(sixth.statusCode).toBe(429)
  expect(sixth.body).toContain('Ya enviamos varios mensajes a ese correo')
  expect(sixth.body).toContain(`value="${form.numero}"`)
  expect(await mailsTo(form.correo)).toHaveLength(5)
  expect((await world.post('/cuenta/crear', filled())).statusCode).toBe(200)
})

test('a network may register a hundred in an hour; then the form waits, filled', async () => {
  await world.owner.query(sql`update rate_limit set count = 99 where key like 'crear-direccion:%'`)
  expect((await world.post('/cuenta/crear', filled())).statusCode).toBe(200)
  const form = filled()
  const reply = await world.post('/cuenta/crear', form)
  expect(reply.statusCode).toBe(429)
  expect(reply.body).toContain('Desde esta red llegaron demasiadas solicitudes')
  expect(reply.body).toContain(`value="${form.correo}"`)
  await world.owner.query(sql`update rate_limit set count = 0 where key like 'crear-direccion:%'`)
})
