import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, type RequestInfo, routeFor, text } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import { fieldDate, longDateTime } from '../../shared/dates-es.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import { type Actor, type ActorOf, decide } from '../authority/index.ts'
import { outcomeNames, outcomes, subjectNames } from './case.ts'
import { caseStates, countCases, findCases } from './case-list-store.ts'
import { loadCase } from './load-case.ts'
import { presentRefusal } from './refusals.ts'
import { resolveCase } from './resolve-case.ts'
import { CasePage } from './ui/case-page.tsx'
import { CasesPage } from './ui/cases-page.tsx'

const route = routeFor<ActorOf>()
const pageSize = 30
const exportSize = 5000

const filters = {
  estado: z.enum(caseStates).catch('ABIERTOS').default('ABIERTOS'),
  buscar: text,
}
const atCase = z.object({ caseId: z.uuid() })
const addressOf = (path: string, typed: Record<string, string>) =>
  `${path}?${new URLSearchParams(Object.entries(typed).filter(([, value]) => value !== ''))}`

type Refused = { status: number; values: Values; errors: FieldError[] }

async function casePage(
  app: AppContext,
  actor: Actor,
  request: RequestInfo,
  caseId: string,
  done: boolean,
  refused?: Refused,
): Promise<Reply> {
  const { personId, accountId } = actor
  const loaded = await loadCase(app, caseId, { personId, accountId, requestId: request.id })
  if (!loaded) return { status: 404, problem: problem('no-existe', { detail: 'Ese caso no existe.' }) }
  const office = await decide(app.db, { personId, action: 'desk.cases', place: { kind: 'nacion' }, at: loaded.now })
  const canResolve = office.isAllowed && loaded.found.personId !== personId
  const { status, values, errors } = refused ?? { status: 200, values: {}, errors: [] }
  const shown = { ...loaded, canResolve, isDone: done, values, errors, intento: app.newId() }
  return { status, page: (chrome) => <CasePage chrome={chrome} {...shown} /> }
}

export const deskRoutes = [
  route({
    method: 'GET',
    url: '/mesa/casos',
    needs: 'desk.read',
    summary: 'Casos de «No fui yo»',
    query: form({ ...filters, desde: text }),
    async handle({ db }, { actor, query: { desde, ...typed } }) {
      const now = actor.authority.at
      const search = { state: typed.estado, text: typed.buscar }
      const found = await findCases(db, search, { after: desde, limit: pageSize + 1 })
      const rows = found.slice(0, pageSize)
      const last = rows.at(-1)
      const links = {
        first: desde === '' ? null : addressOf('/mesa/casos', typed),
        next: found.length > pageSize && last ? addressOf('/mesa/casos', { ...typed, desde: last.key }) : null,
        export: addressOf('/mesa/casos.csv', typed),
      }
      const shown = { rows, counts: await countCases(db, now), values: typed, links, now }
      return { status: 200, page: (chrome) => <CasesPage chrome={chrome} {...shown} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/casos.csv',
    needs: 'desk.read',
    summary: 'Los casos, como archivo',
    query: form(filters),
    async handle({ db }, { actor, query: { estado, buscar } }) {
      const rows = await findCases(db, { state: estado, text: buscar }, { after: '', limit: exportSize })
      const file = csvOf(
        [
          ...['caso', 'abierto', 'de_que', 'aviso', 'tipo_documento', 'numero_documento', 'nombre', 'entidad'],
          ...['resuelto', 'resultado', 'resolvio'],
        ],
        rows.map((row) => [
          ...[row.id, fieldDate(dayOf(row.openedAt)), subjectNames[row.subject], row.what],
          ...[row.document?.type ?? '', row.document?.number ?? '', row.personName, row.entidadName ?? ''],
          ...[
            row.closedAt ? longDateTime(row.closedAt) : '',
            row.outcome ? outcomeNames[row.outcome] : '',
            row.closedByName ?? '',
          ],
        ]),
      )
      return { status: 200, file, type: 'text/csv; charset=utf-8', name: `casos-${dayOf(actor.authority.at)}.csv` }
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/casos/:caseId',
    needs: 'desk.read',
    summary: 'Un caso: qué pasó, y cómo se resuelve',
    params: atCase,
    query: form({ hecho: text }),
    handle: (app, { actor, params, query, request, kept }) =>
      casePage(
        app,
        actor,
        request,
        params.caseId,
        query.hecho !== '',
        kept ? { status: 200, values: kept, errors: [] } : undefined,
      ),
  }),
  route({
    method: 'POST',
    url: '/mesa/casos/:caseId',
    needs: 'desk.cases',
    summary: 'Resolver un caso',
    params: atCase,
    body: form({ resultado: text, motivo: text, cuenta: text, intento: text }),
    async handle(app, { actor, params: { caseId }, body, request }) {
      const result = await resolveCase(app, {
        ...{ by: { personId: actor.personId, accountId: actor.accountId }, caseId, reason: body.motivo, requestId: request.id },
        outcome: z.enum(outcomes).safeParse(body.resultado).data ?? null,
        isRevoked: body.cuenta === 'retirar',
        intento: z.uuid().safeParse(body.intento).data ?? app.newId(),
      })
      if (result.ok) return { status: 303, location: `/mesa/casos/${caseId}?hecho=resuelto` }
      const { status, field, message } = presentRefusal(result.refusal)
      return casePage(app, actor, request, caseId, false, { status, values: body, errors: [{ field, message }] })
    },
  }),
]
