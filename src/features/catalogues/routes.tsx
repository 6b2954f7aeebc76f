import { z } from 'zod'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import type { ActorOf } from '../authority/index.ts'
import { countEnabled, findHistory, findNewestVersions, findVersions } from './catalogue-store.ts'
import { type Catalogue, catalogues, type Entry, findCatalogue } from './catalogues.ts'
import { codeOf } from './parse-entry.ts'
import { rate } from './rate.ts'
import { readList } from './read-list.ts'
import { catalogueApiRoutes } from './routes-api.ts'
import { CataloguePage } from './ui/catalogue-page.tsx'
import { CataloguesPage } from './ui/catalogues-page.tsx'
import { CodePage } from './ui/code-page.tsx'

const route = routeFor<ActorOf>()

const pageSize = 50
/** More than the largest table has. */
const exportSize = 50_000

const missing: Reply = { status: 404, problem: problem('no-existe') }
const inTable = z.object({ tabla: z.string().max(40) })
const query = form({ q: text, todos: text, version: text, desde: text })

type Asked = { q: string; todos: string; version: string; desde: string }

/** What an address asks for; null when it names no version that could be. */
function listOf(catalogue: Catalogue, { q, todos, version, desde }: Asked, limit: number) {
  if (!/^\d{0,6}$/.test(version)) return null
  // A search looks into the newest version; the page says so.
  const number = version === '' || q.trim() !== '' ? null : Number(version)
  return { catalogue, text: q, version: number, withDisabled: todos !== '', after: desde, limit }
}

const pageRoutes = [
  route({
    method: 'GET',
    url: '/catalogos',
    needs: 'public',
    summary: 'Las tablas de códigos',
    rate,
    async handle({ db }) {
      const newest = new Map((await findNewestVersions(db)).map((version) => [version.catalogue, version]))
      const enabled = await countEnabled(db)
      const rows = catalogues.map((catalogue) => ({
        catalogue,
        version: newest.get(catalogue.id) ?? null,
        enabled: enabled.get(catalogue.id) ?? 0,
      }))
      return { status: 200, page: (chrome) => <CataloguesPage chrome={chrome} rows={rows} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/catalogos/:tabla',
    needs: 'public',
    summary: 'Una tabla de códigos: buscar, ver y sus versiones',
    params: inTable,
    query,
    rate,
    async handle(app, { params, query: asked }) {
      const catalogue = findCatalogue(params.tabla)
      const request = catalogue && listOf(catalogue, asked, pageSize)
      const list = request && (await readList(app, request))
      if (!catalogue || !list) return missing
      const home = `/catalogos/${catalogue.id}`
      const address = (path: string, more: Record<string, string>) => {
        const { q, todos, version } = asked
        const used = Object.entries({ q, todos, version, ...more }).filter(([, value]) => value !== '')
        return used.length === 0 ? path : `${path}?${new URLSearchParams(used)}`
      }
      const links = {
        first: asked.desde === '' ? null : address(home, {}),
        next: list.next === null ? null : address(home, { desde: list.next }),
        export: address(`${home}/codigos.csv`, {}),
      }
      return {
        status: 200,
        page: (chrome) => (
          <CataloguePage chrome={chrome} catalogue={catalogue} list={list} values={asked} pageSize={pageSize} links={links} />
        ),
      }
    },
  }),
  route({
    method: 'GET',
    url: '/catalogos/:tabla/codigos.csv',
    needs: 'public',
    summary: 'Una tabla de códigos, como archivo',
    params: inTable,
    query,
    rate: { name: 'catalogues-file', limit: 30, seconds: 60 },
    async handle(app, { params, query: asked }) {
      const catalogue = findCatalogue(params.tabla)
      const request = catalogue && listOf(catalogue, { ...asked, desde: '' }, exportSize)
      const list = request && (await readList(app, request))
      if (!catalogue || !list) return missing
      const columns = fileColumns(catalogue)
      return {
        status: 200,
        file: csvOf(
          columns.map(([head]) => head),
          list.entries.map((entry) => columns.map(([, cell]) => cell(entry))),
        ),
        type: 'text/csv; charset=utf-8',
        name: `${catalogue.id}-v${list.version?.number ?? 0}-${dayOf(app.realNow())}.csv`,
      }
    },
  }),
  route({
    method: 'GET',
    url: '/catalogos/:tabla/:codigo',
    needs: 'public',
    summary: 'Un código y lo que ha dicho en cada versión',
    params: inTable.extend({ codigo: z.string().max(20) }),
    rate,
    async handle({ db }, { params }) {
      const catalogue = findCatalogue(params.tabla)
      const history = catalogue ? await findHistory(db, catalogue.id, codeOf(params.codigo)) : []
      const [now, ...before] = history
      if (!catalogue || !now) return missing
      const versions = await findVersions(db, catalogue.id)
      return { status: 200, page: (chrome) => <CodePage chrome={chrome} {...{ catalogue, now, before, versions }} /> }
    },
  }),
]

export const catalogueRoutes = [...pageRoutes, ...catalogueApiRoutes]

/** As the files come in, so that one that went out can be loaded. */
const fileColumns = ({ more }: Catalogue): [head: string, cell: (entry: Entry) => string][] => [
  ['Codigo', ({ code }) => code],
  ...(more ? [[more.name, (entry: Entry) => entry.more[more.column] ?? ''] as [string, (entry: Entry) => string]] : []),
  ['Nombre', ({ name }) => name],
  ['Habilitado', ({ isEnabled }) => (isEnabled ? 'SI' : 'NO')],
  ['Desde', ({ since }) => since ?? ''],
]
