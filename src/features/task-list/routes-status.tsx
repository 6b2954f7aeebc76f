import { z } from 'zod'
import { problem } from '../../platform/problem.ts'
import { form, routeFor, text } from '../../platform/route.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { findStatus, StatusAnswer } from './public-status.ts'
import { StatusAnswerPage, StatusQueryPage } from './ui/status-pages.tsx'

const route = routeFor<ActorOf>()

/** Page and interface count together. */
const rate = { name: 'estado', limit: 30, seconds: 60 }

const notFound =
  'No hay una solicitud con ese radicado y ese documento. Revise los dos: el radicado está en la confirmación y en el correo'
const minutes = (seconds: number) => Math.max(1, Math.ceil(seconds / 60))
const tooOften = (secondsLeft: number) =>
  `Este radicado se consultó muchas veces. Espere ${minutes(secondsLeft)} minutos, o ingrese a su cuenta y vea sus solicitudes.`

export const statusRoutes = [
  route({
    method: 'GET',
    url: '/estado',
    needs: 'public',
    summary: 'En qué va una solicitud, por radicado y documento',
    query: form({ radicado: text, tipo: text, numero: text }),
    rate,
    async handle(app, { query }) {
      const shown = (status: number, errors: FieldError[]) => ({
        status,
        page: (chrome: Parameters<typeof StatusQueryPage>[0]['chrome']) => (
          <StatusQueryPage chrome={chrome} values={query} errors={errors} />
        ),
      })
      // The home page asks for the radicado first, and leads here for the rest.
      if (query.tipo === '' && query.numero === '') return shown(200, [])
      const found = await findStatus(app, query)
      if (found.ok) return { status: 200, page: (chrome) => <StatusAnswerPage chrome={chrome} answer={found.value} /> }
      const { refusal } = found
      if (Array.isArray(refusal)) return shown(422, refusal)
      if (refusal.code === 'not-found') return shown(404, [{ field: null, message: notFound }])
      return { status: 429, problem: problem('demasiadas-solicitudes', { detail: tooOften(refusal.secondsLeft) }) }
    },
  }),
  route({
    method: 'GET',
    url: '/api/estado',
    needs: 'public',
    summary: 'En qué va una solicitud: cada paso, qué oficio lo tiene, desde cuándo y hasta cuándo; sin datos personales',
    query: z.object({
      radicado: z.string().max(40).describe('Por ejemplo RM-2026-048172-2; los guiones sobran.'),
      tipo: z.string().max(20).describe('Tipo del documento con que se envió, por ejemplo CC.'),
      numero: z.string().max(40).describe('Su número; los puntos se aceptan.'),
    }),
    answer: StatusAnswer,
    rate,
    async handle(app, { query }) {
      const found = await findStatus(app, query)
      if (found.ok) return { status: 200, json: found.value }
      const { refusal } = found
      if (Array.isArray(refusal)) {
        const errors = refusal.map(({ field, message }) => ({ field, message }))
        return { status: 422, problem: problem('no-procede', { errors }) }
      }
      if (refusal.code === 'not-found') return { status: 404, problem: problem('no-existe', { detail: notFound }) }
      return { status: 429, problem: problem('demasiadas-solicitudes', { detail: tooOften(refusal.secondsLeft) }) }
    },
  }),
]
