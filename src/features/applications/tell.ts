import type { AppContext } from '../../platform/app-context.ts'
import type { ApplicationId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { findDelegates, sendNotice } from '../notifications/index.ts'
import { getAccount } from '../people/index.ts'
import type { Application } from './application.ts'
import { getApplication } from './applications-store.ts'
import { stepNotices } from './step-notices.ts'

export const findDelegatesFor = (db: Db, { entidadId, sedeId, personId }: Application, at: Date) =>
  findDelegates(db, at, { entidadId, sedeId, except: personId })

type Told = 'ENVIADA' | 'CORREGIDA' | 'RETIRADA' | 'RECORDADA'

/** What the applicant did, told to him and to those who can answer. Written in the transaction of the act. */
export async function tell(db: Db, app: AppContext, id: ApplicationId, act: Told, at: Date) {
  const application = await getApplication(db, id)
  const { personId, personName, accountId, entidadId } = application
  const delegates = await findDelegatesFor(db, application, at)
  const { email } = await getAccount(db, accountId)
  const notices = stepNotices(application, act, { applicant: { name: personName, email }, delegates, at })
  // What was withdrawn is no more: then it is the account that somebody else may be using (R-CAS-4).
  const notMe =
    act === 'RETIRADA'
      ? ({ personId, accountId, subject: 'CUENTA', objectId: accountId, entidadId: null } as const)
      : ({ personId, accountId, subject: 'SOLICITUD', objectId: id, entidadId } as const)
  if (notices.toApplicant) await sendNotice(db, app, { ...notices.toApplicant, notMe })
  for (const notice of notices.toDelegates) await sendNotice(db, app, notice)
}
