import { accept, type Result, refuse } from '../../shared/result.ts'
import type { EntidadKind } from '../reps/index.ts'
import type { ApplicationKind } from './application.ts'
import { options } from './option.ts'

/** A row of the table of roles that fits the option and the kind of entidad; a null profession is any. */
export type OfferedRole = {
  entidadKind: EntidadKind
  role: string
  roleName: string
  /** What it opens: 'prescription.sign', 'prescription.order', 'prescription.read'. */
  actions: readonly string[]
  professionCode: string | null
  professionName: string | null
  norm: string
}

export type PlaceFacts = {
  kind: EntidadKind
  /** By REPS: is the person this entidad? */
  isOwnPractice: boolean
  /** Rows that a policy switches off are not among them. */
  offered: readonly OfferedRole[]
  /** Known only to the account that acts as the person: a claim learns nothing. */
  isActiveHere: boolean
  /** Of the account's open application for this sede and option. */
  openRadicado: string | null
}

export type PlaceRefusal =
  | { code: 'own-practice' }
  | { code: 'entidad-not-offered'; kind: EntidadKind; option: ApplicationKind }
  | { code: 'profession-without-role'; professions: string[] }
  | { code: 'already-active' }
  | { code: 'already-open'; radicado: string | null }

export const prescribes = ({ actions }: Pick<OfferedRole, 'actions'>) => actions.includes('prescription.sign')

/** The roles that the table gives to somebody with these professions. */
export const rolesFor = (offered: readonly OfferedRole[], professions: readonly string[]) =>
  offered.filter(({ professionCode }) => professionCode === null || professions.includes(professionCode))

/** R-SOL-3, R-SOL-4: may somebody with these professions register at this kind of entidad? */
export function decideEntidad(
  option: ApplicationKind,
  { kind, isOwnPractice, offered }: Pick<PlaceFacts, 'kind' | 'isOwnPractice' | 'offered'>,
  professions: readonly string[],
): Result<null, PlaceRefusal> {
  if (isOwnPractice && option === 'PROFESIONAL') return refuse({ code: 'own-practice' })
  if (!options[option].entidadKinds.includes(kind) || offered.length === 0)
    return refuse({ code: 'entidad-not-offered', kind, option })
  if (rolesFor(offered, professions).length === 0) {
    const names = offered.map(({ professionName }) => professionName).filter((name) => name !== null)
    return refuse({ code: 'profession-without-role', professions: [...new Set(names)] })
  }
  return accept(null)
}

/** R-SOL-5, R-SOL-6. */
export function decideSede({ isActiveHere, openRadicado }: PlaceFacts): Result<null, PlaceRefusal> {
  if (isActiveHere) return refuse({ code: 'already-active' })
  if (openRadicado) return refuse({ code: 'already-open', radicado: openRadicado })
  return accept(null)
}
