import type { AppContext } from '../../platform/app-context.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import type { ActorOf } from '../authority/index.ts'
import { getAccount } from '../people/index.ts'
import { applicantOf } from './applicant.ts'
import { findOptionChange } from './change-option.ts'
import { decidePerson } from './decide-person.ts'
import { findDifferences } from './differences.ts'
import { findDraft, saveDraft } from './draft-store.ts'
import { pathOf } from './option.ts'
import { type Applicant, loadPerson } from './standing.ts'
import { RethusPage } from './ui/rethus-page.tsx'

const route = routeFor<ActorOf>()
const kind = 'PROFESIONAL'

/** What the page shows, and with what the answers begin when it continues a Servicio Social (R-SOL-17). */
async function load({ db, clock }: AppContext, { accountId, personId }: Applicant, solicitud: string) {
  const now = await clock(db)
  const { facts, standing } = await loadPerson(db, personId, now)
  const decision = decidePerson(kind, facts)
  const change = decision.ok && solicitud !== '' ? await findOptionChange(db, { accountId, personId }, now) : null
  return {
    now,
    standing,
    refusal: decision.ok ? null : decision.refusal,
    change: change?.applicationId === solicitud ? change : null,
  }
}

async function rethusPage(
  { db }: AppContext,
  { accountId }: Applicant,
  loaded: Awaited<ReturnType<typeof load>>,
  status: number,
): Promise<Reply> {
  const account = await getAccount(db, accountId)
  const differences = await findDifferences(db, account)
  const { document } = account
  return { status, page: (chrome) => <RethusPage {...{ chrome, document, differences }} {...loaded} /> }
}

/** What ReTHUS says, before anything is asked. */
export const rethusRoutes = [
  route({
    method: 'GET',
    url: pathOf(kind, 'rethus'),
    needs: 'account',
    summary: 'Lo que dice el ReTHUS; `solicitud`: la de Servicio Social que termina y sigue como profesional',
    query: form({ solicitud: text }),
    async handle(app, { actor, query }) {
      const by = applicantOf(actor)
      return rethusPage(app, by, await load(app, by, query.solicitud), 200)
    },
  }),
  route({
    method: 'POST',
    url: pathOf(kind, 'rethus'),
    needs: 'account',
    summary: 'Sigue después de ver el ReTHUS',
    body: form({ solicitud: text }),
    async handle(app, { actor, body }) {
      const by = applicantOf(actor)
      const loaded = await load(app, by, body.solicitud)
      if (loaded.refusal) return rethusPage(app, by, loaded, 422)
      if (!loaded.change) return { status: 303, location: pathOf(kind, 'entidad') }
      const { entidadId, sedeId } = loaded.change
      const { note } = await findDraft(app.db, by.accountId, kind)
      await saveDraft(app.db, by.accountId, kind, { note, entidadId, sedeId })
      return { status: 303, location: pathOf(kind, 'mensaje') }
    },
  }),
]
