import { z } from 'zod'
import { problem } from '../../platform/problem.ts'
import { form, routeFor, text } from '../../platform/route.ts'
import type { ActorOf } from '../authority/index.ts'
import { parseDocument } from '../people/index.ts'
import { findLatestAsOf } from '../registers/index.ts'
import { PublicAnswer, publicAnswer } from './public-answer.ts'
import { queryRethus } from './query-rethus.ts'
import { AbsentPage } from './ui/absent-page.tsx'
import { HelpPage } from './ui/help-page.tsx'
import { QueryPage } from './ui/query-page.tsx'
import { RecordPage } from './ui/record-page.tsx'

const route = routeFor<ActorOf>()
const query = form({ tipo: text, numero: text })

/** Page and interface count together. A hospital is one address, so that it is wide; it keeps a copy of the register away. */
const rate = { name: 'rethus', limit: 60, seconds: 60 }

export const rethusRoutes = [
  route({
    method: 'GET',
    url: '/rethus',
    needs: 'public',
    summary: 'Consulta pública del ReTHUS',
    query,
    rate,
    async handle(app, { query: { tipo, numero } }) {
      const now = await app.clock(app.db)
      if (tipo === '' && numero === '') {
        const asOf = await findLatestAsOf(app.db, 'RETHUS')
        return { status: 200, page: (chrome) => <QueryPage chrome={chrome} values={{}} errors={[]} asOf={asOf} /> }
      }
      const document = parseDocument(tipo, numero)
      if (!document.ok) {
        const { field, message } = document.refusal
        const asOf = await findLatestAsOf(app.db, 'RETHUS')
        const props = { values: { tipo, numero }, errors: [{ field, message }], asOf }
        return { status: 422, page: (chrome) => <QueryPage chrome={chrome} {...props} /> }
      }
      const record = await queryRethus(app.db, document.value, now)
      const { person } = record
      return {
        status: 200,
        page: (chrome) =>
          person ? <RecordPage chrome={chrome} record={{ ...record, person }} /> : <AbsentPage chrome={chrome} record={record} />,
      }
    },
  }),
  route({
    method: 'GET',
    url: '/rethus/ayuda',
    needs: 'public',
    summary: 'Qué hacer si alguien no figura en el ReTHUS',
    async handle() {
      return { status: 200, page: (chrome) => <HelpPage chrome={chrome} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/api/rethus',
    needs: 'public',
    summary: 'Lo que dice el ReTHUS de quien tiene este documento: estado, títulos, servicio social y sanciones',
    query: z.object({
      tipo: z.string().max(20).describe('Tipo de documento, por ejemplo CC.'),
      numero: z.string().max(40).describe('Número; los puntos se aceptan.'),
    }),
    answer: PublicAnswer,
    rate,
    async handle(app, { query: { tipo, numero } }) {
      const document = parseDocument(tipo, numero)
      if (!document.ok) {
        const { field, message } = document.refusal
        return { status: 422, problem: problem('no-procede', { errors: [{ field, message }] }) }
      }
      const record = await queryRethus(app.db, document.value, await app.clock(app.db))
      return { status: 200, json: publicAnswer(record) }
    },
  }),
]
