import type { During } from '../../shared/calendar.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'

/** What ReTHUS says of the person at this instant; null: it does not know the person. */
export type RethusFacts = {
  documentState: 'VIGENTE' | 'NO_VIGENTE' | 'FALLECIDO'
  /** Codes of the professions of the titles. */
  professions: readonly string[]
  /** In force now. */
  sanction: During | null
}

export type EntidadKind = 'IPS' | 'EPS' | 'INDEPENDIENTE' | 'PROVEEDOR'

/** A row of the table of roles that fits the option and the kind of entidad; a null profession is any. */
export type OfferedRole = {
  role: string
  roleName: string
  professionCode: string | null
  professionName: string | null
  prescribes: boolean
}

export type PlaceFacts = {
  kind: EntidadKind
  /** By REPS: is the person this entidad? */
  isOwnPractice: boolean
  offered: readonly OfferedRole[]
  /** Known only to the account that acts as the person: a claim learns nothing. */
  isActiveHere: boolean
  /** Of the account's open application for this sede and option. */
  openRadicado: string | null
}

export type RethusRefusal =
  | { code: 'dead' }
  | { code: 'not-in-rethus' }
  | { code: 'identification-not-current' }
  | { code: 'sanctioned'; sanction: During }

export type PlaceRefusal =
  | { code: 'own-practice' }
  | { code: 'not-an-ips'; kind: EntidadKind }
  | { code: 'profession-without-role'; professions: string[] }
  | { code: 'already-active' }
  | { code: 'already-open'; radicado: string | null }

/** How long the note to the delegado may be, in characters. Ours. */
export const noteLength = 500

/** R-SOL-1, R-SOL-2: the first step of the guide. */
export function decideRethus(facts: RethusFacts | null): Result<RethusFacts, RethusRefusal> {
  if (facts === null) return refuse({ code: 'not-in-rethus' })
  if (facts.documentState === 'FALLECIDO') return refuse({ code: 'dead' })
  if (facts.documentState === 'NO_VIGENTE') return refuse({ code: 'identification-not-current' })
  if (facts.sanction) return refuse({ code: 'sanctioned', sanction: facts.sanction })
  return accept(facts)
}

/** The roles that the table gives to somebody with these professions. */
export const rolesFor = (offered: readonly OfferedRole[], professions: readonly string[]) =>
  offered.filter(({ professionCode }) => professionCode === null || professions.includes(professionCode))

/** R-SOL-3, R-SOL-4: may somebody with these professions register at this kind of entidad? */
export function decideEntidad(
  { kind, isOwnPractice, offered }: Pick<PlaceFacts, 'kind' | 'isOwnPractice' | 'offered'>,
  professions: readonly string[],
): Result<null, PlaceRefusal> {
  if (isOwnPractice) return refuse({ code: 'own-practice' })
  if (kind !== 'IPS') return refuse({ code: 'not-an-ips', kind })
  if (rolesFor(offered, professions).length === 0) {
    const names = offered.map(({ professionName }) => professionName).filter((name) => name !== null)
    return refuse({ code: 'profession-without-role', professions: [...new Set(names)] })
  }
  return accept(null)
}

/**
 * R-SOL-1 to R-SOL-6 in docs/rules/applications.md: may this person ask this entidad to be activated at this sede, in
 * option *Profesional de la salud*? The person before the place; the first that fails is the one reported.
 */
export function decideApplication(
  rethus: RethusFacts | null,
  place: PlaceFacts,
): Result<RethusFacts, RethusRefusal | PlaceRefusal> {
  const person = decideRethus(rethus)
  if (!person.ok) return person
  const entidad = decideEntidad(place, person.value.professions)
  if (!entidad.ok) return entidad
  if (place.isActiveHere) return refuse({ code: 'already-active' })
  if (place.openRadicado) return refuse({ code: 'already-open', radicado: place.openRadicado })
  return person
}
