import { z } from 'zod'
import { nextOfBefore, pageLimit } from '../../platform/list-query.ts'
import { problem } from '../../platform/problem.ts'
import { type Reply, routeFor, storable } from '../../platform/route.ts'
import { CalendarDate } from '../../shared/calendar.ts'
import { SedeId } from '../../shared/id.ts'
import type { InstantKeyset } from '../../shared/instant-key.ts'
import type { ActorOf } from '../authority/index.ts'
import { annulPrescription } from './annul.ts'
import { AnnulledAnswer, DocumentAnswer, documentAnswer, ListAnswer, listed, RulesAnswer } from './api-answers.ts'
import { annulRefused } from './api-refused.ts'
import { isNumber, keyOf, readKey } from './list-filters.ts'
import { listPrescriptions } from './list-prescriptions.ts'
import { findAllRules } from './list-rules.ts'
import type { ListFilters, ListRow } from './list-store.ts'
import { readSigned } from './read-signed.ts'

const route = routeFor<ActorOf>()

const absent: Reply = { status: 404, problem: problem('no-existe') }
const said = z.string().max(200).overwrite(storable).default('')

const listQuery = {
  q: said.describe('Un número o parte de él, un documento, un código de diagnóstico o palabras de un medicamento o del nombre.'),
  state: z.enum(['ACTIVA', 'ANULADA', 'MODIFICADA']).optional(),
  kind: z.enum(['PRESCRIPCION', 'TUTELA']).optional(),
  from: CalendarDate.optional().describe('Primer día de firma.'),
  until: CalendarDate.optional().describe('Último día de firma, contado.'),
  limit: pageLimit,
  after: nextOfBefore('20261123100000000042', isNumber),
}
const ownQuery = z.strictObject({ ...listQuery, sede: SedeId.optional() })
const sedeQuery = z.strictObject({ ...listQuery, signer: said.describe('Palabras del nombre de quien firmó, o su documento.') })

type Asked = Omit<z.infer<typeof ownQuery>, 'sede'>
const filtersOf = ({ q, state, kind, from, until }: Asked): ListFilters => ({
  ...{ search: q, state: state ?? null, kind: kind ?? null, from: from ?? null, until: until ?? null },
  ...{ sedeId: null, signer: '' },
})
const keysetOf = ({ after, limit }: Asked): InstantKeyset => ({ after: after ? readKey(after) : null, limit })

function answerOf({ rows, hasMore }: { rows: ListRow[]; hasMore: boolean }): Reply {
  const last = rows.at(-1)
  return { status: 200, json: { prescriptions: rows.map(listed), next: hasMore && last ? keyOf(last) : null } }
}

/** Any text, so that a number of another form is not there instead of badly asked for. */
const atNumber = z.object({
  number: z
    .string()
    .max(40)
    .meta({ examples: ['20261123100000000042'] }),
})

export const readingApiRoutes = [
  route({
    method: 'GET',
    url: '/api/prescriptions',
    needs: 'account',
    summary: 'Las fórmulas que uno ha firmado, la más nueva primero',
    query: ownQuery,
    answer: ListAnswer,
    async handle(app, { actor: { holder }, query, request }) {
      const { personId, accountId, holdsPerson } = holder
      if (!holdsPerson) return { status: 200, json: { prescriptions: [], next: null } }
      const filters = { ...filtersOf(query), sedeId: query.sede ?? null }
      const asked = { actor: { personId, accountId }, scope: { of: 'SIGNER', personId }, entidadId: null, filters } as const
      return answerOf(
        await listPrescriptions(
          app,
          { ...asked, keyset: keysetOf(query), now: holder.seenAt, requestId: request.id },
          async () => null,
        ),
      )
    },
  }),
  route({
    method: 'GET',
    url: '/api/sedes/:sedeId/prescriptions',
    needs: 'prescription.read',
    summary: 'Las fórmulas firmadas en una sede, la más nueva primero',
    params: z.object({ sedeId: SedeId }),
    query: sedeQuery,
    answer: ListAnswer,
    async handle(app, { actor: { personId, accountId, authority }, params: { sedeId }, query, request }) {
      const filters = { ...filtersOf(query), signer: query.signer }
      const scope = { of: 'SEDE', sedeId } as const
      const asked = { actor: { personId, accountId }, scope, entidadId: authority.entidadId, filters, now: authority.at }
      return answerOf(
        await listPrescriptions(app, { ...asked, keyset: keysetOf(query), requestId: request.id }, async () => null),
      )
    },
  }),
  route({
    method: 'GET',
    url: '/api/prescriptions/:number',
    needs: 'account',
    summary: 'Una fórmula: el documento firmado, su estado y la firma. La lee quien la firmó y quien puede leer en su sede',
    params: atNumber,
    answer: DocumentAnswer,
    async handle(app, { actor: { holder }, params: { number }, request }) {
      const signed = await readSigned(app, { actor: holder, number, how: 'API', requestId: request.id })
      return signed ? { status: 200, json: documentAnswer(signed) } : absent
    },
  }),
  route({
    method: 'POST',
    url: '/api/prescriptions/:number/annulment',
    needs: 'account',
    summary: 'Anular una fórmula propia, con su motivo. Solo quien la firmó, mientras pueda firmar en esa sede',
    params: atNumber,
    body: z.strictObject({
      reason: z
        .string()
        .max(2000)
        .overwrite(storable)
        .describe('De 5 a 500 letras. La leen el paciente, la farmacia y la auditoría.')
        .meta({ examples: ['La dosis era de otro paciente.'] }),
    }),
    answer: AnnulledAnswer,
    async handle(app, { actor: { holder }, params: { number }, body: { reason }, request }) {
      const { personId, accountId, holdsPerson } = holder
      if (!holdsPerson || !/^\d{20}$/.test(number)) return absent
      const attempt = { accountId, key: request.idempotencyKey ?? app.newId(), request: { act: 'annul', number, reason } }
      const result = await annulPrescription(app, {
        actor: { personId, accountId },
        number,
        reason,
        attempt,
        requestId: request.id,
      })
      if (result.ok) return { status: 201, json: result.value }
      // To whom may not read it, it is not there.
      return result.refusal.code === 'not-the-signer' ? absent : annulRefused(result.refusal)
    },
  }),
  route({
    method: 'GET',
    url: '/api/prescription-rules',
    needs: 'public',
    summary: 'Las reglas de la prescripción que se pueden rechazar, justificar o apagar, con su norma',
    answer: RulesAnswer,
    handle: async ({ db }) => ({ status: 200, json: { rules: await findAllRules(db) } }),
  }),
]
