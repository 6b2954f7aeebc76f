import { expect, test } from 'vitest'
import { SedeId } from '../../shared/id.ts'
import type { PlazaStanding } from '../servicio-social/index.ts'
import { plazaGround } from './plaza-ground.ts'

const sedeId = SedeId.parse('0190a0b0-0000-7000-8000-000000000001')
const other = SedeId.parse('0190a0b0-0000-7000-8000-000000000002')
const ground = (standing: PlazaStanding['standing'], until: string, isInRethus = false, asked = sedeId) =>
  plazaGround(
    {
      standing,
      plaza: { sedeId, during: { from: new Date('2026-02-01T05:00:00Z'), until: new Date(until) } } as PlazaStanding['plaza'],
    },
    { sedeId: asked, isInRethus },
  )
const midnight = '2027-02-01T05:00:00Z'

test('of a plaza that ended at midnight its last day is said, and the way that ReTHUS leaves open', () => {
  const { text, step } = ground('PLAZA_TERMINADA', midnight) ?? {}
  expect(text).toMatch(/ terminó el 31.de.enero.de.2027: con ella terminaron la activación y el rol\.$/)
  expect(step?.href).toBe('/rethus')
  expect(ground('PLAZA_TERMINADA', midnight, true)?.step.href).toBe('/registro')
})

test('of one suspended at noon the day is said, and that the delegado activates anew', () => {
  expect(ground('PLAZA_SUSPENDIDA', '2026-06-10T17:00:00Z')).toMatchObject({
    text: expect.stringMatching(/está suspendida desde el 10.de.junio.de.2026/),
    step: { text: 'Cuando la reanude, un delegado de la IPS debe activarlo de nuevo.' },
  })
})

test('of one to come it is said that it has not begun', () => {
  expect(ground('PLAZA_ASIGNADA', midnight)?.text).toMatch(/todavía no ha comenzado: está asignada desde el 1.de.febrero.de.2026/)
})

test('a plaza in force, or at another sede, explains nothing', () => {
  expect(ground('PLAZA_ACTIVA', midnight)).toBeNull()
  expect(ground('PLAZA_TERMINADA', midnight, false, other)).toBeNull()
})
