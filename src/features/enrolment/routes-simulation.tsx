import { z } from 'zod'
import { problem } from '../../platform/problem.ts'
import { form, many, routeFor, text } from '../../platform/route.ts'
import { CalendarDate, dayOf, lastDayOf, type Period, periodOf, startOf, toDuring } from '../../shared/calendar.ts'
import { fieldDate } from '../../shared/dates-es.ts'
import { ApplicationId, EntidadId, SedeId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import { findApplication } from '../applications/index.ts'
import type { ActorOf } from '../authority/index.ts'
import { findActivationOf } from './enrolment-store.ts'
import { loadRequest } from './load-request.ts'
import { readPeriod } from './period-fields.ts'
import { findFrame } from './queue-store.ts'
import { presentRefusal } from './refusals.ts'
import { type Asked, askedActions, simulate } from './simulate.ts'
import type { SimulatedRule } from './simulated-rules.ts'
import { suggestedRoles } from './ui/act-forms.tsx'
import { SimulationPage } from './ui/simulation-page.tsx'

const route = routeFor<ActorOf>()
const onRequest = z.object({ entidadId: EntidadId, applicationId: ApplicationId })

const asking = form({
  sede: text,
  desde: text,
  hasta: text,
  roles: many,
  rolDesde: text,
  rolHasta: text,
  simular: text,
  intento: text,
})
type Typed = z.infer<typeof asking>

/** What was typed as what is asked, or what of it cannot be read. */
function read(typed: Typed, isActive: boolean): { asked: Asked | null; errors: FieldError[] } {
  const sede = SedeId.safeParse(typed.sede)
  const during = readPeriod(typed, null)
  const roleDuring = readPeriod({ desde: typed.rolDesde, hasta: typed.rolHasta }, null)
  const errors: FieldError[] = []
  if (!isActive && !sede.success) errors.push({ field: 'sede', message: 'Elija la sede.' })
  if (!isActive && typed.desde.trim() === '') errors.push({ field: 'desde', message: 'Escriba desde cuándo.' })
  else if (!during.ok && !isActive) errors.push(...during.refusal)
  // To enrol is to give a role; to activate is not.
  if (isActive && typed.roles.length === 0) errors.push({ field: 'roles', message: 'Elija al menos un rol.' })
  if (!roleDuring.ok)
    errors.push(...roleDuring.refusal.map(({ field, message }) => ({ field: roleFields[field ?? ''] ?? null, message })))
  if (errors.length > 0 || !roleDuring.ok) return { asked: null, errors }
  const days = during.ok ? during.value : null
  const place = !isActive && sede.success && days ? { sedeId: sede.data, during: days } : null
  return { asked: { place, roles: typed.roles, roleDuring: roleDuring.value }, errors }
}
const roleFields: Record<string, string> = { desde: 'rolDesde', hasta: 'rolHasta' }

/** First day inclusive, last day exclusive, as everywhere in the interface. */
const days = z.object({ from: CalendarDate, until: CalendarDate.nullable() })
const ruleAnswer = z.object({
  rule: z.string(),
  norm: z.string(),
  isSatisfied: z.boolean().nullable(),
  message: z.string().nullable(),
})
const rulesAnswer = (rules: readonly SimulatedRule[]) =>
  rules.map(({ rule, norm, isSatisfied, refusal }) => ({
    rule,
    norm,
    isSatisfied,
    message: refusal && presentRefusal(refusal).message,
  }))

export const simulationRoutes = [
  route({
    method: 'GET',
    url: '/delegado/:entidadId/solicitudes/:applicationId/simular',
    needs: 'enrolment.read',
    summary: 'Qué pasaría al activar y enrolar así, antes de hacerlo',
    params: onRequest,
    query: asking,
    async handle(app, { actor, params: { entidadId, applicationId }, query }) {
      const loaded = await loadRequest(app, entidadId, applicationId, actor.personId)
      if (!loaded) return { status: 404, problem: problem('no-existe') }
      const { application, activation, now } = loaded
      // From the form of an act, with what was typed there; the roles come with the form of the page itself.
      const isFirst = query.simular === ''
      const comesFromEnrolling = activation !== null && isFirst && query.intento !== ''
      const typed: Typed = {
        ...query,
        sede: query.sede || application.sedeId,
        desde: query.desde || (isFirst && !activation ? fieldDate(dayOf(now)) : query.desde),
        roles: isFirst && !comesFromEnrolling ? suggestedRoles(loaded) : query.roles,
        ...(activation && isFirst && { rolDesde: query.desde, rolHasta: query.hasta }),
      }
      const { asked, errors } = read(typed, activation !== null)
      const context = { by: actor.personId, entidadId, application, activation, now }
      const simulation = asked && (await simulate(app, context, asked))
      const props = { ...loaded, typed, errors, simulation, intento: app.newId(), suggestion: plazaDays(loaded) }
      return { status: errors.length > 0 ? 422 : 200, page: (chrome) => <SimulationPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/api/entidades/:entidadId/applications/:applicationId/simulation',
    needs: 'enrolment.read',
    summary: 'Qué pasaría al activar y enrolar así: cada regla, y qué podría hacer la persona; nada se guarda',
    params: onRequest,
    query: z.strictObject({
      sedeId: SedeId,
      from: CalendarDate,
      until: CalendarDate.optional(),
      roles: z
        .union([z.string(), z.array(z.string())])
        .transform((roles) => [roles].flat())
        .pipe(z.array(z.string().max(60)).max(20))
        .optional(),
    }),
    answer: z.object({
      sedeId: z.uuid(),
      period: days,
      isAllowed: z.boolean(),
      activation: z.array(ruleAnswer),
      roles: z.array(z.object({ role: z.string(), period: days, isAllowed: z.boolean(), rules: z.array(ruleAnswer) })),
      actions: z.array(
        z.object({
          action: z.enum(askedActions),
          isAllowed: z.boolean(),
          from: z.date(),
          until: z.date().nullable(),
          rules: z.array(ruleAnswer),
        }),
      ),
    }),
    async handle(app, { actor, params: { entidadId, applicationId }, query }) {
      const { db } = app
      const now = actor.authority.at
      const application = await findApplication(db, entidadId, applicationId)
      const frame = await findFrame(db, actor.personId, entidadId, now)
      if (!application || !frame?.sedes.some(({ id }) => id === application.sedeId))
        return { status: 404, problem: problem('no-existe') }
      const activation = await findActivationOf(db, entidadId, applicationId)
      const asked = {
        place: { sedeId: query.sedeId, during: toDuring({ from: query.from, until: query.until ?? null }) },
        roles: query.roles ?? [],
        roleDuring: null,
      }
      const context = { by: actor.personId, entidadId, application, activation, now }
      const { sedeId, during, isAllowed, activation: rules, roles, powers } = await simulate(app, context, asked)
      return {
        status: 200,
        json: {
          sedeId,
          period: periodOf(during),
          isAllowed,
          activation: rulesAnswer(rules),
          roles: roles.map((role) => ({
            role: role.role,
            period: periodOf(role.during),
            isAllowed: role.isAllowed,
            rules: rulesAnswer(role.rules),
          })),
          actions: powers.map((power) => ({
            ...power,
            rules: power.rules.map(({ rule, norm, isSatisfied, message }) => ({ rule, norm, isSatisfied, message })),
          })),
        },
      }
    },
  }),
]

/** What the plaza would let be asked: its sede, and its days as far as they lie ahead. */
function plazaDays({ application, plazas, sedes, now }: NonNullable<Awaited<ReturnType<typeof loadRequest>>>) {
  if (application.kind !== 'SERVICIO_SOCIAL') return null
  const plaza = plazas.find(({ sedeId }) => sedes.some(({ id }) => id === sedeId))
  if (!plaza) return null
  const { from, until }: Period = periodOf(plaza.during)
  const today = dayOf(now)
  const last = lastDayOf({ from, until })
  if (last && startOf(last) < startOf(today)) return null
  return {
    sedeId: plaza.sedeId,
    sedeName: plaza.sedeName,
    desde: fieldDate(from > today ? from : today),
    hasta: last ? fieldDate(last) : '',
  }
}
