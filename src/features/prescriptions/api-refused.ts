import { problem } from '../../platform/problem.ts'
import type { Reply } from '../../platform/route.ts'
import { explain } from '../authority/index.ts'
import { isSignable } from './finding.ts'
import { type AnnulRefusal, type Presented, presentAnnulRefusal, presentSignRefusal, type SignRefusal } from './refusals.ts'

const kinds = {
  403: 'no-autorizado',
  404: 'no-existe',
  409: 'formulario-vencido',
  422: 'no-procede',
  429: 'demasiadas-solicitudes',
} as const

/** The fields of the forms, as the bodies of /api call them. */
const fieldNames: Record<string, string> = { clave: 'password', motivo: 'reason' }

/** A refusal as a problem: each finding at the path of its field. */
export const refused = (refusal: SignRefusal): Reply => replyOf(refusal, presentSignRefusal(refusal))
export const annulRefused = (refusal: AnnulRefusal): Reply => replyOf(refusal, presentAnnulRefusal(refusal))

function replyOf(refusal: SignRefusal | AnnulRefusal, { status, field, message }: Presented): Reply {
  const own = [{ field: field && (fieldNames[field] ?? field), message }]
  const errors =
    refusal.code === 'not-signable'
      ? refusal.findings
          .filter((finding) => !isSignable([finding]))
          .map((finding) => ({
            field: finding.field === '' ? 'prescription' : `prescription.${finding.field}`,
            message: finding.message,
          }))
      : own
  const because = refusal.code === 'no-right' && refusal.authority ? { because: explain(refusal.authority) } : {}
  // The sentences of a form end where the page goes on; here they stand alone.
  const detail = message.endsWith('.') ? message : `${message}.`
  const headers = refusal.code === 'too-many-tries' ? { headers: { 'retry-after': String(refusal.seconds) } } : {}
  return { status, problem: problem(kinds[status], { status, detail, errors, ...because }), ...headers }
}
