import type { ApplicationAct, ApplicationStep } from '../applications/index.ts'
import type { Voice } from './task.ts'

const verbs: Record<ApplicationAct, string> = {
  ENVIADA: 'envió la solicitud',
  ABIERTA: 'abrió la solicitud',
  DEVUELTA: 'la devolvió',
  CORREGIDA: 'la corrigió y la envió de nuevo',
  IDENTIDAD: 'comprobó su identidad',
  ACTIVADA: 'lo activó',
  ENROLADA: 'le dio el rol',
  RECHAZADA: 'la rechazó',
  RETIRADA: 'retiró la solicitud',
  RECORDADA: 'envió un recordatorio',
  TERMINADA: 'terminó la activación',
}

/** A movement as the applicant reads it, or others about him, with the reason where one was given. */
export function movementText({ act, office, byName, reason }: ApplicationStep, voice: Voice = 'own') {
  const who = {
    SOLICITANTE: voice === 'own' ? 'Usted' : byName,
    INDEPENDIENTE: voice === 'own' ? 'Usted' : byName,
    DELEGADO: byName,
    REGISTRO: 'Un registro',
    MESA: `${byName}, de la mesa,`,
  }[office]
  return `${who} ${verbs[act]}${reason ? `: «${reason}»` : ''}`
}
