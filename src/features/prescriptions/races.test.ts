import { afterAll, beforeAll, expect, test } from 'vitest'
import { ActivationId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { password, preparePrescribing, usualText } from '../../testing/prescribing.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { endActivation } from '../enrolment/index.ts'
import { preparePrescription, signPrescription } from './index.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
})
afterAll(() => world.close())

const rounds = 8
const signers = 8

test(`a right that ends among ${signers} signatures: what was signed before stays, and nothing is signed after, in ${rounds} rounds`, async () => {
  // A clock that goes on: whoever reads it later, after his turn at the lock, reads a later instant.
  let ticks = 0
  const app = { ...world.app, clock: async () => new Date(noon.getTime() + 1000 * ++ticks) }
  let [signed, refused] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    const someone = await world.newPerson({ firstName: 'Tomás' })
    await desk.givePassword(someone)
    const { id } = await world.newActivation(someone, 'PRESCRIPTOR')
    const patients = await Promise.all(Array.from({ length: signers }, () => desk.newPatient()))
    const asked = (patientId: string) => ({
      ...{ sedeId: world.sedes.norte, kind: 'PRESCRIPCION' as const, patientId, text: usualText(), replaces: null },
    })
    const shown = await Promise.all(
      patients.map((patient) => preparePrescription(app.db, { ...asked(patient.id), personId: someone.personId, now: noon })),
    )
    const sign = (patientId: string, contentSha256: string) =>
      signPrescription(app, { ...asked(patientId), actor: someone, contentSha256, password, attempt: null })
    const { dora } = world.people
    const end = () =>
      endActivation(app, {
        ...{ by: dora, entidadId: world.hospital.id, activationId: ActivationId.parse(id), reason: 'Se retiró del hospital.' },
        ...{ intento: app.newId(), requestId: 'prueba' },
      })
    const signing = patients.map((patient, i) => sign(patient.id, shown[i]?.sha256 ?? ''))
    // In every other round it comes as soon as one has signed, in the midst of the others; else before their passwords are checked.
    const ending = round % 2 === 0 ? end() : Promise.race(signing).then(end)
    const [ended, ...outcomes] = await Promise.all([ending, ...signing])
    expect(ended).toMatchObject({ ok: true })
    signed += outcomes.filter(({ ok }) => ok).length
    refused += outcomes.filter(({ ok }) => !ok).length
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.refusal.code).toBe('no-right')
    const [late] = await world.owner.query(sql`
      select count(*)::int as n from prescription p join activation a on a.id = p.activation_id
      where p.prescriber_id = ${someone.personId} and p.signed_at >= upper(a.during)`)
    expect(late).toEqual({ n: 0 })
    expect(await sign((await desk.newPatient()).id, 'x')).toMatchObject({ refusal: { code: 'no-right' } })
  }
  expect(signed + refused).toBe(rounds * signers)
  // Both must have happened, or the race was none.
  expect(signed).toBeGreaterThan(0)
  expect(refused).toBeGreaterThan(0)
})

test('R-PRE-7: of two prescribers who sign the same for one patient at once, the second is told of the first, in 6 rounds', async () => {
  const second = await world.newPerson({ firstName: 'Berta' })
  await desk.givePassword(second)
  await world.newActivation(second, 'PRESCRIPTOR')
  for (let round = 0; round < 6; round++) {
    const { id: patientId } = await desk.newPatient()
    const outcomes = await Promise.all([desk.sign({ patientId }), desk.sign({ patientId, by: second })])
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'not-signable' } })
  }
})
