import type { ApplicationId, PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { canDo, getApplication, moveApplication, type StepOffice } from '../applications/index.ts'

type Ended = { by: PersonId | null; office: StepOffice; at: Date; reason: string }

/** An application that waited for its role waits no more when its activation ends; its applicant may ask again. */
export async function closeUnfinished(db: Db, id: ApplicationId | null, { by, office, at, reason }: Ended) {
  if (id === null) return
  const { state } = await getApplication(db, id)
  if (canDo('TERMINADA', state))
    await moveApplication(db, { id, act: 'TERMINADA', byPerson: by, office, at, reason, expectedVersion: null })
}
