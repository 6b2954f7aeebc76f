import type { AppContext } from '../../platform/app-context.ts'
import { routeFor } from '../../platform/route.ts'
import type { ActorOf, SignedIn } from '../authority/index.ts'
import { applicantOf } from './applicant.ts'
import { ApplicationKind } from './application.ts'
import { findOptionChange } from './change-option.ts'
import { decideOption } from './decide-option.ts'
import { findDraftKinds } from './draft-store.ts'
import { options, startPath } from './option.ts'
import { findOfferedRoles } from './place-store.ts'
import { loadPerson } from './standing.ts'
import { BeforePage } from './ui/before-page.tsx'
import { OptionsPage } from './ui/options-page.tsx'

const route = routeFor<ActorOf>()

async function loadOwn(app: AppContext, actor: SignedIn) {
  const by = applicantOf(actor)
  const now = await app.clock(app.db)
  const { facts, rethusAsOf } = await loadPerson(app.db, by.personId, now)
  return {
    fitting: { option: decideOption(facts), now, rethusAsOf },
    drafts: await findDraftKinds(app.db, by.accountId),
    change: await findOptionChange(app.db, by, now),
  }
}

/** Which option, and "Antes de empezar" of each. Anybody may read them. */
export const startRoutes = [
  route({
    method: 'GET',
    url: '/registro',
    needs: 'public',
    summary: 'Las tres opciones del registro, y cuál muestran los registros',
    async handle(app, { actor: { holder } }) {
      const own = holder ? await loadOwn(app, { holder }) : { fitting: null, drafts: [], change: null }
      return { status: 200, page: (chrome) => <OptionsPage chrome={chrome} {...own} /> }
    },
  }),
  ...ApplicationKind.options.map((kind) =>
    route({
      method: 'GET',
      url: startPath(kind),
      needs: 'public',
      summary: 'Antes de empezar: qué se necesita, quién decide y cuánto tarda',
      async handle(app, { actor: { holder } }) {
        const hasDraft = holder !== null && (await findDraftKinds(app.db, holder.accountId)).includes(kind)
        const roles = await findOfferedRoles(app.db, kind, options[kind].entidadKinds)
        return { status: 200, page: (chrome) => <BeforePage {...{ chrome, kind, hasDraft, roles }} /> }
      },
    }),
  ),
]
