import { sayActivation, sayEnrolment, sayRegistration } from './decide-delegado-steps.ts'
import { sayAccount, sayRethus, sayService } from './decide-register-steps.ts'
import { sayUse, useTitle } from './decide-use-step.ts'
import type { Say } from './said.ts'
import type { StepKey, TaskFacts, TaskStep, Voice } from './task.ts'

type Title = { title: string; system: string }

const says: Record<StepKey, Say> = {
  rethus: sayRethus,
  service: sayService,
  account: sayAccount,
  registration: sayRegistration,
  activation: sayActivation,
  enrolment: sayEnrolment,
  use: sayUse,
}

/** The guide's order, of each option. An *otro usuario* needs no register. */
const stepsOf: Record<TaskFacts['application']['kind'], readonly StepKey[]> = {
  PROFESIONAL: ['rethus', 'account', 'registration', 'activation', 'enrolment', 'use'],
  SERVICIO_SOCIAL: ['service', 'account', 'registration', 'activation', 'enrolment', 'use'],
  OTRO: ['account', 'registration', 'activation', 'enrolment', 'use'],
}

const optionNames = {
  PROFESIONAL: 'Profesional de la salud',
  SERVICIO_SOCIAL: 'Servicio Social Obligatorio',
  OTRO: 'Otro usuario',
} as const

function titleOf(key: StepKey, facts: TaskFacts): Title {
  const { application, entidadKind } = facts
  const isPlaza = application.kind === 'SERVICIO_SOCIAL'
  const delegado = `Delegado administrativo de la ${entidadKind === 'EPS' ? 'EPS' : isPlaza ? 'IPS de la plaza' : 'IPS'}`
  const isOffice = entidadKind === 'EPS'
  switch (key) {
    case 'rethus':
      return { title: 'Inscripción en el ReTHUS', system: 'ReTHUS' }
    case 'service':
      return { title: 'Inscripción y plaza activa', system: 'Servicio Social Obligatorio' }
    case 'account':
      return { title: 'Cuenta de persona natural', system: 'Mi Seguridad Social' }
    case 'registration':
      return { title: `Registro en la opción ${optionNames[application.kind]}`, system: 'Registro de Usuarios MIPRES' }
    case 'activation':
      return {
        title: isOffice ? 'Activación en la EPS' : isPlaza ? 'Activación en la sede de la plaza' : 'Activación en la sede',
        system: delegado,
      }
    case 'enrolment':
      return { title: isOffice ? 'Rol en la EPS' : 'Rol en la sede', system: delegado }
    case 'use':
      return { title: useTitle(facts), system: 'MIPRES' }
  }
}

const silent = { ground: null, office: null, since: null, dueBy: null, expected: null, next: null, hasClock: false }

/** Every step of the guide for one application: the guide's order, the words of the screen (R-SOL-12). */
export function decideSteps(facts: TaskFacts, voice: Voice = 'own'): TaskStep[] {
  const steps = stepsOf[facts.application.kind].map((key) => ({
    key,
    ...titleOf(key, facts),
    ...silent,
    ...says[key](facts, voice),
  }))
  // One thing at a time: what follows the first that is open is open too, but not what the reader is to look at.
  const first = steps.findIndex(({ place }) => place === 'now')
  return steps.map((step, index) => (step.place === 'now' && index !== first ? { ...step, place: 'later' } : step))
}
