import type { AppContext } from '../../platform/app-context.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import { EntidadId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { findEntidad, findEntidades, findOwnPractice } from '../reps/index.ts'
import { applicantOf } from './applicant.ts'
import type { ApplicationKind } from './application.ts'
import { decidePerson } from './decide-person.ts'
import { decideEntidad, rolesFor } from './decide-place.ts'
import { findDraft, saveDraft } from './draft-store.ts'
import { options, pathOf } from './option.ts'
import { findOfferedRoles } from './place-store.ts'
import { presentRefusal } from './refusals.ts'
import { type Applicant, loadPerson } from './standing.ts'
import { EntidadPage } from './ui/entidad-page.tsx'
import { StoppedPage } from './ui/stopped-page.tsx'

const route = routeFor<ActorOf>()
const pageSize = 10
/** Beyond this a better word finds more than another page. */
const lastPage = 5

type Search = { buscar: string; pagina: string }
type Picked = { entidad: string | undefined; errors: FieldError[] }

/** Where the table of roles has something for this option today, by kind of entidad, and for these professions. */
async function loadOffer({ db }: AppContext, kind: ApplicationKind, professions: readonly string[]) {
  const offered = await findOfferedRoles(db, kind, options[kind].entidadKinds)
  const entidadKinds = options[kind].entidadKinds.filter((one) => offered.some(({ entidadKind }) => entidadKind === one))
  const roles = rolesFor(offered, professions)
  return { offered, entidadKinds, roles }
}

async function entidadPage(app: AppContext, kind: ApplicationKind, by: Applicant, { buscar, pagina }: Search, picked: Picked) {
  const { db } = app
  const now = await app.clock(db)
  const { facts } = await loadPerson(db, by.personId, now)
  const decision = decidePerson(kind, facts)
  // Where this is the first question, who cannot register is told here; elsewhere the first question said it.
  if (!decision.ok && options[kind].questions[0] === 'entidad') {
    const { refusal } = decision
    const status = picked.errors.length > 0 ? 422 : 200
    return { status, page: (chrome) => <StoppedPage {...{ chrome, kind, refusal, now }} /> } satisfies Reply
  }
  const { entidadKinds, roles } = await loadOffer(app, kind, facts.rethus?.professions ?? [])
  const search = buscar.trim()
  const page = Math.min(Math.max(Number.parseInt(pagina, 10) || 1, 1), lastPage)
  const limit = page * pageSize + 1
  const found = await findEntidades(db, { text: search, kind: entidadKinds, limit })
  const others = found.length === 0 ? await findEntidades(db, { text: search, kind: null, limit: 3 }) : []
  const draft = await findDraft(db, by.accountId, kind)
  const shown = {
    ...{ kind, entidadKinds, roles, search, page, others },
    hasMore: found.length === limit && page < lastPage,
    found: found.slice((page - 1) * pageSize, page * pageSize),
    chosen: draft.entidadId ? await findEntidad(db, draft.entidadId) : null,
    own: kind === 'PROFESIONAL' ? await findOwnPractice(db, by.personId) : null,
    values: { entidad: picked.entidad ?? draft.entidadId },
  }
  return {
    status: picked.errors.length > 0 ? 422 : 200,
    page: (chrome) => <EntidadPage chrome={chrome} errors={picked.errors} {...shown} />,
  } satisfies Reply
}

/** Which entidad, by a search that works without script. */
export const entidadRoutes = (kind: ApplicationKind) => [
  route({
    method: 'GET',
    url: pathOf(kind, 'entidad'),
    needs: 'account',
    summary: 'Pregunta: la entidad',
    query: form({ buscar: text, pagina: text }),
    async handle(app, { actor, query, kept }) {
      const search = kept ? { buscar: kept.buscar ?? '', pagina: kept.pagina ?? '' } : query
      return entidadPage(app, kind, applicantOf(actor), search, { entidad: kept?.entidad, errors: [] })
    },
  }),
  route({
    method: 'POST',
    url: pathOf(kind, 'entidad'),
    needs: 'account',
    summary: 'Escoge la entidad',
    body: form({ buscar: text, pagina: text, entidad: text }),
    async handle(app, { actor, body }) {
      const by = applicantOf(actor)
      const refused = (message: string) =>
        entidadPage(app, kind, by, body, { entidad: body.entidad, errors: [{ field: 'entidad', message }] })
      const id = EntidadId.safeParse(body.entidad)
      const entidad = id.success ? await findEntidad(app.db, id.data) : null
      if (!entidad)
        return refused(`Escoja la ${options[kind].entidadKinds.includes('EPS') ? 'entidad' : 'IPS'} en la que trabaja`)

      const { facts } = await loadPerson(app.db, by.personId, await app.clock(app.db))
      const person = decidePerson(kind, facts)
      if (!person.ok && options[kind].questions[0] === 'entidad') return refused(presentRefusal(person.refusal).message)
      const isOwnPractice = entidad.independienteId === by.personId
      const offered = await findOfferedRoles(app.db, kind, [entidad.kind])
      const decision = decideEntidad(kind, { kind: entidad.kind, isOwnPractice, offered }, facts.rethus?.professions ?? [])
      if (!decision.ok) return refused(presentRefusal(decision.refusal).message)

      const draft = await findDraft(app.db, by.accountId, kind)
      const isSame = draft.entidadId === entidad.id
      await saveDraft(app.db, by.accountId, kind, isSame ? draft : { note: draft.note, entidadId: entidad.id })
      return { status: 303, location: pathOf(kind, 'sede') }
    },
  }),
]
