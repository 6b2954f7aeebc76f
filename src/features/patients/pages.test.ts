import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.newEntidad('EPS', 'Brisa Nueva EPS')
})
afterAll(() => world.close())

type Who = World['people']['pedro']
const pedro = () => world.people.pedro

const textOf = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
const valueIn = (page: string, name: string) =>
  new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page)?.[0].match(/value="([^"]*)"/)?.[1]

async function epsCode() {
  const [row] = await world.owner.query<{ code: string }>(sql`select code from entidad where kind = 'EPS'`)
  return row!.code
}

let lastNumber = 1_900_007_000
const newNumber = () => String(++lastNumber)
const typed = async (more: Record<string, string> = {}) => ({
  ...{ tipo: 'CC', nombre1: 'Rosa', nombre2: 'Elvira', apellido1: 'Cantillo', apellido2: 'de la Hoz' },
  ...{ nacimiento: '14/1/1968', sexo: 'F', eps: await epsCode(), regimen: 'CONTRIBUTIVO' },
  ...{ correo: '', celular: '', madreTipo: '', madreNumero: '', intento: world.app.newId() },
  ...more,
})
const enter = async (more: Record<string, string>, who: Who = pedro()) =>
  world.post('/mipres/pacientes/nuevo', await typed(more), who)

/** Enters somebody and gives the id. */
async function entered(more: Record<string, string> = {}) {
  const reply = await enter({ numero: newNumber(), ...more })
  return /paciente=(.+)$/.exec(String(reply.headers.location))?.[1] ?? ''
}
const changePath = (id: string) => `/mipres/pacientes/${id}/cambiar`

async function rowsOf(id: string) {
  return world.owner.query<{ version: number; name: string; regimen: string | null; eps: string | null }>(sql`
    select v.version, v.full_name as name, v.regimen, e.name as eps from patient_version v left join entidad e on e.id = v.eps_id
    where v.patient_id = ${id} order by v.version`)
}

test('a patient is entered and one goes on to prescribe', async () => {
  const numero = newNumber()
  const reply = await enter({ numero })
  expect([reply.statusCode, reply.headers.location]).toEqual([
    303,
    expect.stringMatching(/^\/mipres\/empezar\?paciente=[0-9a-f-]{36}$/),
  ])
  const id = String(reply.headers.location).split('=')[1]!
  expect(await rowsOf(id)).toEqual([
    { version: 1, name: 'Rosa Elvira Cantillo de la Hoz', regimen: 'CONTRIBUTIVO', eps: 'Brisa Nueva EPS' },
  ])
})

test('the document is asked first where none was given, and what cannot be read is told', async () => {
  const asked = await world.get('/mipres/pacientes/nuevo', pedro())
  expect([asked.statusCode, asked.body.includes('name="nombre1"')]).toEqual([200, false])
  const wrong = await world.get('/mipres/pacientes/nuevo?tipo=CC&numero=19O0007319', pedro())
  expect(wrong.statusCode).toBe(422)
  expect(textOf(wrong.body)).toContain('Hay una letra «O» en el número de cédula: escriba cero')
  const right = await world.get('/mipres/pacientes/nuevo?tipo=as&numero=02001a0007', pedro())
  expect([right.statusCode, valueIn(right.body, 'numero')]).toEqual([200, '02001A0007'])
})

test('all that is wrong is said at once, and nothing typed is lost', async () => {
  const reply = await enter({
    ...{ numero: newNumber(), nombre1: '', nombre2: 'Elv1ra', apellido1: 'C'.repeat(61), nacimiento: '31/2/1968', sexo: 'X' },
    ...{ eps: 'ZZZ', correo: 'rosa@', celular: '601 234', madreTipo: 'NV', madreNumero: '12345678' },
  })
  expect(reply.statusCode).toBe(422)
  const said = textOf(reply.body)
  expect(said).toContain('Hay 9 problemas')
  for (const sentence of [
    'Escriba el primer nombre',
    'Hay un «1» en el segundo nombre: escriba solo letras',
    'Hay 61 letras en el primer apellido: el máximo es 60',
    'No podemos leer la fecha de nacimiento',
    'Elija el sexo',
    'No conocemos la EPS «ZZZ»: elija una de la lista',
    'Elija el documento de la madre: ese es de un menor',
  ])
    expect(said).toContain(sentence)
  expect([valueIn(reply.body, 'nombre2'), valueIn(reply.body, 'nacimiento'), valueIn(reply.body, 'correo')]).toEqual([
    'Elv1ra',
    '31/2/1968',
    'rosa@',
  ])
})

test.each([
  ['R-PAC-4', { tipo: 'CC', nacimiento: '1/1/2015' }, 'Con esa fecha es menor de 18 años y no puede tener cédula de ciudadanía'],
  ['R-PAC-4', { tipo: 'RC', nacimiento: '1/1/1990' }, 'ya no se identifica con registro civil'],
  ['R-PAC-4', { nacimiento: '2/3/2026' }, 'La fecha de nacimiento está en el futuro'],
  ['R-PAC-4', { nacimiento: '1/1/1905' }, 'tendría más de 120 años'],
  ['R-PAC-5', { tipo: 'NV', nacimiento: '27/2/2026' }, 'Escriba el documento de la madre'],
  ['R-PAC-5', { tipo: 'MS', nacimiento: '', madreNumero: '' }, 'Escriba el documento de la madre'],
  ['R-PAC-5', { madreTipo: 'CC', madreNumero: '1900007001' }, 'El documento de la madre se pide solo con'],
  ['R-PAC-6', { eps: '' }, 'Elija la EPS, o diga que no tiene'],
  ['R-PAC-6', { regimen: '' }, 'Elija el régimen'],
  ['R-PAC-6', { regimen: 'NO_AFILIADO' }, 'Con una EPS el régimen es contributivo o subsidiado'],
] as [string, Record<string, string>, string][])('%s: %j is refused: %s', async (_rule, more, sentence) => {
  const reply = await enter({ numero: newNumber(), ...more })
  expect(reply.statusCode).toBe(422)
  expect(textOf(reply.body)).toContain(sentence)
})

test('R-PAC-5: of a newborn the mother’s document is kept', async () => {
  const id = await entered({ tipo: 'NV', nacimiento: '27/2/2026', madreTipo: 'CC', madreNumero: '1.900.007.552' })
  const page = await world.get(changePath(id), pedro())
  expect([valueIn(page.body, 'madreNumero'), valueIn(page.body, 'nacimiento')]).toEqual(['1900007552', '27/02/2026'])
})

test('R-PAC-6: whoever is of no EPS is said to be so, whatever was ticked beside it', async () => {
  const regimenOf = async (eps: string) => (await rowsOf(await entered({ eps, regimen: 'SUBSIDIADO' })))[0]?.regimen
  expect([await regimenOf('NO_AFILIADO'), await regimenOf('EXCEPCION'), await regimenOf('NO_SE_SABE')]).toEqual([
    'NO_AFILIADO',
    'EXCEPCION',
    null,
  ])
})

test('R-PAC-2: who enters one that is there sees both, changes nothing, and may correct; what he left empty erases nothing', async () => {
  const numero = newNumber()
  const first = await enter({ numero, celular: '300 000 0001' })
  const id = String(first.headers.location).split('=')[1]!
  const reply = await enter({ numero, nombre1: 'Rosalba' })
  expect(reply.statusCode).toBe(409)
  const said = textOf(reply.body)
  expect(said).toContain('Este documento ya estaba registrado, con otros datos.')
  expect(said).toContain('Rosa Elvira Cantillo de la Hoz')
  expect([valueIn(reply.body, 'nombre1'), valueIn(reply.body, 'celular')]).toEqual(['Rosalba', '3000000001'])
  expect(await rowsOf(id)).toHaveLength(1)

  const fields = await typed({ nombre1: 'Rosalba', celular: '3000000001', version: '1' })
  const corrected = await world.post(changePath(id), fields, pedro())
  expect([corrected.statusCode, corrected.headers.location]).toEqual([303, `/mipres/empezar?paciente=${id}`])
  expect((await rowsOf(id)).map(({ name }) => name)).toEqual([
    'Rosa Elvira Cantillo de la Hoz',
    'Rosalba Elvira Cantillo de la Hoz',
  ])
})

test('R-PAC-2: who enters the same data again goes on as if he had found him', async () => {
  const numero = newNumber()
  const first = await enter({ numero })
  const again = await enter({ numero, nombre2: '' })
  expect([again.statusCode, again.headers.location]).toEqual([303, first.headers.location])
})

test('R-PAC-3: who corrects an old version sees the new one beside what he typed, and may save then', async () => {
  const id = await entered()
  const save = async (nombre1: string, version: string, more: Record<string, string> = {}) =>
    world.post(changePath(id), { ...(await typed({ nombre1, version })), ...more }, pedro())
  await save('Rosario', '1')
  const stale = await save('Rosaura', '1')
  expect(stale.statusCode).toBe(409)
  expect(textOf(stale.body)).toContain('Otra persona cambió estos datos mientras usted escribía')
  expect(textOf(stale.body)).toContain('Rosario Elvira Cantillo de la Hoz')
  expect([valueIn(stale.body, 'nombre1'), valueIn(stale.body, 'version')]).toEqual(['Rosaura', '2'])
  expect((await save('Rosaura', '2')).statusCode).toBe(303)
  expect(await rowsOf(id)).toHaveLength(3)
})

test('one comes back to where one was, and to nowhere else', async () => {
  const id = await entered()
  const save = async (volver: string, version: string, celular: string) =>
    (await world.post(changePath(id), { ...(await typed({ version, celular })), volver }, pedro())).headers.location
  expect(await save('/mipres/borradores/1?x=1', '1', '3000000001')).toBe('/mipres/borradores/1?x=1')
  expect(await save('//malo.example', '2', '3000000002')).toBe(`/mipres/empezar?paciente=${id}`)
  const page = await world.get(`${changePath(id)}?volver=https://malo.example`, pedro())
  expect(page.body).not.toContain('malo.example')
})

test('R-PAC-7: opening the data of a patient is in the record; of an id that is nobody’s nothing is said', async () => {
  const id = await entered()
  expect((await world.get(changePath(id), pedro())).statusCode).toBe(200)
  const [event] = await world.owner.query<{ act: string; by: string }>(sql`
    select act, actor_id as by from audit_event where object_id = ${id} and act = 'patient.read'`)
  expect(event).toEqual({ act: 'patient.read', by: pedro().personId })
  for (const wrong of [world.app.newId(), 'nada']) expect((await world.get(changePath(wrong), pedro())).statusCode).toBe(404)
})

test('R-PAC-8: that ReTHUS has the person as deceased is said before anything is typed', async () => {
  const dead = await world.newPerson({ documentState: 'FALLECIDO' })
  const page = await world.get(`/mipres/pacientes/nuevo?tipo=CC&numero=${dead.number}`, pedro())
  expect(textOf(page.body)).toContain('El ReTHUS registra como fallecida a la persona de este documento.')
  const id = await entered({ numero: dead.number })
  expect(textOf((await world.get(changePath(id), pedro())).body)).toContain('Registrado como fallecido')
})

test('who may neither prescribe nor order is told why not', async () => {
  const id = await entered()
  const { nora, sergio, ana } = world.people
  for (const url of ['/mipres/pacientes/nuevo', changePath(id)]) {
    const withoutRole = await world.get(url, nora)
    expect(withoutRole.statusCode).toBe(403)
    expect(textOf(withoutRole.body)).toContain('no tiene un rol que lo permita')
    const sanctioned = await world.get(url, sergio)
    expect(sanctioned.statusCode).toBe(403)
    expect(textOf(sanctioned.body)).toContain('Tiene una sanción vigente')
    const nowhere = await world.get(url, ana)
    expect(nowhere.statusCode).toBe(403)
    expect(textOf(nowhere.body)).toContain('No está activo en ninguna sede')
  }
  expect((await enter({ numero: newNumber() }, nora)).statusCode).toBe(403)
  expect((await world.post(changePath(id), await typed({ version: '1' }), nora)).statusCode).toBe(403)
  expect(await rowsOf(id)).toHaveLength(1)
})

test('a name of markup is a name', async () => {
  const id = await entered({ apellido1: 'O’Higgins' })
  const page = await world.get(changePath(id), pedro())
  expect(valueIn(page.body, 'apellido1')).toBe('O’Higgins')
  const refused = await enter({ numero: newNumber(), nombre1: '<b>Rosa</b>' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).not.toContain('<b>Rosa')
})
