import { z } from 'zod'
import type { During } from '../../shared/calendar.ts'
import type { ActivationId, ApplicationId, EntidadId, PersonId, ProofingId, RoleGrantId, SedeId } from '../../shared/id.ts'

/** The option of the guide in which a person registered. */
export const Registration = z.enum(['PROFESIONAL', 'SERVICIO_SOCIAL', 'OTRO'])
export type Registration = z.infer<typeof Registration>

/** The office in which it was done. */
export type Basis = 'DELEGADO' | 'INDEPENDIENTE' | 'MESA'

/** A person switched on at a sede. What the person may do there are role grants, given in a second act. */
export type Activation = {
  id: ActivationId
  entidadId: EntidadId
  sedeId: SedeId
  personId: PersonId
  registration: Registration
  basis: Basis
  /** Null for the independiente. */
  applicationId: ApplicationId | null
  /** The ground on which an account acts as the person. */
  proofingId: ProofingId
  during: During
  activatedBy: PersonId
}

/** What an activated person may do. `role` is the code of a row in table role, not a word of this program. */
export type RoleGrant = {
  id: RoleGrantId
  entidadId: EntidadId
  activationId: ActivationId
  personId: PersonId
  role: string
  /** The row of the table of roles on which it stands. */
  policyId: number
  basis: Basis
  during: During
  grantedBy: PersonId
}

/** Why an activation ended: somebody's act, or a register's word. */
export type EndGround = 'DELEGADO' | 'RENUNCIA' | 'SANCION' | 'FALLECIMIENTO' | 'REPS' | 'RETHUS' | 'MESA' | 'PLAZA' | 'NO_FUI_YO'
