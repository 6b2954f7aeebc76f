import type { AppContext } from '../../platform/app-context.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import type { SedeId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { pathAfter, unansweredBefore } from './answers.ts'
import { applicantOf } from './applicant.ts'
import type { ApplicationKind } from './application.ts'
import { decideRoleAsked } from './decide-role-asked.ts'
import { findDraft, saveDraft } from './draft-store.ts'
import { pathOf } from './option.ts'
import { findPlace } from './place-store.ts'
import { presentRefusal } from './refusals.ts'
import type { Applicant } from './standing.ts'
import { RolePage } from './ui/role-page.tsx'

const route = routeFor<ActorOf>()
const next = (location: string): Reply => ({ status: 303, location })

const placeFor = async (app: AppContext, kind: ApplicationKind, by: Applicant, sedeId: SedeId | undefined) =>
  sedeId ? findPlace(app.db, { ...by, kind, sedeId, except: null, at: await app.clock(app.db) }) : null

type Found = NonNullable<Awaited<ReturnType<typeof placeFor>>>
const rolePage = (kind: ApplicationKind, place: Found, rol: string | undefined, errors: FieldError[] = []): Reply => ({
  status: errors.length > 0 ? 422 : 200,
  page: (chrome) => <RolePage {...{ chrome, kind, place, errors }} roles={place.offered} values={{ rol }} />,
})

/** What for: asked of *Otro usuario* only. */
export const roleRoutes = (kind: ApplicationKind) => [
  route({
    method: 'GET',
    url: pathOf(kind, 'rol'),
    needs: 'account',
    summary: 'Pregunta: el rol que necesita',
    async handle(app, { actor, kept }) {
      const by = applicantOf(actor)
      const draft = await findDraft(app.db, by.accountId, kind)
      const place = await placeFor(app, kind, by, draft.sedeId)
      if (!place) return next(unansweredBefore(kind, 'rol', draft) ?? pathOf(kind, 'sede'))
      return rolePage(kind, place, kept?.rol ?? draft.role)
    },
  }),
  route({
    method: 'POST',
    url: pathOf(kind, 'rol'),
    needs: 'account',
    summary: 'Escoge el rol que necesita',
    body: form({ rol: text }),
    async handle(app, { actor, body }) {
      const by = applicantOf(actor)
      const draft = await findDraft(app.db, by.accountId, kind)
      const place = await placeFor(app, kind, by, draft.sedeId)
      if (!place) return next(unansweredBefore(kind, 'rol', draft) ?? pathOf(kind, 'sede'))
      const decision = decideRoleAsked(kind, body.rol === '' ? null : body.rol, place.offered)
      if (!decision.ok) return rolePage(kind, place, body.rol, [presentRefusal(decision.refusal)])
      const answers = { ...draft, role: body.rol }
      await saveDraft(app.db, by.accountId, kind, answers)
      return next(pathAfter(kind, 'rol', answers))
    },
  }),
]
