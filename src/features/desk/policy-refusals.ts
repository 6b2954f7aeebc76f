import { numberText } from '../../shared/dates-es.ts'
import type { ChangeRefusal } from './change-policy.ts'

type Presentation = { status: 403 | 404 | 409 | 422; field: string | null; message: string }

/** A new refusal code does not compile until it has a status and a sentence here. */
export function presentChangeRefusal(refusal: ChangeRefusal): Presentation {
  switch (refusal.code) {
    case 'is-fixed':
      return {
        status: 409,
        field: null,
        message: 'Esta regla la fija la ley o la guarda la base de datos: la mesa no la cambia.',
      }
    case 'nothing-changes':
      return { status: 422, field: null, message: 'No cambió nada: elija otro valor.' }
    case 'reason-missing':
      return { status: 422, field: 'motivo', message: 'Escriba por qué lo cambia.' }
    case 'norm-missing':
      return { status: 422, field: 'norma', message: 'Escriba en qué norma se apoya, o que no la hay.' }
    case 'out-of-range':
      return {
        status: 422,
        field: refusal.field,
        message: `Escriba un número entero de ${numberText(refusal.least)} a ${numberText(refusal.most)}.`,
      }
    case 'excludes-itself':
      return { status: 422, field: 'exclusive_with', message: 'Un rol no se excluye a sí mismo: elija otro.' }
    case 'no-such-role':
      return { status: 422, field: 'exclusive_with', message: 'Ese rol no existe: elija uno de la lista.' }
    case 'changed-meanwhile':
      return {
        status: 409,
        field: null,
        message: 'Otro funcionario lo cambió mientras usted escribía. Aquí está como quedó: revise y vuelva a elegir.',
      }
    case 'attempt-reused':
      return { status: 409, field: null, message: 'Este formulario ya se envió con otros datos. Abra la página de nuevo.' }
    case 'not-found':
      return { status: 404, field: null, message: 'No existe.' }
    case 'not-an-official':
      return { status: 403, field: null, message: 'Su nombramiento en la mesa ya no está vigente. Nada se ha guardado.' }
  }
}
