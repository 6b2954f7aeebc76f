import { CalendarDate, dayOf } from '../../../shared/calendar.ts'
import { age, longDateTime, shortDate, timeOf } from '../../../shared/dates-es.ts'
import { Facts, Heading, P, Rules, Source } from '../../../shared/ui/components.tsx'
import type { GenuineAnswer } from '../public-answer.ts'

const registrations = {
  PROFESIONAL: 'Profesional de la salud',
  SERVICIO_SOCIAL: 'Servicio Social Obligatorio',
  OTRO: 'Otro usuario',
} as const

/** R-VER-5: the decision of the instant of signing, rule by rule, with what was known then and since when. */
export function AuthoritySection({ answer: { authority, signedAt } }: { answer: GenuineAnswer }) {
  const { role, registration, activeFrom, activeUntil, activatedBy, rethusAsOf, rules } = authority
  const at = new Date(signedAt)
  const last = activeUntil ? ` hasta el ${shortDate(CalendarDate.parse(activeUntil))}` : ', sin fecha de fin'
  return (
    <>
      <Heading>Con qué facultad, al firmar</Heading>
      <P>Lo que este sitio comprobó en ese instante. Lo que haya cambiado después no lo cambia.</P>
      <Facts
        facts={[
          { term: 'Rol', value: role },
          { term: 'Registro', value: registrations[registration] },
          {
            term: 'Activo en la sede',
            value: `Desde el ${shortDate(CalendarDate.parse(activeFrom))}${last}, por ${activatedBy}`,
          },
          ...(rethusAsOf ? [{ term: 'ReTHUS', value: `Datos al ${longDateTime(new Date(rethusAsOf))}` }] : []),
        ]}
      />
      <Rules
        rules={rules.map(({ rule, norm, title, message, isSatisfied, evidence }) => ({
          outcome: isSatisfied ? 'ok' : 'no',
          title,
          detail: (
            <>
              {message}
              <Source>
                {norm} ({rule})
              </Source>
            </>
          ),
          evidence: evidence && evidenceText(new Date(evidence.knownSince), at),
        }))}
      />
    </>
  )
}

/** "Desde el 28 feb 2026, 6:00 a. m.: 30 horas antes de firmar" */
function evidenceText(since: Date, signedAt: Date) {
  const before = age(since, signedAt)
  // The demonstration signs on past days with what the registers say today.
  if (since > signedAt) return 'Al firmar'
  const how = before === 'ahora' ? 'al firmar' : `${before.replace(/^hace /, '')} antes de firmar`
  return `Desde el ${shortDate(dayOf(since))}, ${timeOf(since)}: ${how}`
}
