import { z } from 'zod'
import { problem } from '../../platform/problem.ts'
import { type Reply, routeFor } from '../../platform/route.ts'
import type { ActorOf } from '../authority/index.ts'
import { countEnabled, findEntry, findHistory, findNewestVersions, findVersions } from './catalogue-store.ts'
import { catalogues, findCatalogue } from './catalogues.ts'
import { codeOf } from './parse-entry.ts'
import { PublicCode, PublicEntries, PublicTables, publicEntry, publicHit, publicTable } from './public-answer.ts'
import { rate } from './rate.ts'
import { readList } from './read-list.ts'
import { longestSearch } from './search-terms.ts'

const route = routeFor<ActorOf>()

const whole = (least: number, most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most))
    .default(usual)

const absent = (detail: string): Reply => ({ status: 404, problem: problem('no-existe', { detail }) })
const noTable = (said: string) => absent(`No hay una tabla «${said}». GET /api/catalogues da la lista.`)
const noVersion = (version: number) => absent(`La tabla no tiene una versión ${version}.`)

export const catalogueApiRoutes = [
  route({
    method: 'GET',
    url: '/api/catalogues',
    needs: 'public',
    summary: 'Las tablas de códigos, con su versión',
    answer: PublicTables,
    rate,
    async handle({ db }) {
      const newest = new Map((await findNewestVersions(db)).map((version) => [version.catalogue, version]))
      const enabled = await countEnabled(db)
      const tables = catalogues.map((catalogue) => {
        const version = newest.get(catalogue.id) ?? null
        return { ...publicTable(catalogue, version), codes: version?.codes ?? 0, enabledCodes: enabled.get(catalogue.id) ?? 0 }
      })
      return { status: 200, json: { tables } }
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogues/:table',
    needs: 'public',
    summary: 'Buscar en una tabla de códigos, lo mejor primero; sin búsqueda, la lista por código',
    params: z.object({ table: z.string().max(40) }),
    query: z.object({
      q: z
        .string()
        .max(longestSearch)
        .default('')
        .describe('Un código o sus primeras letras, o palabras del nombre en cualquier orden.'),
      limit: whole(1, 100, 20).describe('De 1 a 100.'),
      todos: z.enum(['si', 'no']).default('no').describe('`si`: también los códigos deshabilitados.'),
      desde: z.string().max(12).default('').describe('De la lista: el último código de la página anterior.'),
      version: whole(0, 999_999, 0).describe('De la lista: una versión anterior; 0, la más nueva.'),
    }),
    answer: PublicEntries,
    rate,
    async handle(app, { params, query: { q, limit, todos, desde, version } }) {
      const catalogue = findCatalogue(params.table)
      if (!catalogue) return noTable(params.table)
      if (q.trim() !== '' && version !== 0) {
        const message = 'Se busca en la versión más nueva. De una anterior hay lista, sin q.'
        return { status: 422, problem: problem('no-procede', { errors: [{ field: 'version', message }] }) }
      }
      const asked = version === 0 ? null : version
      const list = await readList(app, { catalogue, text: q, version: asked, withDisabled: todos === 'si', after: desde, limit })
      if (!list) return noVersion(version)
      const { entries, next } = list
      return { status: 200, json: { ...publicTable(catalogue, list.version), entries: entries.map(publicHit), next } }
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogues/:table/:code',
    needs: 'public',
    summary: 'Un código: qué dice en una versión, y qué ha dicho antes',
    params: z.object({
      table: z.string().max(40),
      code: z
        .string()
        .max(20)
        .meta({ examples: ['J459'] }),
    }),
    query: z.object({ version: whole(0, 999_999, 0).describe('0, la más nueva.') }),
    answer: PublicCode,
    rate,
    async handle({ db }, { params, query: { version } }) {
      const catalogue = findCatalogue(params.table)
      if (!catalogue) return noTable(params.table)
      const code = codeOf(params.code)
      const history = await findHistory(db, catalogue.id, code)
      if (history.length === 0) return absent(`La tabla no tiene un código «${params.code}».`)
      const versions = await findVersions(db, catalogue.id)
      const asked = version === 0 ? versions[0] : versions.find(({ number }) => number === version)
      if (!asked) return noVersion(version)
      const entry = await findEntry(db, catalogue.id, code, asked.number)
      return {
        status: 200,
        json: {
          ...publicTable(catalogue, asked),
          entry: entry && publicEntry(entry),
          history: history.map((past) => ({ ...publicEntry(past), fromVersion: past.from, lastVersion: past.until })),
        },
      }
    },
  }),
]
