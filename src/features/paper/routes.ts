import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { type Reply, type RequestInfo, routeFor, text } from '../../platform/route.ts'
import type { ActorOf } from '../authority/index.ts'
import { readSigned } from '../prescriptions/index.ts'
import { signDocument } from '../signatures/index.ts'
import { renderPaper } from './render-paper.ts'
import type { PaperSize } from './sheet.ts'

const route = routeFor<ActorOf>()
const numbered = z.object({
  number: z
    .string()
    .max(40)
    .describe('20 dígitos.')
    .meta({ examples: ['20261123100000000042'] }),
})

type Asked = { holder: ActorOf['account']['holder']; number: string; paper: PaperSize; request: RequestInfo }

/** Read as who asks may read it, which is recorded; then drawn and sealed. */
async function print(app: AppContext, { holder, number, paper, request }: Asked): Promise<Reply> {
  const signed = await readSigned(app, { actor: holder, number, how: 'IMPRIMIR', requestId: request.id })
  if (!signed) return { status: 404, problem: problem('no-existe') }
  const file = await renderPaper(signed, {
    ...{ paper, publicUrl: app.settings.publicUrl, printedAt: await app.clock(app.db) },
    seal: async (payload) => (await app.transaction((db) => signDocument(db, app, payload))).jws,
  })
  return { status: 200, file, type: 'application/pdf', name: `formula-${signed.number}.pdf`, isInline: true }
}

export const paperRoutes = [
  route({
    method: 'GET',
    url: '/mipres/formulas/:number/formula.pdf',
    needs: 'account',
    summary: 'La fórmula en PDF, para imprimir',
    params: numbered,
    query: z.object({ papel: text }),
    handle: (app, { actor: { holder }, params: { number }, query: { papel }, request }) =>
      print(app, { holder, number, paper: papel === 'carta' ? 'carta' : 'media', request }),
  }),
  route({
    method: 'GET',
    url: '/api/prescriptions/:number/paper',
    needs: 'account',
    summary: 'La fórmula en PDF, con su firma dentro y sellada. La imprime quien la firmó y quien puede leer en su sede',
    params: numbered,
    answerType: 'application/pdf',
    query: z.object({ size: z.enum(['letter', 'half']).default('half').describe('Carta o media carta.') }),
    handle: (app, { actor: { holder }, params: { number }, query: { size }, request }) =>
      print(app, { holder, number, paper: size === 'letter' ? 'carta' : 'media', request }),
  }),
]
