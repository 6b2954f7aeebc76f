import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, type RequestInfo, routeFor, text } from '../../platform/route.ts'
import { type ActorOf, decide } from '../authority/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { annulPrescription } from './annul.ts'
import { findChain } from './list-store.ts'
import { actionOf } from './prepare.ts'
import type { Signed } from './prescription-store.ts'
import { proofCode } from './proof-code.ts'
import { readSigned } from './read-signed.ts'
import { presentAnnulRefusal } from './refusals.ts'
import { AnnulPage } from './ui/annul-page.tsx'
import { PrescriptionPage } from './ui/prescription-page.tsx'

const route = routeFor<ActorOf>()

const absent: Reply = { status: 404, problem: problem('no-existe', { detail: 'No encontramos una fórmula con ese número.' }) }
/** Any text, so that a number of another form is not there instead of badly asked for. */
const atNumber = z.object({ number: z.string().max(40) })

const read = (app: AppContext, holder: SessionHolder, number: string, request: RequestInfo) =>
  readSigned(app, { actor: holder, number: number.replace(/\s/g, ''), how: 'VER', requestId: request.id })

/** May its signer end it now? It is asked again when he does. */
async function mayEnd(app: AppContext, { sedeId, prescriberId, document }: Signed, at: Date) {
  const place = { kind: 'sede', id: sedeId } as const
  return (await decide(app.db, { personId: prescriberId, action: actionOf(document.content.kind), place, at })).isAllowed
}

/** The form of annulling, of a prescription that its signer may still end, and to all others not there; else the prescription. */
async function annulForm(
  app: AppContext,
  holder: SessionHolder,
  number: string,
  request: RequestInfo,
  typed: { motivo: string; intento?: string },
  refused: { status: number; errors: { field: string | null; message: string }[] } | null,
): Promise<Reply> {
  const signed = await read(app, holder, number, request)
  if (!signed || signed.prescriberId !== holder.personId) return absent
  // Whoever may not end it finds there who signed what, and no button.
  const isOpen = !signed.end && (await mayEnd(app, signed, holder.seenAt))
  if (!isOpen && !refused) return { status: 303, location: `/mipres/formulas/${signed.number}` }
  const props = {
    document: signed.document,
    values: { motivo: typed.motivo, intento: typed.intento || app.newId() },
    errors: refused?.errors ?? [],
  }
  return { status: refused?.status ?? 200, page: (chrome) => <AnnulPage chrome={chrome} {...props} /> }
}

export const prescriptionPageRoutes = [
  route({
    method: 'GET',
    url: '/mipres/formulas/:number',
    needs: 'account',
    summary: 'Una fórmula firmada',
    params: atNumber,
    query: form({ hecho: z.enum(['firmada', 'anulada']).nullable().catch(null).default(null) }),
    async handle(app, { actor: { holder }, params: { number }, query: { hecho }, request }) {
      const signed = await read(app, holder, number, request)
      if (!signed) return absent
      const now = await app.clock(app.db)
      const isSigner = signed.prescriberId === holder.personId
      const chain = await findChain(app.db, signed.number)
      const acts = isSigner ? { mayEnd: await mayEnd(app, signed, now) } : null
      const done = isSigner && (hecho === 'anulada') === (signed.end?.kind === 'ANULADA') ? hecho : null
      const props = { signed, chain, acts, done, proof: proofCode(signed.jws), now }
      return { status: 200, page: (chrome) => <PrescriptionPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/mipres/formulas/:number/anular',
    needs: 'account',
    summary: 'Anular una fórmula propia: qué sigue, y el motivo',
    params: atNumber,
    handle: (app, { actor: { holder }, params: { number }, request, kept }) =>
      annulForm(app, holder, number, request, { motivo: kept?.motivo ?? '', intento: kept?.intento ?? '' }, null),
  }),
  route({
    method: 'POST',
    url: '/mipres/formulas/:number/anular',
    needs: 'account',
    summary: 'Anular una fórmula propia',
    params: atNumber,
    body: form({ motivo: text, intento: z.uuid().catch('') }),
    async handle(app, { actor: { holder }, params: { number }, body: { motivo, intento }, request }) {
      const { personId, accountId, holdsPerson } = holder
      if (!holdsPerson || !/^\d{20}$/.test(number)) return absent
      const result = await annulPrescription(app, {
        ...{ actor: { personId, accountId }, number, reason: motivo, requestId: request.id },
        // A form without its intention is a new one.
        attempt: { accountId, key: intento || app.newId(), request: { act: 'annul', number, reason: motivo } },
      })
      if (result.ok) return { status: 303, location: `/mipres/formulas/${number}?hecho=anulada` }
      const { status, field, message } = presentAnnulRefusal(result.refusal)
      if (status === 404) return absent
      return annulForm(app, holder, number, request, { motivo, intento: '' }, { status: 422, errors: [{ field, message }] })
    },
  }),
]
