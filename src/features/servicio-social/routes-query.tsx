import { z } from 'zod'
import { problem } from '../../platform/problem.ts'
import { form, routeFor, text } from '../../platform/route.ts'
import type { ActorOf } from '../authority/index.ts'
import { parseDocument } from '../people/index.ts'
import { findLatestAsOf } from '../registers/index.ts'
import { PublicAnswer, publicAnswer, queryServicioSocial } from './public-query.ts'
import { AnswerPage } from './ui/answer-page.tsx'
import { QueryPage } from './ui/query-page.tsx'

const route = routeFor<ActorOf>()

/** Page and interface count together, as of ReTHUS. */
const rate = { name: 'servicio-social', limit: 60, seconds: 60 }

export const queryRoutes = [
  route({
    method: 'GET',
    url: '/servicio-social',
    needs: 'public',
    summary: 'Consulta pública del Servicio Social Obligatorio',
    query: form({ tipo: text, numero: text }),
    rate,
    async handle(app, { query: { tipo, numero } }) {
      const asOf = await findLatestAsOf(app.db, 'SERVICIO_SOCIAL')
      if (tipo === '' && numero === '')
        return { status: 200, page: (chrome) => <QueryPage chrome={chrome} values={{}} errors={[]} asOf={asOf} /> }
      const document = parseDocument(tipo, numero)
      if (!document.ok) {
        const { field, message } = document.refusal
        const props = { values: { tipo, numero }, errors: [{ field, message }], asOf }
        return { status: 422, page: (chrome) => <QueryPage chrome={chrome} {...props} /> }
      }
      const record = await queryServicioSocial(app.db, document.value, await app.clock(app.db))
      return { status: 200, page: (chrome) => <AnswerPage chrome={chrome} record={record} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/api/servicio-social',
    needs: 'public',
    summary: 'Servicio Social de quien tiene este documento: inscripción, plaza asignada, plaza activa, dónde y hasta cuándo',
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
      return { status: 200, json: publicAnswer(await queryServicioSocial(app.db, document.value, await app.clock(app.db))) }
    },
  }),
]
