import { expect, test } from 'vitest'
import { CalendarDate, toDuring } from '../../shared/calendar.ts'
import { type AccountId, type ApplicationId, EntidadId, type PersonId, SedeId } from '../../shared/id.ts'
import { type Application, type ApplicationStep, answerClock } from '../applications/index.ts'
import type { PlazaStanding } from '../servicio-social/index.ts'
import { decideHeadline } from './decide-headline.ts'
import { decideOffer } from './decide-offer.ts'
import { decideSteps } from './decide-steps.ts'
import { decideTray } from './decide-tray.ts'
import type { TaskFacts } from './task.ts'

const bogota = (local: string) => new Date(`${local}-05:00`)
const days = (from: string, until: string | null) =>
  toDuring({ from: CalendarDate.parse(from), until: until === null ? null : CalendarDate.parse(until) })
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null

const norte = SedeId.parse('0198b7a0-0000-7000-8000-000000000003')
const sur = SedeId.parse('0198b7a0-0000-7000-8000-000000000013')
const hospital = EntidadId.parse('0198b7a0-0000-7000-8000-000000000006')
const ana = '0198b7a0-0000-7000-8000-000000000001' as PersonId
const now = bogota('2026-11-23T08:00:00')
const sentAt = bogota('2026-11-18T09:12:00')

type Given = Partial<Pick<Application, 'kind' | 'state' | 'entidadName' | 'sedeName'>>
const application = (given: Given): Application => ({
  id: '0198b7a0-0000-7000-8000-000000000004' as ApplicationId,
  radicado: 'RM-2026-048172-2',
  kind: 'SERVICIO_SOCIAL',
  state: 'ENVIADA',
  ...{ stateSince: sentAt, waitingSince: sentAt, submittedAt: sentAt, version: 1 },
  accountId: '0198b7a0-0000-7000-8000-000000000005' as AccountId,
  ...{ personId: ana, personName: 'Ana Inventado', document: { type: 'CC', number: '1900000001' } },
  ...{ entidadId: hospital, entidadName: 'Hospital San Roque', sedeId: norte, sedeName: 'Sede Norte' },
  ...{ municipioName: null, note: '', roleAsked: null },
  evidence: { rethusAsOf: null, professions: ['MEDICINA'], matchLevel: 0, differs: [] },
  ...given,
})

const moved = (act: ApplicationStep['act'], local: string): ApplicationStep => ({
  ...{ seq: 1, act, byPerson: ana, byName: 'Dora Inventado', office: 'DELEGADO', at: bogota(local), reason: null },
})

const year = days('2026-08-01', '2027-08-01')
type PlazaState = NonNullable<PlazaStanding['plaza']>['state']
const plaza = (state: PlazaState, during = year, sedeId = norte): NonNullable<PlazaStanding['plaza']> => ({
  ...{ id: 'a', plazaId: 'p', code: 'PZ-0007', personId: ana, sedeId, entidadId: hospital },
  ...{ sedeName: sedeId === norte ? 'Sede Norte' : 'Sede Sur', professionCode: 'MEDICINA', state, during },
})
const inscription = (state: NonNullable<PlazaStanding['inscription']>['state'], reason: string | null = null) => ({
  ...{ id: 'i', personId: ana, round: '2026-1', professionCode: 'MEDICINA', departamentoCode: '02', state, reason },
  stateSince: bogota('2026-05-04T10:00:00'),
})
const service = (standing: PlazaStanding['standing'], more: Partial<PlazaStanding> = {}): TaskFacts['service'] => ({
  ...{ standing, isInscribed: true, hasPlaza: false, isActive: standing === 'PLAZA_ACTIVA' },
  ...{ inscription: null, plaza: null, missing: [] },
  ...more,
})

const facts = (given: Given, more: Partial<TaskFacts> = {}): TaskFacts => ({
  now,
  application: application(given),
  entidadKind: 'IPS',
  movements: [{ ...moved('ENVIADA', '2026-11-18T09:12:00'), office: 'SOLICITANTE', byName: 'Ana Inventado' }],
  clock: answerClock(sentAt, now),
  delegates: ['Dora Inventado'],
  ...{ proofing: 1, rethus: null, service: null, rules: [], may: 'nothing', held: null, sedeName: 'Sede Norte' },
  ...more,
})
const held = (during = year, more: Partial<NonNullable<TaskFacts['held']>> = {}): TaskFacts['held'] => ({
  ...{ sedeName: 'Sede Norte', during, end: null, roles: [{ name: 'Profesional prescriptor', during }] },
  ...more,
})

const active = service('PLAZA_ACTIVA', { plaza: plaza('ACTIVA') })
const ended = service('PLAZA_TERMINADA', { plaza: plaza('FINALIZADA', days('2025-08-01', '2026-08-01')) })
const suspended = service('PLAZA_SUSPENDIDA', { plaza: plaza('SUSPENDIDA', days('2026-08-01', '2026-10-01')) })
const inRethus = { documentState: 'VIGENTE', asOf: bogota('2026-11-23T06:00:00') } as const

const tagsOf = (given: TaskFacts) => decideSteps(given).map(({ tag }) => tag.text)
const titleOf = (given: TaskFacts) => plain(decideHeadline(given, decideSteps(given)).title)
const stepOf = (given: TaskFacts, key: string, voice: 'own' | 'about' = 'own') => {
  const step = decideSteps(given, voice).find((one) => one.key === key)
  if (!step) throw new Error(key)
  return { ...step, holder: plain(step.holder), ground: plain(step.ground), expected: plain(step.expected) }
}

const [ok, wait, notYet, bad, mine] = ['Cumplido', 'En espera', 'Aún no puede', 'No cumple', 'Le toca a usted']
const social = (standing: TaskFacts['service'], more: Partial<TaskFacts> = {}) => facts({}, { service: standing, ...more })
const given = (standing: TaskFacts['service'], more: Partial<TaskFacts> = {}) =>
  facts({ state: 'APROBADA' }, { service: standing, proofing: 2, ...more })

test.each<[string, TaskFacts, string[], string]>([
  ['plaza active, sent', social(active), [ok, ok, ok, wait, notYet, notYet], 'Faltan dos pasos, y no dependen de usted'],
  [
    'plaza active, approved',
    given(active, { held: held(), may: 'sign' }),
    [ok, ok, ok, ok, ok, ok],
    'Puede prescribir en la sede Norte',
  ],
  [
    'plaza active at another sede',
    social(service('PLAZA_ACTIVA', { plaza: plaza('ACTIVA', year, sur) })),
    [bad, ok, ok, notYet, notYet, notYet],
    'Su plaza es de otra sede',
  ],
  [
    'plaza assigned, not accepted',
    social(service('PLAZA_ASIGNADA', { plaza: plaza('ASIGNADA') })),
    [mine, ok, ok, notYet, notYet, notYet],
    'Tiene una plaza: le toca a usted aceptarla',
  ],
  [
    'plaza accepted, to come',
    social(service('PLAZA_ASIGNADA', { plaza: plaza('ACEPTADA', days('2026-12-01', '2027-12-01')) })),
    [wait, ok, ok, notYet, notYet, notYet],
    'Falta que su plaza empiece',
  ],
  [
    'plaza suspended, approved before',
    given(suspended, { held: held(days('2026-08-01', '2026-10-01')) }),
    [bad, ok, ok, bad, bad, bad],
    'Su plaza está suspendida',
  ],
  [
    'plaza over, approved before',
    given(ended, { held: held(days('2025-08-01', '2026-08-01')) }),
    [bad, ok, ok, bad, bad, bad],
    'Su Servicio Social terminó el 31 de julio de 2026',
  ],
  [
    'plaza renounced',
    social(service('PLAZA_TERMINADA', { plaza: plaza('RENUNCIADA', days('2026-08-01', '2026-09-10')) })),
    [bad, ok, ok, notYet, notYet, notYet],
    'Renunció a su plaza',
  ],
  [
    'exonerated',
    social(service('EXONERADO')),
    [bad, ok, ok, notYet, notYet, notYet],
    'Está exonerado del Servicio Social Obligatorio',
  ],
  [
    'inscribed, no plaza',
    social(service('INSCRITO', { inscription: inscription('APROBADA') })),
    [wait, ok, ok, notYet, notYet, notYet],
    'Falta que le asignen una plaza',
  ],
  [
    'inscription in review',
    social(service('POR_APROBAR', { inscription: inscription('INSCRITA') })),
    [wait, ok, ok, notYet, notYet, notYet],
    'Falta que aprueben su inscripción',
  ],
  [
    'inscription rejected',
    social(service('RECHAZADO', { inscription: inscription('RECHAZADA', 'Falta el acta') })),
    [bad, ok, ok, notYet, notYet, notYet],
    'La secretaría de salud rechazó su inscripción',
  ],
  ['inscription annulled', social(service('ANULADO')), [bad, ok, ok, notYet, notYet, notYet], 'Su inscripción fue anulada'],
  [
    'not inscribed',
    social(service('NO_INSCRITO')),
    [bad, ok, ok, notYet, notYet, notYet],
    'No figura inscrito en el Servicio Social Obligatorio',
  ],
])('R-SOL-12: Servicio Social, %s', (_when, of, tags, title) => {
  expect(tagsOf(of)).toEqual(tags)
  expect(titleOf(of)).toBe(title)
})

test('the plaza says where, from when until when, and of when the register is', () => {
  expect(stepOf(social(active), 'service')).toMatchObject({
    title: 'Inscripción y plaza activa',
    holder: 'Inscrito, con plaza asignada y activa en la sede Norte',
    ground: 'Plaza PZ-0007, 1 ago 2026 a 31 jul 2027. Comprobado hoy, 8:00 a. m.',
  })
  expect(stepOf(social(active), 'activation')).toMatchObject({
    title: 'Activación en la sede de la plaza',
    system: 'Delegado administrativo de la IPS de la plaza',
    office: 'delegado',
    dueBy: '2026-11-25',
  })
})

test('a plaza to come, suspended or over says who has it, since when and what is next', () => {
  const toCome = service('PLAZA_ASIGNADA', { plaza: plaza('ACEPTADA', days('2026-12-01', '2027-12-01')) })
  expect(stepOf(social(toCome), 'service')).toMatchObject({
    office: 'ips-de-la-plaza',
    dueBy: '2026-12-01',
    expected: 'Empieza el 1 de diciembre de 2026',
  })
  expect(stepOf(social(suspended), 'service')).toMatchObject({
    office: 'secretaria-de-salud',
    since: bogota('2026-10-01T00:00:00'),
    expected: 'La secretaría de salud dice cuándo se reanuda',
  })
  expect(stepOf(social(ended), 'service')).toMatchObject({
    office: 'rethus',
    next: null,
    ground: 'Cuando figure en el ReTHUS podrá pasar a Profesional de la salud con esta misma cuenta',
  })
})

test('R-TAR-3: the change to Profesional is offered once ReTHUS shows the person, and not while it is asked for', () => {
  const over = given(ended, { held: held(days('2025-08-01', '2026-08-01')), rethus: inRethus })
  expect(stepOf(over, 'service').next).toEqual({ href: '/registro/profesional', text: 'Pasar a Profesional de la salud' })
  expect(decideOffer([over])).toBe(over)
  expect(decideOffer([{ ...over, rethus: null }])).toBeNull()
  expect(decideOffer([{ ...over, rethus: { ...inRethus, documentState: 'NO_VIGENTE' } }])).toBeNull()
  expect(decideOffer([{ ...over, service: active }])).toBeNull()
  const asked = (state: Application['state']) => facts({ kind: 'PROFESIONAL', state }, { rethus: inRethus })
  expect(decideOffer([over, asked('ENVIADA')])).toBeNull()
  expect(decideOffer([over, asked('RETIRADA')])).toBe(over)
  const exonerated = social(service('EXONERADO'), { rethus: inRethus })
  expect(decideOffer([exonerated])).toBe(exonerated)
})

test('why an inscription was rejected is told to the proved person alone', () => {
  const rejected = service('RECHAZADO', { inscription: inscription('RECHAZADA', 'Falta el acta') })
  expect(stepOf(social(rejected, { proofing: 2 }), 'service').ground).toBe('«Falta el acta»')
  expect(stepOf(social(rejected), 'service').ground).toBe('Comprobado hoy, 8:00 a. m.')
})

const other = (more: Partial<TaskFacts> = {}, state: Application['state'] = 'ENVIADA') => facts({ kind: 'OTRO', state }, more)

test.each<[string, TaskFacts, string[], string]>([
  ['sent', other(), [ok, ok, wait, notYet, notYet], 'Faltan dos pasos, y no dependen de usted'],
  [
    'activated',
    other({ proofing: 2, held: held(year, { roles: [] }) }, 'ACTIVADA'),
    [ok, ok, ok, wait, notYet],
    'Falta un paso, y no depende de usted',
  ],
  [
    'approved',
    other({ proofing: 2, held: held(), may: 'read' }, 'APROBADA'),
    [ok, ok, ok, ok, ok],
    'Puede consultar prescripciones en la sede Norte',
  ],
])('R-SOL-12: an otro usuario needs no register: five steps, %s', (_when, of, tags, title) => {
  expect(tagsOf(of)).toEqual(tags)
  expect(titleOf(of)).toBe(title)
})

test('a sanction of an otro usuario stands at the activation, for there is no step of ReTHUS', () => {
  const sanction: TaskFacts['rules'][number] = {
    rule: 'R-AUT-3',
    ...{ norm: '', isSatisfied: false, title: '', message: '', source: '', mender: null },
    evidence: { id: 'x', knownSince: bogota('2026-01-01T00:00:00'), until: bogota('2027-02-01T00:00:00'), ageInDays: 3 },
  }
  expect(stepOf(other({ rules: [sanction] }), 'activation')).toMatchObject({
    tag: { text: 'No cumple' },
    holder: 'Tiene una sanción vigente hasta el 31 de enero de 2027. Nadie puede activarlo mientras dure',
  })
})

test('at an EPS one is activated at its office, and orders', () => {
  const eps = facts(
    { kind: 'PROFESIONAL', state: 'APROBADA', entidadName: 'Brisa Nueva EPS', sedeName: 'Brisa Nueva EPS' },
    {
      ...{ entidadKind: 'EPS', rethus: inRethus, proofing: 2, may: 'order', sedeName: 'Brisa Nueva EPS' },
      held: held(year, { sedeName: 'Brisa Nueva EPS', roles: [{ name: 'Ordenador (tutelas)', during: year }] }),
    },
  )
  expect(titleOf(eps)).toBe('Puede ordenar en Brisa Nueva EPS')
  expect(decideSteps(eps).map(({ title }) => title)).toEqual([
    'Inscripción en el ReTHUS',
    'Cuenta de persona natural',
    'Registro en la opción Profesional de la salud',
    'Activación en la EPS',
    'Rol en la EPS',
    'Entrar a MIPRES: ordenar',
  ])
  expect(stepOf(eps, 'activation').system).toBe('Delegado administrativo de la EPS')
  expect(stepOf({ ...eps, may: 'nothing' }, 'use').title).toBe('Entrar a MIPRES: ordenar o consultar, según el rol')
})

test('the last step is named after what the role allows', () => {
  const at = (may: TaskFacts['may'], kind: Application['kind']) => stepOf(facts({ kind }, { may, service: active }), 'use').title
  expect([at('sign', 'SERVICIO_SOCIAL'), at('read', 'PROFESIONAL'), at('nothing', 'PROFESIONAL'), at('nothing', 'OTRO')]).toEqual(
    [
      'Entrar a MIPRES: prescribir',
      'Entrar a MIPRES: consultar',
      'Entrar a MIPRES: prescribir o consultar, según el rol',
      'Entrar a MIPRES, según el rol',
    ],
  )
})

test('of whoever needs no ReTHUS it is not said that he is not in it', () => {
  const rule = (number: 'R-AUT-2' | 'R-AUT-4', message: string): TaskFacts['rules'][number] => ({
    rule: number,
    ...{ norm: '', isSatisfied: false, title: '', message, source: '', mender: null, evidence: null },
  })
  const rules = [rule('R-AUT-2', 'No figura en el ReTHUS.'), rule('R-AUT-4', 'No está activo en esta sede.')]
  const over = { proofing: 2 as const, held: held(days('2026-08-01', '2026-10-01')), rules }
  expect(stepOf(given(suspended, over), 'use').holder).toBe('Hoy no puede entrar. No está activo en esta sede.')
  expect(stepOf(facts({ kind: 'PROFESIONAL', state: 'APROBADA' }, over), 'use').holder).toBe(
    'Hoy no puede entrar. No figura en el ReTHUS.',
  )
})

test('why an activation is over is told as it was said', () => {
  const at = bogota('2026-11-20T10:00:00')
  const over = (end: NonNullable<TaskFacts['held']>['end']) =>
    other({ proofing: 2, held: held(days('2026-08-01', '2026-11-20'), { end }) }, 'APROBADA')
  expect(stepOf(over({ at, ground: 'DELEGADO', reason: 'Se trasladó', byName: 'Dora Inventado' }), 'activation')).toMatchObject({
    holder: 'Dora Inventado terminó la activación: «Se trasladó»',
    next: { href: '/registro', text: 'Enviar otra solicitud' },
  })
  expect(stepOf(over({ at, ground: 'NO_FUI_YO', reason: 'x', byName: null }), 'activation')).toMatchObject({
    holder: 'Se suspendió por un aviso de «No fui yo»',
    office: 'mesa',
    next: null,
  })
  expect(stepOf(over(null), 'activation').holder).toBe('La activación llegó a su último día: 19 de noviembre de 2026')
})

test('others read the same steps in the third person, and are offered nothing to do', () => {
  const rules: TaskFacts['rules'] = []
  const all = [
    social(active),
    social(ended, { rethus: inRethus }),
    given(active, { held: held(), may: 'sign' }),
    other({ rules }),
  ]
  for (const one of all) {
    const own = decideSteps(one)
    const about = decideSteps(one, 'about')
    expect(about.map(({ key, place, since, office }) => ({ key, place, since, office }))).toEqual(
      own.map(({ key, place, since, office }) => ({ key, place, since, office })),
    )
    for (const { holder, ground, expected, tag, next } of about) {
      expect(`${holder} ${ground} ${expected} ${tag.text}`).not.toMatch(/\b(usted|sus?|lo activó)\b/i)
      expect(next?.href ?? '').not.toMatch(/registro|mi-plaza|corregir/)
    }
  }
  expect(stepOf(social(active), 'activation', 'about').holder).toBe(
    'Lo tiene Dora Inventado, de Hospital San Roque, desde hace 3 días hábiles',
  )
})

test.each<[string, TaskFacts, string]>([
  ['returned', other({}, 'DEVUELTA'), 'yours'],
  ['a plaza that is over, before ReTHUS knows', given(ended), 'waiting'],
  ['a plaza that is over, once ReTHUS knows', given(ended, { rethus: inRethus }), 'past'],
  ['a plaza to accept', social(service('PLAZA_ASIGNADA', { plaza: plaza('ASIGNADA') })), 'yours'],
  ['sent', other(), 'waiting'],
  ['a suspended plaza', given(suspended, { held: held(days('2026-08-01', '2026-10-01')) }), 'waiting'],
  ['approved', given(active, { held: held(), may: 'sign' }), 'working'],
  ['rejected', other({}, 'RECHAZADA'), 'past'],
  ['withdrawn', other({}, 'RETIRADA'), 'past'],
  ['at its last day', other({ proofing: 2, held: held(days('2026-08-01', '2026-11-20')) }, 'APROBADA'), 'past'],
  [
    'suspended by «No fui yo»',
    other(
      {
        proofing: 2,
        held: held(days('2026-08-01', '2026-11-20'), {
          end: { at: bogota('2026-11-20T00:00:00'), ground: 'NO_FUI_YO', reason: 'x', byName: null },
        }),
      },
      'APROBADA',
    ),
    'waiting',
  ],
])('R-TAR-2: on the home what is %s lies with %s', (_what, of, tray) => {
  expect(decideTray(of, decideSteps(of))).toBe(tray)
})
