import type { AttemptRefusal } from '../../platform/idempotency.ts'
import { type Authority, explain } from '../authority/index.ts'
import type { PresentPasswordRefusal } from '../people/index.ts'
import { type Finding, isSignable } from './finding.ts'
import { numberText } from './prescription.ts'

export type EndRefusal =
  | { code: 'not-found' }
  /** Of somebody else: only who signed it ends it. */
  | { code: 'not-the-signer' }
  | { code: 'already-ended'; number: string; kind: 'ANULADA' | 'MODIFICADA' | null }
  | { code: 'no-right'; authority: Authority | null }

export type AnnulRefusal = EndRefusal | AttemptRefusal | { code: 'reason-short' } | { code: 'reason-long' }

export type SignRefusal =
  | EndRefusal
  | AttemptRefusal
  | PresentPasswordRefusal
  | { code: 'password-missing' }
  | { code: 'patient-unknown' }
  | { code: 'for-oneself' }
  /** What is written is refused, or asks for a reason that was not given. */
  | { code: 'not-signable'; findings: Finding[] }
  /** What would be signed is no longer what was shown: another tab, another day, a new version of a table, other data of the patient. */
  | { code: 'content-changed'; sha256: string }
  /** A modification stays with the patient and the sede of what it modifies. */
  | { code: 'replaces-another' }

/** What the database says by a constraint's name. A name that is not here is a fault. */
export const refusalByConstraint: Partial<Record<string, SignRefusal>> = {
  prescription_not_for_oneself: { code: 'for-oneself' },
  prescription_inside_grant: { code: 'no-right', authority: null },
  prescription_activation: { code: 'no-right', authority: null },
  prescription_end_pkey: { code: 'already-ended', number: '', kind: null },
}

export type Presented = { status: 403 | 404 | 409 | 422 | 429; field: string | null; message: string }

const nothingSigned = 'Nada se firmó, y lo escrito queda guardado.'

/** Where nothing was to be signed, nothing is said of signing. */
export function presentAnnulRefusal(refusal: AnnulRefusal): Presented {
  switch (refusal.code) {
    case 'attempt-reused':
      return { status: 422, field: null, message: 'Este envío ya se usó con otros datos. Abra de nuevo la fórmula' }
    case 'no-right':
      return { status: 403, field: null, message: `${reasonsOf(refusal.authority)} La fórmula sigue como estaba.` }
    default:
      return presentSignRefusal(refusal)
  }
}

/** A new code does not compile until it has a status and a sentence here. */
export function presentSignRefusal(refusal: SignRefusal | AnnulRefusal): Presented {
  switch (refusal.code) {
    case 'password-missing':
      return { status: 422, field: 'clave', message: 'Escriba su contraseña' }
    case 'present-password-wrong':
      return { status: 422, field: 'clave', message: 'La contraseña no es la de su cuenta. Escríbala de nuevo' }
    case 'too-many-tries':
      return {
        ...{ status: 429, field: 'clave' },
        message: `Son muchos intentos con una contraseña equivocada. Espere ${Math.max(1, Math.ceil(refusal.seconds / 60))} minutos`,
      }
    case 'attempt-reused':
      return { status: 422, field: null, message: 'Este envío ya se usó para otra fórmula. Vuelva a abrir el borrador' }
    case 'patient-unknown':
      return { status: 404, field: null, message: 'No encontramos al paciente. Búsquelo de nuevo por su documento' }
    case 'for-oneself':
      return {
        ...{ status: 422, field: null },
        message: 'El paciente es usted, y nadie prescribe para sí mismo: debe hacerlo otro profesional',
      }
    case 'no-right':
      return { status: 403, field: null, message: `${reasonsOf(refusal.authority)} ${nothingSigned}` }
    case 'not-signable':
      return { status: 422, field: null, message: openText(refusal.findings) }
    case 'content-changed':
      return {
        ...{ status: 409, field: null },
        message: 'Lo que se firmaría cambió desde que usted lo revisó. Revíselo otra vez y firme. Nada se firmó',
      }
    case 'replaces-another':
      return { status: 422, field: null, message: 'Una fórmula se modifica para el mismo paciente y en la misma sede' }
    case 'not-found':
      return { status: 404, field: null, message: 'No hay una fórmula con ese número' }
    case 'not-the-signer':
      return { status: 403, field: null, message: 'Solo quien firmó la fórmula puede anularla o modificarla' }
    case 'already-ended':
      return {
        ...{ status: 409, field: null },
        message: `La fórmula${refusal.number ? ` ${numberText(refusal.number)}` : ''} ya estaba ${refusal.kind === 'MODIFICADA' ? 'modificada' : 'anulada o modificada'}`,
      }
    case 'reason-short':
      return { status: 422, field: 'motivo', message: 'Escriba el motivo, en cinco letras o más' }
    case 'reason-long':
      return { status: 422, field: 'motivo', message: 'El motivo tiene más de 500 letras. Acórtelo' }
  }
}

function reasonsOf(authority: Authority | null): string {
  const unmet = authority ? explain(authority).filter(({ isSatisfied }) => isSatisfied === false) : []
  return unmet.length > 0 ? unmet.map(({ message }) => message).join(' ') : 'Su permiso en esta sede terminó.'
}

function openText(findings: readonly Finding[]): string {
  const open = findings.filter((finding) => !isSignable([finding]))
  const [first] = open
  if (!first) return 'Revise lo escrito'
  return open.length === 1 ? first.message : `Hay ${open.length} puntos por resolver. El primero: ${first.message}`
}
