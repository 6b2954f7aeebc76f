import { afterAll, beforeAll, expect, test } from 'vitest'
import { preparePrescribing } from '../../testing/prescribing.ts'
import { fieldsOfPage, sheetHands, textOf } from '../../testing/sheet.ts'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
let hands: ReturnType<typeof sheetHands>
beforeAll(async () => {
  world = await openWorld()
  hands = sheetHands(world, await preparePrescribing(world))
})
afterAll(() => world.close())

/** Where on the page each problem that is told above leads to. */
function placesOfProblems(page: string): { targets: string[]; places: number[] } {
  const summary = /<div[^>]*class="govuk-error-summary"[\s\S]*?<\/ul>/.exec(page)?.[0] ?? ''
  const targets = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
  return { targets, places: targets.map((id) => page.indexOf(` id="${id}"`)) }
}

test('R-PRE-1: problems are told in the order in which their fields stand on the page', async () => {
  const { press, reviewed } = await hands.begin()
  await press('agregar', { linea: 'losartan 50 1 cada 12h 200d' })
  await press('agregar', { linea: 'amoxicilina 5 ml c/8h' })
  await press('nuevo')
  await press('principio:2')
  await press('guardar', { 'medicines.0.isUpcFinanced': 'no', 'medicines.0.total': '7' })
  await press('guardar', { 'medicines.0.causes.CausaS3': '1', 'medicines.0.causes.RznCausaS31': '1' })
  await press('guardar', { 'medicines.2.every': 'x', 'medicines.2.ingredients.1.content': 'x', 'medicines.2.total': 'x' })
  const page = await reviewed({ related1: 'x', 'diagnosis.text': '', linea: 'algo más' })
  const { targets, places } = placesOfProblems(page)
  expect(targets.length).toBeGreaterThan(20)
  expect(targets.filter((_, i) => places[i] === -1)).toEqual([])
  expect(targets.toSorted((a, b) => places[targets.indexOf(a)]! - places[targets.indexOf(b)]!)).toEqual(targets)
})

test('what the total is counted in goes with the form, and is what was chosen where somebody chose', async () => {
  const { press, see } = await hands.begin()
  const unit = async () => fieldsOfPage(await see())['medicines.0.totalUnit']
  const form = async (code: string) => {
    await press('guardar', { 'medicines.0.form': code })
    return unit()
  }
  await press('nuevo')
  expect(await unit()).toBe('')
  expect([await form('PRO001'), await form('PRO004'), await form('PRO013')]).toEqual(['81', '83', '88'])
  // Of what goes in by more than one way nobody knows it.
  expect(await form('PRO008')).toBe('')
  await press('guardar', { 'medicines.0.totalUnit': '86' })
  expect([await form('PRO008'), await form('PRO001')]).toEqual(['86', '86'])
})

test('a medicine that is filled in field by field has its total without opening what is folded', async () => {
  const { press, see } = await hands.begin()
  await press('nuevo')
  await press('guardar', {
    ...{ 'medicines.0.ingredients.0.code.text': 'losartan', 'medicines.0.ingredients.0.strength': '50' },
    ...{ 'medicines.0.ingredients.0.strengthUnit': '7001', 'medicines.0.form': 'PRO001', 'medicines.0.route': '901' },
    ...{ 'medicines.0.dose': '1', 'medicines.0.doseUnit': '7023', 'medicines.0.every': '12', 'medicines.0.everyUnit': '2' },
    ...{ 'medicines.0.duration': '30', 'medicines.0.durationUnit': '3' },
  })
  expect(textOf(await see())).toContain('1 tableta × 2 al día × 30 días = 60 tabletas')
})
