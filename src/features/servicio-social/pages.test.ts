import { afterAll, afterEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld } from '../../testing/world.ts'

const world = await openWorld()
afterAll(() => world.close())
afterEach(() => world.moveClockTo(noon))
const { dora, rita, eva, ana } = world.people
const home = `/delegado/${world.hospital.id}/plazas`
const report = (more: Record<string, string> = {}) => ({
  sede: world.sedes.norte,
  profesion: 'MEDICINA',
  modalidad: '4',
  provision: 'SORTEO',
  desde: '1/3/2026',
  hasta: '28 feb 2027',
  intento: world.app.newId(),
  ...more,
})
const plazas = () =>
  world.owner.query<{ id: string; code: string; state: string }>(
    sql`select id, code, state from plaza where code <> 'PZ-0001' order by code desc`,
  )
const newPlaza = async () => {
  expect((await world.post(`${home}/reportar`, report(), dora)).statusCode).toBe(303)
  const [plaza] = await plazas()
  return plaza!
}
const newGraduate = async () => {
  const gala = await world.newPerson({ firstName: 'Gala', profession: null })
  const typed = {
    tipo: 'CC',
    numero: gala.number,
    proceso: '2026-1',
    profesion: 'MEDICINA',
    departamento: '02',
    intento: world.app.newId(),
  }
  expect((await world.post('/mesa/inscripciones/nueva', typed, rita)).statusCode).toBe(303)
  const [row] = await world.owner.query<{ id: string }>(sql`select id from inscription where person_id = ${gala.personId}`)
  expect((await world.post(`/mesa/inscripciones/${row!.id}/aprobar`, { norma: '' }, rita)).statusCode).toBe(303)
  return gala
}

test('R-SS-4: by three people, from the report to the end, and what each of them and everybody else sees', async () => {
  const { id, code } = await newPlaza()
  expect((await world.get(home, dora)).body).toContain('Por aprobar')
  const gala = await newGraduate()
  const act = async (name: string, fields: Record<string, string> = {}) => {
    const reply = await world.post(`/mesa/plazas/${id}/${name}`, { intento: world.app.newId(), ...fields }, rita)
    return [reply.statusCode, reply.headers.location]
  }
  expect(await act('aprobar', { norma: 'Resolución 7' })).toEqual([303, `/mesa/plazas/${id}?hecho=aprobar`])
  const days = { tipo: 'CC', numero: gala.number, desde: '01/03/2026', hasta: '28/02/2027' }
  expect(await act('asignar', days)).toEqual([303, `/mesa/plazas/${id}?hecho=asignar`])

  const own = await world.get('/servicio-social/mi-plaza', gala)
  for (const said of [code, 'Aceptar la plaza', 'No aceptar la plaza', 'Sin responder']) expect(own.body).toContain(said)
  expect(
    (await world.post('/servicio-social/mi-plaza/aceptar', { plaza: id, intento: world.app.newId() }, gala)).statusCode,
  ).toBe(303)
  expect((await world.get('/servicio-social/mi-plaza', gala)).body).toContain('Renunciar a la plaza')

  expect((await world.get(home, dora)).body).toContain('Informar el inicio')
  expect((await world.post(`${home}/${id}/iniciar`, { desde: '1/3/2026' }, dora)).headers.location).toBe(`${home}?hecho=iniciar`)
  const page = await world.get(`/mesa/plazas/${id}`, rita)
  for (const said of [
    'Activa',
    'Gala Inventado',
    'Resolución 7',
    'Prorrogar la plaza',
    'Suspender la plaza',
    'Dora Inventado, delegado',
  ])
    expect(page.body).toContain(said)
  expect(page.body).not.toContain('Aprobar la plaza')

  const ask = async (at: string) => {
    world.moveClockTo(new Date(at))
    return (await world.get(`/api/servicio-social?tipo=CC&numero=${gala.number}`)).json().standing
  }
  expect([await ask('2027-03-01T04:59:59.999Z'), await ask('2027-03-01T05:00:00Z')]).toEqual(['PLAZA_ACTIVA', 'PLAZA_TERMINADA'])
  expect((await world.get('/mesa/plazas?estado=FINALIZADA', rita)).body).toContain(code)
  expect((await world.get('/mesa/plazas?estado=ACTIVA', rita)).body).not.toContain(`>${code}`)
})

test('refused, a form comes back with its sentence at the field and all that was typed', async () => {
  const wrong = await world.post(`${home}/reportar`, report({ desde: '31/02/2026', hasta: 'mañana' }), dora)
  expect(wrong.statusCode).toBe(422)
  for (const said of ['«31/02/2026» no es una fecha', '«mañana» no es una fecha', 'value="31/02/2026"'])
    expect(wrong.body).toContain(said)
  const crossed = await world.post(`${home}/reportar`, report({ desde: '1/5/2026', hasta: '1/4/2026' }), dora)
  expect([crossed.statusCode, crossed.body.includes('El último día está antes que el primero.')]).toEqual([422, true])

  const { id } = await newPlaza()
  await world.post(`/mesa/plazas/${id}/aprobar`, {}, rita)
  const typed = { tipo: 'CC', numero: ana.number, desde: '1/3/2026', hasta: '28/2/2027', norma: 'Acto <3>' }
  const refused = await world.post(`/mesa/plazas/${id}/asignar`, typed, rita)
  expect(refused.statusCode).toBe(422)
  for (const said of ['no tiene una inscripción aprobada', 'value="28/2/2027"', 'value="Acto &lt;3>"', '<title>Error: '])
    expect(refused.body).toContain(said)
  const typo = await world.post(`/mesa/plazas/${id}/asignar`, { ...typed, numero: '19OO000001' }, rita)
  expect(typo.body).toContain('Hay una letra «O» en el número de cédula: escriba cero')
})

test('one intention sent twice has one effect and the same answer', async () => {
  const typed = report()
  const replies = [await world.post(`${home}/reportar`, typed, dora), await world.post(`${home}/reportar`, typed, dora)]
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  const [steps] = await world.owner.query<{ n: number }>(
    sql`select count(*)::int as n from idempotency_key where key = ${typed.intento}`,
  )
  expect(steps?.n).toBe(1)

  const { id } = await newPlaza()
  await world.post(`/mesa/plazas/${id}/aprobar`, {}, rita)
  const gala = await newGraduate()
  await world.post(`/mesa/plazas/${id}/asignar`, { tipo: 'CC', numero: gala.number, desde: '1/3/2026', hasta: '28/2/2027' }, rita)
  const decline = { plaza: id, motivo: 'Me mudé', intento: world.app.newId() }
  for (const _ of [1, 2]) {
    const reply = await world.post('/servicio-social/mi-plaza/no-aceptar', decline, gala)
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/servicio-social/mi-plaza?hecho=no-aceptar'])
  }
})

test('the delegado of another IPS sees and starts nothing here; a plaza of another IPS is not found under this one', async () => {
  const { id } = await newPlaza()
  expect((await world.get(home, eva)).statusCode).toBe(404)
  expect((await world.post(`/delegado/${world.clinica.id}/plazas/${id}/iniciar`, { desde: '1/3/2026' }, eva)).statusCode).toBe(
    404,
  )
})

test("an account that is not known to be the person's learns nothing of his plaza, and changes nothing", async () => {
  const page = await world.get('/servicio-social/mi-plaza', ana)
  expect(page.body).toContain('Falta comprobar que esta cuenta es suya')
  const { id } = await newPlaza()
  const reply = await world.post('/servicio-social/mi-plaza/renunciar', { plaza: id, motivo: 'x' }, ana)
  expect(reply.statusCode).toBe(404)
})

test('the list is filtered, goes on by pages, and is saved as a file', async () => {
  for (let i = 0; i < 31; i++) await newPlaza()
  const first = await world.get('/mesa/plazas', rita)
  const next = /href="(\/mesa\/plazas\?desde=[^"]+)"/.exec(first.body)?.[1]
  expect(next).toBeTruthy()
  const codes = (body: string) => [...body.matchAll(/la plaza (\d{12}-\d{3})/g)].map(([, code]) => code)
  const second = await world.get(next!, rita)
  expect(codes(first.body)).toHaveLength(30)
  expect(codes(second.body).some((code) => codes(first.body).includes(code))).toBe(false)
  const [{ code } = { code: '' }] = await plazas()
  expect(codes((await world.get(`/mesa/plazas?buscar=${code}&estado=REPORTADA`, rita)).body)).toEqual([code])
  expect(codes((await world.get(`/mesa/plazas?buscar=${code}&profesion=ENFERMERIA`, rita)).body)).toEqual([])
  const file = await world.get('/mesa/plazas.csv?departamento=02', rita)
  expect([file.headers['content-type'], file.body.includes(`${code};Por aprobar;Hospital San Roque;Sede Norte`)]).toEqual([
    'text/csv; charset=utf-8',
    true,
  ])
  expect(first.body).toContain('Plazas por departamento')
})
