import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApplicationId, SedeId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, span, type World } from '../../testing/world.ts'
import { plazaChanged } from './plaza-changed.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type TestPerson = World['people']['dora']

/** A delegado's press, through the page's own address. */
async function press(id: ApplicationId, act: string, fields: Record<string, string>, by = world.people.dora) {
  const [row] = await world.owner.query<{ version: number }>(sql`select version from application where id = ${id}`)
  const url = `/delegado/${world.hospital.id}/solicitudes/${id}/${act}`
  return world.post(url, { version: String(row?.version), intento: world.app.newId(), ...fields }, by)
}
const activate = (id: ApplicationId, fields: { desde: string; hasta: string; sede?: SedeId }) =>
  press(id, 'activar', { sede: world.sedes.norte, ...fields })
const applied = (person: TestPerson, kind: 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO', sedeId = world.sedes.norte) =>
  world.newApplication(person, { entidadId: world.hospital.id, sedeId }, 'ENVIADA', kind)
const maySign = async (person: TestPerson, at = noon) =>
  (await world.get(`/api/decisions?sede=${world.sedes.norte}&at=${at.toISOString()}`, person)).json()

const plazaYear = '[2026-02-01 00:00-05,2027-02-01 00:00-05)'

test('the guide’s second flow: inside the plaza, at its sede, the role of its profession; not a day more', async () => {
  const person = await world.newPerson({ profession: null })
  await world.newPlaza(person, world.sedes.norte, plazaYear)
  const id = await applied(person, 'SERVICIO_SOCIAL')
  expect((await activate(id, { desde: '1/3/2026', hasta: '1/2/2027' })).body).toContain('dentro de la plaza activa')
  expect((await activate(id, { desde: '1/3/2026', hasta: '' })).body).toContain('dentro de la plaza activa')
  expect((await activate(id, { desde: '1/3/2026', hasta: '31/1/2027', sede: world.sedes.sur })).body).toContain(
    'Presta el Servicio Social Obligatorio en otra sede',
  )
  expect((await activate(id, { desde: '1/3/2026', hasta: '31/1/2027' })).statusCode).toBe(303)
  expect((await press(id, 'enrolar', { roles: 'PRESCRIPTOR', desde: '', hasta: '' })).statusCode).toBe(303)
  expect((await maySign(person)).isAllowed).toBe(true)
  expect((await maySign(person, new Date('2027-01-31T23:59:59-05:00'))).isAllowed).toBe(true)
  const after = await maySign(person, new Date('2027-02-01T00:00:00-05:00'))
  expect([after.isAllowed, after.rules.some(({ rule }: { rule: string }) => rule === 'R-AUT-4')]).toEqual([false, true])
})

test('a nurse in Servicio Social reads, and does not prescribe', async () => {
  const nurse = await world.newPerson({ profession: null })
  await world.newPlaza(nurse, world.sedes.norte, plazaYear, { profession: 'ENFERMERIA' })
  const id = await applied(nurse, 'SERVICIO_SOCIAL')
  await activate(id, { desde: '1/3/2026', hasta: '31/1/2027' })
  expect((await press(id, 'enrolar', { roles: 'PRESCRIPTOR', desde: '', hasta: '' })).statusCode).toBe(422)
  expect((await press(id, 'enrolar', { roles: 'CONSULTA_IPS', desde: '', hasta: '' })).statusCode).toBe(303)
  expect((await maySign(nurse)).isAllowed).toBe(false)
})

test('the guide’s third flow: an otro usuario needs no register, and gets a role of that option only', async () => {
  const person = await world.newPerson({ profession: null })
  const id = await applied(person, 'OTRO')
  expect((await activate(id, { desde: '1/3/2026', hasta: '' })).statusCode).toBe(303)
  expect((await press(id, 'enrolar', { roles: 'PRESCRIPTOR', desde: '', hasta: '' })).statusCode).toBe(422)
  expect((await press(id, 'enrolar', { roles: 'REGENTE', desde: '', hasta: '' })).statusCode).toBe(303)
})

test('R-SS-1: with a plaza in force nobody is activated elsewhere, in no option', async () => {
  const person = await world.newPerson()
  await world.newPlaza(person, world.sedes.sur, plazaYear)
  for (const kind of ['PROFESIONAL', 'OTRO'] as const) {
    const reply = await activate(await applied(person, kind), { desde: '1/3/2026', hasta: '31/3/2026' })
    expect([reply.statusCode, reply.body.includes('Presta el Servicio Social Obligatorio en otra sede')]).toEqual([422, true])
  }
})

async function standing() {
  const person = await world.newPerson({ profession: null })
  const plaza = await world.newPlaza(person, world.sedes.norte, plazaYear)
  const held = await world.newActivation(person, 'PRESCRIPTOR', span('2026-02-01', '2027-02-01'), {
    kind: 'SERVICIO_SOCIAL',
    policyId: 14,
  })
  return { person, plaza, held }
}
const ends = (activationId: string) =>
  world.owner.query(sql`
    select upper(a.during) as activation, upper(g.during) as role from activation a join role_grant g on g.activation_id = a.id where a.id = ${activationId}`)
const dayStart = (day: string) => new Date(`${day}T05:00:00Z`)
const plazaMoved = (person: TestPerson, until: Date) =>
  world.app.transaction((db) =>
    plazaChanged(world.app, db, {
      personId: person.personId,
      sedeId: world.sedes.norte,
      from: { from: dayStart('2026-02-01'), until: dayStart('2027-02-01') },
      to: { from: dayStart('2026-02-01'), until },
      at: noon,
      by: { actor: { kind: 'OPERADOR' }, personId: null },
      reason: 'Resolución 9',
    }).then(() =>
      db.query(sql`update plaza_assignment set during = tstzrange(lower(during), ${until}) where person_id = ${person.personId}`),
    ),
  )

test('R-SS-3: shortened, the plaza takes activation and roles with it; lengthened, they go on with it', async () => {
  const { person, held } = await standing()
  await plazaMoved(person, dayStart('2026-09-01'))
  expect(await ends(held.id)).toEqual([{ activation: dayStart('2026-09-01'), role: dayStart('2026-09-01') }])

  const other = await standing()
  await plazaMoved(other.person, dayStart('2027-05-01'))
  expect(await ends(other.held.id)).toEqual([{ activation: dayStart('2027-05-01'), role: dayStart('2027-05-01') }])
})

test('with the rules bypassed the database refuses: outside the plaza, at another sede, twice, a role longer than its activation', async () => {
  const { person, held } = await standing()
  const write = (sedeId: string, during: string) =>
    world.owner.query(sql`
      insert into activation (entidad_id, id, person_id, sede_id, registration, basis, application_id, proofing_id, during, activated_by, activated_at)
      select entidad_id, ${world.app.newId()}, person_id, ${sedeId}::uuid, 'SERVICIO_SOCIAL', 'DELEGADO', application_id, proofing_id, ${during}::tstzrange, activated_by, activated_at
      from activation where id = ${held.id}`)
  const { norte, sur } = world.sedes
  await expect(write(norte, span('2027-02-01', '2027-02-02'))).rejects.toMatchObject({ constraint: 'activation_inside_plaza' })
  await expect(write(sur, span('2026-03-01', '2026-04-01'))).rejects.toMatchObject({ constraint: 'activation_inside_plaza' })
  await expect(write(norte, span('2026-03-01', '2026-04-01'))).rejects.toMatchObject({ constraint: 'activation_no_overlap' })
  await expect(
    world.owner.query(sql`update role_grant set during = tstzrange(lower(during), null) where activation_id = ${held.id}`),
  ).rejects.toMatchObject({ constraint: 'role_grant_inside_activation' })
  await expect(
    world.owner.query(
      sql`update plaza_assignment set during = tstzrange(lower(during), ${noon}) where person_id = ${person.personId}`,
    ),
  ).rejects.toMatchObject({ constraint: 'activation_inside_plaza' })
})
