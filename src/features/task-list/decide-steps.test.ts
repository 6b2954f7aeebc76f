import { expect, test } from 'vitest'
import { CalendarDate, toDuring } from '../../shared/calendar.ts'
import { type AccountId, type ApplicationId, type EntidadId, type PersonId, SedeId } from '../../shared/id.ts'
import {
  type Application,
  type ApplicationAct,
  type ApplicationState,
  type ApplicationStep,
  answerClock,
} from '../applications/index.ts'
import type { Explained } from '../authority/index.ts'
import { decideHeadline } from './decide-headline.ts'
import { decideSteps } from './decide-steps.ts'
import type { TaskFacts } from './task.ts'

const bogota = (local: string) => new Date(`${local}-05:00`)
const during = (from: string, until: string | null) =>
  toDuring({ from: CalendarDate.parse(from), until: until === null ? null : CalendarDate.parse(until) })
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

const ana = '0198b7a0-0000-7000-8000-000000000001' as PersonId
const dora = '0198b7a0-0000-7000-8000-000000000002' as PersonId
const norte = SedeId.parse('0198b7a0-0000-7000-8000-000000000003')

/** Sent on Wednesday 18 November 2026; looked at on Monday 23. */
const sentAt = bogota('2026-11-18T09:12:00')
const application = (state: ApplicationState, more: Partial<Application> = {}): Application => ({
  id: '0198b7a0-0000-7000-8000-000000000004' as ApplicationId,
  radicado: 'RM-2026-048172-2',
  kind: 'PROFESIONAL',
  state,
  stateSince: sentAt,
  waitingSince: sentAt,
  submittedAt: sentAt,
  version: 1,
  accountId: '0198b7a0-0000-7000-8000-000000000005' as AccountId,
  personId: ana,
  personName: 'Ana Inventado',
  document: { type: 'CC', number: '1900000001' },
  entidadId: '0198b7a0-0000-7000-8000-000000000006' as EntidadId,
  entidadName: 'Hospital San Roque',
  sedeId: norte,
  sedeName: 'Sede Norte',
  municipioName: null,
  note: '',
  roleAsked: null,
  evidence: { rethusAsOf: '2026-11-18T11:00:00.000Z', professions: ['MEDICINA'], matchLevel: 1, differs: [] },
  ...more,
})

const moved = (act: ApplicationAct, local: string, reason: string | null = null): ApplicationStep => {
  const isOwn = ['ENVIADA', 'CORREGIDA', 'RETIRADA', 'RECORDADA'].includes(act)
  return {
    seq: 1,
    act,
    byPerson: isOwn ? ana : dora,
    byName: isOwn ? 'Ana Inventado' : 'Dora Inventado',
    office: isOwn ? 'SOLICITANTE' : 'DELEGADO',
    at: bogota(local),
    reason,
  }
}

const rule = (number: Explained['rule'], isSatisfied: boolean | null, until: Date | null = null): Explained => ({
  rule: number,
  norm: '',
  isSatisfied,
  title: '',
  message: '',
  source: '',
  evidence: { id: 'x', knownSince: bogota('2026-11-23T06:00:00'), until, ageInDays: 0 },
  mender: null,
})
const rules = (active: boolean | null, enrolled: boolean | null) => [
  rule('R-AUT-1', true),
  rule('R-AUT-2', true),
  rule('R-AUT-3', true),
  rule('R-AUT-4', active),
  rule('R-AUT-5', enrolled),
]

const sent: TaskFacts = {
  now: bogota('2026-11-23T08:00:00'),
  application: application('ENVIADA'),
  movements: [moved('ENVIADA', '2026-11-18T09:12:00')],
  clock: answerClock(sentAt, bogota('2026-11-23T08:00:00')),
  delegates: ['Dora Inventado', 'Luis Inventado'],
  entidadKind: 'IPS',
  proofing: 1,
  rethus: { documentState: 'VIGENTE', asOf: bogota('2026-11-23T06:00:00') },
  service: null,
  rules: rules(false, null),
  may: 'nothing',
  held: null,
  sedeName: 'Sede Norte',
}
const year = during('2026-11-20', '2027-11-20')
const role = (name: string, period = year) => ({ name, during: period })
const held = (period = year, roles: ReturnType<typeof role>[] = [], more: Partial<NonNullable<TaskFacts['held']>> = {}) => ({
  ...{ sedeName: 'Sede Norte', during: period, roles, end: null },
  ...more,
})
const activated: TaskFacts = {
  ...sent,
  application: application('ACTIVADA'),
  movements: [
    ...sent.movements,
    moved('ABIERTA', '2026-11-19T15:20:00'),
    moved('IDENTIDAD', '2026-11-20T09:00:00'),
    moved('ACTIVADA', '2026-11-20T09:05:00'),
  ],
  proofing: 2,
  rules: rules(true, false),
  held: held(),
}
const approved: TaskFacts = {
  ...activated,
  application: application('APROBADA'),
  movements: [...activated.movements, moved('ENROLADA', '2026-11-20T09:10:00')],
  rules: rules(true, true),
  held: held(year, [role('Profesional prescriptor')]),
  may: 'sign',
}

const tagsOf = (facts: TaskFacts) => decideSteps(facts).map(({ tag }) => tag.text)
const stepOf = (facts: TaskFacts, key: string) => {
  const step = decideSteps(facts).find((one) => one.key === key)
  if (!step) throw new Error(key)
  return { ...step, holder: plain(step.holder), ground: step.ground && plain(step.ground) }
}
const titleOf = (facts: TaskFacts) => plain(decideHeadline(facts, decideSteps(facts)).title)
const leadOf = (facts: TaskFacts) => plain(decideHeadline(facts, decideSteps(facts)).lead)

const returned = {
  ...sent,
  application: application('DEVUELTA'),
  movements: [...sent.movements, moved('DEVUELTA', '2026-11-19T10:00:00', 'Es otra sede')],
}
const rejected = {
  ...sent,
  application: application('RECHAZADA'),
  movements: [...sent.movements, moved('RECHAZADA', '2026-11-19T10:00:00', 'No trabaja aquí')],
}
const withdrawn = {
  ...sent,
  application: application('RETIRADA'),
  movements: [...sent.movements, moved('RETIRADA', '2026-11-19T10:00:00')],
}
const endedEarly = {
  ...activated,
  application: application('RETIRADA'),
  rules: rules(false, null),
  movements: [...activated.movements, moved('TERMINADA', '2026-11-21T10:00:00', 'Se fue')],
}
const sanctioned = { ...sent, rules: [rule('R-AUT-2', true), rule('R-AUT-3', false, bogota('2027-02-01T00:00:00'))] }
const notInRethus = { ...sent, rethus: null }
const nobody = { ...sent, delegates: [] }
const startsLater = {
  ...approved,
  may: 'nothing' as const,
  rules: rules(false, null),
  held: held(during('2026-12-01', null), [role('Profesional prescriptor', during('2026-12-01', null))]),
}
const over = {
  ...approved,
  may: 'nothing' as const,
  rules: rules(false, null),
  held: held(during('2026-01-01', '2026-11-01')),
}
const consulting = { ...approved, may: 'read' as const, held: held(year, [role('Consulta de la IPS')]) }

const unproved = {
  ...approved,
  proofing: 1 as const,
  may: 'nothing' as const,
  rules: rules(false, null),
  held: null,
}

const ok = 'Cumplido'
const wait = 'En espera'
const notYet = 'Aún no puede'
const none = 'No aplica'
const bad = 'No cumple'

test.each<[string, TaskFacts, string[], string]>([
  ['sent', sent, [ok, ok, ok, wait, notYet, notYet], 'Faltan dos pasos, y no dependen de usted'],
  [
    'sent to an entidad without delegado',
    nobody,
    [ok, ok, ok, wait, notYet, notYet],
    'Faltan dos pasos, y Hospital San Roque no tiene delegado',
  ],
  ['returned', returned, [ok, ok, 'Le toca a usted', notYet, notYet, notYet], 'A su solicitud le falta un dato: le toca a usted'],
  ['activated', activated, [ok, ok, ok, ok, wait, notYet], 'Falta un paso, y no depende de usted'],
  ['approved', approved, [ok, ok, ok, ok, ok, ok], 'Puede prescribir en la sede Norte'],
  ['approved for consultation', consulting, [ok, ok, ok, ok, ok, ok], 'Puede consultar prescripciones en la sede Norte'],
  [
    'approved from a later day',
    startsLater,
    [ok, ok, ok, 'En curso', 'En curso', notYet],
    'Podrá entrar el martes 1 de diciembre',
  ],
  ['approved once, now over', over, [ok, ok, ok, bad, bad, bad], 'Hoy no puede entrar a MIPRES en la sede Norte'],
  ['rejected', rejected, [ok, ok, ok, bad, none, none], 'El delegado rechazó su solicitud'],
  ['withdrawn', withdrawn, [ok, ok, none, none, none, none], 'Usted retiró esta solicitud'],
  ['ended before a role was given', endedEarly, [ok, ok, ok, bad, none, none], 'La activación terminó antes de recibir un rol'],
  [
    'approved for an account that lost its proof',
    unproved,
    [ok, bad, ok, notYet, notYet, bad],
    'Falta comprobar otra vez su identidad',
  ],
  ['under a sanction', sanctioned, [bad, ok, ok, wait, notYet, notYet], 'El ReTHUS detiene esta solicitud'],
  ['no longer in ReTHUS', notInRethus, [bad, ok, ok, wait, notYet, notYet], 'El ReTHUS detiene esta solicitud'],
])('R-SOL-12: the six steps of an application that is %s', (_when, facts, tags, title) => {
  expect(tagsOf(facts)).toEqual(tags)
  expect(titleOf(facts)).toBe(title)
})

test('what stands in the way first is what the reader is to look at, and nothing else', () => {
  expect(decideSteps(over).map(({ place }) => place)).toEqual(['done', 'done', 'done', 'now', 'later', 'later'])
  expect(decideSteps(sanctioned).map(({ place }) => place)).toEqual(['now', 'done', 'done', 'later', 'later', 'later'])
})

test('a sanction after the approval closes the permission, and the title says whose word it is', () => {
  const facts = { ...over, rules: [rule('R-AUT-2', true), rule('R-AUT-3', false, bogota('2027-02-01T00:00:00'))] }
  expect(titleOf(facts)).toBe('El ReTHUS cerró su permiso en la sede Norte')
})

test('who waits sees who has it, since when, and whether it was opened', () => {
  expect(stepOf(sent, 'activation')).toMatchObject({
    holder: 'Lo tiene Dora Inventado o Luis Inventado, de Hospital San Roque, desde hace 3 días hábiles',
    ground: 'Nadie la ha abierto todavía',
    hasClock: true,
    place: 'now',
  })
  const opened = { ...sent, movements: [...sent.movements, moved('ABIERTA', '2026-11-19T15:20:00')] }
  expect(stepOf(opened, 'activation').ground).toBe('La abrió: 19 nov, 3:20 p. m. Sin respuesta aún')
})

test('an opening before the correction does not count as one after it', () => {
  const facts = {
    ...sent,
    application: { ...application('ENVIADA'), waitingSince: bogota('2026-11-20T10:00:00') },
    movements: [
      ...sent.movements,
      moved('ABIERTA', '2026-11-19T15:20:00'),
      moved('DEVUELTA', '2026-11-19T16:00:00', 'x'),
      moved('CORREGIDA', '2026-11-20T10:00:00'),
    ],
  }
  expect(stepOf(facts, 'activation').ground).toBe('Nadie la ha abierto todavía')
  expect(stepOf(facts, 'registration').holder).toBe('Solicitud corregida y enviada por usted')
})

test('one delegado and one day are said as one', () => {
  const facts = { ...sent, delegates: ['Dora Inventado'], clock: answerClock(sentAt, bogota('2026-11-19T08:00:00')) }
  expect(stepOf(facts, 'activation').holder).toBe('Lo tiene Dora Inventado, de Hospital San Roque, desde hace 1 día hábil')
})

test('who must name a delegado is said when there is none', () => {
  expect(stepOf(nobody, 'activation')).toMatchObject({
    holder: 'No lo tiene nadie: Hospital San Roque no tiene un delegado que pueda responder',
    ground: 'Lo nombra la mesa del Ministerio cuando el representante legal lo pide con una carta',
  })
})

test('the reason of a return and of a rejection stands at its step', () => {
  expect(stepOf(returned, 'registration').holder).toBe('Dora Inventado la devolvió: «Es otra sede»')
  expect(stepOf(rejected, 'activation').holder).toBe('Dora Inventado rechazó la solicitud: «No trabaja aquí»')
})

test('a sanction says its last day', () => {
  expect(stepOf(sanctioned, 'rethus').holder).toBe(
    'Tiene una sanción vigente hasta el 31 de enero de 2027. Nadie puede activarlo mientras dure',
  )
})

test('the activation shows the sede where it was given, and its last day', () => {
  const elsewhere = {
    ...approved,
    held: held(year, [role('Profesional prescriptor')], { sedeName: 'La Bocana' }),
    sedeName: 'La Bocana',
  }
  expect(stepOf(elsewhere, 'activation')).toMatchObject({
    holder: 'Dora Inventado lo activó en la sede La Bocana',
    ground: '20 nov 2026 a 19 nov 2027',
  })
  expect(titleOf(elsewhere)).toBe('Puede prescribir en la sede La Bocana')
})

test('identity is what is known of it', () => {
  expect(stepOf({ ...sent, proofing: 0 }, 'account').holder).toBe('Sus datos son los que usted dio')
  expect(stepOf(sent, 'account').holder).toBe('Sus datos coinciden con el ReTHUS')
  expect(stepOf(activated, 'account')).toMatchObject({
    holder: 'Identidad comprobada',
    ground: 'Dora Inventado vio su documento: 20 nov, 9:00 a. m.',
  })
})

test('after the last day the lead says that the term is over, and on it that it is not', () => {
  const at = (now: string) => ({ ...sent, now: bogota(now), clock: answerClock(sentAt, bogota(now)) })
  expect(leadOf(at('2026-11-25T23:59:59'))).toContain('está en Hospital San Roque desde el miércoles 18 de noviembre')
  expect(leadOf(at('2026-11-26T00:00:00'))).toContain('venció el miércoles 25 de noviembre')
})

test('an activation that a register ended leaves nothing to wait for', () => {
  const facts = {
    ...activated,
    rules: rules(false, null),
    held: held(during('2026-11-01', '2026-11-20')),
  }
  expect(stepOf(facts, 'activation').tag.text).toBe('No cumple')
  expect(stepOf(facts, 'enrolment')).toMatchObject({ tag: { text: 'Aún no puede' }, hasClock: false })
})
