import { accept, type Result, refuse } from '../../shared/result.ts'
import type { ApplicationKind } from './application.ts'
import type { OfferedRole } from './decide-place.ts'

export type RoleRefusal = { code: 'role-missing' } | { code: 'role-not-offered' }

/** R-SOL-18: "Otro usuario" says what for; of the others the register says it, and nothing is asked. */
export function decideRoleAsked(
  option: ApplicationKind,
  asked: string | null,
  offered: readonly OfferedRole[],
): Result<string | null, RoleRefusal> {
  if (option !== 'OTRO') return accept(null)
  if (asked === null) return refuse({ code: 'role-missing' })
  if (!offered.some(({ role }) => role === asked)) return refuse({ code: 'role-not-offered' })
  return accept(asked)
}
