import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, type RequestInfo, routeFor, text } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import { SedeId } from '../../shared/id.ts'
import type { InstantKeyset } from '../../shared/instant-key.ts'
import type { Actor, ActorOf } from '../authority/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { csvHead, csvLine } from './list-csv.ts'
import { addressOf, filtersOf, keyOf, type ListQuery, listFields, readKey } from './list-filters.ts'
import { listPrescriptions } from './list-prescriptions.ts'
import { findSedeHead, findSedesOf, type ListRow, type SedeHead } from './list-store.ts'
import { ListPage, sedeListAddress } from './ui/list-page.tsx'

const route = routeFor<ActorOf>()

const atSede = z.object({ sedeId: SedeId })
const pageSize = 20
/** What one file holds at most; its last line says so when there is more. */
const exportSize = 5_000

const ownHome = '/mipres/formulas'
/** `sigue` and `antes`: the rows at the edges of this page. */
const pageFields = { ...listFields, sigue: text, antes: text }

function keysetOf({ sigue, antes }: { sigue: string; antes: string }): InstantKeyset {
  const before = readKey(antes)
  return { before, after: before ? null : readKey(sigue), limit: pageSize }
}

function linksOf(home: string, query: ListQuery, { after, before }: InstantKeyset, rows: ListRow[], hasMore: boolean) {
  const [first, last] = [rows.at(0), rows.at(-1)]
  return {
    first: after || before ? addressOf(home, query) : null,
    previous: (before ? hasMore : after) && first ? addressOf(home, query, { antes: keyOf(first) }) : null,
    next: (before || hasMore) && last ? addressOf(home, query, { sigue: keyOf(last) }) : null,
    export: addressOf(`${home}.csv`, query),
  }
}

/** Of whoever acts as his person, what he signed; a mere claim is shown nothing. */
function listOwn(
  app: AppContext,
  holder: SessionHolder,
  query: ListQuery,
  keyset: InstantKeyset,
  now: Date,
  request: RequestInfo,
) {
  const { personId, accountId } = holder
  return listPrescriptions(
    app,
    {
      ...{ actor: { personId, accountId }, scope: { of: 'SIGNER', personId }, entidadId: null, keyset, now },
      ...{ filters: { ...filtersOf(query), signer: '' }, requestId: request.id },
    },
    (db) => findSedesOf(db, personId, now),
  )
}

function listOfSede(
  app: AppContext,
  actor: Actor,
  sede: SedeHead,
  query: ListQuery,
  keyset: InstantKeyset,
  request: RequestInfo,
) {
  const { personId, accountId, authority } = actor
  return listPrescriptions(
    app,
    {
      ...{ actor: { personId, accountId }, scope: { of: 'SEDE', sedeId: sede.id }, entidadId: sede.entidadId, keyset },
      ...{ filters: { ...filtersOf(query), sedeId: null }, now: authority.at, requestId: request.id },
    },
    async () => null,
  )
}

function fileOf({ rows, hasMore }: { rows: ListRow[]; hasMore: boolean }, now: Date): Reply {
  const more = hasMore ? [[`El archivo trae las ${exportSize} más nuevas; filtre para obtener las demás.`]] : []
  const file = csvOf(csvHead, [...rows.map(csvLine), ...more])
  return { status: 200, file, type: 'text/csv; charset=utf-8', name: `formulas-${dayOf(now)}.csv` }
}

const wholeFile: InstantKeyset = { after: null, limit: exportSize }
const absent: Reply = { status: 404, problem: problem('no-existe') }

export const listRoutes = [
  route({
    method: 'GET',
    url: ownHome,
    needs: 'account',
    summary: 'Las fórmulas que uno ha firmado',
    query: form(pageFields),
    async handle(app, { actor: { holder }, query: { sigue, antes, ...query }, request }) {
      const now = await app.clock(app.db)
      const keyset = keysetOf({ sigue, antes })
      const { holdsPerson } = holder
      const found = holdsPerson
        ? await listOwn(app, holder, query, keyset, now, request)
        : { rows: [], hasMore: false, beside: [] }
      const props = {
        ...{ sede: null, query, rows: found.rows, sedes: found.beside, now, holdsPerson },
        links: linksOf(ownHome, query, keyset, found.rows, found.hasMore),
      }
      return { status: 200, page: (chrome) => <ListPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: `${ownHome}.csv`,
    needs: 'account',
    summary: 'Las fórmulas que uno ha firmado, como archivo: exactamente lo filtrado',
    query: form(listFields),
    async handle(app, { actor: { holder }, query, request }) {
      if (!holder.holdsPerson) return absent
      const now = await app.clock(app.db)
      return fileOf(await listOwn(app, holder, query, wholeFile, now, request), now)
    },
  }),
  route({
    method: 'GET',
    url: '/mipres/sedes/:sedeId/formulas',
    needs: 'prescription.read',
    summary: 'Las fórmulas que se han firmado en una sede',
    params: atSede,
    query: form(pageFields),
    async handle(app, { actor, params: { sedeId }, query: { sigue, antes, ...query }, request }) {
      const sede = await findSedeHead(app.db, sedeId)
      if (!sede) return absent
      const keyset = keysetOf({ sigue, antes })
      const { rows, hasMore } = await listOfSede(app, actor, sede, query, keyset, request)
      const links = linksOf(sedeListAddress(sedeId), query, keyset, rows, hasMore)
      const props = { sede, query, rows, sedes: [], now: actor.authority.at, links, holdsPerson: true }
      return { status: 200, page: (chrome) => <ListPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/mipres/sedes/:sedeId/formulas.csv',
    needs: 'prescription.read',
    summary: 'Las fórmulas de una sede, como archivo: exactamente lo filtrado',
    params: atSede,
    query: form(listFields),
    async handle(app, { actor, params: { sedeId }, query, request }) {
      const sede = await findSedeHead(app.db, sedeId)
      if (!sede) return absent
      return fileOf(await listOfSede(app, actor, sede, query, wholeFile, request), actor.authority.at)
    },
  }),
]
