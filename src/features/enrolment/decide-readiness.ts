import { type During, periodOf } from '../../shared/calendar.ts'
import { periodText } from '../../shared/dates-es.ts'
import type { Registration } from './activation.ts'
import type { RolePolicy } from './decide-enrolment.ts'
import { rolesFor } from './decide-enrolment.ts'

/** What is known of an applicant at this instant. */
export type ReadinessFacts = {
  kind: Registration
  /** Of Servicio Social, in force or to come, at the sede asked for. */
  plaza: { professionCode: string; during: During; hasStarted: boolean } | null
  /** In force now, at another sede. */
  plazaElsewhere: { sedeName: string } | null
  rethus: { documentState: 'VIGENTE' | 'NO_VIGENTE' | 'FALLECIDO'; professions: string[]; isSanctioned: boolean } | null
  /** Which account acts as the person: the one that applied, another, or none yet. */
  holder: 'applicant' | 'another' | 'none'
  policies: RolePolicy[]
  /** The role that an otro usuario asks for. */
  roleAsked: { code: string; name: string } | null
}

export type Readiness =
  | { code: 'dead' }
  | { code: 'not-in-rethus' }
  | { code: 'identification-not-current' }
  | { code: 'sanctioned' }
  | { code: 'held-by-another' }
  | { code: 'option-not-here' }
  | { code: 'no-role-for-profession' }
  | { code: 'role-not-offered'; role: string }
  | { code: 'identity-missing' }
  | { code: 'no-plaza' }
  | { code: 'plaza-to-start'; during: During }
  | { code: 'plaza-elsewhere'; sedeName: string }
  | { code: 'ready'; plaza: During | null; role: string | null }

/** What stands between an application and its activation today, the gravest first: R-ACT-3 to R-ACT-6, R-SS-1 and R-SS-2 as a look ahead. */
export function decideReadiness(facts: ReadinessFacts): Readiness {
  const { kind, rethus, holder, policies, plaza, plazaElsewhere, roleAsked } = facts
  if (rethus?.documentState === 'FALLECIDO') return { code: 'dead' }
  if (kind === 'PROFESIONAL' && !rethus) return { code: 'not-in-rethus' }
  if (kind === 'PROFESIONAL' && rethus?.documentState === 'NO_VIGENTE') return { code: 'identification-not-current' }
  if (plazaElsewhere) return { code: 'plaza-elsewhere', sedeName: plazaElsewhere.sedeName }
  const offered = policies.filter(({ registration }) => registration === kind)
  if (kind === 'SERVICIO_SOCIAL' && !plaza) return { code: 'no-plaza' }
  if (kind === 'SERVICIO_SOCIAL' && plaza && !plaza.hasStarted) return { code: 'plaza-to-start', during: plaza.during }
  if (offered.length === 0) return { code: 'option-not-here' }
  if (rethus?.isSanctioned) return { code: 'sanctioned' }
  if (holder === 'another') return { code: 'held-by-another' }
  const professions = kind === 'SERVICIO_SOCIAL' && plaza ? [plaza.professionCode] : (rethus?.professions ?? [])
  const fitting = rolesFor(offered, professions)
  if (roleAsked && !fitting.some(({ role }) => role === roleAsked.code)) return { code: 'role-not-offered', role: roleAsked.name }
  if (fitting.length === 0) return { code: 'no-role-for-profession' }
  if (holder === 'none') return { code: 'identity-missing' }
  const inPlaza = kind === 'SERVICIO_SOCIAL' && plaza ? plaza.during : null
  return { code: 'ready', plaza: inPlaza, role: roleAsked?.name ?? null }
}

/** Mark, sentence, and whether the delegado can do something about it. */
export const readinessTexts: Record<Readiness['code'], { outcome: 'ok' | 'warn' | 'no'; text: string }> = {
  ready: { outcome: 'ok', text: 'Cumple las reglas' },
  'identity-missing': { outcome: 'warn', text: 'Falta ver su documento' },
  'option-not-here': { outcome: 'no', text: 'Esta entidad no da roles en esa opción' },
  'no-role-for-profession': { outcome: 'no', text: 'Ningún rol para su título' },
  'role-not-offered': { outcome: 'no', text: 'El rol que pidió no se da aquí' },
  'held-by-another': { outcome: 'no', text: 'Otra cuenta es esta persona' },
  sanctioned: { outcome: 'no', text: 'Sanción vigente' },
  'identification-not-current': { outcome: 'no', text: 'Identificación no vigente' },
  'not-in-rethus': { outcome: 'no', text: 'No figura en el ReTHUS' },
  'no-plaza': { outcome: 'no', text: 'Sin plaza activa en esta sede' },
  'plaza-to-start': { outcome: 'no', text: 'Su plaza aún no ha iniciado' },
  'plaza-elsewhere': { outcome: 'no', text: 'Su plaza es de otra sede' },
  dead: { outcome: 'no', text: 'Registrada como fallecida' },
}

/** The second line of it: of which plaza, of which role; null where there is nothing to add. */
export function readinessDetail(readiness: Readiness): string | null {
  switch (readiness.code) {
    case 'ready':
      return readiness.plaza
        ? `Plaza activa, ${periodText(periodOf(readiness.plaza))}`
        : readiness.role && `Pide ${readiness.role}`
    case 'plaza-to-start':
      return `Plaza de ${periodText(periodOf(readiness.during))}`
    case 'plaza-elsewhere':
      return `Solo ${readiness.sedeName}`
    case 'role-not-offered':
      return readiness.role
    default:
      return null
  }
}
