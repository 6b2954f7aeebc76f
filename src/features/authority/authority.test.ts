import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { type Action, actions, decide, type Place, scopeOf } from './index.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('the access matrix is the one that was agreed', async () => {
  const { dora, diego, eva, rita, pedro, sergio, nora, ana, caro, ines, sara, olivia } = world.people
  const who = {
    'delegado of the entidad': dora,
    'delegado until yesterday': diego,
    'delegado elsewhere': eva,
    'official of the desk': rita,
    prescriptor: pedro,
    'prescriptor, sanctioned': sergio,
    'active, without a role': nora,
    'servicio social': sara,
    'otro usuario': olivia,
    'in ReTHUS, not active': ana,
    'claims only': caro,
    'independiente elsewhere': ines,
  }
  // Sent to an entidad that nobody answers for.
  const alone = await world.newEntidad('IPS', 'Fundación Sola')
  const entidadId = alone.id
  const waiting = await world.newApplication(ana, { entidadId, sedeId: await world.newSede(alone, 'Única', '01') })
  const placeOf = (action: Action): Place => {
    if (scopeOf[action] === 'solicitud') return { kind: 'solicitud', id: waiting }
    return scopeOf[action] === 'nacion' ? { kind: 'nacion' } : { kind: 'sede', id: world.sedes.norte }
  }
  const line = (name: string, cells: string[]) => [name.padEnd(26), ...cells.map((cell) => cell.padEnd(20))].join('').trimEnd()
  const lines = [line('at sede norte, in March', actions)]
  for (const [name, { personId }] of Object.entries(who)) {
    const cells: string[] = []
    for (const action of actions) {
      const { isAllowed, isStranger } = await decide(world.app.db, {
        personId,
        action,
        place: placeOf(action),
        at: await world.app.clock(world.app.db),
      })
      cells.push(isAllowed ? 'yes' : isStranger ? 'stranger' : '-')
    }
    lines.push(line(name, cells))
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('access-matrix.txt')
})

test('the past and the future are asked like the present', async () => {
  const ask = async (at: string) => {
    const question = {
      personId: world.people.pedro.personId,
      action: 'prescription.sign',
      place: { kind: 'sede', id: world.sedes.norte },
    } as const
    return (await decide(world.app.db, { ...question, at: new Date(at) })).isAllowed
  }
  expect(await ask('2026-01-31T23:59:59-05:00')).toBe(false)
  expect(await ask('2026-02-01T00:00:00-05:00')).toBe(true)
  expect(await ask('2026-05-31T23:59:59-05:00')).toBe(true)
  expect(await ask('2026-06-01T00:00:00-05:00')).toBe(false)
})

test('R-AUT-6: one role whose title is gone does not hide another that allows the same', async () => {
  const { owner, app, newPerson, newActivation, sedes } = world
  const person = await newPerson()
  const { id } = await newActivation(person, 'PRESCRIPTOR')
  await owner.query(sql`
    insert into role_grant (entidad_id, id, activation_id, person_id, role, policy_id, basis, during, granted_by, granted_at)
    select entidad_id, ${app.newId()}, activation_id, person_id, 'CONSULTA_IPS', 5, basis, during, granted_by, granted_at
    from role_grant where activation_id = ${id}`)
  await owner.query(sql`update rethus_title set profession_code = null where person_id = ${person.personId}`)
  const may = async (action: 'prescription.read' | 'prescription.sign') =>
    (
      await decide(app.db, {
        personId: person.personId,
        action,
        place: { kind: 'sede', id: sedes.norte },
        at: await app.clock(app.db),
      })
    ).isAllowed
  expect([await may('prescription.read'), await may('prescription.sign')]).toEqual([true, false])
})
