import { type ApplicationAct, stepNotices, type ToldApplication } from '../../features/applications/index.ts'
import { noticeText } from '../../features/notifications/index.ts'
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
    const told = {
      id: application.id as ToldApplication['id'],
      radicado: application.radicado,
      kind: application.kind,
      personName: fullNameOf(account),
      entidadId: application.entidad_id as ToldApplication['entidadId'],
      entidadName: rows.entidad.find(({ id }) => id === application.entidad_id)!.name,
      sedeName: sede.name,
      waitingSince: since,
    }
    const recipientOf = (one: Tables['account']) => ({ name: fullNameOf(one), email: one.email })
    const { toApplicant, toDelegates } = stepNotices(told, step.act as ApplicationAct, {
      applicant: recipientOf(account),
      delegates: delegados.map(recipientOf).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      at: step.at,
    })
    for (const notice of [...(toApplicant ? [toApplicant] : []), ...toDelegates]) {
      const text = noticeText(notice, publicUrl, null)
      mails.push({ id: idOf('mail', mails.length), recipient: notice.to.email, ...text, arrived_at: minutesAfter(step.at, 1) })
    }
  }
  return mails
}

const fullNameOf = ({ first_name, second_name, first_surname, second_surname }: Tables['account']) =>
  [first_name, second_name, first_surname, second_surname].filter(Boolean).join(' ')
