import { z } from 'zod'
import { problem } from '../../platform/problem.ts'
import { routeFor } from '../../platform/route.ts'
import type { ActorOf } from '../authority/index.ts'
import { checkNumber } from './check-number.ts'
import { ContentAnswer, contentAnswer } from './content-answer.ts'
import { openContent } from './open-content.ts'
import { parseNumber } from './parse-number.ts'
import { publicAnswer, VerificationAnswer } from './public-answer.ts'
import { rate } from './rate.ts'
import { doesNotMatch, tooOften, unknownNumber } from './said.ts'

const route = routeFor<ActorOf>()
const params = z.object({ number: z.string().max(200).describe('Las 20 cifras; los espacios sobran.') })

const absent = (detail: string) => ({ status: 404, problem: problem('no-existe', { detail }) })

export const verificationApiRoutes = [
  route({
    method: 'GET',
    url: '/api/verification/:number',
    needs: 'public',
    summary:
      'Si una fórmula es auténtica, su estado ahora, quién la firmó y con qué facultad; nada del paciente ni de lo prescrito',
    params,
    answer: VerificationAnswer,
    rate,
    async handle(app, { params }) {
      const number = parseNumber(params.number)
      if (!number.ok) return absent(number.refusal)
      const checked = await checkNumber(app.db, number.value)
      return checked ? { status: 200, json: publicAnswer(checked) } : absent(unknownNumber)
    },
  }),
  route({
    method: 'POST',
    url: '/api/verification/:number',
    needs: 'public',
    summary: 'Lo mismo y lo prescrito, con el documento y la fecha de nacimiento del paciente',
    params,
    body: z.strictObject({
      documentNumber: z.string().min(1).max(40).describe('Del paciente; los puntos se aceptan.'),
      birthDate: z.iso.date().brand<'CalendarDate'>(),
    }),
    answer: ContentAnswer,
    rate,
    async handle(app, { actor: { holder }, params, body, request: { address, id: requestId } }) {
      const number = parseNumber(params.number)
      if (!number.ok) return absent(number.refusal)
      const opened = await openContent(app, { number: number.value, ...body, address, holder, requestId })
      if (opened.ok) return { status: 200, json: contentAnswer(opened.value) }
      const { refusal } = opened
      if (refusal.code === 'no-such-number') return absent(unknownNumber)
      if (refusal.code === 'too-often')
        return { status: 429, problem: problem('demasiadas-solicitudes', { detail: tooOften(refusal) }) }
      return { status: 422, problem: problem('no-procede', { errors: [{ field: null, message: doesNotMatch }] }) }
    },
  }),
]
