import type { ComponentChildren } from 'preact'
import { dayOf } from '../../../shared/calendar.ts'
import { documentText, longDate, longDateTime, shortDate } from '../../../shared/dates-es.ts'
import { Facts, Source, Sub } from '../../../shared/ui/components.tsx'
import { placeText } from '../../../shared/ui/tool-tabs.ts'
import { capital } from '../../../shared/words-es.ts'
import { affiliationText, ageText, sexNames } from '../../patients/index.ts'
import { saidCauses } from '../causes.ts'
import { saidCriteria } from '../parse-ruling.ts'
import type { Answer, Content, Medicine, Ruling, SignedDocument } from '../prescription.ts'
import { sayDose, sayTotal } from '../say-dose.ts'

/*
 * The parts of a signed document, drawn from it alone: what today's tables and registers say does not change what was signed.
 */

type Fact = { term: ComponentChildren; value: ComponentChildren }
const optional = (term: string, value: ComponentChildren): Fact[] => (value ? [{ term, value }] : [])

export const fullNameOf = (named: Pick<Content['patient'], 'firstName' | 'secondName' | 'firstSurname' | 'secondSurname'>) =>
  [named.firstName, named.secondName, named.firstSurname, named.secondSurname].filter(Boolean).join(' ')

const signedDayOf = ({ signedAt }: Pick<SignedDocument, 'signedAt'>) => dayOf(new Date(signedAt))

export function PatientFacts({ document }: { document: SignedDocument }) {
  const { patient } = document.content
  return (
    <Facts
      facts={[
        {
          term: 'Paciente',
          value: (
            <>
              <strong>{fullNameOf(patient)}</strong>
              <Source>{documentText(patient.documentType, patient.documentNumber)}</Source>
            </>
          ),
        },
        {
          term: 'Edad y sexo',
          value: `${ageText(patient.birthDate, signedDayOf(document))} ese día${patient.sex ? `, ${sexNames[patient.sex].toLowerCase()}` : ''}`,
        },
        { term: 'EPS', value: capital(affiliationText(patient)) },
        ...optional('Madre', patient.mother && documentText(patient.mother.documentType, patient.mother.documentNumber)),
      ]}
    />
  )
}

const Coded = ({ code, name }: { code: string; name: string }) => (
  <>
    <span class="ma-num">{code}</span> {name}
  </>
)

export const CareFacts = ({ content }: { content: Content }) => (
  <Facts
    facts={[
      { term: 'Diagnóstico', value: <Coded {...content.diagnosis} /> },
      ...content.relatedDiagnoses.map((diagnosis) => ({ term: 'Relacionado', value: <Coded {...diagnosis} /> })),
      ...optional(
        'Enfermedad huérfana',
        content.orphanDisease && (
          <>
            <Coded {...content.orphanDisease} />
            {content.orphanDisease.isMain && <Sub>(diagnóstico principal)</Sub>}
          </>
        ),
      ),
      ...optional('Atención', content.ambito?.name),
      ...(content.isReferral ? [{ term: 'Referencia', value: 'Sí: remisión o contrarremisión' }] : []),
      {
        term: 'Sede',
        value: (
          <>
            {placeText(content.place)}
            <Source>
              {content.place.entidadIdText}. Habilitación {content.place.sedeCode}
              {content.place.municipio && `. ${content.place.municipio.name}, ${content.place.municipio.departamento}`}
            </Source>
          </>
        ),
      },
      ...answerFacts(content.answers),
    ]}
  />
)

/** Why one went on although a rule asked. */
const answerFacts = (answers: readonly Answer[]): Fact[] =>
  answers.map(({ rule, reason }) => ({
    term: (
      <>
        Razón dada a <a href={`/normas#${rule}`}>{rule}</a>
      </>
    ),
    value: reason,
  }))

/** One line of what was prescribed, whole. */
export function MedicineBox({ medicine }: { medicine: Medicine }) {
  const { position, description, form, type, provision, isUpcFinanced, causes, juntaState } = medicine
  const finance = isUpcFinanced === null ? null : isUpcFinanced ? 'Financiado con UPC' : 'No lo financia la UPC'
  const answered = saidCauses(causes)
  return (
    <article class="ma-rx" id={`medicamento-${position}`}>
      <header>
        <h3>
          {position}. {description}
        </h3>
        {finance && <span class="ma-quiet">{finance}</span>}
      </header>
      <div class="more">
        <Facts
          facts={[
            { term: 'Cómo', value: sayDose(medicine) },
            { term: 'Alcanza hasta', value: longDate(medicine.lastsUntil) },
            {
              term: 'Cantidad total',
              value: (
                <>
                  <strong>{sayTotal(medicine)}</strong>
                  <Source>{medicine.totalExplained}</Source>
                </>
              ),
            },
            ...optional('Por qué esa cantidad', medicine.totalReason),
            { term: 'Forma farmacéutica', value: form.name },
            { term: 'Tipo y entrega', value: `${type.name}, prestación ${provision.name.toLowerCase()}` },
            ...optional('Recomendaciones', medicine.recommendations),
            ...optional('Justificación', medicine.justification),
            ...optional('Indicaciones UNIRS', medicine.unirsIndications.join(', ')),
            ...answerFacts(medicine.answers),
            ...(juntaState === 2 ? [{ term: 'Junta de profesionales', value: 'Espera su decisión' }] : []),
          ]}
        />
        {answered.length > 0 && (
          <details class="govuk-details">
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">Lo que respondió de por qué no lo financia la UPC</span>
            </summary>
            <div class="govuk-details__text">
              <Facts facts={answered} areQuestions />
            </div>
          </details>
        )}
      </div>
    </article>
  )
}

export const RulingFacts = ({ ruling }: { ruling: Ruling }) => (
  <>
    <Facts
      facts={[
        {
          term: 'Fallo',
          value: (
            <>
              {ruling.rulingNumber}
              <Sub>del {shortDate(ruling.ruledOn)}</Sub>
            </>
          ),
        },
        ...optional('Primera instancia', ruling.firstInstanceOn && shortDate(ruling.firstInstanceOn)),
        ...optional('Segunda instancia', ruling.secondInstanceOn && shortDate(ruling.secondInstanceOn)),
        ...optional('Corte Constitucional', ruling.courtOn && shortDate(ruling.courtOn)),
        ...optional('Incidente de desacato', ruling.contemptOn && shortDate(ruling.contemptOn)),
        ...ruling.motiveDiagnoses.map((diagnosis) => ({ term: 'Diagnóstico del fallo', value: <Coded {...diagnosis} /> })),
        { term: 'Justificación médica', value: ruling.medicalJustification },
        ...optional('Aclaración del fallo', ruling.clarification),
        ...ruling.additional.map(({ rulingNumber, ruledOn }) => ({
          term: 'Otro fallo',
          value: `${rulingNumber}, del ${shortDate(ruledOn)}`,
        })),
      ]}
    />
    <Facts areQuestions facts={saidCriteria(ruling)} />
  </>
)

const offices = { DELEGADO: 'delegado', INDEPENDIENTE: 'consultorio propio', MESA: 'mesa del Ministerio' } as const
const registrations = {
  PROFESIONAL: 'Profesional de la salud',
  SERVICIO_SOCIAL: 'Servicio Social Obligatorio',
  OTRO: 'Otro usuario',
}

/** Who answers for it, and on what right of that instant (R-FIR-3). */
export function SignerFacts({ document, proof }: { document: SignedDocument; proof: string }) {
  const { prescriber } = document.content
  const { role, registration, activeFrom, activeUntil, activatedBy, rethusAsOf } = document.authority
  return (
    <Facts
      facts={[
        {
          term: 'Firmó',
          value: (
            <>
              <strong>{fullNameOf(prescriber)}</strong>
              <Source>
                {prescriber.profession}. {documentText(prescriber.documentType, prescriber.documentNumber)}
              </Source>
              <Source>Registro profesional {prescriber.professionalRegister}</Source>
            </>
          ),
        },
        { term: 'Cuándo', value: `${longDateTime(new Date(document.signedAt))}, con su contraseña` },
        { term: 'Rol', value: `${role.name}. ${registrations[registration]}` },
        {
          term: 'Activo en la sede',
          value: (
            <>
              desde el {shortDate(activeFrom)}, {activeUntil ? `hasta el ${shortDate(activeUntil)}` : 'sin fecha de fin'}
              <Source>
                Lo activó {activatedBy.name} ({offices[activatedBy.office]})
              </Source>
            </>
          ),
        },
        ...optional('ReTHUS', rethusAsOf && `con datos del ${longDateTime(new Date(rethusAsOf))}`),
        { term: 'Código de prueba', value: <strong class="ma-num">{proof}</strong> },
      ]}
    />
  )
}
