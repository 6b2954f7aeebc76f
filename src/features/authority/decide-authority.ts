import { dayOf } from '../../shared/calendar.ts'
import { lastWorkingDay } from '../../shared/working-days.ts'
import type { Action, AskedApplication, Authority, AuthorityFacts, Evidence, Office, Outcome } from './authority.ts'

type Rule = Pick<Outcome, 'rule' | 'norm' | 'mender'> & {
  /** Of a rule that does not apply nothing is said. */
  applies?: (facts: AuthorityFacts) => boolean
  evidence: (facts: AuthorityFacts) => Evidence | null
  isSatisfied: (facts: AuthorityFacts, at: Date) => boolean | null
}

/** In which option of the guide the person acts at the sede: as activated there; not yet, as the plaza says. */
const optionOf = ({ activation, plazaHere }: AuthorityFacts) =>
  activation?.registration ?? (plazaHere ? 'SERVICIO_SOCIAL' : 'PROFESIONAL')
const isServicioSocial = (facts: AuthorityFacts) => optionOf(facts) === 'SERVICIO_SOCIAL'

const isProofed: Rule = {
  rule: 'R-AUT-1',
  norm: 'Ley 1581 de 2012, artículo 4 (seguridad)',
  mender: 'delegado',
  evidence: ({ proofing }) => proofing,
  isSatisfied: ({ proofing }) => proofing !== null,
}
const isInRethus: Rule = {
  rule: 'R-AUT-2',
  norm: 'Guía MIPRES 2023, 1, paso 1; Ley 1164 de 2007',
  mender: 'rethus',
  applies: (facts) => optionOf(facts) === 'PROFESIONAL',
  evidence: ({ rethusEntry }) => rethusEntry,
  isSatisfied: ({ rethusEntry }) => rethusEntry?.documentState === 'VIGENTE',
}
const isNotSanctioned: Rule = {
  rule: 'R-AUT-3',
  norm: 'Ley 1164 de 2007',
  mender: 'nadie',
  evidence: ({ sanction, rethusEntry }) => sanction ?? rethusEntry,
  isSatisfied: ({ sanction }) => sanction === null,
}
const isActive: Rule = {
  rule: 'R-AUT-4',
  norm: 'Guía MIPRES 2023, 1, paso 4',
  mender: 'delegado',
  evidence: ({ activation }) => activation,
  isSatisfied: ({ activation }) => activation !== null,
}
const isEnrolled: Rule = {
  rule: 'R-AUT-5',
  norm: 'Guía MIPRES 2023, 1, paso 4',
  mender: 'delegado',
  evidence: ({ grant }) => grant,
  isSatisfied: ({ activation, grant }) => (activation === null ? null : grant !== null),
}
const hasTitleForRole: Rule = {
  rule: 'R-AUT-6',
  norm: 'Guía MIPRES 2023, 1, paso 5; tabla de roles',
  mender: 'rethus',
  applies: (facts) => optionOf(facts) !== 'OTRO',
  evidence: ({ grant }) => grant,
  isSatisfied: ({ grant }) => (grant === null ? null : grant.hasTitle),
}
const isNotDead: Rule = {
  rule: 'R-AUT-7',
  norm: 'Guía MIPRES 2023, 1, paso 1',
  mender: 'mesa',
  evidence: ({ rethusEntry }) => rethusEntry,
  isSatisfied: ({ rethusEntry }) => rethusEntry?.documentState !== 'FALLECIDO',
}
const isDelegado: Rule = {
  rule: 'R-AUT-8',
  norm: 'Guía MIPRES 2023, 1, paso 4',
  mender: 'representante-legal',
  evidence: ({ delegation }) => delegation,
  isSatisfied: ({ delegation }) => delegation !== null,
}
const isOfficial: Rule = {
  rule: 'R-AUT-9',
  norm: 'Sin norma encontrada; reparto interno de la mesa',
  mender: 'mesa',
  evidence: ({ official }) => official,
  isSatisfied: ({ official }) => official !== null,
}

const hasPlaza: Rule = {
  rule: 'R-AUT-10',
  norm: 'Guía MIPRES 2023, 2, pasos 1 y 4',
  mender: 'secretaria-de-salud',
  applies: isServicioSocial,
  evidence: ({ plazaHere }) => plazaHere,
  isSatisfied: ({ plazaHere }) => plazaHere !== null,
}
const hasNoPlazaElsewhere: Rule = {
  rule: 'R-AUT-11',
  norm: 'Guía MIPRES 2023, 2, paso 4',
  mender: 'secretaria-de-salud',
  evidence: ({ plazaElsewhere }) => plazaElsewhere,
  isSatisfied: ({ plazaElsewhere }) => plazaElsewhere === null,
}
const mayOrder: Rule = {
  rule: 'R-AUT-12',
  norm: 'Guía MIPRES 2023, 2, paso 5',
  mender: 'nadie',
  applies: isServicioSocial,
  evidence: ({ plazaHere }) => plazaHere,
  isSatisfied: ({ servicioSocialMayOrder }) => servicioSocialMayOrder,
}

const mayAnswerInPlace: Rule = {
  rule: 'R-AUT-13',
  norm: 'Sin norma encontrada; continuidad del trámite, R-MES-2',
  mender: 'delegado',
  evidence: ({ application }) => application,
  isSatisfied: ({ application }, at) => application !== null && (!application.hasDelegate || isOutOfTime(application, at)),
}
const isNotOwnApplication: Rule = {
  rule: 'R-AUT-14',
  norm: 'Sin norma encontrada; separación de funciones',
  mender: 'mesa',
  evidence: ({ application }) => application,
  isSatisfied: ({ application }) => application?.isOwn === false,
}

/** R-SOL-10's clock, with the days that policy gives. */
const isOutOfTime = ({ isWaiting, knownSince, answerDays }: AskedApplication, at: Date) =>
  isWaiting && dayOf(at) > lastWorkingDay(knownSince, answerDays)

/** Of a professional R-AUT-2 says it already. */
const isNotDeadElse: Rule = { ...isNotDead, applies: (facts) => optionOf(facts) !== 'PROFESIONAL' }

const forDelegado = [isProofed, isNotDead, isDelegado]
const forOfficial = [isProofed, isNotDead, isOfficial]
const forOfficialInPlace = [...forOfficial, mayAnswerInPlace, isNotOwnApplication]
const forProfessional = [
  isProofed,
  isInRethus,
  hasPlaza,
  hasNoPlazaElsewhere,
  isNotDeadElse,
  isNotSanctioned,
  isActive,
  isEnrolled,
  hasTitleForRole,
]

const rulesOf: Record<Action, Rule[]> = {
  'enrolment.read': forDelegado,
  'enrolment.activate': forDelegado,
  'enrolment.enrol': forDelegado,
  'enrolment.end': forDelegado,
  'plaza.report': forDelegado,
  'prescription.sign': forProfessional,
  'prescription.order': [...forProfessional, mayOrder],
  'prescription.read': forProfessional,
  'desk.read': forOfficial,
  'desk.delegations': forOfficial,
  'desk.act-for': forOfficialInPlace,
  'desk.plazas': forOfficial,
  'desk.roles': forOfficial,
  'desk.cases': forOfficial,
  'desk.audit': forOfficial,
}

/** An office is what an act is done in; a right of one's own, such as prescribing, is none. */
const officeOf = (rules: Rule[]): Office | null =>
  rules === forDelegado ? 'DELEGADO' : rules.includes(isOfficial) ? 'MESA' : null

const dayInMs = 86_400_000
const daysBetween = (from: Date, to: Date) => Math.max(0, Math.floor((to.getTime() - from.getTime()) / dayInMs))

/**
 * R-AUT-1 to R-AUT-14 in docs/rules/authority.md. Every rule of the action is asked, also after one has failed: the
 * person sees all that is missing at once. Null facts: there is no such place.
 */
export function decideAuthority(facts: AuthorityFacts | null, action: Action, at: Date): Authority {
  if (!facts) return { action, at, isAllowed: false, isStranger: true, office: null, entidadId: null, sedeId: null, outcomes: [] }

  const rules = rulesOf[action]
  const outcomes = rules
    .filter(({ applies }) => applies?.(facts) ?? true)
    .map(({ rule, norm, mender, isSatisfied, evidence }): Outcome => {
      const found = evidence(facts)
      const aged = found && { ...found, ageInDays: daysBetween(found.knownSince, at) }
      return { rule, norm, mender, isSatisfied: isSatisfied(facts, at), evidence: aged }
    })
  const { entidadId, sedeId, delegation, activation, official, isIndependiente } = facts
  const isAllowed = outcomes.every(({ isSatisfied }) => isSatisfied === true)
  return {
    action,
    at,
    isAllowed,
    // The desk's doors are for officials: what somebody holds at the entidad opens none of them, and shows none.
    isStranger: rules.includes(isOfficial)
      ? official === null
      : delegation === null && activation === null && official === null && !isIndependiente,
    office: isAllowed ? officeOf(rules) : null,
    entidadId,
    sedeId,
    outcomes,
  }
}
