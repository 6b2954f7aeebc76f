import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import { dayOf, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import { deskChrome } from '../../shared/ui/tool-tabs.ts'
import { type ActorOf, decide } from '../authority/index.ts'
import { findPersonByDocument, parseDocument } from '../people/index.ts'
import { type ActSlug, actForms, readWish, slugsOf } from './act-forms.ts'
import { changePlaza } from './change-plaza.ts'
import type { PlazaHooks } from './hooks.ts'
import { modalityNames, type PlazaState, provisionNames } from './plaza.ts'
import { lifeOf, stateNames } from './plaza-life.ts'
import { countPlazas, findDepartamentos, findPlazaCard, findPlazaCards, findSteps } from './plaza-list-store.ts'
import { presentRefusal } from './refusals.ts'
import { actFields, actorOf, doneOf, startingValues } from './route-parts.ts'
import { ActPage, PlazaPage } from './ui/plaza-page.tsx'
import { PlazasPage } from './ui/plazas-page.tsx'

const route = routeFor<ActorOf>()
const pageSize = 30
const exportSize = 5000
const acts = slugsOf('MESA')

const filters = {
  estado: z
    .enum(Object.keys(stateNames) as [PlazaState, ...PlazaState[]])
    .or(z.literal(''))
    .catch('')
    .default(''),
  departamento: text,
  profesion: text,
  buscar: text,
}
type Typed = { estado: PlazaState | ''; departamento: string; profesion: string; buscar: string }

const searchOf = ({ estado, departamento, profesion, buscar }: Typed) => ({
  entidadId: null,
  sedeIds: null,
  state: estado || null,
  departamento: departamento || null,
  profession: profesion || null,
  text: buscar,
})
const addressOf = (path: string, typed: Record<string, string>) => {
  const given = Object.entries(typed).filter(([, value]) => value !== '')
  return `${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
}

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
    url: '/mesa/plazas',
    needs: 'desk.read',
    summary: 'Las plazas de Servicio Social del país',
    query: form({ ...filters, desde: text }),
    async handle({ db }, { actor, query: { desde, ...typed } }) {
      const now = actor.authority.at
      const found = await findPlazaCards(db, searchOf(typed), now, { after: desde, limit: pageSize + 1 })
      const rows = found.slice(0, pageSize)
      const last = rows.at(-1)
      const links = {
        first: desde === '' ? null : addressOf('/mesa/plazas', typed),
        next: found.length > pageSize && last ? addressOf('/mesa/plazas', { ...typed, desde: last.code }) : null,
        export: addressOf('/mesa/plazas.csv', typed),
      }
      const props = { rows, counts: await countPlazas(db, now), departamentos: await findDepartamentos(db), values: typed, links }
      return { status: 200, page: (chrome) => <PlazasPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/plazas.csv',
    needs: 'desk.read',
    summary: 'Las plazas, como archivo',
    query: form(filters),
    async handle({ db }, { actor, query }) {
      const now = actor.authority.at
      const rows = await findPlazaCards(db, searchOf(query), now, { after: '', limit: exportSize })
      const file = csvOf(
        [
          'codigo_plaza',
          'estado',
          'entidad',
          'sede',
          'municipio',
          'departamento',
          'profesion',
          'modalidad',
          'provision',
          'primer_dia',
          'ultimo_dia',
          'tipo_documento',
          'numero_documento',
          'nombre',
          'desde',
          'hasta',
        ],
        rows.map((row) => {
          const period = row.during && periodOf(row.during)
          return [
            row.code,
            stateNames[row.state],
            row.entidadName,
            row.sedeName,
            row.municipio ?? '',
            row.departamento ?? '',
            row.professionCode,
            modalityNames[row.modality] ?? '',
            provisionNames[row.provision],
            row.firstDay,
            row.lastDay,
            row.holder?.document?.type ?? '',
            row.holder?.document?.number ?? '',
            row.holder?.name ?? '',
            period?.from ?? '',
            (period && lastDayOf(period)) ?? '',
          ]
        }),
      )
      return { status: 200, file, type: 'text/csv; charset=utf-8', name: `plazas-${dayOf(now)}.csv` }
    },
  }),
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
