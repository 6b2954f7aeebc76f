import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { findingLines, losartan, preparePrescribing, usualText } from '../../testing/prescribing.ts'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
})
afterAll(() => world.close())

type Fields = Record<string, string>
const form = (more: Fields = {}) => ({
  ...{ effect: 'JUSTIFICA', amount: '90', visto_effect: 'JUSTIFICA', visto_amount: '90', confirmado: 'si' },
  ...{ motivo: 'Así lo pide la circular.', norma: 'Circular 1 de 2026', intento: world.app.newId() },
  ...more,
})
const press = (rule: string, fields: Fields, by = world.people.rita) => world.post(`/mesa/roles/reglas/${rule}`, fields, by)
const rule = async (number: string) =>
  (await world.owner.query(sql`select effect, amount from prescription_rule where rule = ${number}`))[0]

describe('R-MES-3, R-PRE-3: the desk changes a rule of prescribing', () => {
  test('after it was said whom it touches; the next formula is asked by it, and everybody can read it', async () => {
    const patient = await desk.newPatient()
    const text = usualText({ medicines: [losartan({ duration: '60' })] })
    const asked = async () => findingLines((await desk.prepare({ patientId: patient.id, text })).findings)
    const before = await asked()
    expect(before.filter((line) => line.startsWith('R-PRE-4'))).toEqual([])

    const fields = form({ effect: 'RECHAZA', amount: '30' })
    const ahead = await press('R-PRE-4', { ...fields, confirmado: '' })
    expect(ahead.body).toContain('Nadie gana ni pierde un derecho: vale para las fórmulas que se firmen desde ahora.')
    expect(await rule('R-PRE-4')).toEqual({ effect: 'JUSTIFICA', amount: 90 })

    expect((await press('R-PRE-4', fields)).headers.location).toBe('/mesa/roles?hecho=cambiado')
    expect(await rule('R-PRE-4')).toEqual({ effect: 'RECHAZA', amount: 30 })
    expect(await asked()).toContain('R-PRE-4 RECHAZA medicines.0.duration')
    const page = (await world.get('/mesa/roles', world.people.rita)).body
    for (const said of ['se firma con una razón → no se firma', '90 → 30', 'Así lo pide la circular.', 'Circular 1 de 2026'])
      expect(page).toContain(said)
    expect((await world.get('/reglas-de-prescripcion')).body).toContain('30 días')
    expect((await world.get('/api/prescription-rules')).json().rules[1]).toMatchObject({
      rule: 'R-PRE-4',
      effect: 'RECHAZA',
      amount: 30,
    })
    const events = await world.owner.query<{ decision: object }>(
      sql`select decision from audit_event where act = 'policy.changed' order by decision ->> 'field'`,
    )
    expect(events).toMatchObject([
      { decision: { subject: 'REGLA', key: 'R-PRE-4', field: 'amount', before: '90', after: '30' } },
      { decision: { subject: 'REGLA', key: 'R-PRE-4', field: 'effect', before: 'JUSTIFICA', after: 'RECHAZA' } },
    ])

    await press('R-PRE-4', form({ effect: 'APAGADA', amount: '30', visto_effect: 'RECHAZA', visto_amount: '30' }))
    expect((await asked()).filter((line) => line.startsWith('R-PRE-4'))).toEqual([])
    await world.owner.query(sql`update prescription_rule set effect = 'JUSTIFICA', amount = 90 where rule = 'R-PRE-4'`)
  })

  test.each<[string, Fields, number, string]>([
    ['nothing changed', {}, 422, 'No cambió nada'],
    ['an effect that is none', { effect: 'QUIZAS' }, 422, 'No cambió nada'],
    ['no day', { amount: '0' }, 422, 'Escriba un número entero de 1 a 3.650.'],
    ['words for a number', { amount: 'noventa' }, 422, 'Escriba un número entero de 1 a 3.650.'],
    ['no reason', { amount: '30', motivo: '' }, 422, 'Escriba por qué lo cambia.'],
    ['no norm', { amount: '30', norma: '' }, 422, 'Escriba en qué norma se apoya'],
    ['what it was drawn on changed', { amount: '30', visto_amount: '60' }, 409, 'Otro funcionario lo cambió'],
  ])('with %s it stays as it is, and it is said why', async (_what, more, status, said) => {
    const reply = await press('R-PRE-4', form(more))
    expect([reply.statusCode, reply.body.includes(said)]).toEqual([status, true])
    expect(await rule('R-PRE-4')).toEqual({ effect: 'JUSTIFICA', amount: 90 })
  })

  test('a fixed rule is not offered, is refused, and cannot be switched off in the database either', async () => {
    expect((await world.get('/mesa/roles/reglas/R-PRE-2', world.people.rita)).statusCode).toBe(404)
    const reply = await press('R-PRE-2', form({ effect: 'APAGADA', visto_effect: 'RECHAZA' }))
    expect([reply.statusCode, reply.body.includes('la mesa no la cambia')]).toEqual([409, true])
    const owner = world.owner.query(sql`update prescription_rule set effect = 'APAGADA' where rule = 'R-PRE-2'`)
    await expect(owner).rejects.toThrow('prescription_rule_fixed')
  })

  test('is changed by officials only', async () => {
    expect((await press('R-PRE-4', form({ amount: '30' }), world.people.pedro)).statusCode).toBe(404)
    expect((await press('nada', form())).statusCode).toBe(404)
  })
})
