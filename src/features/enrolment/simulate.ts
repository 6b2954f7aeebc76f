import type { AppContext } from '../../platform/app-context.ts'
import { type During, notBefore } from '../../shared/calendar.ts'
import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Application, canDo } from '../applications/index.ts'
import { type Action, decide, decideAsIf, type Explained, explain } from '../authority/index.ts'
import type { RolePolicy } from './decide-enrolment.ts'
import { remaining } from './enrol.ts'
import type { HeldActivation } from './enrolment-store.ts'
import { findRoleActions } from './queue-store.ts'
import { isAllowed, type SimulatedRule, simulateActivation, simulateRole } from './simulated-rules.ts'
import { findActivationGround, findEnrolmentGround } from './weigh-activation.ts'

/** What the delegado would do, before doing it. */
export type Asked = {
  /** Null: of an activation that stands already, whose sede and days are its own. */
  place: { sedeId: SedeId; during: During } | null
  roles: readonly string[]
  /** Null: as long as the activation. */
  roleDuring: During | null
}

export type SimulatedRole = { role: string; roleName: string; during: During; isAllowed: boolean; rules: SimulatedRule[] }

export const askedActions = ['prescription.sign', 'prescription.order', 'prescription.read'] as const
export type AskedAction = (typeof askedActions)[number]

/** What the person could do with it, at the first instant of it. */
export type SimulatedPower = {
  action: AskedAction
  isAllowed: boolean
  from: Date
  until: Date | null
  rules: Explained[]
}

export type Simulation = {
  sedeId: SedeId
  during: During
  /** The activation stands already: only roles are asked about. */
  isActive: boolean
  isAllowed: boolean
  activation: SimulatedRule[]
  roles: SimulatedRole[]
  powers: SimulatedPower[]
}

type Context = {
  by: PersonId
  entidadId: EntidadId
  application: Application
  /** What answered the application already. */
  activation: HeldActivation | null
  now: Date
}

/**
 * What would come of activating and enrolling, rule by rule: the rules of the acts, on the facts of the acts, and the one
 * decision as if it had been given. It only reads; what it says may be otherwise a moment later.
 */
export async function simulate({ db }: Pick<AppContext, 'db'>, context: Context, asked: Asked): Promise<Simulation> {
  const { by, entidadId, application, activation, now } = context
  const { personId, accountId, kind } = application
  const place = activation ?? (asked.place && { ...asked.place, during: notBefore(now, asked.place.during) })
  if (!place) throw new Error('nothing was asked: neither an activation that stands nor one to be given')
  const { sedeId, during } = place

  const basis = 'DELEGADO' as const
  const first = activation
    ? []
    : [
        ...(await officeRules(db, { by, sedeId, application, now })),
        ...simulateActivation(
          { personId, accountId, sedeId, registration: kind, basis, during, activatedBy: by },
          await findActivationGround(db, { entidadId, sedeId, personId }, now),
        ),
      ]

  const activationId = activation?.id ?? null
  const ground = await findEnrolmentGround(db, { entidadId, sedeId, personId, kind, activationId }, now)
  const standing = { personId, during, activatedBy: activation?.activatedBy ?? by }
  const heldHere = [...ground.heldHere]
  const hasNoPlaza = first.some(({ rule, isSatisfied }) => plazaRules.has(rule) && isSatisfied === false)
  const roles: SimulatedRole[] = []
  for (const role of new Set(asked.roles)) {
    const roleDuring = asked.roleDuring ? notBefore(now, asked.roleDuring) : remaining(during, now)
    const request = { personId, role, basis, during: roleDuring, grantedBy: by }
    const facts = { now, activation: standing, ...ground, heldHere }
    // Without a plaza at the sede there is no profession to ask about: that is told already.
    const rules = simulateRole(request, facts).filter(({ rule }) => !hasNoPlaza || rule !== 'R-ENR-3')
    const roleName = nameOf(ground.policies, role)
    // As in the act: what is given in it counts against what follows.
    if (isAllowed(rules)) heldHere.push({ role, roleName, during: roleDuring })
    roles.push({ role, roleName, during: roleDuring, isAllowed: isAllowed(rules), rules })
  }
  const given = isAllowed(first) ? roles.filter((role) => role.isAllowed) : []
  return {
    sedeId,
    during,
    isActive: activation !== null,
    isAllowed: isAllowed(first) && roles.every((role) => role.isAllowed),
    activation: first,
    roles,
    powers: await powersOf(db, { personId, sedeId, kind, during, now }, given),
  }
}

const plazaRules: ReadonlySet<string> = new Set(['R-SS-1', 'R-SS-2'])

const nameOf = (policies: readonly RolePolicy[], role: string) =>
  policies.find((policy) => policy.role === role)?.roleName ?? role

type Db = AppContext['db']

/** The act asks both: the delegado's office at the sede, and whether the application still waits. */
async function officeRules(
  db: Db,
  { by, sedeId, application, now }: { by: PersonId; sedeId: SedeId; application: Application; now: Date },
): Promise<SimulatedRule[]> {
  const office = await decide(db, { personId: by, action: 'enrolment.activate', place: { kind: 'sede', id: sedeId }, at: now })
  const isHis = office.isAllowed && office.entidadId === application.entidadId
  const isOpen = canDo('ACTIVADA', application.state)
  return [
    {
      rule: 'R-AUT-8',
      title: 'Usted responde por esa sede',
      norm: 'Guía MIPRES 2023, 1, paso 4',
      isSatisfied: isHis,
      refusal: isHis ? null : { code: 'office-ended' },
    },
    {
      rule: 'R-SOL-9',
      title: 'La solicitud espera su respuesta',
      norm: 'Sin norma encontrada; docs/rules de Mipres Abierto',
      isSatisfied: isOpen,
      refusal: isOpen ? null : { code: 'not-in-that-state', state: application.state },
    },
  ]
}

type Given = { personId: PersonId; sedeId: SedeId; kind: Application['kind']; during: During; now: Date }

/** The one decision, asked as if the activation and the role were there, at the first instant of the role. */
async function powersOf(db: Db, given: Given, roles: readonly SimulatedRole[]): Promise<SimulatedPower[]> {
  const { personId, sedeId, kind, during, now } = given
  if (roles.length === 0) return []
  const actionsOf = await findRoleActions(
    db,
    roles.map(({ role }) => role),
  )
  const powers: SimulatedPower[] = []
  for (const action of askedActions) {
    const bearer = roles.find(({ role }) => actionsOf.get(role)?.includes(action))
    if (!bearer) continue
    const { from, until } = bearer.during
    const at = from > now ? from : now
    const asIf = { id: 'simulada', knownSince: at }
    const authority = await decideAsIf(
      db,
      { personId, action: action satisfies Action, place: { kind: 'sede', id: sedeId }, at },
      {
        activation: { ...asIf, until: during.until, registration: kind },
        grant: { ...asIf, until, role: bearer.role, hasTitle: true },
      },
    )
    powers.push({ action, isAllowed: authority.isAllowed, from: at, until, rules: explain(authority) })
  }
  return powers
}
