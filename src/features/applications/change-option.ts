import type { ApplicationId, EntidadId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { findApplicationsBy } from './applications-store.ts'
import { decidePerson } from './decide-person.ts'
import { decideEntidad, decideSede } from './decide-place.ts'
import { firstPath } from './option.ts'
import { findPlace } from './place-store.ts'
import { type Applicant, loadPerson } from './standing.ts'

/** An application of Servicio Social that can go on as *Profesional de la salud*, and the link that begins it. */
export type OptionChange = {
  applicationId: ApplicationId
  entidadId: EntidadId
  sedeId: SedeId
  entidadName: string
  sedeName: string
  href: string
}

/**
 * R-SOL-17: the plaza is over, ReTHUS shows the person, and the account may ask for the same sede as a professional.
 * Null: there is nothing to offer.
 */
export async function findOptionChange(db: Db, { accountId, personId }: Applicant, at: Date): Promise<OptionChange | null> {
  const sent = await findApplicationsBy(db, accountId)
  const last = sent.find(({ kind }) => kind === 'SERVICIO_SOCIAL')
  if (!last) return null
  const { facts } = await loadPerson(db, personId, at)
  const person = decidePerson('PROFESIONAL', facts)
  if (!person.ok || facts.service.standing === 'PLAZA_ASIGNADA') return null
  const { id: applicationId, entidadId, sedeId, entidadName, sedeName } = last
  const place = await findPlace(db, { kind: 'PROFESIONAL', accountId, personId, sedeId, except: null, at })
  if (!place || !decideEntidad('PROFESIONAL', place, person.value.professions).ok || !decideSede(place).ok) return null
  const href = `${firstPath('PROFESIONAL')}?solicitud=${applicationId}`
  return { applicationId, entidadId, sedeId, entidadName, sedeName, href }
}
