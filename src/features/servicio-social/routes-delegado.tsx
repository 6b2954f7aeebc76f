import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { form, routeFor, text } from '../../platform/route.ts'
import { EntidadId, SedeId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { findEntidad } from '../reps/index.ts'
import { readDay, readWish } from './act-forms.ts'
import { changePlaza } from './change-plaza.ts'
import { coveredSedes, missing, reportPage, startPage } from './delegado-forms.tsx'
import type { PlazaHooks } from './hooks.ts'
import { findPlazaCard, findPlazaCards } from './plaza-list-store.ts'
import { presentRefusal } from './refusals.ts'
import { reportPlaza } from './report-plaza.ts'
import { actFields, actorOf, doneOf } from './route-parts.ts'
import { DelegatePlazasPage } from './ui/delegate-pages.tsx'

const route = routeFor<ActorOf>()
const pageSize = 20
const atEntidad = z.object({ entidadId: EntidadId })
const atPlaza = atEntidad.extend({ plazaId: z.uuid() })

export const delegadoRoutes = (hooksOf: (app: AppContext) => PlazaHooks) => [
  route({
    method: 'GET',
    url: '/delegado/:entidadId/plazas',
    needs: 'enrolment.read',
    summary: 'Las plazas de Servicio Social de la IPS',
    params: atEntidad,
    query: form({ desde: text, hecho: text }),
    async handle(app, { actor, params: { entidadId }, query: { desde, hecho } }) {
      const entidad = await findEntidad(app.db, entidadId)
      if (!entidad) return missing
      const { at } = actor.authority
      const sedeIds = (await coveredSedes(app, actor.personId, entidadId, at)).map(({ id }) => id)
      const search = { entidadId, sedeIds, state: null, departamento: null, profession: null, text: '' }
      const found = await findPlazaCards(app.db, search, at, { after: desde, limit: pageSize + 1 })
      const rows = found.slice(0, pageSize)
      const home = `/delegado/${entidadId}/plazas`
      const last = rows.at(-1)
      const links = {
        first: desde === '' ? null : home,
        next: found.length > pageSize && last ? `${home}?desde=${encodeURIComponent(last.code)}` : null,
      }
      const done = hecho === 'reportada' ? 'Reportada. La mesa la aprueba o la rechaza, y le escribimos.' : doneOf(hecho)
      return {
        status: 200,
        page: (chrome) => <DelegatePlazasPage chrome={chrome} entidad={entidad} rows={rows} links={links} done={done} />,
      }
    },
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId/plazas/reportar',
    needs: 'plaza.report',
    summary: 'Reportar una plaza, con lo escrito',
    params: atEntidad,
    handle: (app, { actor, params: { entidadId }, kept }) => reportPage(app, actor, entidadId, 200, kept ?? {}, []),
  }),
  route({
    method: 'POST',
    url: '/delegado/:entidadId/plazas/reportar',
    needs: 'plaza.report',
    summary: 'Reportar una plaza',
    params: atEntidad,
    body: form({ sede: text, profesion: text, modalidad: text, provision: text, desde: text, hasta: text, intento: text }),
    async handle(app, { actor, params: { entidadId }, body, request }) {
      const again = (status: number, errors: FieldError[]) => reportPage(app, actor, entidadId, status, body, errors)
      const sedeId = SedeId.safeParse(body.sede)
      const [first, last] = [readDay('desde', body.desde), readDay('hasta', body.hasta)]
      const unread = [first, last].flatMap((one) => (one.ok ? [] : [one.refusal]))
      if (!sedeId.success) return again(422, [{ field: 'sede', message: 'Elija una de las sedes de la IPS.' }, ...unread])
      if (!first.ok || !last.ok) return again(422, unread)
      const result = await reportPlaza(app, actorOf(app, 'DELEGADO', actor, request, body), {
        entidadId,
        sedeId: sedeId.data,
        professionCode: body.profesion,
        modality: /^[0-5]$/.test(body.modalidad) ? Number(body.modalidad) : null,
        provision: body.provision === 'SORTEO' || body.provision === 'DIRECTA' ? body.provision : null,
        firstDay: first.value,
        lastDay: last.value,
      })
      if (result.ok) return { status: 303, location: `/delegado/${entidadId}/plazas?hecho=reportada` }
      const { status, field, message } = presentRefusal(result.refusal)
      return again(status, [{ field, message }])
    },
  }),
  route({
    method: 'GET',
    url: '/delegado/:entidadId/plazas/:plazaId/iniciar',
    needs: 'plaza.report',
    summary: 'Informar el inicio de una plaza, con lo escrito',
    params: atPlaza,
    handle: (app, { params, kept }) => startPage(app, params, 200, kept, []),
  }),
  route({
    method: 'POST',
    url: '/delegado/:entidadId/plazas/:plazaId/iniciar',
    needs: 'plaza.report',
    summary: 'Informar el inicio de una plaza',
    params: atPlaza,
    body: actFields,
    async handle(app, { actor, params, body, request }) {
      const plaza = await findPlazaCard(app.db, params.plazaId, actor.authority.at)
      if (plaza?.entidadId !== params.entidadId) return missing
      const wish = readWish('iniciar', body, null)
      if (!wish.ok) return startPage(app, params, 422, body, wish.refusal)
      const result = await changePlaza(
        app,
        hooksOf(app),
        actorOf(app, 'DELEGADO', actor, request, body),
        params.plazaId,
        wish.value,
      )
      if (result.ok) return { status: 303, location: `/delegado/${params.entidadId}/plazas?hecho=iniciar` }
      const { status, field, message } = presentRefusal(result.refusal)
      return startPage(app, params, status, body, [{ field, message }])
    },
  }),
]
