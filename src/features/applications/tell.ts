import type { AppContext } from '../../platform/app-context.ts'
import { sendLater } from '../../platform/outbox.ts'
import type { ApplicationId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import {
  type ApplicationNews,
  correctedToApplicant,
  correctedToDelegado,
  findDelegates,
  reminderToDelegado,
  sentToApplicant,
  sentToDelegado,
  withdrawnToApplicant,
  withdrawnToDelegado,
} from '../notifications/index.ts'
import { getAccount } from '../people/index.ts'
import { answerClock, answerDay } from './answer-time.ts'
import { type Application, kindNames } from './application.ts'
import { getApplication } from './applications-store.ts'

export const findDelegatesFor = (db: Db, { entidadId, sedeId, personId }: Application, at: Date) =>
  findDelegates(db, at, { entidadId, sedeId, except: personId })

function newsOf(app: AppContext, application: Application): ApplicationNews {
  const { id, radicado, kind, personName, entidadId, entidadName, sedeName, waitingSince } = application
  const { publicUrl } = app.settings
  return {
    radicado,
    option: kindNames[kind],
    personName,
    entidadName,
    sedeName,
    answerBy: answerDay(waitingSince),
    link: `${publicUrl}/solicitudes/${id}`,
    delegadoLink: `${publicUrl}/delegado/${entidadId}/solicitudes/${id}`,
  }
}

/** What the applicant did, told to him and to those who can answer. Written in the transaction of the act. */
export async function tell(
  db: Db,
  app: AppContext,
  id: ApplicationId,
  act: 'ENVIADA' | 'CORREGIDA' | 'RETIRADA' | 'RECORDADA',
  at: Date,
) {
  const application = await getApplication(db, id)
  const news = newsOf(app, application)
  const delegates = await findDelegatesFor(db, application, at)
  const { email } = await getAccount(db, application.accountId)
  const { toApplicant, toDelegado } = {
    ENVIADA: {
      toApplicant: sentToApplicant(
        news,
        delegates.map(({ name }) => name),
      ),
      toDelegado: sentToDelegado(news),
    },
    CORREGIDA: { toApplicant: correctedToApplicant(news), toDelegado: correctedToDelegado(news) },
    RETIRADA: { toApplicant: withdrawnToApplicant(news), toDelegado: withdrawnToDelegado(news) },
    RECORDADA: { toApplicant: null, toDelegado: reminderToDelegado(news, answerClock(application.waitingSince, at).used) },
  }[act]
  if (toApplicant) await sendLater(db, app, { to: email, ...toApplicant })
  for (const delegate of delegates) await sendLater(db, app, { to: delegate.email, ...toDelegado })
}
