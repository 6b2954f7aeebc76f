import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type Person = World['people']['dora']

const pathOf = (applicationId: string, act: string) => `/delegado/${world.hospital.id}/solicitudes/${applicationId}/${act}`

async function press(
  applicationId: string,
  act: string,
  fields: Record<string, string | string[]>,
  by: Person = world.people.dora,
) {
  const [row] = await world.owner.query<{ version: number }>(sql`select version from application where id = ${applicationId}`)
  return world.post(pathOf(applicationId, act), { version: String(row?.version), intento: world.app.newId(), ...fields }, by)
}

const activating = (more: Record<string, string> = {}) => ({
  sede: world.sedes.norte,
  desde: '1/3/2026',
  hasta: '31/8/2026',
  ...more,
})

test('the guide’s fourth step, act by act: seen, activated, enrolled, and then she may prescribe', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await world.newApplication(person)
  const url = `/api/decisions?sede=${world.sedes.norte}`

  expect((await press(id, 'identidad', { tipo: 'CC', numero: person.number })).headers.location).toBe(
    `/delegado/${world.hospital.id}/solicitudes/${id}?hecho=identidad`,
  )
  expect((await world.get(url, person)).json().rules.map((rule: { isSatisfied: boolean | null }) => rule.isSatisfied)).toEqual([
    true,
    true,
    true,
    true,
    false,
    null,
    null,
  ])
  expect((await press(id, 'activar', activating())).statusCode).toBe(303)
  expect((await world.get(url, person)).json().isAllowed).toBe(false)
  expect((await press(id, 'enrolar', { roles: 'PRESCRIPTOR', desde: '', hasta: '' })).statusCode).toBe(303)
  expect((await world.get(url, person)).json().isAllowed).toBe(true)

  expect(
    await world.owner.query(sql`
      select lower(a.during) as "from", upper(a.during) as "until", a.basis, a.activated_by as "by", p.seen_by as "seenBy", g.role
      from activation a join proofing p on p.id = a.proofing_id join role_grant g on g.activation_id = a.id where a.application_id = ${id}`),
  ).toEqual([
    {
      from: new Date('2026-03-01T17:00:00Z'),
      until: new Date('2026-09-01T05:00:00Z'),
      basis: 'DELEGADO',
      by: world.people.dora.personId,
      seenBy: world.people.dora.personId,
      role: 'PRESCRIPTOR',
    },
  ])
  expect(
    await world.owner.query(
      sql`select act, actor_id as by from audit_event where person_id = ${person.personId} order by recorded_at`,
    ),
  ).toEqual(['proofing.recorded', 'activation.given', 'role.granted'].map((act) => ({ act, by: world.people.dora.personId })))
  expect(
    await world.owner.query(
      sql`select payload->>'subject' as subject from outbox where payload->>'to' = ${person.email} order by created_at`,
    ),
  ).toEqual([
    { subject: 'Comprobaron que su cuenta es suya' },
    { subject: 'Lo activaron en Sede Norte' },
    { subject: 'Ya tiene su rol en Sede Norte' },
  ])
})

test('nobody is activated before somebody has seen the document', async () => {
  const person = await world.newPerson({ level: 1 })
  const reply = await press(await world.newApplication(person), 'activar', activating())
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain('Falta comprobar la identidad')
})

test.each([
  [
    'a document that is not the claimed one',
    { tipo: 'CC', numero: '1.900.999.999' },
    'El documento que mostró no es el de la cuenta',
  ],
  ['a letter in the number', { tipo: 'CC', numero: '19OO999999' }, 'escriba cero'],
])('identity is refused with %s, and what was typed stays', async (_what, fields, said) => {
  const person = await world.newPerson({ level: 1 })
  const reply = await press(await world.newApplication(person), 'identidad', fields)
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain(said)
  expect(reply.body).toContain(`value="${fields.numero}"`)
})

test('a second account cannot become a person that another account already is', async () => {
  const held = await world.newPerson()
  const impostor = await world.newPerson({ level: 0, profession: null })
  await world.owner.query(
    sql`update account set person_id = ${held.personId}, document_number = ${held.number} where id = ${impostor.accountId}`,
  )
  const id = await world.newApplication({ ...held, accountId: impostor.accountId })
  const reply = await press(id, 'identidad', { tipo: 'CC', numero: held.number })
  expect(reply.statusCode).toBe(409)
  expect(reply.body).toContain('Otra cuenta ya fue comprobada como esta persona')
})

test('whoever only claims to be an active person cannot do what the person may', async () => {
  const { pedro } = world.people
  const impostor = await world.newPerson({ level: 0, profession: null })
  await world.owner.query(sql`update account set person_id = ${pedro.personId} where id = ${impostor.accountId}`)
  const answer = (await world.get(`/api/decisions?sede=${world.sedes.norte}`, impostor)).json()
  expect(answer.isAllowed).toBe(false)
  expect(answer.rules.find(({ rule }: { rule: string }) => rule === 'R-AUT-4')).toMatchObject({
    isSatisfied: false,
    evidence: null,
  })
})

test.each([
  ['an end before the start', { hasta: '28/2/2026' }, 422, 'La fecha final está antes que la inicial.'],
  ['a start in the past', { desde: '28/2/2026' }, 422, 'La fecha inicial debe ser hoy'],
  ['a date that does not exist', { desde: '31/2/2026' }, 422, '«31/2/2026» no es una fecha'],
  ['no start', { desde: '' }, 422, 'Escriba desde cuándo'],
  ['a sede that is no sede', { sede: 'x' }, 422, 'Elija la sede.'],
  ['a sede of another entidad', { sede: 'oriente' }, 403, 'Su delegación ya no cubre esta sede'],
])('activating is refused with %s, and what was typed stays', async (_what, fields, status, said) => {
  const person = await world.newPerson()
  const more = 'sede' in fields && fields.sede === 'oriente' ? { sede: world.sedes.oriente } : fields
  const reply = await press(
    await world.newApplication(person),
    'activar',
    activating({ hasta: '30/6/2026', ...more } as Record<string, string>),
  )
  expect(reply.statusCode).toBe(status)
  expect(reply.body).toContain(said)
  if (!('hasta' in fields)) expect(reply.body).toContain('value="30/6/2026"')
  expect(await world.owner.query(sql`select id from activation where person_id = ${person.personId}`)).toEqual([])
})

test.each([
  ['not in ReTHUS', { profession: null }, 'La persona no figura en el ReTHUS'],
  ['with an identification that is not current', { documentState: 'NO_VIGENTE' as const }, 'su identificación no está vigente'],
  ['recorded as dead', { documentState: 'FALLECIDO' as const }, 'registra a esta persona como fallecida'],
])('nobody is activated who is %s', async (_who, options, said) => {
  const person = await world.newPerson(options)
  const reply = await press(await world.newApplication(person), 'activar', activating())
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain(said)
})

test('a sanction stands in the way of dates that touch it, and of no others', async () => {
  const person = await world.newPerson()
  await world.newSanction(person, '[2026-05-01 00:00-05,2026-06-01 00:00-05)')
  const id = await world.newApplication(person)
  const over = await press(id, 'activar', activating({ hasta: '1/5/2026' }))
  expect(over.statusCode).toBe(422)
  expect(over.body).toContain('Tiene una sanción vigente')
  expect((await press(id, 'activar', activating({ hasta: '30/4/2026' }))).statusCode).toBe(303)
})

test('a role is given only to whom the table of roles gives it, within the activation', async () => {
  const nurse = await world.newPerson({ profession: 'ENFERMERIA' })
  const id = await world.newApplication(nurse)
  await press(id, 'activar', activating())
  const denied = await press(id, 'enrolar', { roles: 'PRESCRIPTOR', desde: '', hasta: '' })
  expect(denied.statusCode).toBe(422)
  expect(denied.body).toContain('Ningún título suyo en el ReTHUS sostiene el rol Profesional prescriptor.')
  expect((await press(id, 'enrolar', { roles: 'ORDENADOR', desde: '', hasta: '' })).body).toContain('no tiene ORDENADOR')
  expect((await press(id, 'enrolar', { desde: '', hasta: '' })).body).toContain('Elija al menos un rol.')
  const beyond = await press(id, 'enrolar', { roles: 'CONSULTA_IPS', desde: '1/8/2026', hasta: '1/9/2026' })
  expect(beyond.statusCode).toBe(422)
  expect(beyond.body).toContain('El rol debe estar dentro de la activación')
  expect((await press(id, 'enrolar', { roles: 'CONSULTA_IPS', desde: '1/8/2026', hasta: '31/8/2026' })).statusCode).toBe(303)
})

test('a delegado activates neither himself nor where he is not delegado', async () => {
  const own = await world.newApplication({ ...world.people.dora })
  expect((await press(own, 'activar', activating())).body).toContain('No puede activarse usted mismo')
  expect(await press(own, 'identidad', { tipo: 'CC', numero: world.people.dora.number })).toMatchObject({ statusCode: 403 })
  const id = await world.newApplication(await world.newPerson())
  expect((await press(id, 'activar', activating(), world.people.eva)).statusCode).toBe(404)
  expect((await press(id, 'activar', activating(), world.people.diego)).statusCode).toBe(404)
})

test('R-ACT-7: a form made on an older state is stale, and keeps what was typed', async () => {
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  const stale = { ...activating(), version: '1', intento: world.app.newId() }
  await press(id, 'devolver', { motivo: 'Falta el nombre de la sede' })
  await world.owner.query(sql`update application set state = 'ENVIADA' where id = ${id}`)
  const reply = await world.post(pathOf(id, 'activar'), stale, world.people.luis)
  expect(reply.statusCode).toBe(409)
  expect(reply.body).toContain('Otra persona cambió esta solicitud mientras usted escribía')
  expect(reply.body).toContain('value="31/8/2026"')
})

test('sent twice, a press has one effect and the same answer; its key with other data is refused', async () => {
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  const fields = { ...activating(), version: '1', intento: world.app.newId() }
  const both = await Promise.all([
    world.post(pathOf(id, 'activar'), fields, world.people.dora),
    world.post(pathOf(id, 'activar'), fields, world.people.dora),
  ])
  expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  expect(await world.owner.query(sql`select id from activation where person_id = ${person.personId}`)).toHaveLength(1)
  const other = await world.post(pathOf(id, 'activar'), { ...fields, hasta: '30/8/2026' }, world.people.dora)
  expect(other.statusCode).toBe(409)
  expect(other.body).toContain('ya se envió con otros datos')
})

test('returning and rejecting want a reason, which the person reads', async () => {
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  for (const nothing of ['  ', '\u0007', '\u200b\u200b', '\u2060 \u00ad'])
    expect((await press(id, 'devolver', { motivo: nothing })).body).toContain('Escriba el motivo')
  await press(id, 'devolver', { motivo: 'La sede es Sur' })
  expect(await world.owner.query(sql`select state from application where id = ${id}`)).toEqual([{ state: 'DEVUELTA' }])
  expect((await press(id, 'rechazar', { motivo: 'No trabaja aquí' })).statusCode).toBe(303)
  expect((await press(id, 'activar', activating())).statusCode).toBe(409)
  const mails = await world.owner.query<{ body: string }>(
    sql`select payload->>'body' as body from outbox where payload->>'to' = ${person.email} order by created_at`,
  )
  expect(mails.map(({ body }) => body.includes('La sede es Sur') || body.includes('No trabaja aquí'))).toEqual([true, true])
})

test('R-ACT-8: what was given does not outlive its application: rejected or ended before its role, both are over', async () => {
  const rejected = await world.newPerson()
  const first = await world.newApplication(rejected)
  await press(first, 'activar', activating())
  expect((await press(first, 'rechazar', { motivo: 'Se arrepintió' })).statusCode).toBe(303)
  expect(
    await world.owner.query(
      sql`select isempty(during) or upper(during) <= ${noon} as over from activation where application_id = ${first}`,
    ),
  ).toEqual([{ over: true }])

  const ended = await world.newPerson()
  const { id, applicationId } = await world.newActivation(ended, null)
  await world.post(
    `/delegado/${world.hospital.id}/personas/${id}/terminar`,
    { motivo: 'Renunció', intento: world.app.newId() },
    world.people.dora,
  )
  expect(await world.owner.query(sql`select state from application where id = ${applicationId}`)).toEqual([{ state: 'RETIRADA' }])
})

test('what was given is shown as it stands now: a right that is over is none, whatever was decided of its request', async () => {
  const person = await world.newPerson()
  const { id, applicationId } = await world.newActivation(person, 'PRESCRIPTOR')
  const request = `/delegado/${world.hospital.id}/solicitudes/${applicationId}`
  const said = async () => (await world.get(request, world.people.dora)).body
  expect(await said()).toContain('Activada y enrolada')
  const ending = { motivo: 'Renunció', intento: world.app.newId() }
  await world.post(`/delegado/${world.hospital.id}/personas/${id}/terminar`, ending, world.people.dora)
  world.moveClockTo(new Date(noon.getTime() + 60_000))
  const page = await said()
  expect(page).toContain('la activación ya terminó')
  expect(page).toContain('Un delegado la terminó el')
  expect(page).toContain('Revocada en esta entidad')
  expect(page).not.toMatch(/>Activada y enrolada|o terminar su activación|documento visto/)
  world.moveClockTo(noon)
})

test('an end takes effect at the instant, keeps what was, and touches no other sede', async () => {
  const person = await world.newPerson()
  const here = await world.newActivation(person, 'PRESCRIPTOR')
  const url = `/api/decisions?sede=${world.sedes.norte}`
  expect((await world.get(url, person)).json().isAllowed).toBe(true)
  const end = await world.post(
    `/delegado/${world.hospital.id}/personas/${here.id}/terminar`,
    { motivo: 'Fin del contrato', intento: world.app.newId() },
    world.people.dora,
  )
  expect(end.statusCode).toBe(303)
  expect((await world.get(url, person)).json().isAllowed).toBe(false)
  expect((await world.get(`${url}&at=2026-03-01T11:59:59-05:00`, person)).json().isAllowed).toBe(true)
  const again = await world.post(
    `/delegado/${world.hospital.id}/personas/${here.id}/terminar`,
    { motivo: 'Otra vez', intento: world.app.newId() },
    world.people.dora,
  )
  expect(again.statusCode).toBe(409)
  expect((await world.get(`/api/decisions?sede=${world.sedes.norte}`, world.people.pedro)).json().isAllowed).toBe(true)
})

test('a person leaves by himself; nobody ends what is not his', async () => {
  const person = await world.newPerson()
  const here = await world.newActivation(person, 'PRESCRIPTOR')
  const path = `/activaciones/${here.id}/terminar`
  expect((await world.post(path, { motivo: 'x', intento: world.app.newId() }, world.people.ana)).statusCode).toBe(404)
  expect((await world.post(path, { motivo: '', intento: world.app.newId() }, person)).statusCode).toBe(422)
  expect((await world.post(path, { motivo: 'Cambio de ciudad', intento: world.app.newId() }, person)).statusCode).toBe(303)
  expect(
    await world.owner.query(sql`select ground, ended_by as by from activation_end where activation_id = ${here.id}`),
  ).toEqual([{ ground: 'RENUNCIA', by: person.personId }])
})

test('the independiente does it in one step, when REPS has his e-mail; not when it differs, nor when he only claims', async () => {
  const { ines } = world.people
  const fields = () => ({ sede: world.sedes.consultorio, desde: '1/3/2026', hasta: '', intento: world.app.newId() })
  await world.owner.query(sql`update entidad set email = 'otro@correo.example' where id = ${world.practice.id}`)
  expect((await world.post('/registro/independiente', fields(), ines)).body).toContain(
    'El correo de su cuenta no es el que su consultorio tiene en REPS',
  )
  await world.owner.query(sql`update entidad set email = ${ines.email.toUpperCase()} where id = ${world.practice.id}`)
  await world.owner.query(sql`update account set match_level = 0, matched_at = null where id = ${ines.accountId}`)
  expect((await world.post('/registro/independiente', fields(), ines)).body).toContain('no coinciden con el ReTHUS')
  await world.owner.query(sql`update account set match_level = 1, matched_at = ${noon} where id = ${ines.accountId}`)
  expect((await world.post('/registro/independiente', { ...fields(), sede: world.sedes.norte }, ines)).body).toContain(
    'Esa sede no es de su consultorio',
  )
  expect((await world.post('/registro/independiente', fields(), ines)).statusCode).toBe(303)
  expect((await world.get(`/api/decisions?sede=${world.sedes.consultorio}`, ines)).json().isAllowed).toBe(true)
  expect(
    await world.owner.query(sql`
      select a.basis, p.ground, g.basis as "grantBasis" from activation a join proofing p on p.id = a.proofing_id join role_grant g on g.activation_id = a.id
      where a.person_id = ${ines.personId}`),
  ).toEqual([{ basis: 'INDEPENDIENTE', ground: 'CONTACTO_REPS', grantBasis: 'INDEPENDIENTE' }])
  expect((await world.post('/registro/independiente', fields(), ines)).body).toContain('Ya está activa en esta sede')
})

test('what was typed is found again when the session ended in between, by its owner only', async () => {
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  const { luis, dora } = world.people
  await world.owner.query(sql`update session set ended_at = now() where account_id = ${luis.accountId}`)
  const lost = await world.post(
    pathOf(id, 'devolver'),
    { version: '1', intento: world.app.newId(), motivo: 'Un motivo largo y pensado' },
    luis,
  )
  expect(lost.headers.location).toBe(`/ingresar?volver=${encodeURIComponent(pathOf(id, 'devolver'))}&guardado=1`)
  expect((await world.get(pathOf(id, 'devolver'), dora)).body).not.toContain('Un motivo largo y pensado')
  await world.owner.query(sql`update session set ended_at = null where account_id = ${luis.accountId}`)
  expect((await world.get(pathOf(id, 'devolver'), luis)).body).toContain('Un motivo largo y pensado')
  expect((await world.get(pathOf(id, 'devolver'), luis)).body).not.toContain('Un motivo largo y pensado')
})
