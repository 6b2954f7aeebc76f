import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { preparePrescribing, usualText } from '../../testing/prescribing.ts'
import { fieldsOfPage, sheetHands, textOf } from '../../testing/sheet.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { fieldsOfText } from './text-of-form.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
let begin: ReturnType<typeof sheetHands>['begin']
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
  ;({ begin } = sheetHands(world, desk))
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

test('what the program chose follows the duration: the delivery in parts, and the total', async () => {
  const { press, see } = await begin()
  await press('agregar', { linea: 'losartan 50 1 cada 12h 120d', 'diagnosis.text': 'I10X' })
  const choices = async () => {
    const fields = fieldsOfPage(await see())
    return ['duration', 'provision', 'total'].map((name) => fields[`medicines.0.${name}`])
  }
  expect(await choices()).toEqual(['120', '2', ''])
  await press('arreglo:R-PRE-4:medicines.0.duration:0')
  expect(await choices()).toEqual(['90', '1', ''])
  expect(textOf(await see())).toContain('180 tabletas')
  await press('guardar', { 'medicines.0.provision': '2' })
  await press('guardar', { 'medicines.0.duration': '30' })
  // Chosen otherwise than usual: it stays.
  expect(await choices()).toEqual(['30', '2', ''])
})

test('a button pressed on what is written there by now is done, whatever revision it was read at', async () => {
  const { home, press, see } = await begin()
  const linea = 'losartan 50 1 cada 12h 90d'
  const first = fieldsOfPage(await see())
  await press('guardar', { linea }, first)
  const added = await press('agregar', { linea }, first)
  expect([added.statusCode, String(added.headers.location)]).toEqual([303, expect.stringContaining(`${home}?hecho=agregado`)])
  expect(textOf(await see())).toContain('Losartán 50 mg')
  // Again from that old page: what is written is another by now.
  expect((await press('agregar', { linea }, { ...first, intento: 'x' })).statusCode).toBe(409)
})

test('R-SED-1: a sheet whose writer works elsewhere by now says so, and stays where it was written until he chooses', async () => {
  const berta = await world.newPerson({ firstName: 'Berta' })
  await world.newActivation(berta, 'PRESCRIPTOR')
  const { home, press, see } = await begin(berta)
  const id = home.split('/').at(-1)!
  // As if it had been written at another sede, where her activation has ended.
  await world.owner.query(sql`update prescription_draft set sede_id = ${world.sedes.sur} where id = ${id}`)
  const said = 'Este borrador se escribió en Sede Sur, Hospital San Roque . Usted trabaja ahora en Sede Norte, Hospital San Roque'
  expect(textOf(await see())).toContain(said)
  await press('guardar', fieldsOfText(usualText()))
  expect(textOf(await see())).toContain(said)
  await press('revisar')
  expect(textOf((await world.get(`${home}/firmar`, berta)).body)).toContain(said)
  await world.post('/sede-de-trabajo', { sede: world.sedes.norte }, berta)
  await press('guardar', { 'medicines.0.recommendations': 'Con agua.' })
  expect(textOf(await see())).not.toContain('Este borrador se escribió en')
})
