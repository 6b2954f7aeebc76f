import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { checkNumber } from './check-number.ts'
import { contentAnswer } from './content-answer.ts'
import { openContent } from './open-content.ts'
import { parseNumber } from './parse-number.ts'
import { publicAnswer } from './public-answer.ts'
import { rate } from './rate.ts'
import { doesNotMatch, parseAsked, tooOften } from './said.ts'
import { AbsentPage } from './ui/absent-page.tsx'
import { AnswerPage, type AnswerPageProps } from './ui/answer-page.tsx'
import { OfflinePage } from './ui/offline-page.tsx'
import { QueryPage } from './ui/query-page.tsx'

const route = routeFor<ActorOf>()
const params = z.object({ number: z.string().max(200) })
const asked = form({ documento: text, nacimiento: text })

const absent = (number: string, reason: string | null): Reply => ({
  status: 404,
  page: (chrome) => <AbsentPage chrome={chrome} number={number} reason={reason} />,
})
const answered = (status: number, props: Omit<AnswerPageProps, 'chrome'>): Reply => ({
  status,
  page: (chrome) => <AnswerPage chrome={chrome} {...props} />,
})

/** R-VER-7: the one file that is the whole program, to be taken along. */
const program = new URL('../../../tools/verify-prescription.ts', import.meta.url)

export const verificationPageRoutes = [
  route({
    method: 'GET',
    url: '/verificar',
    needs: 'public',
    summary: 'Verificar una fórmula por su número',
    query: form({ numero: text }),
    rate,
    async handle(_app, { query: { numero } }) {
      const shown = (status: number, errors: FieldError[]): Reply => ({
        status,
        page: (chrome) => <QueryPage chrome={chrome} values={{ numero }} errors={errors} />,
      })
      if (numero === '') return shown(200, [])
      const number = parseNumber(numero)
      if (!number.ok) return shown(422, [{ field: 'numero', message: number.refusal }])
      return { status: 303, location: `/verificar/${number.value}` }
    },
  }),
  route({
    method: 'GET',
    url: '/verificar/sin-conexion',
    needs: 'public',
    summary: 'Verificar una fórmula sin internet: las llaves y el programa',
    async handle({ settings: { publicUrl } }) {
      return { status: 200, page: (chrome) => <OfflinePage chrome={chrome} publicUrl={publicUrl} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/verificar/sin-conexion/verify-prescription.ts',
    needs: 'public',
    summary: 'El programa que verifica sin internet',
    rate,
    async handle() {
      return { status: 200, file: readFileSync(program), type: 'text/plain; charset=utf-8', name: 'verify-prescription.ts' }
    },
  }),
  route({
    method: 'GET',
    url: '/verificar/:number',
    needs: 'public',
    summary: 'Si una fórmula es auténtica y su estado ahora',
    params,
    rate,
    async handle(app, { params }) {
      const number = parseNumber(params.number)
      if (!number.ok) return absent(params.number, number.refusal)
      if (number.value !== params.number) return { status: 303, location: `/verificar/${number.value}` }
      const checked = await checkNumber(app.db, number.value)
      if (!checked) return absent(number.value, null)
      return answered(200, { answer: publicAnswer(checked), content: null, now: await app.clock(app.db), values: {}, errors: [] })
    },
  }),
  route({
    method: 'POST',
    url: '/verificar/:number',
    needs: 'public',
    summary: 'Lo prescrito, con el documento y la fecha de nacimiento del paciente',
    params,
    body: asked,
    rate,
    async handle(app, { actor: { holder }, params, body, request: { address, id: requestId } }) {
      const number = parseNumber(params.number)
      if (!number.ok) return absent(params.number, number.refusal)
      const checked = await checkNumber(app.db, number.value)
      if (!checked) return absent(number.value, null)
      const now = await app.clock(app.db)
      const refused = (status: number, errors: FieldError[]) =>
        answered(status, { answer: publicAnswer(checked), content: null, now, values: body, errors })
      const read = parseAsked(body.documento, body.nacimiento)
      if (!read.ok) return refused(422, read.refusal)
      const opened = await openContent(app, { number: number.value, ...read.value, address, holder, requestId })
      if (opened.ok) {
        const { verification, content } = contentAnswer(opened.value)
        return answered(200, { answer: verification, content, now, values: {}, errors: [] })
      }
      const { refusal } = opened
      if (refusal.code === 'no-such-number') return absent(number.value, null)
      if (refusal.code === 'too-often') return refused(429, [{ field: null, message: tooOften(refusal) }])
      // Of neither field: that would say which.
      return refused(422, [{ field: null, message: doesNotMatch }])
    },
  }),
]
