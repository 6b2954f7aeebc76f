import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, span, type World } from '../../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type Person = World['people']['dora']
type Answer = {
  isAllowed: boolean
  activation: { rule: string; isSatisfied: boolean | null; message: string | null }[]
  roles: { role: string; isAllowed: boolean; rules: { rule: string; isSatisfied: boolean | null }[] }[]
  actions: { action: string; isAllowed: boolean; until: string | null; rules: { rule: string; isSatisfied: boolean | null }[] }[]
}

async function simulated(applicationId: string, query: Record<string, string>, by: Person = world.people.dora): Promise<Answer> {
  const asked = new URLSearchParams({ sedeId: world.sedes.norte, from: '2026-03-01', ...query })
  const reply = await world.get(`/api/entidades/${world.hospital.id}/applications/${applicationId}/simulation?${asked}`, by)
  expect(reply.statusCode).toBe(200)
  return reply.json<Answer>()
}
const failing = (rules: { rule: string; isSatisfied: boolean | null }[]) =>
  rules.filter(({ isSatisfied }) => isSatisfied === false).map(({ rule }) => rule)
const counted = async () =>
  (
    await world.owner.query(sql`
    select (select count(*) from activation) as activations, (select count(*) from role_grant) as grants,
      (select count(*) from audit_event) as audits, (select count(*) from application_step) as steps`)
  )[0]

test('what would be allowed says until when the person could do what, and nothing is done', async () => {
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  const before = await counted()
  const answer = await simulated(id, { until: '2026-09-01', roles: 'PRESCRIPTOR' })
  expect(answer).toMatchObject({ isAllowed: true, roles: [{ role: 'PRESCRIPTOR', isAllowed: true }] })
  expect(answer.actions.map(({ action, isAllowed, until }) => [action, isAllowed, until])).toEqual([
    ['prescription.sign', true, '2026-09-01T05:00:00.000Z'],
    ['prescription.read', true, '2026-09-01T05:00:00.000Z'],
  ])
  expect(await counted()).toEqual(before)
})

test('every rule that stands against it is told, not only the first', async () => {
  const person = await world.newPerson({ level: 1, documentState: 'NO_VIGENTE' })
  await world.newSanction(person)
  await world.newPlaza(person, world.sedes.sur)
  const answer = await simulated(await world.newApplication(person), { roles: 'PRESCRIPTOR' })
  expect(answer.isAllowed).toBe(false)
  expect(failing(answer.activation)).toEqual(['R-ACT-3', 'R-ACT-4', 'R-ACT-5', 'R-SS-1'])
  expect(answer.activation.find(({ rule }) => rule === 'R-SS-1')?.message).toContain('Sede Sur')
  expect(answer.actions).toEqual([])
})

test.each([
  ['in the plaza', { until: '2027-02-01' }, []],
  ['a day beyond it', { until: '2027-02-02' }, ['R-SS-2']],
  ['at another sede', { sedeId: 'sur', until: '2027-02-01' }, ['R-SS-1']],
  ['from yesterday', { from: '2026-02-28', until: '2027-02-01' }, ['R-ACT-2']],
])('R-SS-1, R-SS-2: a Servicio Social simulated %s', async (_where, query, expected) => {
  const person = await world.newPerson({ profession: null })
  await world.newPlaza(person)
  const id = await world.newApplication(person, undefined, 'ENVIADA', 'SERVICIO_SOCIAL')
  const asked = { ...query, ...('sedeId' in query && { sedeId: world.sedes.sur }) } as Record<string, string>
  expect(failing((await simulated(id, { ...asked, roles: 'PRESCRIPTOR' })).activation)).toEqual(expected)
})

test('to enrol in nothing is not simulated as allowed, and what was unticked stays so', async () => {
  const person = await world.newPerson()
  const { applicationId } = await world.newActivation(person, null)
  const page = (query: string) =>
    world.get(`/delegado/${world.hospital.id}/solicitudes/${applicationId}/simular?${query}`, world.people.dora)
  for (const query of ['simular=1', `intento=${world.app.newId()}&desde=&hasta=`]) {
    const { statusCode, body } = await page(query)
    expect(statusCode).toBe(422)
    expect(body).toContain('Elija al menos un rol.')
    expect(body).not.toContain('Así se puede enrolar')
  }
  expect((await page('')).body).toContain('Así se puede enrolar')
})

test('a simulation says what the act then does, for every option, sede and days', async () => {
  const { norte, sur } = world.sedes
  const professional = await world.newPerson()
  const unseen = await world.newPerson({ level: 1 })
  const sanctioned = await world.newPerson()
  await world.newSanction(sanctioned, span('2026-05-01', '2026-06-01'))
  const social = await world.newPerson({ profession: null })
  await world.newPlaza(social)
  const other = await world.newPerson({ profession: null })
  const cases = [
    [professional, 'PROFESIONAL'],
    [unseen, 'PROFESIONAL'],
    [sanctioned, 'PROFESIONAL'],
    [social, 'SERVICIO_SOCIAL'],
    [other, 'OTRO'],
    [other, 'PROFESIONAL'],
  ] as const
  const days = [
    ['2026-03-01', '2026-04-01'],
    ['2026-04-15', '2026-05-15'],
    ['2026-02-01', '2026-03-15'],
    ['2026-03-10', '2026-03-10'],
    ['2026-04-01', undefined],
  ] as const
  const said: boolean[] = []
  for (const [person, kind] of cases)
    for (const sedeId of [norte, sur])
      for (const [from, until] of days) {
        const id = await world.newApplication(person, undefined, 'ENVIADA', kind)
        const answer = await simulated(id, { sedeId, from, ...(until && { until }) })
        const reply = await world.server.inject({
          method: 'POST',
          url: `/api/entidades/${world.hospital.id}/applications/${id}/activation`,
          headers: world.as(world.people.dora),
          payload: { version: 1, sedeId, from, until: until ?? null },
        })
        expect([reply.statusCode === 201, kind, sedeId, from]).toEqual([answer.isAllowed, kind, sedeId, from])
        said.push(answer.isAllowed)
        await world.owner.query(sql`update application set state = 'RETIRADA' where id = ${id}`)
      }
  expect([said.includes(true), said.includes(false)]).toEqual([true, true])
})

test('R-ENR-6, R-ENR-7: roles that go not together, and one that wants a second delegado, are told before anybody presses', async () => {
  await world.owner.query(sql`update role_policy set exclusive_with = 'PRESCRIPTOR', needs_second = true where id = 10`)
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  const asked = new URLSearchParams([
    ...[
      ['sedeId', world.sedes.norte],
      ['from', '2026-03-01'],
      ['roles', 'PRESCRIPTOR'],
      ['roles', 'MIEMBRO_JUNTA'],
    ],
  ])
  const reply = await world.get(`/api/entidades/${world.hospital.id}/applications/${id}/simulation?${asked}`, world.people.dora)
  const answer = reply.json<Answer>()
  expect(failing(answer.activation)).toEqual([])
  expect(answer.roles.map(({ role, rules }) => [role, failing(rules)])).toEqual([
    ['PRESCRIPTOR', []],
    ['MIEMBRO_JUNTA', ['R-ENR-6', 'R-ENR-7']],
  ])
  await world.owner.query(sql`update role_policy set exclusive_with = null, needs_second = false where id = 10`)
})

test('the page answers what is typed, keeps it, and leads to the act with the same days', async () => {
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  const url = `/delegado/${world.hospital.id}/solicitudes/${id}/simular`
  const asked = { sede: world.sedes.sur, desde: '1/4/2026', hasta: '30/9/2026', roles: 'PRESCRIPTOR', simular: '1' }
  const page = await world.get(`${url}?${new URLSearchParams(asked)}`, world.people.dora)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Así se puede activar y enrolar')
  expect(page.body).toContain('Activar así en Sede Sur')
  expect(page.body).toMatch(/name="desde"[^>]*value="1\/4\/2026"/)

  const wrong = await world.get(`${url}?${new URLSearchParams({ ...asked, hasta: '31/2/2026' })}`, world.people.dora)
  expect([wrong.statusCode, wrong.body.includes('«31/2/2026» no es una fecha')]).toEqual([422, true])
  expect((await world.get(url, world.people.eva)).statusCode).toBe(404)
})
