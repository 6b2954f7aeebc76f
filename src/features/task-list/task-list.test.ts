import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type Person = Awaited<ReturnType<World['newPerson']>>

const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
const textOf = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
async function see(url: string, person: Person) {
  const reply = await world.get(url, person)
  expect(reply.statusCode, url).toBe(200)
  return reply.body
}
const titleOf = (page: string) => textOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(page)?.[1] ?? '')

test('who has sent nothing is led to the registration', async () => {
  const page = await see('/solicitudes', world.people.ana)
  expect(textOf(page)).toContain('Todavía no ha enviado solicitudes')
  expect(page).toContain('href="/registro"')
  expect(textOf(page)).toContain('En ninguna sede todavía.')
})

test('the home shows every step of what one sent, who has it and until when', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await world.newApplication(person)
  const home = async () => textOf(await see('/solicitudes', person))
  expect(await see('/solicitudes', person)).toContain(`href="/solicitudes/${id}"`)
  expect(await home()).toContain('Una espera, y no depende de usted. Faltan dos pasos, y no dependen de usted')
  // Sent on Thursday 26 February 2026.
  expect(await home()).toContain('1 de 5 días hábiles. Plazo: jueves 5 de marzo')
  world.moveClockTo(new Date('2026-03-05T23:59:59-05:00'))
  expect(await home()).toContain('Vence hoy, jueves 5 de marzo')
  world.moveClockTo(new Date('2026-03-06T00:00:00-05:00'))
  expect(await home()).toContain('Plazo de 5 días hábiles vencido. Venció el jueves 5 de marzo')
})

test('R-TAR-2: first what waits for the reader, then what waits for others, and folded what is past', async () => {
  const person = await world.newPerson({ level: 1 })
  const { sur, oriente } = world.sedes
  await world.newApplication(person)
  const returned = await world.newApplication(person, { entidadId: world.hospital.id, sedeId: sur }, 'DEVUELTA')
  await world.newApplication(person, { entidadId: world.clinica.id, sedeId: oriente }, 'RETIRADA')
  const page = await see('/solicitudes', person)
  const text = textOf(page)
  expect(text).toContain('Una le toca a usted, y una espera, y no depende de usted.')
  expect(text.indexOf('A su solicitud le falta un dato')).toBeLessThan(text.indexOf('Faltan dos pasos'))
  expect(page).toContain(`href="/solicitudes/${returned}/corregir"`)
  expect(text.indexOf('Una solicitud anterior')).toBeGreaterThan(text.indexOf('Faltan dos pasos'))
  expect(text.slice(text.indexOf('Una solicitud anterior'))).toContain('Sede Oriente, Clínica del Estero')
})

test('answers that were not sent are gone on with, in each option', async () => {
  const person = await world.newPerson({ level: 1 })
  for (const kind of ['PROFESIONAL', 'OTRO'])
    await world.owner.query(sql`
      insert into application_draft (account_id, kind, answers, updated_at) values (${person.accountId}, ${kind}, '{"note":""}', clock_timestamp())`)
  const page = await see('/solicitudes', person)
  expect(textOf(page)).toContain('Dejó un registro sin enviar en la opción Otro usuario.')
  expect(page).toContain('href="/registro/profesional/revise"')
  expect(page).toContain('href="/registro/otro-usuario/revise"')
})

test('R-TAR-3: whose plaza is over, and whom ReTHUS shows, is offered to go on as a professional', async () => {
  const person = await world.newPerson()
  await world.newPlaza(person, world.sedes.norte, '[2026-02-01 00:00-05,2026-06-01 00:00-05)')
  await world.newApplication(person, undefined, 'APROBADA', 'SERVICIO_SOCIAL')
  expect(textOf(await see('/solicitudes', person))).not.toContain('Pasar a Profesional de la salud')
  world.moveClockTo(new Date('2026-06-01T00:00:00-05:00'))
  expect(textOf(await see('/solicitudes', person))).toContain(
    'Su Servicio Social Obligatorio terminó, y ya figura en el ReTHUS Pase a la opción Profesional de la salud con esta misma cuenta.',
  )
  await world.newApplication(person)
  expect(textOf(await see('/solicitudes', person))).not.toContain('Su Servicio Social Obligatorio terminó, y ya')
})

test('what ends soon is said above, with the days that are left', async () => {
  const person = await world.newPerson()
  await world.newActivation(person, 'PRESCRIPTOR', '[2026-02-01 00:00-05,2026-12-15 00:00-05)')
  const notice = 'Su activación en Sede Norte, Hospital San Roque termina'
  expect(textOf(await see('/solicitudes', person))).not.toContain(notice)
  world.moveClockTo(new Date('2026-12-02T12:00:00-05:00'))
  const text = textOf(await see('/solicitudes', person))
  expect(text).toContain('Su rol «Profesional prescriptor» en Sede Norte, Hospital San Roque termina en 12 días.')
  expect(text).toContain(`${notice} en 60 días, si el delegado no la renueva.`)
  world.moveClockTo(new Date('2027-01-31T23:59:59-05:00'))
  expect(textOf(await see('/solicitudes', person))).toContain(`${notice} hoy`)
})

test('a delegado and an official see the doors to their work, and nobody else does', async () => {
  const { dora, rita, ana } = world.people
  expect(await see('/solicitudes', dora)).toContain(`href="/delegado/${world.hospital.id}"`)
  expect(await see('/solicitudes', rita)).toContain('Mesa del Ministerio')
  const other = await see('/solicitudes', ana)
  expect(other).not.toContain('/delegado')
  expect(other).not.toContain('/mesa')
})

test('an application shows the six steps, who has it and the days used', async () => {
  const person = await world.newPerson({ level: 1 })
  const page = await see(`/solicitudes/${await world.newApplication(person)}`, person)
  expect(titleOf(page)).toBe('Faltan dos pasos, y no dependen de usted')
  const text = textOf(page)
  expect(page.match(/<h3>/g)).toHaveLength(6)
  expect(text).toContain('Lo tiene Dora Inventado o Luis Inventado, de Hospital San Roque, desde hace 1 día hábil')
  expect(text).toContain('1 de 5 días hábiles . Plazo: jueves 5 de marzo'.replace(' .', '.'))
  expect(text).toContain('Usted envió la solicitud')
  expect(page).toContain(`href="/por-que-no?sede=${world.sedes.norte}"`)
})

test('whom a delegado activated and enrolled may prescribe, and after a sanction may not', async () => {
  const person = await world.newPerson()
  const { applicationId } = await world.newActivation(person, 'PRESCRIPTOR')
  expect(titleOf(await see(`/solicitudes/${applicationId}`, person))).toBe('Puede prescribir en la sede Norte')
  expect(textOf(await see('/solicitudes', person))).toContain('Sede Norte, Hospital San Roque')
  await world.newSanction(person)
  const page = await see(`/solicitudes/${applicationId}`, person)
  expect(titleOf(page)).toBe('El ReTHUS cerró su permiso en la sede Norte')
  expect(textOf(page)).toContain('Tiene una sanción vigente hasta el 31 de enero de 2027')
})

test('who is active and still without a role waits for it', async () => {
  const person = await world.newPerson()
  const { applicationId } = await world.newActivation(person, null)
  const page = await see(`/solicitudes/${applicationId}`, person)
  expect(titleOf(page)).toBe('Falta un paso, y no depende de usted')
  expect(page).not.toContain(`/solicitudes/${applicationId}/retirar`)
})

test('an account that only claims to be the person sees nothing of what the person holds', async () => {
  const person = await world.newPerson()
  await world.newActivation(person, 'PRESCRIPTOR')
  const claimant = await world.newPerson({ level: 0 })
  await world.owner.query(sql`update account set person_id = ${person.personId} where id = ${claimant.accountId}`)
  const id = await world.newApplication({ ...claimant, personId: person.personId })
  const page = await see(`/solicitudes/${id}`, claimant)
  expect(titleOf(page)).toBe('Faltan dos pasos, y no dependen de usted')
  expect(textOf(await see('/solicitudes', claimant))).toContain('En ninguna sede todavía.')
})

test('a long history shows its latest, and the rest folded', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await world.newApplication(person)
  for (let day = 1; day <= 9; day++)
    await world.owner.query(sql`
      insert into application_step (application_id, seq, act, by_person, office, at)
      values (${id}, ${day + 1}, 'RECORDADA', ${person.personId}, 'SOLICITANTE', ${new Date(`2026-03-0${day}T09:00:00-05:00`)})`)
  world.moveClockTo(new Date('2026-03-09T12:00:00-05:00'))
  const page = await see(`/solicitudes/${id}`, person)
  expect(textOf(page)).toContain('Ver los 2 anteriores')
  expect(textOf(page).indexOf('Usted envió la solicitud')).toBeGreaterThan(textOf(page).indexOf('Ver los 2 anteriores'))
})

test('an account whose proof was withdrawn is no longer shown what the person holds', async () => {
  const person = await world.newPerson()
  const { applicationId } = await world.newActivation(person, 'PRESCRIPTOR')
  await world.owner.query(sql`
    update proofing set during = during * tstzrange(null, ${noon}), ended_reason = 'Otra cuenta' where account_id = ${person.accountId}`)
  const page = await see(`/solicitudes/${applicationId}`, person)
  expect(titleOf(page)).toBe('Falta comprobar otra vez su identidad')
  expect(textOf(page)).not.toContain('31 ene 2027')
})

test('a reminder is sent once, and the second press says when the next may be', async () => {
  const person = await world.newPerson({ level: 1 })
  const url = `/solicitudes/${await world.newApplication(person)}`
  const intento = hidden(await see(url, person), 'intento')
  const first = await world.post(`${url}/recordar`, { intento }, person)
  expect([first.statusCode, first.headers.location]).toEqual([303, `${url}?hecho=recordada`])
  const page = textOf(await see(`${url}?hecho=recordada`, person))
  expect(page).toContain('Le escribimos a Dora Inventado y a Luis Inventado.')
  expect(page).toContain('Usted envió un recordatorio')
  // The same press again has the same answer; another one is told why not.
  expect((await world.post(`${url}/recordar`, { intento }, person)).statusCode).toBe(303)
  const second = await world.post(`${url}/recordar`, { intento: world.app.newId() }, person)
  expect(second.statusCode).toBe(409)
  expect(textOf(second.body)).toContain('Ya envió un recordatorio el 1 de marzo de 2026.')
})

test('a returned application shows the reason and the way to correct it', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await world.newApplication(person)
  await world.owner.query(sql`update application set state = 'DEVUELTA', version = 2, state_since = ${noon} where id = ${id}`)
  await world.owner.query(sql`
    insert into application_step (application_id, seq, act, by_person, office, at, reason)
    values (${id}, 2, 'DEVUELTA', ${world.people.dora.personId}, 'DELEGADO', ${noon}, 'Escoja la sede sur')`)
  const page = await see(`/solicitudes/${id}`, person)
  expect(titleOf(page)).toBe('A su solicitud le falta un dato: le toca a usted')
  expect(textOf(page)).toContain('Dora Inventado la devolvió: «Escoja la sede sur»')
  expect(page).toContain(`href="/solicitudes/${id}/corregir"`)
  expect(page).not.toContain('/recordar')
})

test('withdrawing leads back to the application, which says so', async () => {
  const person = await world.newPerson({ level: 1 })
  const url = `/solicitudes/${await world.newApplication(person)}`
  const form = await see(`${url}/retirar`, person)
  const reply = await world.post(`${url}/retirar`, { intento: hidden(form, 'intento'), version: hidden(form, 'version') }, person)
  expect(reply.headers.location).toBe(`${url}?hecho=retirada`)
  expect(titleOf(await see(`${url}?hecho=retirada`, person))).toBe('Usted retiró esta solicitud')
})

test("another person's application is 404, to be seen and to be reminded of", async () => {
  const person = await world.newPerson({ level: 1 })
  for (const id of [await world.newApplication(person), 'nada', world.app.newId()]) {
    expect((await world.get(`/solicitudes/${id}`, world.people.ana)).statusCode).toBe(404)
    expect((await world.post(`/solicitudes/${id}/recordar`, {}, world.people.ana)).statusCode).toBe(404)
  }
  // The delegado has his own page of it.
  expect(
    (
      await world.get(
        `/solicitudes/${await world.newApplication(person, { entidadId: world.clinica.id, sedeId: world.sedes.oriente })}`,
        world.people.eva,
      )
    ).statusCode,
  ).toBe(404)
})

test('nobody comes in without an account', async () => {
  expect((await world.get('/solicitudes')).headers.location).toBe('/ingresar?volver=%2Fsolicitudes')
})

test('words in the address that mean nothing do nothing', async () => {
  const person = await world.newPerson({ level: 1 })
  const url = `/solicitudes/${await world.newApplication(person)}`
  expect(await see(`${url}?hecho=otra`, person)).not.toContain('ma-notice--ok')
})
