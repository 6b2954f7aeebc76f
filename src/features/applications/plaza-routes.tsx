import type { AppContext } from '../../platform/app-context.ts'
import { type Reply, routeFor } from '../../platform/route.ts'
import type { ActorOf } from '../authority/index.ts'
import { getAccount } from '../people/index.ts'
import { getEntidad, getSede } from '../reps/index.ts'
import { findPlazaStanding, type Plaza } from '../servicio-social/index.ts'
import { applicantOf } from './applicant.ts'
import { decidePerson } from './decide-person.ts'
import { rolesFor } from './decide-place.ts'
import { findDifferences } from './differences.ts'
import { pathOf } from './option.ts'
import { findOfferedRoles } from './place-store.ts'
import { type Applicant, loadPerson } from './standing.ts'
import { PlazaPage } from './ui/plaza-page.tsx'

const route = routeFor<ActorOf>()
const kind = 'SERVICIO_SOCIAL'

async function placeOfPlaza({ db }: AppContext, { entidadId, sedeId }: Plaza) {
  const { name, municipio } = await getSede(db, sedeId)
  return { entidadName: (await getEntidad(db, entidadId)).name, sedeName: name, municipioName: municipio?.name ?? null }
}

async function plazaPage(app: AppContext, { accountId, personId }: Applicant, isAnswer: boolean): Promise<Reply> {
  const { db } = app
  const now = await app.clock(db)
  const { facts, serviceAsOf: fileAsOf } = await loadPerson(db, personId, now)
  const decision = decidePerson(kind, facts)
  if (isAnswer && decision.ok) return { status: 303, location: pathOf(kind, 'mensaje') }

  const account = await getAccount(db, accountId)
  const standing = await findPlazaStanding(db, personId, now)
  const { document } = account
  const shown = {
    ...{ now, document, standing, fileAsOf },
    place: standing.plaza && (await placeOfPlaza(app, standing.plaza)),
    refusal: decision.ok ? null : decision.refusal,
    differences: await findDifferences(db, account),
    roles: decision.ok ? rolesFor(await findOfferedRoles(db, kind, ['IPS']), decision.value.professions) : [],
  }
  return { status: isAnswer ? 422 : 200, page: (chrome) => <PlazaPage chrome={chrome} {...shown} /> }
}

/** Inscription, plaza and its days, before anything is asked; entidad and sede are the plaza's. */
export const plazaRoutes = [
  route({
    method: 'GET',
    url: pathOf(kind, 'plaza'),
    needs: 'account',
    summary: 'Lo que dice el registro del Servicio Social',
    handle: (app, { actor }) => plazaPage(app, applicantOf(actor), false),
  }),
  route({
    method: 'POST',
    url: pathOf(kind, 'plaza'),
    needs: 'account',
    summary: 'Sigue después de ver la plaza',
    handle: (app, { actor }) => plazaPage(app, applicantOf(actor), true),
  }),
]
