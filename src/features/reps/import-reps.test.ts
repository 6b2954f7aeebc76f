import { readFileSync } from 'node:fs'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Db } from '../../shared/sql.ts'
import { sql } from '../../shared/sql.ts'
import { csvOf, openFolder } from '../../testing/csv.ts'
import { openWorld } from '../../testing/world.ts'
import { repsCommands } from './commands.ts'
import { importEps, importReps } from './import-reps.ts'

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
const request = (path: string, asOf: string | null = '2026-03-01T08:00') => ({
  path,
  asOf,
  reportPath: null,
  say: (line: string) => said.push(line),
})
const reps = (rows: Record<string, string>[], asOf?: string | null) =>
  importReps(world.app, request(files.write(csvOf(rows)), asOf))
const eps = (rows: Record<string, string>[], asOf?: string | null) =>
  importEps(world.app, request(files.write(csvOf(rows)), asOf))
const badRows = () => said.filter((line) => line.startsWith('Fila '))

const row = {
  codigoprestador: '7099900001',
  nombreprestador: 'Hospital El Trébol',
  codigohabilitacionsede: '709990000101',
  nombresede: 'Sede Principal',
  tipoid: 'NI',
  numeroidentificacion: '900123456-8',
  municipio_prestador: '70999',
  departamentoprestadordesc: 'Litoral',
  municipioprestadordesc: 'La Bocana',
  direccionprestador: 'Calle 1 # 2-3',
  email_prestador: 'contacto@trebol.example',
  telefonoprestador: '6010000001',
  departamentodededesc: 'Litoral',
  municipiosededesc: 'La Bocana',
  direcci_nsede: 'Calle 1 # 2-3',
  email_sede: 'sede@trebol.example',
  t_lefonosede: '6010000002',
  claseprestador: 'Instituciones Prestadoras de Servicios de Salud - IPS',
  fecha_corte_reps: '2026-02-28T00:00:00.000',
}
const other = { ...row, codigohabilitacionsede: '709990000102', nombresede: 'Sede Dos' }
const another = (number: number, changes: Partial<typeof row> = {}) => {
  const code = `70999${String(number).padStart(5, '0')}`
  return { ...row, codigoprestador: code, codigohabilitacionsede: `${code}01`, numeroidentificacion: '900000004', ...changes }
}

const entidadOf = (db: Db, code: string) =>
  db.query(sql`
    select kind, id_type, id_number, nit_dv, name, email, phone, address, municipio_code, as_of from entidad where code = ${code}`)

test('a row makes the entidad, its sede and their municipio; the NIT is kept without its digit', async () => {
  expect(await reps([row, other])).toMatchObject({
    ok: true,
    value: { created: 2, changed: 0, same: 0, rowsRead: 2, rowsBad: 0 },
  })
  expect(await entidadOf(world.owner, '7099900001')).toEqual([
    {
      kind: 'IPS',
      id_type: 'NI',
      id_number: '900123456',
      nit_dv: 8,
      name: 'Hospital El Trébol',
      email: 'contacto@trebol.example',
      phone: '6010000001',
      address: 'Calle 1 # 2-3',
      municipio_code: '70999',
      as_of: new Date('2026-03-01T13:00:00Z'),
    },
  ])
  expect(
    await world.owner.query(sql`
      select s.kind, s.code, s.name, s.email, s.phone, s.address, m.code as municipio, m.name as "municipioName", d.name as departamento
      from sede s join municipio m on m.code = s.municipio_code join departamento d on d.code = m.departamento_code
      join entidad e on e.id = s.entidad_id where e.code = '7099900001' order by s.code`),
  ).toEqual([
    {
      kind: 'REPS',
      code: '709990000101',
      name: 'Sede Principal',
      email: 'sede@trebol.example',
      phone: '6010000002',
      address: 'Calle 1 # 2-3',
      municipio: '70999',
      municipioName: 'La Bocana',
      departamento: 'Litoral',
    },
    expect.objectContaining({ code: '709990000102', name: 'Sede Dos' }),
  ])
})

test('R-REPS-1: the same file again writes nothing: same ids, same instants, every row known', async () => {
  const everything = () =>
    world.owner.query(sql`select e.*, e.xmin, s.*, s.xmin from entidad e join sede s on s.entidad_id = e.id order by s.code`)
  const before = await everything()
  expect(await reps([row, other])).toMatchObject({ ok: true, value: { created: 0, changed: 0, same: 2 } })
  expect(await everything()).toEqual(before)
})

test('R-REPS-1, R-REPS-4: a newer file changes names and contact; what it leaves empty stays; the other sede keeps its age', async () => {
  const newer = {
    ...row,
    nombreprestador: 'Hospital El Trébol E.S.E.',
    email_prestador: '',
    municipiosededesc: 'La Bocana Nueva',
  }
  expect(await reps([newer], '2026-03-01T09:00')).toMatchObject({ ok: true, value: { created: 0, changed: 1, same: 0 } })
  expect(await entidadOf(world.owner, '7099900001')).toMatchObject([
    { name: 'Hospital El Trébol E.S.E.', email: 'contacto@trebol.example', as_of: new Date('2026-03-01T14:00:00Z') },
  ])
  expect(await world.owner.query(sql`select name from municipio where code = '70999'`)).toEqual([{ name: 'La Bocana Nueva' }])
  // R-REPS-4: not deleted, and told. Five of the world and this one.
  expect(await world.owner.query(sql`select as_of from sede where code = '709990000102'`)).toEqual([
    { as_of: new Date('2026-03-01T13:00:00Z') },
  ])
  expect(said).toContain('Sedes que ya conocíamos y no vienen en este archivo: 1. Siguen como estaban, con su fecha.')
})

test('R-REG-1: an older file, or one of tomorrow, is refused whole', async () => {
  expect(await reps([row], '2026-03-01T08:59:59')).toEqual({
    ok: false,
    refusal: { code: 'older-than-known', message: expect.stringContaining('Los archivos se cargan en orden.') },
  })
  expect(await reps([row], '2026-03-01T12:00:01')).toMatchObject({ ok: false, refusal: { code: 'as-of-in-the-future' } })
  expect(await reps([row], '31/02/2026')).toMatchObject({
    ok: false,
    refusal: { message: 'No podemos leer la fecha de los datos «31/02/2026»: escríbala como 2026-11-23T05:40.' },
  })
  expect(await reps([another(77)], '2026-03-01T12:00')).toMatchObject({ ok: true, value: { created: 1 } })
})

test.each([
  [
    'an entidad code of nine digits',
    { codigoprestador: '709990000' },
    'codigoprestador: «709990000» no es un código de 10 cifras; una hoja de cálculo borra los ceros del comienzo.',
  ],
  [
    'a sede code of eleven',
    { codigohabilitacionsede: '70999000010' },
    'codigohabilitacionsede: «70999000010» no es un código de 12 cifras; una hoja de cálculo borra los ceros del comienzo.',
  ],
  [
    'a sede code of thirteen',
    { codigohabilitacionsede: '7099900001011' },
    'codigohabilitacionsede: «7099900001011» no es un código de 12 cifras; una hoja de cálculo borra los ceros del comienzo.',
  ],
  [
    'a sede of another entidad',
    { codigohabilitacionsede: '709990000901' },
    'codigohabilitacionsede: La sede «709990000901» no empieza por el código del prestador, «7099900001».',
  ],
  [
    'a wrong check digit',
    { numeroidentificacion: '900123456-7' },
    'numeroidentificacion: El dígito de verificación de «900123456-7» no corresponde: con ese número sería 8. Revise el número.',
  ],
  [
    'letters in the NIT',
    { numeroidentificacion: '9O0123456' },
    'numeroidentificacion: «9O0123456» no es un NIT: escriba cifras, con o sin dígito de verificación.',
  ],
  ['an unknown class', { claseprestador: 'Tienda' }, 'claseprestador: No conocemos la clase de prestador «Tienda».'],
  ['an unknown kind of number', { tipoid: 'XX' }, 'tipoid: No conocemos el tipo de identificación «XX».'],
  [
    'an independiente with NIT',
    { claseprestador: 'Profesional Independiente' },
    'tipoid: Un profesional independiente se identifica con su documento, no con NIT.',
  ],
  [
    'a cédula with a letter',
    { tipoid: 'CC', numeroidentificacion: '19O0318562' },
    'numeroidentificacion: Hay una letra «O» en el número de cédula: escriba cero.',
  ],
  ['no name', { nombreprestador: '' }, 'nombreprestador: Está vacía.'],
  ['no municipio', { municipiosededesc: '' }, 'municipiosededesc: Está vacía.'],
  [
    'the code of an entidad of another number',
    { numeroidentificacion: '900000004' },
    'numeroidentificacion: El código «7099900001» ya es de NI 900123456.',
  ],
  [
    'the code of an entidad of another kind',
    { claseprestador: 'Transporte Especial' },
    'claseprestador: El código «7099900001» ya es de una entidad de otra clase.',
  ],
])('a row with %s is bad, says so, and the good row beside it is applied', async (_what, changes, reason) => {
  const count = await world.owner.query(sql`select count(*) from entidad`)
  expect(await reps([{ ...row, ...changes }, row], '2026-03-01T12:00')).toMatchObject({
    ok: true,
    value: { rowsRead: 2, rowsBad: 1 },
  })
  expect(badRows()).toEqual([`Fila 2, ${reason}`])
  expect(await world.owner.query(sql`select count(*) from entidad`)).toEqual(count)
})

test('a row with three faults tells the three and is one bad row', async () => {
  expect(await reps([{ ...row, nombresede: '', tipoid: '', claseprestador: '' }], '2026-03-01T12:00')).toMatchObject({
    value: { rowsBad: 1 },
  })
  expect(badRows()).toEqual([
    'Fila 2, claseprestador: No conocemos la clase de prestador «».',
    'Fila 2, tipoid: No conocemos el tipo de identificación «».',
    'Fila 2, nombresede: Está vacía.',
  ])
})

test('R-REPS-2: the classes of REPS become IPS, INDEPENDIENTE or PROVEEDOR', async () => {
  await reps(
    [
      another(11, { claseprestador: 'IPS' }),
      another(12, { claseprestador: 'Objeto Social Diferente a la Prestación de Servicios de Salud' }),
      another(13, { claseprestador: 'Transporte Especial de Pacientes' }),
      another(14, { claseprestador: 'PROFESIONAL INDEPENDIENTE', tipoid: 'CC', numeroidentificacion: '1.900.777.001' }),
    ],
    '2026-03-01T12:00',
  )
  expect(badRows()).toEqual([])
  expect(
    await world.owner.query(
      sql`select kind, id_number from entidad where code between '7099900011' and '7099900014' order by code`,
    ),
  ).toEqual([
    { kind: 'IPS', id_number: '900000004' },
    { kind: 'IPS', id_number: '900000004' },
    { kind: 'PROVEEDOR', id_number: '900000004' },
    { kind: 'INDEPENDIENTE', id_number: '1900777001' },
  ])
})

test('R-REPS-6: an independiente is tied to the person who has that document, and only to that one', async () => {
  const { ana, pedro } = world.people
  const own = (n: number, number: string) =>
    another(n, { claseprestador: 'Profesional Independiente', tipoid: 'CC', numeroidentificacion: number })
  await reps([own(21, ana.number), own(22, '1900777002')], '2026-03-01T12:00')
  expect(
    await world.owner.query(sql`select independiente_id from entidad where code in ('7099900021', '7099900022') order by code`),
  ).toEqual([{ independiente_id: ana.personId }, { independiente_id: null }])
  expect(await world.owner.query(sql`select id from entidad where independiente_id = ${pedro.personId}`)).toEqual([])
})

test('a contact that is not one address is left out and told; the row is applied', async () => {
  await reps([another(31, { email_prestador: 'a@b.example; c@d.example' })], '2026-03-01T12:00')
  expect(await entidadOf(world.owner, '7099900031')).toMatchObject([{ email: null }])
  expect(badRows()).toEqual([
    'Fila 2, email_prestador: «a@b.example; c@d.example»: Hay un espacio en el correo: escríbalo sin espacios. Fila cargada sin este dato.',
  ])
})

test('the file says its own cut; the municipio is the column where there is one', async () => {
  const empty = await openWorld()
  const file = files.write(csvOf([{ ...row, municipiosede: '70998', municipiosededesc: 'El Estero' }]))
  expect(await importReps(empty.app, request(file, null))).toMatchObject({ ok: true })
  expect(await empty.owner.query(sql`select as_of, municipio_code from sede where code = '709990000101'`)).toEqual([
    { as_of: new Date('2026-02-28T05:00:00Z'), municipio_code: '70998' },
  ])
  expect(
    await empty.owner.query(
      sql`select register, as_of, rows_read, rows_bad, length(sha256) as hash from register_load where register = 'REPS'`,
    ),
  ).toEqual([{ register: 'REPS', as_of: new Date('2026-02-28T05:00:00Z'), rows_read: 1, rows_bad: 0, hash: 64 }])
  expect(await empty.owner.query(sql`select actor_kind, act from audit_event`)).toEqual([
    { actor_kind: 'OPERADOR', act: 'reps.loaded' },
  ])
  await empty.close()
})

const list = {
  codigo: 'EPS901',
  nombre: 'EPS La Esperanza',
  nit: '900000002-1',
  municipio: '70999',
  correo: 'hola@esperanza.example',
}

test('R-REPS-5: an EPS gets its one office, coded by the EPS; loading again changes nothing', async () => {
  expect(await eps([list])).toMatchObject({ ok: true, value: { created: 1, rowsBad: 0 } })
  expect(await eps([list])).toMatchObject({ ok: true, value: { created: 0, changed: 0, same: 1 } })
  expect(
    await world.owner.query(sql`
      select e.kind, e.name, e.id_number, s.kind as "sedeKind", s.code, s.name as "sedeName", s.municipio_code
      from entidad e join sede s on s.entidad_id = e.id where e.code = 'EPS901'`),
  ).toEqual([
    {
      kind: 'EPS',
      name: 'EPS La Esperanza',
      id_number: '900000002',
      sedeKind: 'EPS',
      code: 'EPS901',
      sedeName: 'Oficina de EPS La Esperanza',
      municipio_code: '70999',
    },
  ])
})

test.each([
  [
    'a code of five signs',
    { codigo: 'EPS90' },
    'codigo: «EPS90» no es un código de EPS: son tres letras y tres letras o cifras.',
  ],
  [
    'a wrong check digit',
    { nit: '900000002-2' },
    'nit: El dígito de verificación de «900000002-2» no corresponde: con ese número sería 1. Revise el número.',
  ],
  ['an unknown municipio', { municipio: '70111' }, 'municipio: No conocemos el municipio «70111»: cárguelo antes con REPS.'],
  ['a municipio by its name', { municipio: 'La Bocana' }, 'municipio: «La Bocana» no es un código de municipio de cinco cifras.'],
  ['no name', { nombre: '' }, 'nombre: Está vacía.'],
  ['the code of an EPS of another NIT', { nit: '900000004' }, 'nit: El código «EPS901» ya es de NI 900000002.'],
])('an EPS with %s is a bad row', async (_what, changes, reason) => {
  expect(await eps([{ ...list, ...changes }])).toMatchObject({ value: { rowsBad: 1 } })
  expect(badRows()).toEqual([`Fila 2, ${reason}`])
})

test('the command writes its report, and ends with 1 when a row was bad or the file was refused', async () => {
  const [command] = repsCommands
  const report = files.path('informe.csv')
  const run = (...args: string[]) => command!.run(world.app, args, (line) => said.push(line))
  const good = files.write(csvOf([row]))
  const bad = files.write(
    csvOf([row, { ...row, tipoid: 'X"X' }].map((one) => ({ ...one, nombresede: 'S' }))).replace('X"X', '"X""X"'),
  )
  expect(await run(good, '--as-of', '2026-03-01T12:00')).toBe(0)
  expect(await run(bad, '--as-of=2026-03-01T12:00', '--report', report)).toBe(1)
  expect(readFileSync(report, 'utf8')).toBe(
    '\uFEFFlinea;columna;motivo;efecto\r\n3;tipoid;"No conocemos el tipo de identificación «X""X»."; rechazada\r\n'.replace(
      '; r',
      ';r',
    ),
  )
  expect(await run(good, '--as-of', '2026-01-01')).toBe(1)
  expect(said.at(-1)).toContain('No se cargó nada.')
  expect(await run()).toBe(1)
  expect(await run(good, '--as-of')).toBe(1)
  expect(await run(good, '--other')).toBe(1)
  expect(said.at(-1)).toBe('Uso: npm run cli -- reps import ARCHIVO.csv [--as-of FECHA] [--report INFORME.csv]')
})
