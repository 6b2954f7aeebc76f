import type { SedeId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { ApplicationKind } from './application.ts'
import { decidePerson, type PersonFacts, type PersonRefusal, type Registrant } from './decide-person.ts'
import { decideEntidad, decideSede, type PlaceFacts, type PlaceRefusal } from './decide-place.ts'
import { decideRoleAsked, type RoleRefusal } from './decide-role-asked.ts'

export type ApplicationRequest = { kind: ApplicationKind; sedeId: SedeId; roleAsked: string | null }
export type ApplicationRefusal = PersonRefusal | PlaceRefusal | RoleRefusal | { code: 'not-the-plaza'; sedeName: string }

/**
 * R-SOL-1 to R-SOL-6 and R-SOL-15 to R-SOL-18 in docs/rules/applications.md: may this person ask to be activated at this
 * sede, in this option? The person before the place; the first that fails is the one reported.
 */
export function decideApplication(
  { kind, sedeId, roleAsked }: ApplicationRequest,
  facts: PersonFacts,
  place: PlaceFacts,
): Result<Registrant & { roleAsked: string | null }, ApplicationRefusal> {
  const person = decidePerson(kind, facts)
  if (!person.ok) return person
  const { professions, plaza } = person.value
  if (plaza && plaza.sedeId !== sedeId) return refuse({ code: 'not-the-plaza', sedeName: plaza.sedeName })
  const entidad = decideEntidad(kind, place, professions)
  if (!entidad.ok) return entidad
  const role = decideRoleAsked(kind, roleAsked, place.offered)
  if (!role.ok) return role
  const sede = decideSede(place)
  if (!sede.ok) return sede
  return accept({ ...person.value, roleAsked: role.value })
}
