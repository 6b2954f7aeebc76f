import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { preparePrescribing, usualText } from '../../testing/prescribing.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { annulPrescription, findSigned } from './index.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

const annul = (number: string, { by = world.people.pedro, reason = 'Se escribió la dosis de otro paciente.', key = '' } = {}) =>
  annulPrescription(world.app, {
    actor: by,
    number,
    reason,
    attempt: key ? { accountId: by.accountId, key, request: { number, reason } } : null,
  })

test('annulled with a reason, told to the patient without it, and recorded', async () => {
  const patient = await desk.newPatient({ email: 'anulada@correo.example' })
  const number = await desk.signed({ patientId: patient.id })
  expect(await annul(number)).toEqual({ ok: true, value: { number } })
  expect((await findSigned(world.app.db, number))?.end).toEqual({
    ...{ kind: 'ANULADA', replacedBy: null, reason: 'Se escribió la dosis de otro paciente.', endedAt: noon },
  })
  const mails = await world.owner.query<{ body: string }>(sql`
    select payload ->> 'body' as body from outbox where payload ->> 'to' = 'anulada@correo.example' order by created_at`)
  expect(mails).toHaveLength(2)
  expect(mails[1]?.body).toContain('Ya no vale.')
  expect(mails[1]?.body).not.toContain('dosis de otro paciente')
  const [event] = await world.owner.query(sql`
    select actor_id, reason from audit_event where act = 'prescription.annulled' and reason like ${`${number}%`}`)
  expect(event).toEqual({ actor_id: world.people.pedro.personId, reason: `${number}: Se escribió la dosis de otro paciente.` })
})

test.each([
  ['', 'reason-short'],
  ['  no ', 'reason-short'],
  ['💩💩x', 'reason-short'],
  ['x'.repeat(501), 'reason-long'],
  ['💩'.repeat(501), 'reason-long'],
])('the reason "%s" is not one: %s', async (reason, code) => {
  expect(await annul('20260301100000000001', { reason })).toEqual({ ok: false, refusal: { code } })
})

test('a reason is counted in letters, as the table counts it', async () => {
  const number = await desk.signed({ patientId: (await desk.newPatient()).id })
  expect(await annul(number, { reason: '💩'.repeat(500) })).toMatchObject({ ok: true })
})

test('whoever may not annul any more is given no form, and nothing is said of signing', async () => {
  const { pedro } = world.people
  const number = await desk.signed({ patientId: (await desk.newPatient()).id })
  const page = `/mipres/formulas/${number}/anular`
  expect((await world.get(page, pedro)).statusCode).toBe(200)
  world.moveClockTo(new Date('2027-06-01T00:00:00-05:00'))
  const shut = await world.get(page, pedro)
  expect([shut.statusCode, shut.headers.location]).toEqual([303, `/mipres/formulas/${number}`])
  const answer = await world.post(page, { motivo: 'Se suspende el tratamiento.', intento: world.app.newId() }, pedro)
  expect(answer.body).toContain('La fórmula sigue como estaba.')
  expect(answer.body).not.toMatch(/Nada se firmó|borrador/)
})

test('only who signed it annuls, while his right is in force, once; one intention is one act', async () => {
  const patient = await desk.newPatient()
  const number = await desk.signed({ patientId: patient.id })
  expect(await annul(number, { by: world.people.olivia })).toMatchObject({ refusal: { code: 'not-the-signer' } })
  world.moveClockTo(new Date('2026-06-01T00:00:00-05:00'))
  expect(await annul(number)).toMatchObject({ refusal: { code: 'no-right' } })
  world.moveClockTo(noon)
  const key = world.app.newId()
  const twice = await Promise.all([annul(number, { key }), annul(number, { key })])
  expect(twice.map(({ ok }) => ok)).toEqual([true, true])
  expect(await annul(number)).toMatchObject({ refusal: { code: 'already-ended', kind: 'ANULADA' } })
  expect(await annul('20260301100999999999')).toEqual({ ok: false, refusal: { code: 'not-found' } })
})

test('annulled and modified at once, 16 tries in 12 rounds: one of them happens', async () => {
  for (let round = 0; round < 12; round++) {
    const patient = await desk.newPatient()
    const number = await desk.signed({ patientId: patient.id })
    const text = usualText({ diagnosis: 'J00X' })
    const { sha256 } = await desk.prepare({ patientId: patient.id, text, replaces: number })
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        i % 4 === 0 ? desk.sign({ patientId: patient.id, text, replaces: number, sha256 }) : annul(number),
      ),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const [ends] = await world.owner.query(sql`select count(*)::int as n from prescription_end where number = ${number}`)
    expect(ends).toEqual({ n: 1 })
  }
})
