import type { AttemptRefusal } from '../../platform/idempotency.ts'
import { type During, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { longDate } from '../../shared/dates-es.ts'
import type { InscriptionRefusal } from './decide-inscription.ts'
import type { ReportRefusal } from './decide-report.ts'
import { inscriptionStateNames, professionNames } from './plaza.ts'
import type { PlazaActRefusal } from './plaza-act.ts'
import { stateNames } from './plaza-life.ts'

export type Refusal =
  | PlazaActRefusal
  | ReportRefusal
  | InscriptionRefusal
  | { code: 'plaza-unknown' }
  | { code: 'inscription-unknown' }
  | { code: 'sede-unknown' }
  | { code: 'code-taken' }
  | { code: 'changed-meanwhile' }
  | { code: 'office-ended' }
  | { code: 'not-proofed' }
  | { code: 'plaza-taken' }
  | { code: 'person-has-plaza' }
  | ({ code: 'active-elsewhere'; sedeName: string; entidadName: string } & During)

/** What the database says by a constraint's name. A name that is not here is a fault. */
export const refusalByConstraint: Partial<Record<string, Refusal>> = {
  plaza_one_person: { code: 'plaza-taken' },
  plaza_one_at_a_time: { code: 'person-has-plaza' },
  plaza_code: { code: 'code-taken' },
  plaza_days: { code: 'days-cross' },
  plaza_sede: { code: 'sede-unknown' },
  plaza_profession: { code: 'profession-missing' },
  plaza_alone: { code: 'changed-meanwhile' },
  inscription_once: { code: 'already-inscribed' },
}

type Presented = { status: 403 | 404 | 409 | 422; field: string | null; message: string }

const on = (status: Presented['status'], field: string | null, message: string): Presented => ({ status, field, message })

const days = (during: During) => {
  const period = periodOf(during)
  const last = lastDayOf(period)
  return last ? `del ${longDate(period.from)} al ${longDate(last)}` : `desde el ${longDate(period.from)}`
}

/** Status, field and sentence of every refusal; a new one does not compile until it has its own. */
export function presentRefusal(refusal: Refusal | AttemptRefusal): Presented {
  switch (refusal.code) {
    case 'plaza-unknown':
      return on(404, null, 'Esa plaza no existe.')
    case 'inscription-unknown':
      return on(404, null, 'Esa inscripción no existe.')
    case 'office-ended':
      return on(403, null, 'Ya no tiene el encargo con el que abrió esta página. Nada cambió.')
    case 'not-of-this-office':
      return on(403, null, 'Ese cambio le corresponde a otra oficina.')
    case 'self-act':
      return on(403, null, 'La plaza es suya: el cambio lo hace otra persona.')
    case 'not-holder':
      return on(403, null, 'Esa plaza no está asignada a usted.')
    case 'not-proofed':
      return on(403, null, 'Falta comprobar que esta cuenta es suya: lo hace el delegado de la IPS cuando ve su documento.')
    case 'not-now':
      return on(409, null, `La plaza está ${stateNames[refusal.state].toLowerCase()}: ese cambio no procede. Nada cambió.`)
    case 'changed-meanwhile':
      return on(409, null, 'Otra persona cambió esta plaza al mismo tiempo. Mire cómo quedó y decida de nuevo.')
    case 'plaza-taken':
      return on(409, null, 'La plaza ya está asignada a otra persona en esas fechas.')
    case 'person-has-plaza':
      return on(409, 'numero', 'La persona ya tiene otra plaza en esas fechas.')
    case 'other-plaza': {
      const { code, sedeName, during } = refusal.plaza
      return on(409, 'numero', `La persona ya tiene la plaza ${code} en ${sedeName}, ${days(during)}.`)
    }
    case 'active-elsewhere':
      return on(
        409,
        'desde',
        `La persona está activa en ${refusal.sedeName}, ${refusal.entidadName}, ${days(refusal)}. Mientras dura la plaza no puede estarlo en otra sede: esa activación termina primero.`,
      )
    case 'reason-missing':
      return on(422, 'motivo', 'Escriba el motivo: la persona lo leerá tal cual.')
    case 'day-missing':
      return on(422, refusal.field, refusal.field === 'desde' ? 'Escriba el primer día.' : 'Escriba el último día.')
    case 'days-cross':
      return on(422, 'hasta', 'El último día está antes que el primero.')
    case 'outside-offer':
      return on(422, 'desde', `La plaza se ofrece del ${longDate(refusal.firstDay)} al ${longDate(refusal.lastDay)}.`)
    case 'starts-in-the-future':
      return on(422, 'desde', `El inicio se informa cuando ya ocurrió: hoy, ${longDate(refusal.today)}, o antes.`)
    case 'starts-before-assignment':
      return on(422, 'desde', `La plaza está asignada desde el ${longDate(refusal.day)}: el inicio no puede ser anterior.`)
    case 'ends-in-the-past':
      return on(422, 'hasta', `El último día debe ser hoy, ${longDate(refusal.today)}, o después.`)
    case 'not-longer':
      return on(422, 'hasta', `La plaza ya va hasta el ${longDate(refusal.lastDay)}: escriba un día posterior.`)
    case 'not-shorter':
      return on(422, 'hasta', `La plaza va hasta el ${longDate(refusal.lastDay)}: escriba un día anterior.`)
    case 'not-inscribed':
      return on(422, 'numero', 'La persona no tiene una inscripción aprobada en el Servicio Social Obligatorio.')
    case 'other-profession':
      return on(422, 'numero', `La inscripción es de ${professionNames[refusal.professionCode]} y la plaza es de otra profesión.`)
    case 'person-is-dead':
      return on(
        422,
        'numero',
        'El ReTHUS registra a esta persona como fallecida. Si es un error, lo corrige la entidad que reporta.',
      )
    case 'sanctioned':
      return on(422, 'numero', 'La persona tiene una sanción vigente en esas fechas.')
    case 'not-an-ips':
      return on(422, null, 'Solo una IPS reporta plazas de Servicio Social.')
    case 'sede-unknown':
      return on(422, 'sede', 'Elija una de las sedes de la IPS.')
    case 'profession-missing':
      return on(422, 'profesion', 'Elija la profesión: medicina, odontología, enfermería o bacteriología.')
    case 'modality-missing':
      return on(422, 'modalidad', 'Elija la modalidad.')
    case 'provision-missing':
      return on(422, 'provision', 'Elija si la plaza va a sorteo o es de asignación directa.')
    case 'code-taken':
      return on(409, null, 'Ya hay otra plaza con ese código.')
    case 'round-missing':
      return on(422, 'proceso', 'Escriba el proceso, por ejemplo 2026-1.')
    case 'already-inscribed':
      return on(409, 'proceso', 'La persona ya está inscrita en ese proceso: hay una inscripción por proceso.')
    case 'inscription-not-now':
      return on(409, null, `La inscripción está ${inscriptionStateNames[refusal.state].toLowerCase()}: ese cambio no procede.`)
    case 'holds-plaza':
      return on(409, null, 'La persona tiene una plaza con esta inscripción: cancele primero la plaza.')
    case 'attempt-reused':
      return on(409, null, 'Este formulario ya se envió con otros datos. Abra la página de nuevo.')
  }
}
