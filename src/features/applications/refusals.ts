import type { AttemptRefusal } from '../../platform/idempotency.ts'
import { type During, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { longDate } from '../../shared/dates-es.ts'
import type { EntidadKind } from '../reps/index.ts'
import type { Standing } from '../servicio-social/index.ts'
import type { ApplicationKind } from './application.ts'
import type { ApplicationRefusal } from './decide-application.ts'
import { noteLength } from './decide-note.ts'
import type { ReminderRefusal } from './decide-reminder.ts'
import type { MoveRefusal } from './decide-transition.ts'

export type Refusal =
  | ApplicationRefusal
  | ReminderRefusal
  | MoveRefusal
  | AttemptRefusal
  | { code: 'sede-unknown' }
  | { code: 'sede-of-another-entidad' }
  | { code: 'note-too-long'; length: number }
  | { code: 'not-found' }

/** What the database says by a constraint's name. A name that is not here is a fault. */
export const refusalByConstraint: Partial<Record<string, Refusal>> = {
  application_one_open: { code: 'already-open', radicado: null },
  application_sede: { code: 'sede-of-another-entidad' },
}

export type Presentation = { status: 404 | 409 | 422; field: string | null; message: string }

const untilText = (during: During) => {
  const last = lastDayOf(periodOf(during))
  return last ? `hasta el ${longDate(last)}` : 'sin fecha final'
}

const notOffered: Record<ApplicationKind, Partial<Record<EntidadKind, string>>> = {
  PROFESIONAL: {
    INDEPENDIENTE:
      'Es el consultorio de otra persona, y quien ejerce como independiente solo se activa a sí mismo. Busque una IPS o una EPS.',
    PROVEEDOR: 'Es un proveedor, y sus trabajadores no se registran en esta opción. Busque una IPS o una EPS.',
  },
  SERVICIO_SOCIAL: {},
  OTRO: {
    EPS: 'Es una EPS, y hoy las EPS no activan a otros usuarios. Busque una IPS.',
    INDEPENDIENTE: 'Es el consultorio de un independiente: no tiene un delegado que active a otros usuarios. Busque una IPS.',
    PROVEEDOR: 'Es un proveedor, y sus trabajadores no se registran en esta opción. Busque una IPS.',
  },
}

const withoutPlaza: Record<Exclude<Standing, 'PLAZA_ACTIVA'>, string> = {
  PLAZA_ASIGNADA: 'Su plaza todavía no ha comenzado.',
  PLAZA_SUSPENDIDA: 'Su plaza está suspendida.',
  PLAZA_TERMINADA: 'Su plaza ya terminó.',
  EXONERADO: 'Está exonerado del Servicio Social Obligatorio.',
  INSCRITO: 'Está inscrito y no tiene una plaza asignada.',
  POR_APROBAR: 'Su inscripción no está aprobada todavía, y no tiene una plaza asignada.',
  RECHAZADO: 'Su inscripción en el Servicio Social Obligatorio fue rechazada.',
  ANULADO: 'Su inscripción en el Servicio Social Obligatorio fue anulada.',
  NO_INSCRITO: 'Nadie con el documento de su cuenta está inscrito en el Servicio Social Obligatorio.',
}

/** "Medicina, Odontología y Optometría" */
const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} y ${names.at(-1)}`

/** A new refusal code does not compile until it has a status and a sentence here. */
export function presentRefusal(refusal: Refusal): Presentation {
  switch (refusal.code) {
    case 'not-in-rethus':
      return { status: 422, field: null, message: 'El ReTHUS no tiene a nadie con el documento de su cuenta.' }
    case 'dead':
      return {
        status: 422,
        field: null,
        message: 'El ReTHUS da por fallecida a la persona de este documento. Si es un error, lo corrige quien la reportó.',
      }
    case 'identification-not-current':
      return { status: 422, field: null, message: 'El ReTHUS muestra su identificación como no vigente.' }
    case 'sanctioned':
      return { status: 422, field: null, message: `Tiene una sanción vigente ${untilText(refusal.sanction)}.` }
    case 'own-practice':
      return {
        status: 422,
        field: 'entidad',
        message: 'Ese consultorio es suyo según el REPS: no hace falta solicitud, se activa usted mismo.',
      }
    case 'entidad-not-offered':
      return {
        status: 422,
        field: 'entidad',
        message: notOffered[refusal.option][refusal.kind] ?? 'En esa clase de entidad nadie se activa en esta opción.',
      }
    case 'no-active-plaza':
      return { status: 422, field: null, message: withoutPlaza[refusal.standing] }
    case 'in-servicio-social':
      return {
        status: 422,
        field: null,
        message: `Presta el Servicio Social Obligatorio en ${refusal.plaza.sedeName} ${untilText(refusal.plaza.during)}.`,
      }
    case 'not-the-plaza':
      return { status: 422, field: null, message: `Su plaza cambió mientras escribía: ahora es de ${refusal.sedeName}.` }
    case 'role-missing':
      return { status: 422, field: 'rol', message: 'Escoja el rol que necesita' }
    case 'role-not-offered':
      return {
        status: 422,
        field: 'rol',
        message: 'Ese rol no se da a otro usuario en esta clase de entidad. Escoja uno de la lista',
      }
    case 'profession-without-role':
      return {
        status: 422,
        field: 'entidad',
        message: `Para su profesión no hay un rol en esta clase de entidad. Lo hay para ${listed(refusal.professions)}.`,
      }
    case 'already-active':
      return { status: 422, field: 'sede', message: 'Ya está activo en esa sede. Escoja otra, o no envíe nada.' }
    case 'already-open':
      return {
        status: 422,
        field: 'sede',
        message: refusal.radicado
          ? `Ya tiene una solicitud abierta para esa sede: ${refusal.radicado}.`
          : 'Ya tiene una solicitud abierta para esa sede.',
      }
    case 'sede-unknown':
      return { status: 422, field: 'sede', message: 'Esa sede ya no existe. Escoja otra.' }
    case 'sede-of-another-entidad':
      return { status: 422, field: 'sede', message: 'Esa sede es de otra entidad. Escoja una de la lista.' }
    case 'note-too-long':
      return {
        status: 422,
        field: 'nota',
        message: `El mensaje tiene ${refusal.length} letras: acórtelo a ${noteLength} o menos.`,
      }
    case 'nothing-to-remind':
      return { status: 409, field: null, message: 'La solicitud ya no está con el delegado: no hay nada que recordarle.' }
    case 'reminded-already':
      return {
        status: 409,
        field: null,
        message: `Ya envió un recordatorio el ${longDate(refusal.day)}. Puede enviar otro el próximo día hábil.`,
      }
    case 'no-delegado':
      return { status: 409, field: null, message: 'La entidad no tiene todavía un delegado a quién escribirle.' }
    case 'stale-form':
      return {
        status: 409,
        field: null,
        message: 'La solicitud cambió mientras usted escribía. Revise cómo quedó; lo que escribió sigue aquí.',
      }
    case 'not-in-that-state':
      return { status: 409, field: null, message: 'La solicitud ya no está en un estado que permita hacer esto.' }
    case 'attempt-reused':
      return {
        status: 409,
        field: null,
        message: 'Este formulario ya se había enviado con otras respuestas. Revise y envíe de nuevo.',
      }
    case 'not-found':
      return { status: 404, field: null, message: 'No encontramos esa solicitud.' }
  }
}
