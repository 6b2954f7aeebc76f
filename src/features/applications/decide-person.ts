import type { During } from '../../shared/calendar.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Plaza, Standing } from '../servicio-social/index.ts'
import type { ApplicationKind } from './application.ts'

/** What ReTHUS says of the person at this instant; null: it does not know the person. */
export type RethusFacts = {
  documentState: 'VIGENTE' | 'NO_VIGENTE' | 'FALLECIDO'
  /** Codes of the professions of the titles. */
  professions: readonly string[]
  /** In force now. */
  sanction: During | null
}

/** How the person stands towards the Servicio Social at this instant. */
export type ServiceFacts = {
  standing: Standing
  /** The plaza that counts today: in force, else to start, else the latest. */
  plaza: Plaza | null
  /** The plaza whose days are running, started or not (R-SS-1). */
  running: Plaza | null
}

export type PersonFacts = { rethus: RethusFacts | null; service: ServiceFacts }

export type PersonRefusal =
  | { code: 'dead' }
  | { code: 'not-in-rethus' }
  | { code: 'identification-not-current' }
  | { code: 'sanctioned'; sanction: During }
  | { code: 'no-active-plaza'; standing: Exclude<Standing, 'PLAZA_ACTIVA'>; plaza: Plaza | null }
  | { code: 'in-servicio-social'; plaza: Plaza }

/** Who may register in an option, and with which professions a role may be given. */
export type Registrant = { professions: readonly string[]; plaza: Plaza | null }

/**
 * R-SOL-1, R-SOL-2, R-SOL-15, R-SOL-16: the first step of the guide, in each of its options. The same facts stop the
 * activation later (`decideReadiness`): nobody is let send what nobody may answer with yes.
 */
export function decidePerson(kind: ApplicationKind, { rethus, service }: PersonFacts): Result<Registrant, PersonRefusal> {
  if (rethus?.documentState === 'FALLECIDO') return refuse({ code: 'dead' })
  if (kind !== 'SERVICIO_SOCIAL' && service.running) return refuse({ code: 'in-servicio-social', plaza: service.running })
  const registrant = registrantOf(kind, rethus, service)
  if (!registrant.ok) return registrant
  if (rethus?.sanction) return refuse({ code: 'sanctioned', sanction: rethus.sanction })
  return registrant
}

function registrantOf(
  kind: ApplicationKind,
  rethus: RethusFacts | null,
  { standing, plaza }: ServiceFacts,
): Result<Registrant, PersonRefusal> {
  switch (kind) {
    case 'PROFESIONAL':
      if (rethus === null) return refuse({ code: 'not-in-rethus' })
      if (rethus.documentState === 'NO_VIGENTE') return refuse({ code: 'identification-not-current' })
      return accept({ professions: rethus.professions, plaza: null })
    case 'SERVICIO_SOCIAL':
      if (standing !== 'PLAZA_ACTIVA') return refuse({ code: 'no-active-plaza', standing, plaza })
      if (!plaza) throw new Error('an active plaza is a plaza')
      return accept({ professions: [plaza.professionCode], plaza })
    case 'OTRO':
      return accept({ professions: [], plaza: null })
  }
}
