import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type TestPerson = World['people']['dora']
const naming = (entidadId = world.clinica.id) => `/mesa/entidades/${entidadId}/nombrar`
const fieldsFor = (person: TestPerson, changed: Record<string, string | string[]> = {}) => ({
  tipo: 'CC',
  numero: person.number,
  cuenta: person.accountId,
  alcance: 'todas',
  desde: '1/3/2026',
  hasta: '',
  carta: 'Oficio 14',
  vistoTipo: 'CC',
  vistoNumero: person.number,
  intento: world.app.newId(),
  ...changed,
})
const newcomer = () => world.newPerson({ firstName: 'Nadia', level: 0, profession: null })

describe('naming at the desk', () => {
  test('by document: who, with which accounts; and what to do when nobody has an account', async () => {
    const { rita } = world.people
    const person = await newcomer()
    const found = await world.get(`${naming()}?tipo=CC&numero=${person.number.replace(/(\d)(?=(\d{3})+$)/g, '$1.')}`, rita)
    expect(found.statusCode).toBe(200)
    expect(found.body).toContain('Nombrar a Nadia Inventado')
    expect(found.body).toContain(person.email)
    expect(found.body).toContain('value="01/03/2026"')

    const nobody = await world.get(`${naming()}?tipo=CC&numero=1999999999`, rita)
    expect(nobody.body).toContain('Nadie tiene cuenta con CC\u00a01.999.999.999')
    expect(nobody.body).toContain('http://localhost:3000/cuenta/crear')
    const typo = await world.get(`${naming()}?tipo=CC&numero=19OO000001`, rita)
    expect(typo.body).toContain('Hay una letra «O» en el número de cédula: escriba cero.')
    expect(typo.body).toContain('value="19OO000001"')
  })

  test('saved, the entidad shows the delegate, who answers from then on', async () => {
    const person = await newcomer()
    const saved = await world.post(
      naming(),
      fieldsFor(person, { alcance: 'algunas', sedes: [world.sedes.oriente], hasta: '31/12/2026' }),
      world.people.rita,
    )
    expect([saved.statusCode, saved.headers.location]).toEqual([303, `/mesa/entidades/${world.clinica.id}?hecho=nombrado`])
    const page = (await world.get(saved.headers.location!, world.people.rita)).body
    for (const said of [
      'Nombrado. Le escribimos',
      'Nadia Inventado',
      'Sede Oriente',
      '1\u00a0mar\u00a02026 a 31\u00a0dic\u00a02026',
      'Oficio 14',
      'Nombró Rita Inventado',
    ])
      expect(page).toContain(said)
    expect((await world.get(`/delegado/${world.clinica.id}`, person)).statusCode).toBe(200)
  })

  test('refused, the form comes back with all that was typed, every unreadable field at once', async () => {
    const person = await newcomer()
    const typed = { cuenta: '', desde: '31/02/2026', hasta: 'mañana', carta: 'Oficio <14>', vistoTipo: 'CC', vistoNumero: '12A' }
    const reply = await world.post(naming(), fieldsFor(person, typed), world.people.rita)
    expect(reply.statusCode).toBe(422)
    for (const said of [
      'Elija la cuenta con la que va a actuar la persona.',
      '«31/02/2026» no es una fecha.',
      '«mañana» no es una fecha.',
      'Hay una letra «A» en el número de cédula: lleva solo cifras.',
      'value="Oficio &lt;14>"',
      'value="31/02/2026"',
      'value="12A"',
      '<title>Error: ',
    ])
      expect(reply.body).toContain(said)
    expect(await world.owner.query(sql`select id from delegation where person_id = ${person.personId}`)).toEqual([])
  })

  test.each<[string, Record<string, string | string[]>, number, string]>([
    [
      'a past first day',
      { desde: '28/2/2026' },
      422,
      'El primer día debe ser hoy, 1\u00a0de\u00a0marzo de\u00a02026, o después.',
    ],
    ['a last day before the first', { desde: '2/3/2026', hasta: '1/3/2026' }, 422, 'El último día está antes que el primero.'],
    ['no letter', { carta: '  ' }, 422, 'Escriba con qué carta lo pidió el representante legal'],
    ['no document seen', { vistoTipo: '', vistoNumero: '' }, 422, 'Falta comprobar que la cuenta es de esta persona'],
    ['the document of somebody else', { vistoNumero: '1999999998' }, 422, 'El documento que vio no es de esta persona.'],
    ['no sede', { alcance: 'algunas' }, 422, 'Elija al menos una sede'],
    ['sedes ticked beside «Todas»', { sedes: ['norte'] }, 422, 'Señaló sedes y también «Todas»'],
    ['a sede that is none', { alcance: 'algunas', sedes: ['x'] }, 422, 'Una de las sedes no existe.'],
    ['a document that is nobody’s', { numero: '1999999999' }, 422, 'Nadie tiene cuenta con'],
  ])('with %s nobody is named, and it is said why', async (_what, changed, status, said) => {
    const reply = await world.post(naming(), fieldsFor(await newcomer(), changed), world.people.rita)
    expect(reply.statusCode).toBe(status)
    expect(reply.body).toContain(said)
  })

  test('sent twice, one delegation and one answer; the same intention with other data is refused', async () => {
    const person = await newcomer()
    const fields = fieldsFor(person)
    const [first, second] = [
      await world.post(naming(), fields, world.people.rita),
      await world.post(naming(), fields, world.people.rita),
    ]
    expect([first.statusCode, second.statusCode, second.headers.location]).toEqual([303, 303, first.headers.location])
    expect(await world.owner.query(sql`select id from delegation where person_id = ${person.personId}`)).toHaveLength(1)
    const other = await world.post(naming(), { ...fields, carta: 'Otra' }, world.people.rita)
    expect([other.statusCode, other.body.includes('ya se envió con otros datos')]).toEqual([409, true])
  })

  test('a session that ended meanwhile costs nothing: after signing in again all is there, every ticked sede too', async () => {
    const { rita } = world.people
    const person = await newcomer()
    const [{ token }] = (await world.owner.query<{ token: Buffer }>(
      sql`select token_hash as token from session where account_id = ${rita.accountId}`,
    )) as [{ token: Buffer }]
    const session = (ended: string | null) =>
      world.owner.query(sql`update session set ended_at = ${ended} where token_hash = ${token}`)
    await session('2026-01-01')
    const fields = fieldsFor(person, { alcance: 'algunas', sedes: [world.sedes.norte, world.sedes.sur], carta: 'Oficio 77' })
    const ended = await world.post(naming(world.hospital.id), fields, rita)
    await session(null)

    expect(ended.headers.location).toBe(`/ingresar?volver=${encodeURIComponent(naming(world.hospital.id))}&guardado=1`)
    const back = (await world.get(naming(world.hospital.id), rita)).body
    for (const sede of [world.sedes.norte, world.sedes.sur]) expect(back).toMatch(new RegExp(`value="${sede}" checked`))
    expect(back).toContain('value="Oficio 77"')
    expect(back).toContain(`value="${person.number}"`)
  })

  test('an entidad that is not there is not found', async () => {
    expect((await world.get(naming(world.app.newId() as never), world.people.rita)).statusCode).toBe(404)
    expect((await world.get(`/mesa/entidades/${world.app.newId()}`, world.people.rita)).statusCode).toBe(404)
    expect((await world.get('/mesa/entidades/x', world.people.rita)).statusCode).toBe(404)
  })
})

describe('confirming and ending', () => {
  async function named(person: TestPerson) {
    await world.post(naming(), fieldsFor(person), world.people.rita)
    const [row] = await world.owner.query<{ id: string }>(sql`select id from delegation where person_id = ${person.personId}`)
    return `/mesa/entidades/${world.clinica.id}/delegaciones/${row!.id}`
  }

  test('with the policy on, the second official confirms from the board', async () => {
    const { rita, olga } = world.people
    await world.owner.query({ text: 'update policy set enabled = true', values: [] })
    const person = await newcomer()
    const address = await named(person)
    await world.owner.query({ text: 'update policy set enabled = false', values: [] })
    expect((await world.get('/mesa', olga)).body).toContain(`${address}/confirmar`)
    expect((await world.get(`/delegado/${world.clinica.id}`, person)).statusCode).toBe(404)

    const own = await world.post(`${address}/confirmar`, { intento: world.app.newId() }, rita)
    expect([own.statusCode, own.body.includes('lo confirma otro funcionario')]).toEqual([403, true])
    const other = await world.post(`${address}/confirmar`, { intento: world.app.newId() }, olga)
    expect(other.headers.location).toBe(`/mesa/entidades/${world.clinica.id}?hecho=confirmado`)
    expect((await world.get(`/delegado/${world.clinica.id}`, person)).statusCode).toBe(200)
  })

  test('ended with a reason, the next click of the delegate finds no door; without one nothing happens', async () => {
    const person = await newcomer()
    const address = await named(person)
    const without = await world.post(`${address}/terminar`, { motivo: ' ', intento: world.app.newId() }, world.people.olga)
    expect([without.statusCode, without.body.includes('Escriba el motivo')]).toEqual([422, true])
    expect((await world.get(`/delegado/${world.clinica.id}`, person)).statusCode).toBe(200)

    const fields = { motivo: 'Terminó su contrato', intento: world.app.newId() }
    const [ended, again] = [
      await world.post(`${address}/terminar`, fields, world.people.olga),
      await world.post(`${address}/terminar`, fields, world.people.olga),
    ]
    expect([ended.statusCode, again.statusCode]).toEqual([303, 303])
    expect((await world.get(`/delegado/${world.clinica.id}`, person)).statusCode).toBe(404)
    const late = await world.post(`${address}/terminar`, { motivo: 'x', intento: world.app.newId() }, world.people.olga)
    expect([late.statusCode, late.body.includes('ya había terminado')]).toEqual([409, true])
  })
})

test.each([
  '/mesa',
  '/mesa/entidades',
  '/mesa/funcionarios',
  '/mesa/auditoria',
  '/mesa/auditoria.csv',
])('%s is for officials: others find nothing there, and nobody is asked to sign in', async (url) => {
  expect((await world.get(url, world.people.rita)).statusCode).toBe(200)
  for (const person of [world.people.dora, world.people.pedro, world.people.caro])
    expect((await world.get(url, person)).statusCode).toBe(404)
  expect((await world.get(url)).headers.location).toBe(`/ingresar?volver=${encodeURIComponent(url)}`)
})
