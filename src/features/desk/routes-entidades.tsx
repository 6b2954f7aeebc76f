import { z } from 'zod'
import { problem } from '../../platform/problem.ts'
import { form, routeFor, text } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import { EntidadId } from '../../shared/id.ts'
import { type ActorOf, decide } from '../authority/index.ts'
import { entidadIdText } from '../reps/index.ts'
import {
  countEndingDelegations,
  countEntidadesByDelegates,
  countLateEntidades,
  countWaiting,
  findEndingDelegations,
  findLateEntidades,
  findOfficials,
  findShortOfDelegates,
  findUnconfirmed,
} from './desk-store.ts'
import { type EntidadKey, findEntidadesByName } from './entidades-store.ts'
import { loadEntidad } from './load-entidad.ts'
import { EntidadPage } from './ui/entidad-page.tsx'
import { EntidadesPage } from './ui/entidades-page.tsx'
import { HomePage } from './ui/home-page.tsx'
import { OfficialsPage } from './ui/officials-page.tsx'
import { countUnanswered, findAnswerDays } from './unanswered-store.ts'
import { bandEdges, bandsOf, lateEdge } from './waiting.ts'

const route = routeFor<ActorOf>()

const pageSize = 30
/** Lists of the board show what is worst; the rest has its own page. */
const boardSize = 10
const officialsSize = 200
const dayMs = 86_400_000

/** "id_nombre": the last row of the page before. */
function readKey(key: string): EntidadKey | null {
  const [id = '', ...name] = key.split('_')
  const entidadId = EntidadId.safeParse(id)
  return entidadId.success ? { id: entidadId.data, sortName: name.join('_') } : null
}

export const doneTexts = {
  nombrado: 'Nombrado. Le escribimos a la persona y a los demás delegados.',
  'por-confirmar': 'Nombrado. Falta que un segundo funcionario lo confirme.',
  confirmado: 'Confirmado. Desde ahora puede actuar. Le escribimos.',
  terminado: 'La delegación terminó. Le escribimos a la persona y a los demás delegados.',
} as const
export type Done = keyof typeof doneTexts

const filters = {
  buscar: text,
  clase: z.enum(['IPS', 'EPS', 'INDEPENDIENTE', 'PROVEEDOR']).nullable().catch(null).default(null),
  delegados: z.enum(['sin', 'uno', 'varios']).nullable().catch(null).default(null),
  espera: z.enum(['tarde']).nullable().catch(null).default(null),
}
/** What one file holds at most; the page says so when there is more. */
const exportSize = 20_000

export const entidadRoutes = [
  route({
    method: 'GET',
    url: '/mesa',
    needs: 'desk.read',
    summary: 'El tablero de la mesa',
    async handle({ db }, { actor }) {
      const now = actor.authority.at
      const in30 = new Date(now.getTime() + 30 * dayMs)
      const in60 = new Date(now.getTime() + 60 * dayMs)
      const [counted30 = 0, counted60 = 0] = await countEndingDelegations(db, now, [in30, in60])
      const props = {
        now,
        delegates: await countEntidadesByDelegates(db, now),
        bands: bandsOf(await countWaiting(db, bandEdges(now)), now),
        late: await findLateEntidades(db, lateEdge(now), now, boardSize),
        without: await findShortOfDelegates(db, 0, now, boardSize),
        withOne: await findShortOfDelegates(db, 1, now, boardSize),
        ending: await findEndingDelegations(db, now, in60, boardSize),
        endingCounts: { in30: counted30, in60: counted60 },
        unconfirmed: await findUnconfirmed(db, now, boardSize),
        unanswered: await countUnanswered(db, { at: now, lateBefore: lateEdge(now, await findAnswerDays(db)) }),
      }
      return { status: 200, page: (chrome) => <HomePage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/entidades',
    needs: 'desk.read',
    summary: 'Las entidades y sus delegados',
    query: form({ ...filters, desde: text }),
    async handle({ db }, { actor, query }) {
      const { buscar, clase, delegados, espera } = query
      const now = actor.authority.at
      const lateBefore = lateEdge(now, await findAnswerDays(db))
      const after = query.desde === '' ? null : readKey(query.desde)
      const found = await findEntidadesByName(
        db,
        { text: buscar, kind: clase, delegates: delegados ?? 'todos', isLate: espera === 'tarde' },
        { at: now, lateBefore },
        { after, limit: pageSize + 1 },
      )
      const rows = found.slice(0, pageSize)
      const last = rows.at(-1)
      const values = { buscar, clase: clase ?? '', delegados: delegados ?? '', espera: espera ?? '' }
      const address = (more: Record<string, string>, path = '/mesa/entidades') => {
        const given = Object.entries({ ...values, ...more }).filter(([, value]) => value !== '')
        return `${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
      }
      const links = {
        first: after ? address({}) : null,
        next: found.length > pageSize && last ? address({ desde: `${last.id}_${last.sortName}` }) : null,
        export: address({}, '/mesa/entidades.csv'),
      }
      const counts = {
        ...(await countEntidadesByDelegates(db, now)),
        late: await countLateEntidades(db, lateBefore),
      }
      return {
        status: 200,
        page: (chrome) => <EntidadesPage chrome={chrome} rows={rows} values={values} links={links} counts={counts} />,
      }
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/entidades.csv',
    needs: 'desk.read',
    summary: 'Las entidades y sus delegados, como archivo',
    query: form(filters),
    async handle({ db }, { actor, query: { buscar, clase, delegados, espera } }) {
      const { at } = actor.authority
      const rows = await findEntidadesByName(
        db,
        { text: buscar, kind: clase, delegates: delegados ?? 'todos', isLate: espera === 'tarde' },
        { at, lateBefore: lateEdge(at, await findAnswerDays(db)) },
        { after: null, limit: exportSize },
      )
      const file = csvOf(
        ['clase', 'codigo', 'identificacion', 'nombre', 'municipio', 'sedes', 'delegados', 'en_espera', 'fuera_de_plazo'],
        rows.map((row) => [
          ...[row.kind, row.code, entidadIdText(row), row.name, row.municipio ?? ''],
          ...[row.sedes, row.delegates, row.waiting, row.late].map(String),
        ]),
      )
      return { status: 200, file, type: 'text/csv; charset=utf-8', name: `entidades-${dayOf(at)}.csv` }
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/entidades/:entidadId',
    needs: 'desk.read',
    summary: 'Una entidad y quién responde por ella',
    params: z.object({ entidadId: EntidadId }),
    query: form({
      hecho: z
        .enum(Object.keys(doneTexts) as [Done, ...Done[]])
        .nullable()
        .catch(null)
        .default(null),
    }),
    async handle({ db }, { actor, params: { entidadId }, query: { hecho } }) {
      const { at } = actor.authority
      const loaded = await loadEntidad(db, entidadId, at)
      if (!loaded) return { status: 404, problem: problem('no-existe', { detail: 'Esa entidad no está en REPS.' }) }
      const toAct = await decide(db, { personId: actor.personId, action: 'desk.delegations', place: { kind: 'nacion' }, at })
      const props = { ...loaded, now: at, mayAct: toAct.isAllowed, done: hecho && doneTexts[hecho] }
      return { status: 200, page: (chrome) => <EntidadPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/funcionarios',
    needs: 'desk.read',
    summary: 'Los funcionarios de la mesa',
    async handle({ db }, { actor }) {
      const now = actor.authority.at
      const officials = await findOfficials(db, now, officialsSize)
      const isWhole = officials.length < officialsSize
      return {
        status: 200,
        page: (chrome) => <OfficialsPage chrome={chrome} officials={officials} now={now} isWhole={isWhole} />,
      }
    },
  }),
]
