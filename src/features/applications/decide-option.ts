import type { Plaza } from '../servicio-social/index.ts'
import type { PersonFacts } from './decide-person.ts'

/** The option that fits, and on what that rests. */
export type FittingOption =
  | { kind: 'SERVICIO_SOCIAL'; because: 'plaza-in-force' | 'plaza-to-come'; plaza: Plaza }
  | { kind: 'PROFESIONAL'; because: 'in-rethus' }
  | { kind: 'OTRO'; because: 'inscribed-without-plaza' | 'in-no-register' }

/** R-SOL-19: which of the guide's three options the registers say is the person's. A proposal: nobody is held to it. */
export function decideOption({ rethus, service: { standing, plaza } }: PersonFacts): FittingOption {
  if (plaza && standing === 'PLAZA_ACTIVA') return { kind: 'SERVICIO_SOCIAL', because: 'plaza-in-force', plaza }
  if (plaza && standing === 'PLAZA_ASIGNADA') return { kind: 'SERVICIO_SOCIAL', because: 'plaza-to-come', plaza }
  if (rethus) return { kind: 'PROFESIONAL', because: 'in-rethus' }
  const isInscribed = standing === 'INSCRITO' || standing === 'POR_APROBAR'
  return { kind: 'OTRO', because: isInscribed ? 'inscribed-without-plaza' : 'in-no-register' }
}
