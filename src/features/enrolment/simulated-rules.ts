import type { During } from '../../shared/calendar.ts'
import { overlaps } from '../../shared/calendar.ts'
import { PersonId } from '../../shared/id.ts'
import type { Result } from '../../shared/result.ts'
import type { Registration } from './activation.ts'
import { decideEnrolment, type EnrolmentFacts, type EnrolmentRequest } from './decide-enrolment.ts'
import type { Refusal } from './refusals.ts'
import { type ActivationGround, type ActivationQuestion, weighActivation } from './weigh-activation.ts'

/** One rule of an act that was not done: null where it cannot be said before another one is met. */
export type SimulatedRule = { rule: string; title: string; norm: string; isSatisfied: boolean | null; refusal: Refusal | null }

type Rule = { rule: string; title: string; norm: string; codes: readonly string[]; isOfDays?: boolean }

const guide = 'Guía MIPRES 2023, 1, paso 4'
const none = 'Sin norma encontrada; docs/rules de Mipres Abierto'

/** R-ACT-1 to R-ACT-6, R-IDE-3, R-SS-1, R-SS-2, by the refusals that each gives. */
const activationRules: (Rule & { only?: Registration })[] = [
  { rule: 'R-ACT-1', title: 'La activa otra persona', norm: guide, codes: ['self-activation'] },
  {
    rule: 'R-ACT-2',
    title: 'Las fechas empiezan hoy o después, y terminan después de empezar',
    norm: none,
    codes: ['period-ends-before-it-starts', 'period-starts-in-the-past'],
  },
  { rule: 'R-ACT-3', title: 'Su identidad está comprobada', norm: 'Ley 1581 de 2012, artículo 4', codes: ['not-proofed'] },
  { rule: 'R-IDE-3', title: 'La cuenta que pide es la de la persona', norm: none, codes: ['person-already-held'] },
  {
    rule: 'R-ACT-4',
    title: 'El ReTHUS no lo impide',
    norm: 'Guía MIPRES 2023, 1, paso 1',
    codes: ['dead', 'not-in-rethus', 'identification-not-current'],
  },
  { rule: 'R-ACT-5', title: 'Sin sanción en esas fechas', norm: 'Ley 1164 de 2007', codes: ['sanctioned'], isOfDays: true },
  { rule: 'R-ACT-6', title: 'Sin otra activación en esta sede', norm: none, codes: ['already-active'], isOfDays: true },
  {
    rule: 'R-SS-1',
    title: 'Sin Servicio Social Obligatorio en otra sede',
    norm: 'Guía MIPRES 2023, 2, paso 4',
    codes: ['plaza-at-another-sede'],
    isOfDays: true,
  },
  {
    rule: 'R-SS-2',
    title: 'Dentro de la plaza activa en esta sede',
    norm: 'Guía MIPRES 2023, 2, pasos 1 y 4',
    codes: ['outside-plaza'],
    isOfDays: true,
    only: 'SERVICIO_SOCIAL',
  },
]

/** R-ENR-1 to R-ENR-7. */
const roleRules: Rule[] = [
  { rule: 'R-ENR-1', title: 'Se lo da otra persona', norm: guide, codes: ['self-enrolment'] },
  { rule: 'R-ENR-2', title: 'La tabla de roles lo tiene', norm: 'Guía MIPRES 2023, 1, paso 5', codes: ['role-not-offered'] },
  {
    rule: 'R-ENR-3',
    title: 'Su profesión lo sostiene',
    norm: 'Guía MIPRES 2023, 1, paso 1',
    codes: ['role-not-for-profession'],
  },
  {
    rule: 'R-ENR-4',
    title: 'Cabe en la activación',
    norm: none,
    codes: ['role-ends-before-it-starts', 'outside-activation', 'period-starts-in-the-past'],
  },
  { rule: 'R-ENR-5', title: 'No lo tiene ya en esas fechas', norm: none, codes: ['already-enrolled'], isOfDays: true },
  { rule: 'R-ENR-6', title: 'No choca con otro rol', norm: none, codes: ['role-excluded'], isOfDays: true },
  { rule: 'R-ENR-7', title: 'Quien lo da no es quien activó, si el rol lo pide', norm: none, codes: ['second-person-needed'] },
]

/** Somebody who is nobody: to ask what else stands against an act on oneself. */
const nobody = PersonId.parse('00000000-0000-0000-0000-000000000000')

/**
 * Every refusal, not only the first: each is taken as mended and the very rule of the act is asked again. `mend` gives null
 * where nothing more can be asked.
 */
function everyRefusal<Q, R extends Refusal>(
  decide: (question: Q) => Result<unknown, R>,
  question: Q,
  mend: (question: Q, refusal: R) => Q | null,
): R[] {
  const found: R[] = []
  let next: Q | null = question
  while (next !== null && found.length < 30) {
    const decision: Result<unknown, R> = decide(next)
    if (decision.ok) return found
    found.push(decision.refusal)
    next = mend(next, decision.refusal)
  }
  return found
}

const wrongDays = ['period-ends-before-it-starts', 'period-starts-in-the-past', 'role-ends-before-it-starts']

/** Of days that are none, what depends on them cannot be said; nor what comes after a refusal that cannot be mended. */
function tell(rules: readonly Rule[], refusals: readonly Refusal[]): SimulatedRule[] {
  const hasNoDays = refusals.some(({ code }) => wrongDays.includes(code))
  return rules.map(({ rule, title, norm, codes, isOfDays = false }) => {
    const refusal = refusals.find(({ code }) => codes.includes(code)) ?? null
    if (hasNoDays && isOfDays) return { rule, title, norm, isSatisfied: null, refusal: null }
    return { rule, title, norm, isSatisfied: refusal === null, refusal }
  })
}

type ActivationAsked = { request: ActivationQuestion; ground: ActivationGround }

/** Every rule of an activation that was not done, by the rules of the act itself. */
export function simulateActivation(request: ActivationQuestion, ground: ActivationGround): SimulatedRule[] {
  const weigh = (asked: ActivationAsked) => weighActivation(asked.request, asked.ground)
  const refusals = everyRefusal(weigh, { request, ground }, ({ request, ground }, refusal): ActivationAsked | null => {
    const { facts, plazas } = ground
    const during = { from: facts.now, until: null }
    switch (refusal.code) {
      case 'self-activation':
        return { request: { ...request, activatedBy: nobody }, ground }
      case 'period-ends-before-it-starts':
      case 'period-starts-in-the-past':
        return { request: { ...request, during }, ground }
      case 'person-already-held':
        return { request, ground: { ...ground, proofing: null } }
      case 'not-proofed':
        return { request, ground: { ...ground, facts: { ...facts, isProofed: true } } }
      case 'dead':
      case 'not-in-rethus':
      case 'identification-not-current':
        return { request, ground: { ...ground, facts: { ...facts, documentState: 'VIGENTE' } } }
      case 'sanctioned':
        return { request, ground: { ...ground, facts: { ...facts, sanctions: [] } } }
      case 'already-active':
        return { request, ground: { ...ground, facts: { ...facts, heldHere: [] } } }
      case 'plaza-at-another-sede':
        return { request, ground: { ...ground, plazas: plazas.filter(({ sedeId }) => sedeId === request.sedeId) } }
      default:
        return null
    }
  })
  const isElsewhere = refusals.some(({ code }) => code === 'plaza-at-another-sede')
  const told = tell(
    activationRules.filter(({ only }) => only === undefined || only === request.registration),
    refusals,
  )
  // With a plaza elsewhere, that there is none here says nothing more.
  return isElsewhere ? told.filter(({ rule }) => rule !== 'R-SS-2') : told
}

/** Every rule of a role that was not given, by the rule of the act itself. */
export function simulateRole(request: EnrolmentRequest, facts: EnrolmentFacts): SimulatedRule[] {
  type Asked = { request: EnrolmentRequest; facts: EnrolmentFacts }
  const refusals = everyRefusal(
    (asked: Asked) => decideEnrolment(asked.request, asked.facts),
    { request, facts },
    ({ request, facts }, refusal): Asked | null => {
      const { activation, policies, heldHere } = facts
      switch (refusal.code) {
        case 'self-enrolment':
          return { request: { ...request, grantedBy: nobody }, facts }
        case 'role-not-for-profession': {
          const wanted = policies.flatMap(({ role, professionCode }) => (role === request.role ? (professionCode ?? []) : []))
          return { request, facts: { ...facts, professions: wanted } }
        }
        case 'role-ends-before-it-starts':
        case 'outside-activation':
        case 'period-starts-in-the-past':
          return activation && { request: { ...request, during: ahead(activation.during, facts.now) }, facts }
        case 'already-enrolled':
          return { request, facts: { ...facts, heldHere: heldHere.filter(({ role }) => role !== request.role) } }
        case 'role-excluded':
          return { request, facts: { ...facts, heldHere: heldHere.filter(({ during }) => !overlaps(during, request.during)) } }
        case 'second-person-needed':
          return activation && { request, facts: { ...facts, activation: { ...activation, activatedBy: nobody } } }
        default:
          return null
      }
    },
  )
  const told = tell(roleRules, refusals)
  const isUnknown = refusals.some(({ code }) => code === 'role-not-offered')
  // Of a role that the table does not give here, the rest is not asked.
  return isUnknown ? told.filter(({ rule }) => rule === 'R-ENR-1' || rule === 'R-ENR-2') : told
}

const ahead = (during: During, now: Date): During => (during.from < now ? { ...during, from: now } : during)

export const isAllowed = (rules: readonly SimulatedRule[]) => rules.every(({ isSatisfied }) => isSatisfied === true)
