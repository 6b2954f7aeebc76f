import type { ComponentChildren } from 'preact'
import { dayOf } from '../../../shared/calendar.ts'
import { age, documentText, numberText } from '../../../shared/dates-es.ts'
import { affiliationText } from '../affiliation.ts'
import { ageText } from '../age-text.ts'
import { notesOn } from '../decide-patient.ts'
import type { Patient } from '../patient.ts'

export type PatientBarProps = {
  patient: Patient
  now: Date
  /** Formulas in force, and where they are listed; absent where it is not asked. */
  active?: { count: number; href: string } | undefined
  /** R-PAC-8 */
  isDead?: boolean | undefined
  /** Where his data are corrected. */
  changeHref?: string | undefined
}

/** Of whom all on the page is said: the band of a `ToolPage`, with the page's h1. */
export function PatientBar({ patient, now, active, isDead, changeHref }: PatientBarProps) {
  const { document, birthDate, fullName, epsSaidAt } = patient
  const today = dayOf(now)
  const notes = notesOn(document.type, birthDate, today)
  return (
    <section class="ma-patient" aria-label="Paciente">
      <div class="ma-wide">
        <h1>{fullName}</h1>
        <dl>
          <Fact term="Documento">{documentText(document.type, document.number)}</Fact>
          <Fact term="Edad">{ageText(birthDate, today)}</Fact>
          <Fact term="EPS">
            {affiliationText(patient)} <span class="ma-quiet">({age(epsSaidAt, now)})</span>
          </Fact>
          {active && (
            <Fact term="Fórmulas vigentes">
              {active.count === 0 ? 'ninguna' : <a href={active.href}>{numberText(active.count)}</a>}
            </Fact>
          )}
          {isDead && (
            <Fact term="ReTHUS">
              <span class="alert">Registrado como fallecido</span>
            </Fact>
          )}
          {notes.map(({ code, message }) => (
            <div key={code}>
              <dt class="govuk-visually-hidden">Aviso</dt>
              <dd>{message}</dd>
            </div>
          ))}
          {changeHref && (
            <div>
              <dt class="govuk-visually-hidden">Datos</dt>
              <dd>
                <a href={changeHref}>Corregir datos</a>
              </dd>
            </div>
          )}
        </dl>
      </div>
    </section>
  )
}

const Fact = ({ term, children }: { term: string; children: ComponentChildren }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)
