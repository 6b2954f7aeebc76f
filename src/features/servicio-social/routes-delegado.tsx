import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import { EntidadId, type PersonId, SedeId } from '../../shared/id.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import { delegateChrome } from '../../shared/ui/tool-tabs.ts'
import { type ActorOf, decide } from '../authority/index.ts'
import { findEntidad, findSedesOf } from '../reps/index.ts'
import { readDay, readWish } from './act-forms.ts'
import { changePlaza } from './change-plaza.ts'
import type { PlazaHooks } from './hooks.ts'
import { findPlazaCard, findPlazaCards } from './plaza-list-store.ts'
import { presentRefusal } from './refusals.ts'
import { reportPlaza } from './report-plaza.ts'
import { actFields, actorOf, doneOf, startingValues } from './route-parts.ts'
import { DelegatePlazasPage, ReportPage } from './ui/delegate-pages.tsx'
import { ActPage } from './ui/plaza-page.tsx'

const route = routeFor<ActorOf>()
const pageSize = 20
const atEntidad = z.object({ entidadId: EntidadId })
const atPlaza = atEntidad.extend({ plazaId: z.uuid() })
const missing: Reply = { status: 404, problem: problem('no-existe') }

/** The sedes for which the delegado answers. */
async function coveredSedes({ db }: AppContext, personId: PersonId, entidadId: EntidadId, at: Date) {
  const sedes = await findSedesOf(db, entidadId)
  const answers = await Promise.all(
    sedes.map((sede) => decide(db, { personId, action: 'plaza.report', place: { kind: 'sede', id: sede.id }, at })),
  )
  return sedes.filter((_, i) => answers[i]?.isAllowed)
}

type Acting = { personId: PersonId; authority: { at: Date } }

async function reportPage(
  app: AppContext,
  { personId, authority }: Acting,
  entidadId: EntidadId,
  status: number,
  values: Values,
  errors: FieldError[],
): Promise<Reply> {
  const entidad = await findEntidad(app.db, entidadId)
  if (!entidad) return missing
  const covered = await coveredSedes(app, personId, entidadId, authority.at)
  const sedes = covered.map(({ id, name, municipio }) => ({ id, name, municipio: municipio?.name ?? null }))
  const props = { entidad, sedes, values, errors, intento: app.newId() }
  return { status, page: (chrome) => <ReportPage chrome={chrome} {...props} /> }
}

async function startPage(
  app: AppContext,
  { entidadId, plazaId }: z.infer<typeof atPlaza>,
  status: number,
  values: Values | null,
  errors: FieldError[],
): Promise<Reply> {
  const now = await app.clock(app.db)
  const plaza = await findPlazaCard(app.db, plazaId, now)
  if (!plaza || plaza.entidadId !== entidadId) return missing
  const home = `/delegado/${entidadId}/plazas`
  const props = {
    plaza,
    slug: 'iniciar' as const,
    action: `${home}/${plazaId}/iniciar`,
    back: { href: home, text: 'Plazas' },
    values: values ?? startingValues('iniciar', plaza, now),
    errors,
    intento: app.newId(),
  }
  const entidad = { id: entidadId, name: plaza.entidadName }
  return { status, page: (chrome) => <ActPage chrome={delegateChrome(chrome, entidad)} {...props} /> }
}

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
