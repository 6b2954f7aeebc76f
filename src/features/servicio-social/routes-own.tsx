import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import type { PersonId } from '../../shared/id.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { type ActSlug, actForms, readWish, slugsOf } from './act-forms.ts'
import { changePlaza } from './change-plaza.ts'
import type { PlazaHooks } from './hooks.ts'
import { lifeOf } from './plaza-life.ts'
import { findPlazaCard, type PlazaCard } from './plaza-list-store.ts'
import { presentRefusal } from './refusals.ts'
import { actFields, actorOf, doneOf } from './route-parts.ts'
import { findPlazaStanding } from './standing.ts'
import { OwnActPage, OwnPage } from './ui/own-page.tsx'

const route = routeFor<ActorOf>()
const home = '/servicio-social/mi-plaza'
const acts = slugsOf('PROFESIONAL')
const atAct = z.object({ acto: z.enum(acts) })

/** The plaza that counts today, while the person still holds it. */
async function ownPlaza({ db }: AppContext, personId: PersonId, now: Date) {
  const standing = await findPlazaStanding(db, personId, now)
  const plaza = standing.plaza && (await findPlazaCard(db, standing.plaza.plazaId, now))
  return { standing, plaza: plaza?.holder?.personId === personId ? plaza : null }
}

/** What was accepted is renounced, what was not yet is declined. */
const openTo = ({ state, holder }: PlazaCard) =>
  acts.filter((slug) => {
    const isUnsaid = holder?.state === 'ASIGNADA'
    return lifeOf[actForms[slug].act].from.includes(state) && (slug === 'renunciar' ? !isUnsaid : isUnsaid)
  })

async function actPage(
  app: AppContext,
  personId: PersonId | null,
  slug: ActSlug,
  status: number,
  shown: { values: Values; errors: FieldError[] },
): Promise<Reply> {
  const own = personId && (await ownPlaza(app, personId, await app.clock(app.db))).plaza
  if (!own) return { status: 404, problem: problem('no-existe', { detail: 'Usted no tiene una plaza asignada.' }) }
  const props = { plaza: own, slug, ...shown, intento: app.newId() }
  return { status, page: (chrome) => <OwnActPage chrome={chrome} {...props} /> }
}

export const ownRoutes = (hooksOf: (app: AppContext) => PlazaHooks) => [
  route({
    method: 'GET',
    url: home,
    needs: 'account',
    summary: 'La propia plaza de Servicio Social',
    query: form({ hecho: text }),
    async handle(app, { actor: { holder }, query: { hecho } }) {
      const now = await app.clock(app.db)
      const own = holder.holdsPerson ? await ownPlaza(app, holder.personId, now) : { standing: null, plaza: null }
      const props = { ...own, open: own.plaza ? openTo(own.plaza) : [], done: doneOf(hecho), now }
      return { status: 200, page: (chrome) => <OwnPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: `${home}/:acto`,
    needs: 'account',
    summary: 'Aceptar la propia plaza, no aceptarla o renunciar, con lo escrito',
    params: atAct,
    handle: (app, { actor: { holder }, params: { acto }, kept }) =>
      actPage(app, holder.holdsPerson ? holder.personId : null, acto, 200, { values: kept ?? {}, errors: [] }),
  }),
  route({
    method: 'POST',
    url: `${home}/:acto`,
    needs: 'account',
    summary: 'Aceptar la propia plaza, no aceptarla o renunciar',
    params: atAct,
    body: actFields,
    async handle(app, { actor: { holder }, params: { acto }, body, request }) {
      const personId = holder.holdsPerson ? holder.personId : null
      const again = (status: number, errors: FieldError[]) => actPage(app, personId, acto, status, { values: body, errors })
      // The form names its plaza: sent twice, the second finds it declined and is told what the first was.
      const plazaId = z.uuid().safeParse(body.plaza).data
      const wish = readWish(acto, body, null)
      if (!personId || !plazaId || !wish.ok) return again(422, wish.ok ? [] : wish.refusal)
      const result = await changePlaza(app, hooksOf(app), actorOf(app, 'PROFESIONAL', holder, request, body), plazaId, wish.value)
      if (result.ok) return { status: 303, location: `${home}?hecho=${acto}` }
      const { status, field, message } = presentRefusal(result.refusal)
      return again(status, [{ field, message }])
    },
  }),
]
