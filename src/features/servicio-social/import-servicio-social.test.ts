import { Buffer } from 'node:buffer'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { csvOf, openFolder } from '../../testing/csv.ts'
import { openWorld } from '../../testing/world.ts'
import { findActiveElsewhere, plazaChanged } from '../enrolment/index.ts'
import { importServicioSocial } from './import-servicio-social.ts'

const world = await openWorld()
const files = openFolder()
afterAll(async () => {
  files.remove()
  await world.close()
})
let said: string[] = []
beforeEach(() => {
  said = []
})
const hooks = {
  plazaChanged: (db: Parameters<typeof plazaChanged>[1], change: Parameters<typeof plazaChanged>[2]) =>
    plazaChanged(world.app, db, change),
  findActiveElsewhere,
}
const loadText = (content: string | Buffer) =>
  importServicioSocial(
    world.app,
    { path: files.write(content), asOf: null, reportPath: null, say: (line) => said.push(line) },
    hooks,
  )
const load = (rows: Record<string, string>[]) => loadText(csvOf(rows))
const badRows = () => said.filter((line) => line.startsWith('Fila '))
const summary = () => said.at(-1)?.replaceAll('\u00a0', ' ')

const [sede] = await world.owner.query<{ code: string }>(sql`select code from sede where id = ${world.sedes.norte}`)
let last = 1_900_700_000
const newNumber = () => String(++last)
type Row = Record<string, string>
const inscription = (number: string, more: Row = {}) => ({
  registro: 'INSCRIPCION',
  tipo_documento: 'CC',
  numero_documento: number,
  primer_nombre: 'Noé',
  primer_apellido: 'Peña',
  proceso: '2026-1',
  profesion: 'Médico',
  departamento: '02',
  estado: 'Aprobada',
  ...more,
})
const plaza = (code: string, more: Row = {}) => ({
  registro: 'PLAZA',
  codigo_plaza: code,
  codigo_sede: sede!.code,
  profesion: 'MEDICINA',
  modalidad: '4',
  provision: 'Sorteo',
  fecha_inicio: '2026-02-01',
  fecha_fin: '31/1/2027',
  ...more,
})
const assignment = (number: string, code: string, more: Row = {}) => ({
  registro: 'ASIGNACIÓN',
  tipo_documento: 'CC',
  numero_documento: number,
  codigo_plaza: code,
  fecha_inicio: '2026-02-01',
  fecha_fin: '2027-01-31',
  ...more,
})
const change = (code: string, novedad: string, more: Row = {}) => ({ registro: 'NOVEDAD', codigo_plaza: code, novedad, ...more })

const ask = async (number: string) => (await world.get(`/api/servicio-social?tipo=CC&numero=${number}`)).json()

test('R-SS-16: rows in any order; loaded again, nothing is written twice', async () => {
  const number = newNumber()
  const rows = [
    change('A-1', 'Inicio', { fecha_inicio: '2026-02-01' }),
    assignment(number, 'A-1'),
    plaza('A-1'),
    inscription(number),
    inscription(number),
  ]
  await load(rows)
  expect([badRows(), summary()]).toEqual([[], 'Filas leídas: 5. Nuevas: 3. Con cambios: 1. Ya conocidas: 1. Rechazadas: 0.'])
  await load(rows)
  expect([badRows(), summary()]).toEqual([[], 'Filas leídas: 5. Nuevas: 0. Con cambios: 0. Ya conocidas: 5. Rechazadas: 0.'])
  expect(await ask(number)).toMatchObject({
    standing: 'PLAZA_ACTIVA',
    name: 'Noé Peña',
    inscription: { process: '2026-1', state: 'Aprobada' },
    plaza: { code: 'A-1', sede: 'Sede Norte', entidad: 'Hospital San Roque', from: '2026-02-01', last: '2027-01-31' },
    missing: [],
  })
})

test('R-SS-16: suspended, resumed and over, each once, however often the file is loaded', async () => {
  const number = newNumber()
  const rows = [
    inscription(number),
    plaza('B-1'),
    assignment(number, 'B-1'),
    change('B-1', 'INICIO', { fecha_inicio: '2026-02-01' }),
    change('B-1', 'SUSPENSION', { fecha_inicio: '2026-02-20', motivo: 'Resolución 3' }),
  ]
  await load(rows)
  expect(badRows()).toEqual([])
  expect((await ask(number)).standing).toBe('PLAZA_SUSPENDIDA')
  const resumed = [...rows, change('B-1', 'REANUDACION', { fecha_fin: '2027-01-31' })]
  await load(resumed)
  expect((await ask(number)).standing).toBe('PLAZA_ACTIVA')
  await load(resumed)
  expect([badRows(), (await ask(number)).standing]).toEqual([[], 'PLAZA_ACTIVA'])
  // Files go forward in time (R-REG-1): the clock stays where it is moved.
  world.moveClockTo(new Date('2026-03-02T08:00:00-05:00'))
  const ended = [...resumed, change('B-1', 'FIN', { fecha_fin: '2026-02-28', motivo: 'Cumplió' })]
  await load(ended)
  expect([badRows(), (await ask(number)).standing]).toEqual([[], 'PLAZA_TERMINADA'])
  await load(ended)
  expect(badRows()).toEqual([])
})

test('R-SS-16: every row that is refused says its column and why, and harms no other', async () => {
  const [one, two] = [newNumber(), newNumber()]
  await load([
    plaza('C-1', { fecha_inicio: '2026-02-01', fecha_fin: '2026-01-31' }),
    plaza('C-2', { codigo_sede: '999' }),
    plaza('C-3', { profesion: 'Optometría', modalidad: '7' }),
    { registro: 'COSA' },
    inscription('19OO', {}),
    inscription(one, { estado: 'Rechazada' }),
    inscription(two, { primer_nombre: '', primer_apellido: '' }),
    plaza('C-4'),
    assignment(newNumber(), 'C-4'),
    assignment(one, 'C-9'),
    change('C-4', 'INICIO', { fecha_inicio: '2026-02-01' }),
    change('C-4', 'PRORROGA', { motivo: 'x' }),
    change('C-4', 'BAILE'),
  ])
  expect(badRows()).toEqual([
    'Fila 2, fecha_fin: La fecha de fin está antes que la de inicio.',
    'Fila 4, profesion: No conocemos «Optometría».',
    'Fila 4, modalidad: No conocemos «7».',
    'Fila 5, registro: «COSA» no es una clase de fila: escriba INSCRIPCION, PLAZA, ASIGNACION o NOVEDAD.',
    'Fila 6, numero_documento: Hay una letra «O» en el número de cédula: escriba cero.',
    'Fila 13, fecha_fin: Está vacía.',
    'Fila 14, novedad: No conocemos «BAILE».',
    'Fila 3, codigo_sede: La sede «999» no está en REPS.',
    'Fila 7, motivo: Escriba el motivo: la persona lo leerá tal cual.',
    'Fila 8, primer_nombre: Nadie tiene ese documento todavía: escriba los nombres y apellidos.',
    'Fila 10, numero_documento: Ese documento no tiene fila INSCRIPCION, o fue rechazada.',
    'Fila 11, codigo_plaza: La plaza «C-9» no tiene fila PLAZA, o fue rechazada.',
    'Fila 12: La plaza está vacante: ese cambio no procede. Nada cambió.',
  ])
  expect(summary()).toBe('Filas leídas: 13. Nuevas: 1. Con cambios: 0. Ya conocidas: 0. Rechazadas: 12.')
})

test('R-SS-8, R-SS-16: two plazas for one person, and one plaza for two, are refused by name', async () => {
  const [one, two] = [newNumber(), newNumber()]
  await load([
    inscription(one),
    inscription(two),
    plaza('D-1'),
    plaza('D-2'),
    assignment(one, 'D-1'),
    assignment(one, 'D-2'),
    assignment(two, 'D-1'),
    assignment(two, 'D-2'),
  ])
  expect(badRows().map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
    'Fila 7, numero_documento: La persona ya tiene la plaza D-1 en Sede Norte, del 1 de febrero de 2026 al 31 de enero de 2027.',
    'Fila 8: La plaza está asignada: ese cambio no procede. Nada cambió.',
  ])
})

test('R-SS-16: a row in another encoding is refused, not guessed', async () => {
  const rows = [inscription(newNumber()), inscription(newNumber(), { primer_apellido: 'Muñoz' })]
  const [head, first, second] = csvOf(rows).split('\n')
  await loadText(Buffer.concat([Buffer.from(`${head}\n${first}\n${first}\n`), Buffer.from(second!, 'latin1')]))
  expect(said.some((line) => line.startsWith('El archivo mezcla UTF-8 y Latin-1'))).toBe(true)
  expect(badRows()).toHaveLength(1)
})

test('R-SS-15: the query explains a typo, shows no name of whoever has nothing here, and a plaza of somebody', async () => {
  const typo = await world.get('/servicio-social?tipo=CC&numero=19OO000001')
  expect([typo.statusCode, typo.body.includes('Hay una letra «O» en el número de cédula: escriba cero')]).toEqual([422, true])
  const { pedro, sara } = world.people
  const none = await world.get(`/servicio-social?tipo=CC&numero=${pedro.number}`)
  expect(none.body).toContain('No está inscrito en el Servicio Social')
  expect(none.body).not.toContain('Pedro Inventado')
  const held = await world.get(`/servicio-social?tipo=CC&numero=${sara.number}`)
  for (const text of ['Sara Inventado', 'Plaza activa', 'Sede Norte', 'Hospital San Roque', '31\u00a0de\u00a0enero de\u00a02027'])
    expect(held.body).toContain(text)
})
