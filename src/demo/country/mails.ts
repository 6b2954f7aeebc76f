import { answerClock, answerDay, kindNames } from '../../features/applications/index.ts'
import {
  type ApplicationNews,
  correctedToApplicant,
  correctedToDelegado,
  reminderToDelegado,
  sentToApplicant,
  sentToDelegado,
  withdrawnToApplicant,
  withdrawnToDelegado,
} from '../../features/notifications/index.ts'
import type { DemoSede } from './institutions.ts'
import type { DemoDelegado } from './offices.ts'
import { idOf } from './random.ts'
import type { CountryRows, Tables } from './tables.ts'
import { minutesAfter, type When } from './when.ts'

type Post = { publicUrl: string; delegadosOf: (sede: DemoSede) => DemoDelegado[] }

/** Older mail has been thrown away. */
const keptDays = 15

/** What applicants did lately, told to them and to those who can answer, in the program's own words. */
export function makeMails(rows: CountryRows, when: When, { publicUrl, delegadosOf }: Post): Tables['demo_mail'][] {
  const mails: Tables['demo_mail'][] = []
  for (const step of rows.application_step.filter(({ at }) => at >= when.startOfDay(-keptDays))) {
    const application = rows.application.find(({ id }) => id === step.application_id)!
    const account = rows.account.find(({ id }) => id === application.account_id)!
    const sede = rows.sede.find(({ id }) => id === application.sede_id)!
    const delegados = delegadosOf(sede).map(({ account }) => account)
    const since = rows.application_step.findLast(
      ({ application_id, act, at }) =>
        application_id === application.id && at <= step.at && ['ENVIADA', 'CORREGIDA'].includes(act),
    )!.at
    const news: ApplicationNews = {
      radicado: application.radicado,
      option: kindNames[application.kind],
      personName: fullNameOf(account),
      entidadName: rows.entidad.find(({ id }) => id === application.entidad_id)!.name,
      sedeName: sede.name,
      answerBy: answerDay(since),
      link: `${publicUrl}/solicitudes/${application.id}`,
      delegadoLink: `${publicUrl}/delegado/${application.entidad_id}/solicitudes/${application.id}`,
    }
    const texts = textsOf(step, news, since, delegados.map(fullNameOf).toSorted())
    const toSend = [
      ...(texts.toApplicant ? [{ recipient: account.email, ...texts.toApplicant }] : []),
      ...(texts.toDelegado ? delegados.map(({ email }) => ({ recipient: email, ...texts.toDelegado! })) : []),
    ]
    for (const mail of toSend) mails.push({ id: idOf('mail', mails.length), ...mail, arrived_at: minutesAfter(step.at, 1) })
  }
  return mails
}

const fullNameOf = ({ first_name, second_name, first_surname, second_surname }: Tables['account']) =>
  [first_name, second_name, first_surname, second_surname].filter(Boolean).join(' ')

function textsOf({ act, at }: Tables['application_step'], news: ApplicationNews, since: Date, delegados: string[]) {
  if (act === 'ENVIADA') return { toApplicant: sentToApplicant(news, delegados), toDelegado: sentToDelegado(news) }
  if (act === 'CORREGIDA') return { toApplicant: correctedToApplicant(news), toDelegado: correctedToDelegado(news) }
  if (act === 'RETIRADA') return { toApplicant: withdrawnToApplicant(news), toDelegado: withdrawnToDelegado(news) }
  if (act === 'RECORDADA') return { toApplicant: null, toDelegado: reminderToDelegado(news, answerClock(since, at).used) }
  return { toApplicant: null, toDelegado: null }
}
