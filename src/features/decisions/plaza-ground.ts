import { dayOf, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { longDate } from '../../shared/dates-es.ts'
import type { SedeId } from '../../shared/id.ts'
import type { PlazaStanding } from '../servicio-social/index.ts'
import type { NextStep } from './next-steps.ts'

/** What the plaza at the sede asked about has to do with the answer, and what follows of it. */
export type PlazaGround = { text: string; step: NextStep }

/**
 * A right that stood on a plaza is gone with it (R-SS-3), and the rules then only see that there is none: this says why.
 * Null: the plaza is in force, at another sede, or there never was one.
 */
export function plazaGround(
  { standing, plaza }: Pick<PlazaStanding, 'standing' | 'plaza'>,
  at: { sedeId: SedeId; isInRethus: boolean },
): PlazaGround | null {
  if (!plaza || plaza.sedeId !== at.sedeId) return null
  const period = periodOf(plaza.during)
  const named = 'Su plaza de Servicio Social Obligatorio en esta sede'
  switch (standing) {
    case 'PLAZA_ASIGNADA':
      return {
        text: `${named} todavía no ha comenzado: está asignada desde el ${longDate(period.from)}.`,
        step: { who: 'La IPS', text: 'La IPS informa el inicio de la plaza; entonces un delegado puede activarlo.', href: own },
      }
    case 'PLAZA_SUSPENDIDA':
      return {
        text: `${named} está suspendida desde el ${longDate(dayOf(plaza.during.until ?? plaza.during.from))}: con ella terminaron la activación y el rol.`,
        step: {
          who: 'La secretaría de salud',
          text: 'Cuando la reanude, un delegado de la IPS debe activarlo de nuevo.',
          href: own,
        },
      }
    case 'PLAZA_TERMINADA':
    case 'EXONERADO':
      return {
        text: `${named} terminó el ${longDate(lastDayOf(period) ?? period.from)}: con ella terminaron la activación y el rol.`,
        step: at.isInRethus
          ? {
              who: 'Usted',
              text: 'Ya figura en el ReTHUS: con la misma cuenta, regístrese como Profesional de la salud.',
              href: '/registro',
            }
          : {
              who: 'Usted',
              text: 'Cuando figure en el ReTHUS, con la misma cuenta regístrese como Profesional de la salud.',
              href: '/rethus',
            },
      }
    default:
      return null
  }
}

const own = '/servicio-social/mi-plaza'
