import type { Registration } from './activation.ts'
import type { RolePolicy } from './decide-enrolment.ts'
import { rolesFor } from './decide-enrolment.ts'

/** What is known of an applicant at this instant. */
export type ReadinessFacts = {
  kind: Registration
  /** Of Servicio Social, in force or to come, at the sede asked for; and at another. */
  plaza: { professionCode: string } | null
  hasPlazaElsewhere: boolean
  rethus: { documentState: 'VIGENTE' | 'NO_VIGENTE' | 'FALLECIDO'; professions: string[]; isSanctioned: boolean } | null
  /** Which account acts as the person: the one that applied, another, or none yet. */
  holder: 'applicant' | 'another' | 'none'
  policies: RolePolicy[]
}

export type Readiness =
  | { code: 'dead' }
  | { code: 'not-in-rethus' }
  | { code: 'identification-not-current' }
  | { code: 'sanctioned' }
  | { code: 'held-by-another' }
  | { code: 'no-role-for-profession' }
  | { code: 'identity-missing' }
  | { code: 'no-plaza' }
  | { code: 'plaza-elsewhere' }
  | { code: 'ready' }

/** What stands between an application and its activation today, the gravest first: R-ACT-3 to R-ACT-6 as a look ahead. */
export function decideReadiness(facts: ReadinessFacts): Readiness {
  const { kind, rethus, holder, policies, plaza, hasPlazaElsewhere } = facts
  if (rethus?.documentState === 'FALLECIDO') return { code: 'dead' }
  if (kind === 'PROFESIONAL' && !rethus) return { code: 'not-in-rethus' }
  if (kind === 'PROFESIONAL' && rethus?.documentState === 'NO_VIGENTE') return { code: 'identification-not-current' }
  if (hasPlazaElsewhere) return { code: 'plaza-elsewhere' }
  if (kind === 'SERVICIO_SOCIAL' && !plaza) return { code: 'no-plaza' }
  if (rethus?.isSanctioned) return { code: 'sanctioned' }
  if (holder === 'another') return { code: 'held-by-another' }
  const professions = kind === 'SERVICIO_SOCIAL' && plaza ? [plaza.professionCode] : (rethus?.professions ?? [])
  const offered = policies.filter(({ registration }) => registration === kind)
  if (rolesFor(offered, professions).length === 0) return { code: 'no-role-for-profession' }
  if (holder === 'none') return { code: 'identity-missing' }
  return { code: 'ready' }
}

/** In a row of the queue: mark, sentence, and whether the delegado can do something about it. */
export const readinessTexts: Record<Readiness['code'], { outcome: 'ok' | 'warn' | 'no'; text: string }> = {
  ready: { outcome: 'ok', text: 'Cumple las reglas' },
  'identity-missing': { outcome: 'warn', text: 'Falta ver su documento' },
  'no-role-for-profession': { outcome: 'no', text: 'Ningún rol para su título' },
  'held-by-another': { outcome: 'no', text: 'Otra cuenta es esta persona' },
  sanctioned: { outcome: 'no', text: 'Sanción vigente' },
  'identification-not-current': { outcome: 'no', text: 'Identificación no vigente' },
  'not-in-rethus': { outcome: 'no', text: 'No figura en el ReTHUS' },
  'no-plaza': { outcome: 'no', text: 'Sin plaza activa en esta sede' },
  'plaza-elsewhere': { outcome: 'no', text: 'Su plaza es de otra sede' },
  dead: { outcome: 'no', text: 'Registrada como fallecida' },
}
