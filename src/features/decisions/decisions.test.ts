import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Someone = World['people']['ana']
const ask = (asker: Someone, about: string, sede: string = world.sedes.norte) =>
  world.get(`/api/decisions?person=${about}&sede=${sede}`, asker)

test('R-DEC-1: whoever answers for the sede or sits at the desk asks about whom he has to do with; nobody else, about nobody', async () => {
  const { ana, pedro, dora, eva, rita, caro } = world.people
  // Of the clinica, and unknown at the hospital.
  const elsewhere = await world.newPerson()
  await world.newApplication(ana, { entidadId: world.hospital.id, sedeId: world.sedes.norte })
  const asked = async (asker: Someone, about: Someone) => (await ask(asker, about.personId)).statusCode
  expect({
    'the delegado, about an applicant': await asked(dora, ana),
    'the delegado, about who is active': await asked(dora, pedro),
    'the delegado, about somebody unknown there': await asked(dora, elsewhere),
    'a delegado of another entidad': await asked(eva, pedro),
    'the desk, about anybody': await asked(rita, elsewhere),
    'a colleague': await asked(pedro, ana),
    'whoever only claims to be somebody': await asked(caro, ana),
  }).toEqual({
    'the delegado, about an applicant': 200,
    'the delegado, about who is active': 200,
    'the delegado, about somebody unknown there': 404,
    'a delegado of another entidad': 404,
    'the desk, about anybody': 200,
    'a colleague': 404,
    'whoever only claims to be somebody': 404,
  })
})

test('R-DEC-1: somebody who may not be asked about is answered as somebody or somewhere that is not there', async () => {
  const { ana, pedro, rita } = world.people
  const said = async (...asked: Parameters<typeof ask>) => {
    const { status, code, detail } = (await ask(...asked)).json() as Record<string, unknown>
    return { status, code, detail }
  }
  const nobody = await said(pedro, ana.personId)
  expect(nobody.status).toBe(404)
  expect([await said(pedro, randomUUID()), await said(rita, randomUUID()), await said(rita, ana.personId, randomUUID())]).toEqual(
    [...[nobody, nobody, nobody]],
  )
})

test('about oneself: verdict, rules and no steps where nothing is missing; of a claim the registers alone', async () => {
  const { pedro, caro } = world.people
  const own = (await world.get(`/api/decisions?sede=${world.sedes.norte}`, pedro)).json()
  expect([own.isAllowed, own.nextSteps, own.person.name, own.sede.code.length]).toEqual([true, [], 'Pedro Inventado', 12])
  const claimed = (await world.get(`/api/decisions?sede=${world.sedes.norte}`, caro)).json()
  expect(claimed.isAllowed).toBe(false)
  expect(claimed.nextSteps.length).toBeGreaterThan(0)
})
