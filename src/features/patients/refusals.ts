import type { AttemptRefusal } from '../../platform/idempotency.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { Authority } from '../authority/index.ts'
import type { PatientFault } from './decide-patient.ts'
import type { TooManyLookUps } from './look-up.ts'

export type Refusal =
  | AttemptRefusal
  | TooManyLookUps
  /** Ended, or never there: with the decision that says why. */
  | { code: 'may-not-write'; authority: Authority }
  | { code: 'no-such-patient' }
  | { code: 'changed-meanwhile' }

/** What the database says by a constraint's name: two who correct one patient at once. */
export const refusalByConstraint: Partial<Record<string, Refusal>> = { patient_version_pkey: { code: 'changed-meanwhile' } }

export type Presentation = { status: 403 | 404 | 409 | 422 | 429; message: string }

/** A new refusal does not compile until it has a status and a sentence here. */
export function presentRefusal(refusal: Refusal): Presentation {
  switch (refusal.code) {
    case 'attempt-reused':
      return { status: 422, message: 'Este envío ya se usó con otros datos. Abra la página de nuevo' }
    case 'too-many-look-ups': {
      const minutes = Math.ceil(refusal.seconds / 60)
      const wait = minutes === 1 ? '1\u00a0minuto' : `${minutes}\u00a0minutos`
      return { status: 429, message: `Buscó muchos documentos seguidos. Espere ${wait} y siga` }
    }
    case 'may-not-write':
      return { status: 403, message: 'Ya no puede prescribir en esta sede' }
    case 'no-such-patient':
      return { status: 404, message: 'No hay un paciente con ese identificador' }
    case 'changed-meanwhile':
      return {
        status: 409,
        message: 'Otra persona cambió estos datos mientras usted escribía: revise los de ahora y guarde de nuevo',
      }
  }
}

/** The field of the form and the sentence. */
export function faultSentence(fault: PatientFault): FieldError {
  switch (fault.code) {
    case 'born-in-the-future':
      return { field: 'nacimiento', message: 'La fecha de nacimiento está en el futuro' }
    case 'born-too-long-ago':
      return { field: 'nacimiento', message: 'Con esa fecha de nacimiento tendría más de 120 años' }
    case 'too-young-for-document':
      return {
        field: 'nacimiento',
        message:
          fault.type === 'CC'
            ? 'Con esa fecha es menor de 18 años y no puede tener cédula de ciudadanía: revise la fecha o el documento'
            : 'Con esa fecha es menor de edad: revise la fecha, o use «Menor sin identificación»',
      }
    case 'too-old-for-document':
      return {
        field: 'nacimiento',
        message:
          fault.type === 'MS'
            ? 'Con esa fecha es mayor de edad: revise la fecha, o use «Adulto sin identificación»'
            : `Con esa fecha es mayor de edad y ya no se identifica con ${fault.type === 'RC' ? 'registro civil' : 'certificado de nacido vivo'}: revise la fecha o el documento`,
      }
    case 'mother-missing':
      return { field: 'madreNumero', message: 'Escriba el documento de la madre' }
    case 'mother-not-asked':
      return {
        field: 'madreNumero',
        message: 'El documento de la madre se pide solo con certificado de nacido vivo o menor sin identificación: déjelo vacío',
      }
    case 'mother-is-patient':
      return { field: 'madreNumero', message: 'Ese es el documento del paciente: escriba el de la madre' }
    case 'eps-missing':
      return { field: 'eps', message: 'Elija la EPS del régimen contributivo o subsidiado' }
    case 'regimen-without-eps':
      return { field: 'regimen', message: 'Con una EPS el régimen es contributivo o subsidiado' }
  }
}
