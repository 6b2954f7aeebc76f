import type { AppContext } from '../../platform/app-context.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import { EntidadId, SedeId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf, SignedIn } from '../authority/index.ts'
import { getAccount } from '../people/index.ts'
import { findEntidad, findEntidades, findOwnPractice, findSedesOf } from '../reps/index.ts'
import { findRethusStanding } from '../rethus/index.ts'
import { applicantOf, longText } from './applicant.ts'
import { decideApplication, decideEntidad, decideRethus } from './decide-application.ts'
import { decideNote } from './decide-note.ts'
import { findDifferences } from './differences.ts'
import { findDraft, saveDraft } from './draft-store.ts'
import { findOfferedRoles, findPlace } from './place-store.ts'
import { presentRefusal } from './refusals.ts'
import { type Applicant, loadRethus, rethusFactsAt } from './standing.ts'
import { EntidadPage, entidadPath } from './ui/entidad-page.tsx'
import { NotePage } from './ui/note-page.tsx'
import { RethusPage } from './ui/rethus-page.tsx'
import { SedePage } from './ui/sede-page.tsx'

const route = routeFor<ActorOf>()
const kind = 'PROFESIONAL'
const pageSize = 10
/** Beyond this a better word finds more than another page. */
const lastPage = 5

const paths = {
  rethus: '/registro/profesional/rethus',
  sede: '/registro/profesional/sede',
  note: '/registro/profesional/mensaje',
}
const next = (location: string): Reply => ({ status: 303, location })

async function rethusPage(app: AppContext, { accountId, personId }: Applicant, isRefused: boolean): Promise<Reply> {
  const now = await app.clock(app.db)
  const account = await getAccount(app.db, accountId)
  const standing = await findRethusStanding(app.db, personId)
  const decision = decideRethus(rethusFactsAt(standing, now))
  const refusal = decision.ok ? null : decision.refusal
  if (isRefused && !refusal) return next(entidadPath)
  const differences = await findDifferences(app.db, account)
  const { document } = account
  return {
    status: isRefused ? 422 : 200,
    page: (chrome) => <RethusPage {...{ chrome, now, document, standing, refusal, differences }} />,
  }
}

type Search = { buscar: string; pagina: string }

async function entidadPage(
  app: AppContext,
  { accountId, personId }: Applicant,
  { buscar, pagina }: Search,
  picked: string | undefined,
  errors: FieldError[] = [],
): Promise<Reply> {
  const { db } = app
  const search = buscar.trim()
  const page = Math.min(Math.max(Number.parseInt(pagina, 10) || 1, 1), lastPage)
  const limit = page * pageSize + 1
  const found = await findEntidades(db, { text: search, kind: 'IPS', limit })
  const others = found.length === 0 ? await findEntidades(db, { text: search, kind: null, limit: 3 }) : []
  const draft = await findDraft(db, accountId, kind)
  const chosen = draft.entidadId ? await findEntidad(db, draft.entidadId) : null
  const own = await findOwnPractice(db, personId)
  const shown = {
    search,
    page,
    hasMore: found.length === limit && page < lastPage,
    found: found.slice((page - 1) * pageSize, page * pageSize),
    others,
    chosen,
    own,
    values: { entidad: picked ?? draft.entidadId },
  }
  return {
    status: errors.length > 0 ? 422 : 200,
    page: (chrome) => <EntidadPage chrome={chrome} errors={errors} {...shown} />,
  }
}

async function sedePage(
  app: AppContext,
  entidadId: EntidadId,
  picked: string | undefined,
  errors: FieldError[] = [],
): Promise<Reply> {
  const entidad = await findEntidad(app.db, entidadId)
  if (!entidad) return next(entidadPath)
  const sedes = await findSedesOf(app.db, entidadId)
  const only = sedes.length === 1 ? sedes[0]?.id : undefined
  return {
    status: errors.length > 0 ? 422 : 200,
    page: (chrome) => (
      <SedePage chrome={chrome} errors={errors} entidad={entidad} sedes={sedes} values={{ sede: picked ?? only }} />
    ),
  }
}

const draftOf = (app: AppContext, { holder }: SignedIn) => findDraft(app.db, holder.accountId, kind)

/** The four questions of option *Profesional de la salud*. Each answer is kept as soon as it is given. */
export const questionRoutes = [
  route({
    method: 'GET',
    url: paths.rethus,
    needs: 'account',
    summary: 'Pregunta 1: lo que dice el ReTHUS',
    handle: (app, { actor }) => rethusPage(app, applicantOf(actor), false),
  }),
  route({
    method: 'POST',
    url: paths.rethus,
    needs: 'account',
    summary: 'Sigue después de ver el ReTHUS',
    handle: (app, { actor }) => rethusPage(app, applicantOf(actor), true),
  }),
  route({
    method: 'GET',
    url: entidadPath,
    needs: 'account',
    summary: 'Pregunta 2: la IPS',
    query: form({ buscar: text, pagina: text }),
    async handle(app, { actor, query, kept }) {
      const search = kept ? { buscar: kept.buscar ?? '', pagina: kept.pagina ?? '' } : query
      return entidadPage(app, applicantOf(actor), search, kept?.entidad)
    },
  }),
  route({
    method: 'POST',
    url: entidadPath,
    needs: 'account',
    summary: 'Escoge la IPS',
    body: form({ buscar: text, pagina: text, entidad: text }),
    async handle(app, { actor, body }) {
      const by = applicantOf(actor)
      const refused = (message: string) => entidadPage(app, by, body, body.entidad, [{ field: 'entidad', message }])
      const id = EntidadId.safeParse(body.entidad)
      const entidad = id.success ? await findEntidad(app.db, id.data) : null
      if (!entidad) return refused('Escoja la IPS en la que trabaja')

      const { facts } = await loadRethus(app.db, by.personId, await app.clock(app.db))
      const isOwnPractice = entidad.independienteId === by.personId
      const offered = await findOfferedRoles(app.db, kind, entidad.id)
      const decision = decideEntidad({ kind: entidad.kind, isOwnPractice, offered }, facts?.professions ?? [])
      if (!decision.ok) return refused(presentRefusal(decision.refusal).message)

      const draft = await draftOf(app, actor)
      const isSame = draft.entidadId === entidad.id
      await saveDraft(app.db, by.accountId, kind, isSame ? draft : { note: draft.note, entidadId: entidad.id })
      return next(paths.sede)
    },
  }),
  route({
    method: 'GET',
    url: paths.sede,
    needs: 'account',
    summary: 'Pregunta 3: la sede',
    async handle(app, { actor, kept }) {
      const draft = await draftOf(app, actor)
      const entidadId = EntidadId.safeParse(kept?.entidad).data ?? draft.entidadId
      return entidadId ? sedePage(app, entidadId, kept?.sede ?? draft.sedeId) : next(entidadPath)
    },
  }),
  route({
    method: 'POST',
    url: paths.sede,
    needs: 'account',
    summary: 'Escoge la sede',
    // The entidad travels along: in another tab another one may have been chosen meanwhile.
    body: form({ entidad: text, sede: text }),
    async handle(app, { actor, body }) {
      const entidadId = EntidadId.safeParse(body.entidad).data
      if (!entidadId) return next(entidadPath)
      const sedeId = SedeId.safeParse(body.sede).data
      const sedes = await findSedesOf(app.db, entidadId)
      if (!sedeId || !sedes.some(({ id }) => id === sedeId))
        return sedePage(app, entidadId, body.sede, [{ field: 'sede', message: 'Escoja la sede en la que atiende' }])
      const by = applicantOf(actor)
      const now = await app.clock(app.db)
      const { facts } = await loadRethus(app.db, by.personId, now)
      const place = await findPlace(app.db, { ...by, kind, sedeId, except: null, at: now })
      const decision = place && decideApplication(facts, place)
      // What is wrong with the person is said on the page before and again at the end; here, what is wrong with the sede.
      const said = decision && !decision.ok ? presentRefusal(decision.refusal) : null
      if (said?.field === 'sede') return sedePage(app, entidadId, body.sede, [said])
      const draft = await draftOf(app, actor)
      await saveDraft(app.db, by.accountId, kind, { ...draft, entidadId, sedeId })
      // Who came back to change the sede goes back to the check.
      return next(draft.note === undefined ? paths.note : '/registro/profesional/revise')
    },
  }),
  route({
    method: 'GET',
    url: paths.note,
    needs: 'account',
    summary: 'Pregunta 4: mensaje al delegado',
    async handle(app, { actor, kept }) {
      const draft = await draftOf(app, actor)
      if (!draft.sedeId) return next(paths.sede)
      const nota = kept?.nota ?? draft.note
      return { status: 200, page: (chrome) => <NotePage chrome={chrome} values={{ nota }} /> }
    },
  }),
  route({
    method: 'POST',
    url: paths.note,
    needs: 'account',
    summary: 'Escribe el mensaje al delegado',
    body: form({ nota: longText }),
    async handle(app, { actor, body }) {
      const note = decideNote(body.nota)
      if (!note.ok) {
        const errors = [presentRefusal(note.refusal)]
        return { status: 422, page: (chrome) => <NotePage chrome={chrome} errors={errors} values={body} /> }
      }
      const draft = await draftOf(app, actor)
      await saveDraft(app.db, actor.holder.accountId, kind, { ...draft, note: note.value })
      return next('/registro/profesional/revise')
    },
  }),
]
