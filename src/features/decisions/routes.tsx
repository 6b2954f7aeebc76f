import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, routeFor, text } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { parseDate } from '../../shared/dates-es.ts'
import { PersonId, SedeId } from '../../shared/id.ts'
import { findApplicationsBy } from '../applications/index.ts'
import { type ActorOf, explain } from '../authority/index.ts'
import { findDelegateIds } from '../delegados/index.ts'
import { findOwnActivations } from '../enrolment/index.ts'
import { getPersonNames } from '../people/index.ts'
import { findPlazaStanding } from '../servicio-social/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { ask } from './ask.ts'
import { type Answer, type Askable, askable } from './decision.ts'
import { nextSteps } from './next-steps.ts'
import { plazaGround } from './plaza-ground.ts'
import { DecisionPage } from './ui/decision-page.tsx'

const route = routeFor<ActorOf>()

const actionField = z.enum(Object.keys(askable) as [Askable, ...Askable[]])

/** Where the person works or has asked to: the sedes to choose from. */
async function ownSedes(app: AppContext, holder: SessionHolder) {
  const asked = await findApplicationsBy(app.db, holder.accountId)
  const held = holder.holdsPerson ? await findOwnActivations(app.db, holder.personId) : []
  const all = [...held, ...asked].map(({ sedeId, sedeName, entidadName }) => [sedeId, `${sedeName}, ${entidadName}`] as const)
  return [...new Map(all)].map(([id, text]) => ({ id, text }))
}

async function whatNext(app: AppContext, { authority, sede, person }: Answer) {
  const rules = explain(authority)
  if (rules.every(({ isSatisfied }) => isSatisfied === true)) return { rules, ground: null, steps: [] }
  const isInRethus = rules.some(({ rule, isSatisfied }) => rule === 'R-AUT-2' && isSatisfied === true)
  const ground = authority.isAllowed
    ? null
    : plazaGround(await findPlazaStanding(app.db, person.id, authority.at), { sedeId: sede.id, isInRethus })
  if (ground) return { rules, ground: ground.text, steps: [ground.step] }
  const ids = await findDelegateIds(app.db, sede.entidadId, authority.at)
  const delegates = [...(await getPersonNames(app.db, ids)).values()]
  return { rules, ground: null, steps: nextSteps(rules, { delegates, entidadName: sede.entidadName }) }
}

const evidence = z.object({ id: z.string(), knownSince: z.date(), until: z.date().nullable(), ageInDays: z.number().int() })

/** The answer of GET /api/decisions. Instants in ISO 8601 with zone; ages in whole days. */
const decisionAnswer = z.object({
  isAllowed: z.boolean(),
  action: actionField,
  at: z.date(),
  person: z.object({ id: z.uuid(), name: z.string() }),
  sede: z.object({ id: z.uuid(), name: z.string(), code: z.string(), entidadId: z.uuid(), entidadName: z.string() }),
  rules: z.array(
    z.object({
      rule: z.string(),
      norm: z.string(),
      isSatisfied: z.boolean().nullable(),
      title: z.string(),
      message: z.string(),
      source: z.string(),
      evidence: evidence.nullable(),
      mender: z.string().nullable(),
    }),
  ),
  /** What happened to the plaza on which the right stood, in a sentence. */
  ground: z.string().nullable(),
  nextSteps: z.array(z.object({ who: z.string(), text: z.string(), href: z.string().nullable() })),
})

export const decisionRoutes = [
  route({
    method: 'GET',
    url: '/por-que-no',
    needs: 'account',
    summary: '¿Por qué no puedo prescribir?',
    query: form({ persona: text, sede: text, accion: actionField.catch('prescription.sign'), cuando: text }),
    async handle(app, { actor: { holder }, query }) {
      const now = holder.seenAt
      const other = PersonId.safeParse(query.persona)
      const personId = other.success ? other.data : holder.personId
      const isOther = personId !== holder.personId
      const sedes = isOther ? [] : await ownSedes(app, holder)
      const sedeId = SedeId.safeParse(query.sede || (isOther ? '' : sedes[0]?.id))

      const day = query.cuando.trim() === '' ? dayOf(now) : parseDate(query.cuando)
      const errors = day ? [] : [{ field: 'cuando', message: `«${query.cuando}» no es una fecha. Escríbala como 1/2/2026.` }]
      // Of another day its noon is asked: a right that starts or ends that day may differ at other hours.
      const at = day && day !== dayOf(now) ? new Date(`${day}T12:00:00-05:00`) : null
      const answer =
        sedeId.success && day ? await ask(app, holder, { personId, action: query.accion, sedeId: sedeId.data, at }) : null
      if (sedeId.success && day && !answer) return { status: 404, problem: problem('no-existe') }
      if (isOther && !answer && day) return { status: 404, problem: problem('no-existe') }

      const answered = answer && { answer, ...(await whatNext(app, answer)) }
      const listed =
        answer && !sedes.some(({ id }) => id === answer.sede.id)
          ? [...sedes, { id: answer.sede.id, text: `${answer.sede.name}, ${answer.sede.entidadName}` }]
          : sedes
      const values = { sede: answer?.sede.id ?? query.sede, accion: query.accion, cuando: query.cuando }
      const about = isOther && answer ? answer.person : null
      return {
        status: errors.length > 0 ? 422 : 200,
        page: (chrome) => (
          <DecisionPage
            chrome={chrome}
            values={values}
            errors={errors}
            sedes={listed}
            about={about}
            answered={answered}
            now={now}
          />
        ),
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/decisions',
    needs: 'account',
    summary: 'La decisión: ¿puede esta persona hacer esto, en esta sede, en este instante, y por qué?',
    query: z.strictObject({
      /** Without it: oneself. */
      person: PersonId.optional(),
      action: actionField.default('prescription.sign'),
      sede: SedeId,
      /** ISO 8601 with zone; without it: now. */
      at: z.iso.datetime({ offset: true }).optional(),
    }),
    answer: decisionAnswer,
    async handle(app, { actor: { holder }, query: { person, action, sede, at } }) {
      const answer = await ask(app, holder, {
        personId: person ?? holder.personId,
        action,
        sedeId: sede,
        at: at ? new Date(at) : null,
      })
      if (!answer) return { status: 404, problem: problem('no-existe') }
      const { rules, ground, steps } = await whatNext(app, answer)
      const { authority, person: about, sede: place } = answer
      return {
        status: 200,
        json: {
          isAllowed: authority.isAllowed,
          action,
          at: authority.at,
          person: about,
          sede: place,
          rules,
          ground,
          nextSteps: steps,
        },
      }
    },
  }),
]
