import type { AppContext } from '../../platform/app-context.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import { EntidadId, SedeId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { findEntidad, findSedesOf } from '../reps/index.ts'
import { pathAfter } from './answers.ts'
import { applicantOf } from './applicant.ts'
import type { ApplicationKind } from './application.ts'
import { decideSede } from './decide-place.ts'
import { findDraft, saveDraft } from './draft-store.ts'
import { options, pathOf } from './option.ts'
import { findPlace } from './place-store.ts'
import { presentRefusal } from './refusals.ts'
import { SedePage } from './ui/sede-page.tsx'

const route = routeFor<ActorOf>()
const toEntidad = (kind: ApplicationKind): Reply => ({ status: 303, location: pathOf(kind, 'entidad') })

async function sedePage(
  app: AppContext,
  kind: ApplicationKind,
  entidadId: EntidadId,
  picked: string | undefined,
  errors: FieldError[] = [],
): Promise<Reply> {
  const entidad = await findEntidad(app.db, entidadId)
  if (!entidad) return toEntidad(kind)
  const sedes = await findSedesOf(app.db, entidadId)
  const only = sedes.length === 1 ? sedes[0]?.id : undefined
  const shown = { kind, entidad, sedes, values: { sede: picked ?? only } }
  return {
    status: errors.length > 0 ? 422 : 200,
    page: (chrome) => <SedePage chrome={chrome} errors={errors} {...shown} />,
  }
}

/** Where of the entidad. */
export const sedeRoutes = (kind: ApplicationKind) => [
  route({
    method: 'GET',
    url: pathOf(kind, 'sede'),
    needs: 'account',
    summary: 'Pregunta: la sede',
    async handle(app, { actor, kept }) {
      const draft = await findDraft(app.db, actor.holder.accountId, kind)
      const entidadId = EntidadId.safeParse(kept?.entidad).data ?? draft.entidadId
      return entidadId ? sedePage(app, kind, entidadId, kept?.sede ?? draft.sedeId) : toEntidad(kind)
    },
  }),
  route({
    method: 'POST',
    url: pathOf(kind, 'sede'),
    needs: 'account',
    summary: 'Escoge la sede',
    // The entidad travels along: in another tab another one may have been chosen meanwhile.
    body: form({ entidad: text, sede: text }),
    async handle(app, { actor, body }) {
      const entidadId = EntidadId.safeParse(body.entidad).data
      if (!entidadId) return toEntidad(kind)
      const refused = (error: FieldError) => sedePage(app, kind, entidadId, body.sede, [error])
      const sedeId = SedeId.safeParse(body.sede).data
      const sedes = await findSedesOf(app.db, entidadId)
      if (!sedeId || !sedes.some(({ id }) => id === sedeId))
        return refused({ field: 'sede', message: `Escoja la sede en la que ${options[kind].verb}` })
      const by = applicantOf(actor)
      const now = await app.clock(app.db)
      const place = await findPlace(app.db, { ...by, kind, sedeId, except: null, at: now })
      // What is wrong with the person is said on the first page and again at the end; here, what is wrong with the sede.
      const decision = place && decideSede(place)
      if (decision && !decision.ok) return refused(presentRefusal(decision.refusal))
      const draft = await findDraft(app.db, by.accountId, kind)
      const answers = { ...draft, entidadId, sedeId }
      await saveDraft(app.db, by.accountId, kind, answers)
      return { status: 303, location: pathAfter(kind, 'sede', answers) }
    },
  }),
]
