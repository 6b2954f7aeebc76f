import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import { deskChrome } from '../../shared/ui/tool-tabs.ts'
import { type ActorOf, decide } from '../authority/index.ts'
import { findPersonByDocument, parseDocument } from '../people/index.ts'
import { type ActSlug, actForms, readWish, slugsOf } from './act-forms.ts'
import { changePlaza } from './change-plaza.ts'
import type { PlazaHooks } from './hooks.ts'
import { lifeOf } from './plaza-life.ts'
import { findPlazaCard, findSteps } from './plaza-list-store.ts'
import { presentRefusal } from './refusals.ts'
import { actFields, actorOf, doneOf, startingValues } from './route-parts.ts'
import { ActPage, PlazaPage } from './ui/plaza-page.tsx'

const route = routeFor<ActorOf>()
const acts = slugsOf('MESA')

const atPlaza = z.object({ plazaId: z.uuid() })
const atAct = atPlaza.extend({ acto: z.enum(acts) })

async function actPage(
  app: AppContext,
  plazaId: string,
  slug: ActSlug,
  status: number,
  { values, errors }: { values: Values | null; errors: FieldError[] },
): Promise<Reply> {
  const now = await app.clock(app.db)
  const plaza = await findPlazaCard(app.db, plazaId, now)
  if (!plaza) return { status: 404, problem: problem('no-existe', { detail: 'Esa plaza no existe.' }) }
  const props = {
    plaza,
    slug,
    action: `/mesa/plazas/${plazaId}/${slug}`,
    back: { href: `/mesa/plazas/${plazaId}`, text: `Plaza ${plaza.code}` },
    values: values ?? startingValues(slug, plaza, now),
    errors,
    intento: app.newId(),
  }
  return { status, page: (chrome) => <ActPage chrome={deskChrome(chrome)} {...props} /> }
}

export const deskRoutes = (hooksOf: (app: AppContext) => PlazaHooks) => [
  route({
    method: 'GET',
    url: '/mesa/plazas/:plazaId',
    needs: 'desk.read',
    summary: 'Una plaza, su historia y lo que puede hacerse ahora',
    params: atPlaza,
    query: form({ hecho: text }),
    async handle({ db }, { actor, params: { plazaId }, query: { hecho } }) {
      const { at } = actor.authority
      const plaza = await findPlazaCard(db, plazaId, at)
      if (!plaza) return { status: 404, problem: problem('no-existe', { detail: 'Esa plaza no existe.' }) }
      const toAct = await decide(db, { personId: actor.personId, action: 'desk.plazas', place: { kind: 'nacion' }, at })
      const open = toAct.isAllowed ? acts.filter((slug) => lifeOf[actForms[slug].act].from.includes(plaza.state)) : []
      const props = { plaza, steps: await findSteps(db, plazaId), open, done: doneOf(hecho) }
      return { status: 200, page: (chrome) => <PlazaPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/plazas/:plazaId/:acto',
    needs: 'desk.plazas',
    summary: 'Un acto sobre una plaza, con lo escrito',
    params: atAct,
    handle: (app, { params: { plazaId, acto }, kept }) => actPage(app, plazaId, acto, 200, { values: kept, errors: [] }),
  }),
  route({
    method: 'POST',
    url: '/mesa/plazas/:plazaId/:acto',
    needs: 'desk.plazas',
    summary: 'Aprobar, asignar, suspender, prorrogar, terminar … una plaza',
    params: atAct,
    body: actFields,
    async handle(app, { actor, params: { plazaId, acto }, body, request }) {
      const again = (status: number, errors: FieldError[]) => actPage(app, plazaId, acto, status, { values: body, errors })
      const document = acto === 'asignar' ? parseDocument(body.tipo, body.numero) : null
      if (document && !document.ok) {
        const { field, message } = document.refusal
        return again(422, [{ field, message }])
      }
      const person = document && (await findPersonByDocument(app.db, document.value, await app.clock(app.db)))
      const wish = readWish(acto, body, person?.id ?? null)
      if (!wish.ok) return again(422, wish.refusal)
      const result = await changePlaza(app, hooksOf(app), actorOf(app, 'MESA', actor, request, body), plazaId, wish.value)
      if (result.ok) return { status: 303, location: `/mesa/plazas/${plazaId}?hecho=${acto}` }
      const { status, field, message } = presentRefusal(result.refusal)
      return status === 404 ? { status, problem: problem('no-existe', { detail: message }) } : again(status, [{ field, message }])
    },
  }),
]
