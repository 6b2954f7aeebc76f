import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type Person = Awaited<ReturnType<World['newPerson']>>
const at = '/registro/profesional'

/** The value of a hidden field. */
const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
/** What a page says, without its tags. */
const textOf = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')

async function see(url: string, person: Person) {
  const reply = await world.get(url, person)
  expect(reply.statusCode, `${url}: ${reply.headers.location}`).toBe(200)
  return reply.body
}
async function answer(path: string, fields: Record<string, string>, person: Person) {
  const reply = await world.post(`${at}/${path}`, fields, person)
  expect(reply.statusCode, textOf(reply.body).slice(0, 600)).toBe(303)
  return reply.headers.location
}
async function fill(
  person: Person,
  sedeId = world.sedes.norte,
  entidadId = world.hospital.id,
  nota = 'Martes y jueves.\r\nUrgencias.',
) {
  await answer('entidad', { entidad: entidadId, buscar: 'san roque', pagina: '1' }, person)
  await answer('sede', { entidad: entidadId, sede: sedeId }, person)
  await answer('mensaje', { nota }, person)
}
const countOf = async ({ accountId }: Person) =>
  (await world.owner.query(sql`select from application where account_id = ${accountId}`)).length

test('from "Antes de empezar" to the radicado, one question a page', async () => {
  const person = await world.newPerson({ level: 1, firstName: 'Marta' })
  const start = await world.get('/registro')
  for (const option of ['Profesional de la salud', 'Servicio Social Obligatorio', 'Otro usuario'])
    expect(textOf(start.body)).toContain(option)
  expect(textOf((await world.get(at)).body)).toContain('Hasta 5 días hábiles')

  const rethus = await see(`${at}/rethus`, person)
  expect(textOf(rethus)).toContain('Esto dice el ReTHUS de usted')
  expect(textOf(rethus)).toContain('Profesión MEDICINA')
  expect(textOf(rethus)).toContain('Datos de ayer, 6:00 a. m.')
  expect(await answer('rethus', {}, person)).toBe(`${at}/entidad`)

  const found = await see(`${at}/entidad?buscar=${encodeURIComponent('SAN ROQUE')}`, person)
  expect(textOf(found)).toContain('Hospital San Roque')
  expect(found).toContain(`value="${world.hospital.id}"`)
  expect(await answer('entidad', { entidad: world.hospital.id, buscar: 'SAN ROQUE', pagina: '1' }, person)).toBe(`${at}/sede`)

  const sedes = textOf(await see(`${at}/sede`, person))
  expect(sedes).toContain('Sede Norte')
  expect(sedes).toContain('Sede Sur')
  expect(await answer('sede', { entidad: world.hospital.id, sede: world.sedes.norte }, person)).toBe(`${at}/mensaje`)
  expect(await answer('mensaje', { nota: 'Martes y jueves.\r\nUrgencias.' }, person)).toBe(`${at}/revise`)

  const check = await see(`${at}/revise`, person)
  for (const said of [
    'Marta Inventado',
    'Hospital San Roque',
    'Sede Norte',
    'Martes y jueves. Urgencias.',
    'El que le dé el delegado: Profesional prescriptor, Consulta de la IPS o Miembro de la junta de profesionales',
  ])
    expect(textOf(check)).toContain(said)

  const fields = { intento: hidden(check, 'intento'), sede: hidden(check, 'sede'), nota: 'Martes y jueves.\r\nUrgencias.' }
  const sent = await answer('revise', fields, person)
  const done = textOf(await see(sent ?? '', person))
  expect(done).toMatch(/Recibimos su solicitud Su número de radicado RM-2026-\d{6}-\d /)
  expect(done).toContain('Dora Inventado, Luis Inventado')
  expect(done).toContain('Hasta el viernes 6 de marzo')
})

test('a double click and a second tab make one application and lead to the same page', async () => {
  const person = await world.newPerson({ level: 1 })
  await fill(person)
  const check = await see(`${at}/revise`, person)
  const otherTab = await see(`${at}/revise`, person)
  const fields = (page: string) => ({
    intento: hidden(page, 'intento'),
    sede: hidden(page, 'sede'),
    nota: 'Martes y jueves.\r\nUrgencias.',
  })
  const replies = await Promise.all(times(4, () => world.post(`${at}/revise`, fields(check), person)))
  expect(new Set(replies.map(({ statusCode, headers }) => `${statusCode} ${headers.location}`)).size).toBe(1)
  expect(replies[0]?.statusCode).toBe(303)

  const second = await world.post(`${at}/revise`, fields(otherTab), person)
  expect(second.statusCode).toBe(422)
  expect(textOf(second.body)).toMatch(/Ya tiene una solicitud abierta para esa sede: RM-2026-/)
  expect(await countOf(person)).toBe(1)
})

test('answers changed in another tab are shown before anything is sent', async () => {
  const person = await world.newPerson({ level: 1 })
  await fill(person)
  const check = await see(`${at}/revise`, person)
  await fill(person, world.sedes.sur, world.hospital.id, 'Otra cosa')
  const reply = await world.post(
    `${at}/revise`,
    { intento: hidden(check, 'intento'), sede: hidden(check, 'sede'), nota: 'Martes y jueves.\r\nUrgencias.' },
    person,
  )
  expect(reply.statusCode).toBe(422)
  expect(textOf(reply.body)).toContain('Cambió sus respuestas en otra pestaña')
  expect(textOf(reply.body)).toContain('Sede Sur')
  expect(await countOf(person)).toBe(0)

  const again = { intento: hidden(reply.body, 'intento'), sede: hidden(reply.body, 'sede'), nota: 'Otra cosa' }
  expect(await answer('revise', again, person)).toMatch(/enviada/)
})

test('a sede is answered for the IPS of its own page, whatever another tab chose', async () => {
  const person = await world.newPerson({ level: 1 })
  await answer('entidad', { entidad: world.hospital.id, buscar: '', pagina: '' }, person)
  await answer('entidad', { entidad: world.clinica.id, buscar: '', pagina: '' }, person)
  await answer('sede', { entidad: world.hospital.id, sede: world.sedes.sur }, person)
  const check = textOf(await see(`${at}/revise`, person))
  expect(check).toContain('Hospital San Roque')
  expect(check).toContain('Sede Sur')
})

test('the browser may be closed: the answers are there, and the start page leads to them', async () => {
  const person = await world.newPerson({ level: 1 })
  await fill(person)
  expect(textOf(await see('/registro', person))).toContain('Dejó un registro sin enviar')
  expect(await see(`${at}/sede`, person)).toMatch(
    new RegExp(`value="${world.sedes.norte}"[^>]*checked|checked[^>]*value="${world.sedes.norte}"`),
  )
  expect(textOf(await see(`${at}/mensaje`, person))).toContain('Martes y jueves. Urgencias.')
  await world.owner.query(
    sql`update application_draft set updated_at = updated_at - interval '31 days' where account_id = ${person.accountId}`,
  )
  expect(textOf(await see('/registro', person))).not.toContain('Dejó un registro sin enviar')
})

test('who changes the sede from the check goes back to the check', async () => {
  const person = await world.newPerson({ level: 1 })
  await fill(person)
  expect(await answer('sede', { entidad: world.hospital.id, sede: world.sedes.sur }, person)).toBe(`${at}/revise`)
  expect(textOf(await see(`${at}/revise`, person))).toContain('Martes y jueves. Urgencias.')
})

test('a sede for which one is open already is refused where it is chosen', async () => {
  const person = await world.newPerson({ level: 1 })
  await world.newApplication(person)
  await answer('entidad', { entidad: world.hospital.id, buscar: '', pagina: '' }, person)
  const reply = await world.post(`${at}/sede`, { entidad: world.hospital.id, sede: world.sedes.norte }, person)
  expect(reply.statusCode).toBe(422)
  expect(textOf(reply.body)).toContain('Ya tiene una solicitud abierta para esa sede')
  expect(reply.body).toMatch(new RegExp(`value="${world.sedes.norte}"[^>]*checked`))
})

test('who comes to a later question without the earlier ones is led back', async () => {
  const person = await world.newPerson({ level: 1 })
  for (const [path, to] of [
    ['sede', 'entidad'],
    ['mensaje', 'entidad'],
    ['revise', 'entidad'],
  ])
    expect((await world.get(`${at}/${path}`, person)).headers.location).toBe(`${at}/${to}`)
})

test.each([
  ['sede', { sede: 'no' }, 'Escoja la sede en la que atiende'],
  ['sede', {}, 'Escoja la sede en la que atiende'],
  ['entidad', { buscar: 'roque' }, 'Escoja la entidad en la que trabaja'],
  ['entidad', { entidad: '00000000-0000-4000-8000-000000000000', buscar: 'roque' }, 'Escoja la entidad en la que trabaja'],
])('at %s, %j is answered with the form, 422 and a sentence', async (path, fields, message) => {
  const person = await world.newPerson({ level: 1 })
  await fill(person)
  const reply = await world.post(`${at}/${path}`, { entidad: path === 'sede' ? world.hospital.id : '', ...fields }, person)
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain('<title>Error: ')
  expect(textOf(reply.body)).toContain(message)
  if (path === 'entidad') expect(reply.body).toContain('value="roque"')
})

test('a message of 501 letters comes back whole, with its length', async () => {
  const person = await world.newPerson({ level: 1 })
  await fill(person)
  const nota = `${'a'.repeat(500)}b`
  const reply = await world.post(`${at}/mensaje`, { nota }, person)
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain(nota)
  expect(textOf(reply.body)).toContain('El mensaje tiene 501 letras: acórtelo a 500 o menos.')
})

test('a message far beyond every limit of a field comes back whole too', async () => {
  const person = await world.newPerson({ level: 1 })
  await fill(person)
  const reply = await world.post(`${at}/mensaje`, { nota: 'a'.repeat(20_000) }, person)
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain('a'.repeat(20_000))
})

test('signs that mean something elsewhere are text here', async () => {
  const person = await world.newPerson({ level: 1 })
  const nota = `<script>alert(1)</script> ' " & \u0000 ✓ 你好`
  await fill(person, world.sedes.norte, world.hospital.id, nota)
  const check = await see(`${at}/revise`, person)
  expect(check).not.toContain('<script>alert')
  expect(check).toContain('&lt;script')
  expect(check).toContain('你好')
  for (const search of ["'; drop table entidad; --", '%', '\u0000', '\\', 'ñ'.repeat(300)])
    expect(
      (await world.get(`${at}/entidad?${new URLSearchParams({ buscar: search, pagina: '-3' })}`, person)).statusCode,
      search,
    ).toBe(200)
})

test('when the session ends in the middle, what was typed is in the form after signing in', async () => {
  const person = await world.newPerson({ level: 1 })
  await fill(person)
  const path = `${at}/mensaje`
  const endSession = (ended: boolean) =>
    world.owner.query(
      sql`update session set ended_at = case when ${ended} then clock_timestamp() end where account_id = ${person.accountId}`,
    )
  await endSession(true)
  const reply = await world.post(path, { nota: 'Lo que alcancé a escribir\u0000', 'x\u0000': 'y' }, person)
  expect([reply.statusCode, reply.headers.location]).toEqual([303, `/ingresar?volver=${encodeURIComponent(path)}&guardado=1`])
  await endSession(false)
  expect(await see(path, person)).toContain('Lo que alcancé a escribir')
  // Given once; then the answers are again those of before.
  expect(textOf(await see(path, person))).toContain('Martes y jueves. Urgencias.')
})

test('nobody sees the questions without an account', async () => {
  for (const path of ['rethus', 'entidad', 'sede', 'mensaje', 'revise'])
    expect((await world.get(`${at}/${path}`)).headers.location).toBe(`/ingresar?volver=${encodeURIComponent(`${at}/${path}`)}`)
})

test('who is not in ReTHUS is told so with what to do, and nothing is sent', async () => {
  const person = await world.newPerson({ level: 0, profession: null })
  const page = textOf(await see(`${at}/rethus`, person))
  expect(page).toContain('El ReTHUS no tiene a nadie con el documento de su cuenta.')
  expect(page).toContain('Si nunca se inscribió')
  expect((await world.post(`${at}/rethus`, {}, person)).statusCode).toBe(422)
  await fill(person)
  const check = await see(`${at}/revise`, person)
  const reply = await world.post(
    `${at}/revise`,
    { intento: hidden(check, 'intento'), sede: hidden(check, 'sede'), nota: 'Martes y jueves.\nUrgencias.' },
    person,
  )
  expect(reply.statusCode).toBe(422)
  expect(await countOf(person)).toBe(0)
})

test('R-SOL-13: which field differs is said, and never what the register has there', async () => {
  const person = await world.newPerson({ level: 0, firstName: 'Registrada', birthDate: '1984-12-24' })
  await world.owner.query(sql`
    update account set first_name = 'Dicha', birth_date = '1990-01-01' where id = ${person.accountId}`)
  const page = textOf(await see(`${at}/rethus`, person))
  expect(page).toContain('no coinciden en los nombres y en la fecha de nacimiento')
  expect(page).not.toContain('Registrada')
  expect(page).not.toMatch(/1984/)
})

test('a sanction loaded between the check and the sending is said on the page, and nothing is lost', async () => {
  const person = await world.newPerson({ level: 1 })
  await fill(person)
  const check = await see(`${at}/revise`, person)
  await world.newSanction(person)
  const reply = await world.post(
    `${at}/revise`,
    { intento: hidden(check, 'intento'), sede: hidden(check, 'sede'), nota: 'Martes y jueves.\nUrgencias.' },
    person,
  )
  expect(reply.statusCode).toBe(422)
  expect(textOf(reply.body)).toContain('Tiene una sanción vigente hasta el 31 de enero de 2027.')
  expect(textOf(reply.body)).toContain('Martes y jueves. Urgencias.')
  expect(await countOf(person)).toBe(0)
  expect(textOf(await see(`${at}/rethus`, person))).toContain('Nadie puede activarlo mientras la sanción esté vigente')
})

test('an independiente is offered his own practice first, and cannot apply for it', async () => {
  const { ines } = world.people
  const page = await see(`${at}/entidad`, ines)
  expect(textOf(page)).toContain('Su propio consultorio')
  expect(page).toContain('href="/registro/independiente"')
  const reply = await world.post(`${at}/entidad`, { entidad: world.practice.id, buscar: '', pagina: '' }, ines)
  expect(reply.statusCode).toBe(422)
  expect(textOf(reply.body)).toContain('no hace falta solicitud')
})

test('R-SOL-3: an EPS is found, and what it can bring is said before it is chosen and before it is sent', async () => {
  const eps = await world.newEntidad('EPS', 'EPS del Litoral')
  const office = await world.newSede(eps, 'Oficina del Litoral', '')
  const person = await world.newPerson({ level: 1 })
  const page = textOf(await see(`${at}/entidad?buscar=EPS+del+Litoral`, person))
  expect(page).toContain('En una IPS puede recibir: Profesional prescriptor, Consulta de la IPS o Miembro de la junta')
  expect(page).toContain('En una EPS puede recibir: Ordenador (tutelas), Consulta de la EPS o Auditor de la EPS.')
  expect(await answer('entidad', { entidad: eps.id, buscar: '', pagina: '' }, person)).toBe(`${at}/sede`)
  expect(textOf(await see(`${at}/sede`, person))).toContain('¿En qué oficina trabaja?')
  await answer('sede', { entidad: eps.id, sede: office }, person)
  await answer('mensaje', { nota: '' }, person)
  const check = textOf(await see(`${at}/revise`, person))
  expect(check).toContain('En una EPS no se prescribe. Según el rol que le den podrá ordenar y consultar prescripciones.')
  expect(check).toContain('EPS EPS del Litoral')
})

test('a nurse is told, before she sends, that her role is to consult', async () => {
  const person = await world.newPerson({ level: 1, profession: 'ENFERMERIA' })
  await fill(person)
  const check = textOf(await see(`${at}/revise`, person))
  expect(check).toContain('podrá consultar, no prescribir. Prescriben Medicina, Odontología, Optometría, Nutrición y Dietética.')
})

test('results come ten a page, without a gap, and stop at five pages', async () => {
  for (let i = 0; i < 12; i++) await world.newEntidad('IPS', `Puesto Veredal ${String(i).padStart(2, '0')}`)
  const names = (page: string) => [...new Set(page.match(/Puesto Veredal \d\d/g))]
  const first = await see(`${at}/entidad?buscar=puesto+veredal`, world.people.ana)
  expect(names(first)).toHaveLength(10)
  expect(first).toContain('buscar=puesto+veredal&amp;pagina=2')
  const second = await see(`${at}/entidad?buscar=puesto+veredal&pagina=2`, world.people.ana)
  expect(names(second)).toEqual(['Puesto Veredal 10', 'Puesto Veredal 11'])
  expect(second).not.toContain('Ver más resultados')
})

test("another person's application is 404 on every page of it, and so is an id that is none", async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await world.newApplication(person)
  for (const other of [id, 'no-es-un-id', world.app.newId()])
    for (const url of [`${at}/enviada/${other}`, `/solicitudes/${other}/corregir`, `/solicitudes/${other}/retirar`]) {
      expect((await world.get(url, world.people.ana)).statusCode, url).toBe(404)
      if (!url.includes('enviada'))
        expect((await world.post(url, { version: '1', sede: world.sedes.norte }, world.people.ana)).statusCode, url).toBe(404)
    }
})

test('a stale correction comes back with what was typed, and goes through when sent again', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await world.newApplication(person)
  const set = (state: string, version: number) =>
    world.owner.query(sql`update application set state = ${state}, version = ${version} where id = ${id}`)
  await set('DEVUELTA', 2)
  const url = `/solicitudes/${id}/corregir`
  const form = await see(url, person)
  await set('DEVUELTA', 3)
  const fields = {
    intento: hidden(form, 'intento'),
    version: hidden(form, 'version'),
    sede: world.sedes.sur,
    nota: 'Lo corregido',
  }
  const stale = await world.post(url, fields, person)
  expect(stale.statusCode).toBe(409)
  expect(textOf(stale.body)).toContain('La solicitud cambió mientras usted escribía')
  expect(textOf(stale.body)).toContain('Lo corregido')
  expect(hidden(stale.body, 'version')).toBe('3')
  const again = await world.post(url, { ...fields, intento: hidden(stale.body, 'intento'), version: '3' }, person)
  expect([again.statusCode, again.headers.location]).toEqual([303, `/solicitudes/${id}?hecho=corregida`])
})

test('withdrawing what a delegado activated meanwhile says so', async () => {
  const person = await world.newPerson({ level: 1 })
  const id = await world.newApplication(person)
  const form = await see(`/solicitudes/${id}/retirar`, person)
  await world.owner.query(sql`update application set state = 'ACTIVADA', version = 2 where id = ${id}`)
  const reply = await world.post(`/solicitudes/${id}/retirar`, { intento: hidden(form, 'intento'), version: '1' }, person)
  expect(reply.statusCode).toBe(409)
  expect(textOf(reply.body)).toContain('ya no está en un estado que permita hacer esto')
})
