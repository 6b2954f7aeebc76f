import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'
import { changePolicy } from './change-policy.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.moveClockTo(noon)
  await world.owner.query(sql`update role_policy set enabled = true, needs_second = false, exclusive_with = null`)
})

type Fields = Record<string, string>
type Person = World['people']['rita']

const row = (more: Fields = {}) => ({
  ...{ enabled: 'true', needs_second: 'false', exclusive_with: '' },
  ...{ visto_enabled: 'true', visto_needs_second: 'false', visto_exclusive_with: '' },
  ...{ motivo: 'La guía nueva ya no lo nombra.', norma: 'Res. 1 de 2026, artículo 2', intento: world.app.newId() },
  ...more,
})
const press = (id: number, fields: Fields, by: Person = world.people.rita) => world.post(`/mesa/roles/filas/${id}`, fields, by)
const maySign = async (person: Person) =>
  (await world.get(`/api/decisions?action=prescription.sign&sede=${world.sedes.norte}`, person)).json().isAllowed

describe('R-MES-3: a row of the table of roles', () => {
  test('is switched off only after it was said how many people it touches, and confirmed; it holds at the next decision', async () => {
    const { pedro, rita } = world.people
    const other = await world.newPerson()
    await world.newActivation(other, 'PRESCRIPTOR')
    expect([await maySign(pedro), await maySign(other)]).toEqual([true, true])

    const fields = row({ enabled: 'false' })
    const ahead = await press(1, fields)
    expect([ahead.statusCode, ahead.body.includes('3 personas dejarían de tener lo que este rol permite.')]).toEqual([200, true])
    expect(await maySign(pedro)).toBe(true)

    const confirmed = await press(1, { ...fields, confirmado: 'si' })
    expect(confirmed.headers.location).toBe('/mesa/roles?hecho=cambiado')
    expect([await maySign(pedro), await maySign(other)]).toEqual([false, false])
    expect(
      await world.owner.query(
        sql`select subject, key, field, before, after, reason, norm, affected, changed_by as "by" from policy_change`,
      ),
    ).toEqual([
      {
        ...{ subject: 'FILA', key: '1', field: 'enabled', before: 'true', after: 'false', affected: 3, by: rita.personId },
        ...{ reason: 'La guía nueva ya no lo nombra.', norm: 'Res. 1 de 2026, artículo 2' },
      },
    ])
    const [event] = await world.owner.query<{ decision: unknown; reason: string }>(
      sql`select decision, reason from audit_event where act = 'policy.changed'`,
    )
    expect(event).toMatchObject({
      reason: 'La guía nueva ya no lo nombra.',
      decision: { subject: 'FILA', key: '1', field: 'enabled', before: 'true', after: 'false', affected: 3 },
    })
    const history = (await world.get('/mesa/roles', rita)).body
    for (const said of ['encendida → apagada', 'La guía nueva ya no lo nombra.', 'Res. 1 de 2026, artículo 2', rita.name])
      expect(history).toContain(said)

    const what = /Profesional prescriptor, Profesional de la salud, IPS, [^<]*: estado, encendida → apagada/
    expect((await world.get('/mesa/auditoria?acto=policy.changed', rita)).body).toMatch(what)
    expect((await world.get('/mesa/auditoria.csv?acto=policy.changed', rita)).body).toMatch(what)

    // On again, what has not ended holds again.
    await press(1, row({ enabled: 'true', visto_enabled: 'false', confirmado: 'si' }))
    expect([await maySign(pedro), await maySign(other)]).toEqual([true, true])
  })

  test('that is off is neither offered nor given (R-ENR-8)', async () => {
    const person = await world.newPerson()
    const { applicationId } = await world.newActivation(person, null)
    const home = `/delegado/${world.hospital.id}/solicitudes/${applicationId}`
    expect((await world.get(home, world.people.dora)).body).toContain('value="PRESCRIPTOR"')
    await press(1, row({ enabled: 'false', confirmado: 'si' }))
    expect((await world.get(home, world.people.dora)).body).not.toContain('value="PRESCRIPTOR"')
    const given = await world.post(
      `${home}/enrolar`,
      { version: '1', intento: world.app.newId(), roles: 'PRESCRIPTOR', desde: '', hasta: '' },
      world.people.dora,
    )
    expect([given.statusCode, given.body.includes('sostiene el rol Profesional prescriptor')]).toEqual([422, true])
  })

  test('can ask for a second person, and exclude another role: both hold from the next grant', async () => {
    await press(5, row({ needs_second: 'true', exclusive_with: 'PRESCRIPTOR', confirmado: 'si' }))
    const person = await world.newPerson()
    const { applicationId } = await world.newActivation(person, null)
    const grant = (roles: string | string[], by: Person) =>
      world.post(
        `/delegado/${world.hospital.id}/solicitudes/${applicationId}/enrolar`,
        { version: '1', intento: world.app.newId(), roles, desde: '', hasta: '' },
        by,
      )
    expect((await grant('CONSULTA_IPS', world.people.dora)).body).toContain('lo da otro delegado')
    expect((await grant(['PRESCRIPTOR', 'CONSULTA_IPS'], world.people.luis)).body).toContain('no se puede tener junto con')
    expect((await grant('CONSULTA_IPS', world.people.luis)).statusCode).toBe(303)
  })

  test.each<[string, Fields, number, string]>([
    ['nothing changed', {}, 422, 'No cambió nada'],
    ['no reason', { enabled: 'false', motivo: ' ' }, 422, 'Escriba por qué lo cambia.'],
    ['no norm', { enabled: 'false', norma: '' }, 422, 'Escriba en qué norma se apoya'],
    ['a state that is none', { enabled: 'quizás' }, 422, 'No cambió nada'],
    ['its own role excluded', { exclusive_with: 'PRESCRIPTOR' }, 422, 'Un rol no se excluye a sí mismo'],
    ['a role that is none', { exclusive_with: 'REY', confirmado: 'si' }, 422, 'Ese rol no existe'],
    ['what it was drawn on changed', { visto_enabled: 'false', enabled: 'false' }, 409, 'Otro funcionario lo cambió'],
    ['no intention', { enabled: 'false', intento: '' }, 422, 'El formulario llegó incompleto.'],
  ])('with %s stays as it is, and it is said why', async (_what, more, status, said) => {
    const reply = await press(1, row(more))
    expect([reply.statusCode, reply.body.includes(said)]).toEqual([status, true])
    expect(await world.owner.query(sql`select id from role_policy where not enabled or exclusive_with is not null`)).toEqual([])
  })

  test('is changed by officials only', async () => {
    for (const who of [world.people.dora, world.people.pedro])
      expect((await press(1, row({ enabled: 'false', confirmado: 'si' }), who)).statusCode).toBe(404)
    expect((await press(999, row())).statusCode).toBe(404)
    expect((await world.get('/mesa/roles/filas/x', world.people.rita)).statusCode).toBe(404)
    expect((await world.get('/mesa/roles/nada/1', world.people.rita)).statusCode).toBe(404)
  })
})

describe('R-MES-3: policies and thresholds', () => {
  const policy = (key: string, enabled: string, more: Fields = {}) =>
    world.post(
      `/mesa/roles/politicas/${key}`,
      {
        ...{ enabled, visto_enabled: enabled === 'true' ? 'false' : 'true', motivo: 'Prueba', norma: 'Sin norma' },
        ...{ intento: world.app.newId(), confirmado: 'si', ...more },
      },
      world.people.rita,
    )

  test('a policy lets an EPS have other users, and takes what it gave away when it is off', async () => {
    const ahead = await policy('eps.other-users', 'true', { confirmado: '' })
    expect(ahead.body).toContain('Nadie volvería a tener lo que este rol permite.')
    expect((await policy('eps.other-users', 'true')).statusCode).toBe(303)
    expect((await world.get('/roles?opcion=OTRO&clase=EPS')).body).not.toContain('Apagado')
    expect((await policy('eps.other-users', 'false')).statusCode).toBe(303)
    expect((await world.get('/roles?opcion=OTRO&clase=EPS')).body).toContain('Apagado')
  })

  test('the days after which the desk may answer are a threshold; how many requests it touches is said', async () => {
    const id = await world.newApplication(await world.newPerson())
    const threshold = (value: string, more: Fields = {}) =>
      world.post(
        '/mesa/roles/umbrales/desk.answer-days',
        { value, visto_value: '5', motivo: 'Prueba', norma: 'Sin norma', intento: world.app.newId(), ...more },
        world.people.rita,
      )
    for (const bad of ['0', '61', 'cinco', '-3', '2,5'])
      expect((await threshold(bad)).body).toContain('Escriba un número entero de 1 a 60.')
    // Sent on Thursday 26 February; on Monday 2 March two working days have gone by.
    world.moveClockTo(new Date('2026-03-02T12:00:00-05:00'))
    const page = () => world.get(`/mesa/solicitudes/${id}/responder`, world.people.rita)
    expect((await page()).body).toContain('responde él')
    expect((await threshold('1')).body).toMatch(/La mesa podría responder \d+ solicitudes; hoy, \d+ solicitud/)
    expect((await threshold('1', { confirmado: 'si' })).statusCode).toBe(303)
    expect((await page()).body).not.toContain('responde él')
    await world.owner.query(sql`update policy_number set value = 5`)
  })
})

test.each(
  times(25, (i) => i + 1),
)('16 at once, a row switched off among roles being given on it: none is given after (%i)', async () => {
  const { app, people, owner, hospital } = world
  const applications = await Promise.all(
    times(15, async () => (await world.newActivation(await world.newPerson(), null)).applicationId),
  )
  const grant = (id: string) =>
    world.post(
      `/delegado/${hospital.id}/solicitudes/${id}/enrolar`,
      { version: '1', intento: app.newId(), roles: 'PRESCRIPTOR', desde: '', hasta: '' },
      people.dora,
    )
  const by = { personId: people.rita.personId, accountId: people.rita.accountId }
  const request = {
    ...{ subject: 'FILA' as const, key: '1', after: { enabled: 'false' }, seen: { enabled: 'true' } },
    ...{ reason: 'Prueba', norm: 'Sin norma' },
  }
  const off = async () => {
    const result = await changePolicy(app, { by, intento: app.newId(), requestId: 'race' }, request)
    // Whatever was given is counted at once: nothing is added once the change is there.
    const [row] = await owner.query<{ count: number }>(sql`
      select count(*) as count from role_grant g join activation a on a.id = g.activation_id where a.application_id = any (${applications}::uuid[])`)
    return { ok: result.ok, count: row?.count }
  }
  const [changed, ...replies] = await Promise.all([off(), ...applications.map(grant)])
  const given = replies.filter(({ statusCode }) => statusCode === 303).length
  expect(replies.every(({ statusCode }) => statusCode === 303 || statusCode === 422)).toBe(true)
  expect(changed).toEqual({ ok: true, count: given })
})

test.each(
  times(25, (i) => i + 1),
)('of 16 officials changing one row at once, one does and the others are told it changed (%i)', async () => {
  const { rita, olga } = world.people
  const replies = await Promise.all(times(16, (i) => press(5, row({ enabled: 'false', confirmado: 'si' }), i % 2 ? rita : olga)))
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([303, ...Array(15).fill(409)])
})
