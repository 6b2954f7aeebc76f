import { expect, test } from 'vitest'
import { type ApplicationAct, type ApplicationState, answerDay, canDo, parseRadicado } from '../../features/applications/index.ts'
import { CalendarDate, startOf } from '../../shared/calendar.ts'
import { makeCountry } from './country.ts'
import { headcount } from './people.ts'

const setting = { consentVersion: 'v1', publicUrl: 'http://localhost:3000' }
const monday = makeCountry(CalendarDate.parse('2026-11-23'), setting)
const holyWeek = makeCountry(CalendarDate.parse('2027-03-26'), setting)

const countBy = <T>(rows: T[], key: (row: T) => string) => {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1
  return counts
}

test('the same day gives the same country, to the last row', () => {
  expect(makeCountry(CalendarDate.parse('2026-11-23'), setting)).toEqual(monday)
})

test('another day gives the same people with the same documents, at other times', () => {
  expect(holyWeek.person_document.map(({ id, number }) => [id, number])).toEqual(
    monday.person_document.map(({ id, number }) => [id, number]),
  )
  expect(holyWeek.account.map(({ id, email }) => [id, email])).toEqual(monday.account.map(({ id, email }) => [id, email]))
  expect(holyWeek.application[0]?.submitted_at.getTime() === monday.application[0]?.submitted_at.getTime()).toBe(false)
})

test.each([
  ['a Monday', monday],
  ['Good Friday', holyWeek],
])('it has what is promised of it, on %s too', (_day, country) => {
  expect(countBy(country.entidad, ({ kind }) => kind)).toEqual({ IPS: 30, EPS: 5, INDEPENDIENTE: 20 })
  const ips = new Set(country.entidad.filter(({ kind }) => kind === 'IPS').map(({ id }) => id))
  expect(country.sede.filter(({ entidad_id }) => ips.has(entidad_id))).toHaveLength(60)
  expect(country.sede).toHaveLength(85)
  expect(country.rethus_entry).toHaveLength(409)
  expect(countBy(country.rethus_entry, ({ document_state }) => document_state)).toEqual({
    VIGENTE: 401,
    NO_VIGENTE: 4,
    FALLECIDO: 4,
  })
  expect(country.rethus_sanction).toHaveLength(10)
  expect(countBy(country.application, ({ state }) => state)).toEqual({
    ENVIADA: 35,
    DEVUELTA: 5,
    ACTIVADA: 5,
    APROBADA: 86,
    RECHAZADA: 4,
    RETIRADA: 4,
  })
  expect(country.official).toHaveLength(3)
})

test('every profession of the table is in ReTHUS, as often as said', () => {
  const first = monday.rethus_title.filter(({ profession_code }) => profession_code !== null)
  // Beside the newcomers.
  expect(countBy(first, ({ profession_code }) => profession_code!)).toEqual({ ...headcount, MEDICINA: 158, ENFERMERIA: 51 })
  expect(monday.rethus_title.filter(({ program_type }) => program_type === 'ESP').length).toBeGreaterThan(50)
  expect(monday.rethus_title.filter(({ origin }) => origin === 'EXTRANJERO').length).toBeGreaterThan(20)
})

test('documents, e-mails, telephones, NITs and codes are none that exist', () => {
  for (const { type, number } of monday.person_document) {
    const least = { CC: 1_900_000_000, TI: 1_900_000_000, CE: 99_000_000, PT: 990_000_000, PE: 990_000_000_000_000 }[type]
    expect(Number(number)).toBeGreaterThan(least!)
  }
  for (const { email } of [...monday.account, ...monday.entidad, ...monday.sede])
    expect(email).toMatch(/^[a-z0-9.-]+@[a-z]+\.example$/)
  for (const { mobile } of monday.account) expect(mobile).toMatch(/^399\d{7}$/)
  for (const { code } of monday.municipio) expect(code).toMatch(/^(02|03|04|06|07)\d{3}$/)
  for (const { id_number } of monday.entidad.filter(({ id_type }) => id_type === 'NI')) expect(id_number).toMatch(/^99\d{7}$/)
})

test('people changed documents: five from tarjeta to cédula, five from PE to PT', () => {
  const ended = monday.person_document.filter(({ during }) => !during.endsWith(',)'))
  expect(countBy(ended, ({ type }) => type)).toEqual({ TI: 5, PE: 5 })
})

test.each([
  ['a Monday', monday, '2026-11-23'],
  ['Good Friday', holyWeek, '2027-03-26'],
])('all that was done, was done before the day began (%s)', (_name, country, day) => {
  const today = startOf(CalendarDate.parse(day))
  const instants = [
    ...country.audit_event.map(({ at }) => at),
    ...country.application_step.map(({ at }) => at),
    ...country.role_grant.map(({ granted_at }) => granted_at),
    ...country.register_load.map(({ finished_at }) => finished_at),
  ]
  for (const at of instants) expect(at.getTime()).toBeLessThan(today.getTime())
})

const after: Partial<Record<string, ApplicationState>> = {
  DEVUELTA: 'DEVUELTA',
  CORREGIDA: 'ENVIADA',
  ACTIVADA: 'ACTIVADA',
  ENROLADA: 'APROBADA',
  RECHAZADA: 'RECHAZADA',
  RETIRADA: 'RETIRADA',
}

test('every application came to its state by steps that the rules allow, one after the other', () => {
  for (const application of [...monday.application, ...holyWeek.application]) {
    const country = monday.application.includes(application) ? monday : holyWeek
    const steps = country.application_step.filter(({ application_id }) => application_id === application.id)
    expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, i) => i + 1))
    let state: ApplicationState = 'ENVIADA'
    let version = 1
    for (const [i, { act, at }] of steps.entries()) {
      if (i === 0) {
        expect([act, at]).toEqual(['ENVIADA', application.submitted_at])
        continue
      }
      expect(at.getTime()).toBeGreaterThan(steps[i - 1]!.at.getTime())
      expect([act, state, canDo(act as Exclude<ApplicationAct, 'ENVIADA'>, state)]).toEqual([act, state, true])
      state = after[act] ?? state
      if (!['ABIERTA', 'RECORDADA'].includes(act)) version += 1
    }
    expect([application.state, application.version]).toEqual([state, version])
  }
})

test('radicados are true ones and follow the order of sending', () => {
  const radicados = monday.application.map(({ radicado }) => radicado)
  expect(radicados[0]).toBe('RM-2026-000001-7')
  expect(radicados.at(-1)).toMatch(/^RM-2026-000139-/)
  for (const radicado of radicados) expect(parseRadicado(radicado)).toBe(radicado)
  const instants = monday.application.map(({ submitted_at }) => submitted_at.getTime())
  expect(instants).toEqual(instants.toSorted((a, b) => a - b))
})

test('two IPS have no delegado, nine have two, and one delegado answers for two IPS', () => {
  const kinds = new Map(monday.entidad.map(({ id, kind }) => [id, kind]))
  const ended = new Set(monday.delegation_end.map(({ delegation_id }) => delegation_id))
  const now = monday.delegation.filter(({ id, entidad_id }) => !ended.has(id) && kinds.get(entidad_id) === 'IPS')
  const perIps = Object.values(countBy(now, ({ entidad_id }) => entidad_id))
  expect(countBy(perIps, String)).toEqual({ 1: 19, 2: 9 })
  expect(Object.values(countBy(now, ({ person_id }) => person_id)).filter((count) => count === 2)).toHaveLength(1)
})

test('every act of a right is in the record', () => {
  const acts = countBy(monday.audit_event, ({ act }) => act)
  expect(acts['activation.given']).toBe(monday.activation.length)
  expect(acts['activation.ended']).toBe(monday.activation_end.length)
  expect(acts['role.granted']).toBe(monday.role_grant.length)
  expect(acts['proofing.recorded']).toBe(monday.proofing.length)
  expect(acts['account.created']).toBe(monday.account.length)
  expect(acts['delegation.named']).toBe(monday.delegation.length)
  expect(acts['delegation.ended']).toBe(1)
  expect(acts['application.sent']).toBe(monday.application.length)
  expect(acts['rethus.sanctioned']).toBe(10)
  expect(acts['rethus.died']).toBe(4)
})

test.each([
  ['a Monday', monday, '2026-11-23'],
  // Thursday and Friday of Holy Week are no working days: what is due is due on Monday.
  ['Good Friday', holyWeek, '2027-03-29'],
])('one application is due today or on the next working day (%s)', (_name, country, due) => {
  const telmo = country.entidad[0]!.id
  const waiting = country.application.filter(({ entidad_id, state }) => entidad_id === telmo && state === 'ENVIADA')
  expect(waiting.map(({ submitted_at }) => answerDay(submitted_at))).toContain(due)
})

test.each([
  ['a Monday', monday],
  ['Good Friday', holyWeek],
])('thirty plazas in every state, and no act of theirs but the last changes the state they are in (%s)', (_name, country) => {
  expect(countBy(country.plaza, ({ state }) => state)).toEqual({
    REPORTADA: 4,
    APROBADA: 5,
    RECHAZADA: 2,
    ASIGNADA: 4,
    ACTIVA: 11,
    SUSPENDIDA: 1,
    FINALIZADA: 2,
    CANCELADA: 1,
  })
  for (const { id } of country.plaza) {
    const steps = country.plaza_step.filter(({ plaza_id }) => plaza_id === id)
    expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, i) => i + 1))
    const instants = steps.map(({ at }) => at.getTime())
    expect(instants).toEqual(instants.toSorted((a, b) => a - b))
  }
  const acts = countBy(country.plaza_step, ({ act }) => act)
  expect(Object.keys(acts).toSorted()).toEqual(
    ['ACEPTADA', 'ACORTADA', 'APROBADA', 'ASIGNADA', 'CANCELADA', 'FINALIZADA', 'INICIADA', 'NO_ACEPTADA']
      .concat(['PRORROGADA', 'REANUDADA', 'RECHAZADA', 'RENUNCIADA', 'REPORTADA', 'SUSPENDIDA'])
      .toSorted(),
  )
})

test('every option of the guide and every kind of end is there', () => {
  expect(Object.keys(countBy(monday.activation, ({ registration }) => registration)).toSorted()).toEqual([
    'OTRO',
    'PROFESIONAL',
    'SERVICIO_SOCIAL',
  ])
  expect(countBy(monday.desk_case, ({ outcome }) => outcome ?? 'abierto')).toEqual({
    abierto: 2,
    SUPLANTACION: 1,
    FUE_LA_PERSONA: 1,
  })
  expect(countBy(monday.activation_end, ({ ground }) => ground)).toMatchObject({ PLAZA: 2, NO_FUI_YO: 4 })
})
