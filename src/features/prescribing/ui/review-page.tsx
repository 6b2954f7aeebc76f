import type { ComponentChildren } from 'preact'
import { dayOf } from '../../../shared/calendar.ts'
import { documentText, longDate, shortDate } from '../../../shared/dates-es.ts'
import { Facts, Heading, Inset, Link, P, Pane, Split } from '../../../shared/ui/components.tsx'
import type { FieldError } from '../../../shared/ui/errors.ts'
import { Button, ErrorSummary, Form, HiddenField, PasswordField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { mipresChrome, placeText } from '../../../shared/ui/tool-tabs.ts'
import { affiliationText, type Patient, PatientBar } from '../../patients/index.ts'
import {
  type Coded,
  type Content,
  type Finding,
  type Medicine,
  numberText,
  saidCauses,
  saidCriteria,
  sayDose,
  sayTotal,
} from '../../prescriptions/index.ts'
import { FindingsRead } from './findings.tsx'
import { MovedNotice } from './moved-notice.tsx'

export type ReviewPageProps = {
  chrome: Chrome
  draft: { id: string; revision: number }
  content: Content
  sha256: string
  findings: Finding[]
  patient: Patient
  now: Date
  attempt: string
  errors: FieldError[]
  /** R-SED-1: where it was written, when it would be signed elsewhere. */
  writtenAt: { sedeName: string; entidadName: string } | null
  /** What would be signed is another than what was shown. */
  isChanged: boolean
}

const codeAndName = ({ code, name }: Coded) => `${code} ${name}`
const fullName = (one: { firstName: string; secondName: string | null; firstSurname: string; secondSurname: string | null }) =>
  [one.firstName, one.secondName, one.firstSurname, one.secondSurname].filter(Boolean).join(' ')

/** Everything that will be signed, as it goes on the paper; then the password. */
export function ReviewPage(props: ReviewPageProps) {
  const { chrome, draft, content, sha256, findings, patient, now, attempt, errors, isChanged, writtenAt } = props
  const { place, kind } = content
  const isRuling = kind === 'TUTELA'
  const home = `/mipres/borradores/${draft.id}`
  const title = isRuling ? 'Revise y firme la orden' : 'Revise y firme la fórmula'
  return (
    <ToolPage
      chrome={mipresChrome(chrome, place)}
      title={title}
      errors={errors}
      band={<PatientBar patient={patient} now={now} />}
    >
      <div class="ma-head">
        <div>
          <h2 class="ma-h2 ma-flush">{title}</h2>
          <p class="ma-num">
            {placeText(place, ' · ')}. {longDate(dayOf(now))}
          </p>
        </div>
        <div class="acts">
          <Link href={home}>Volver y cambiar</Link>
        </div>
      </div>
      <ErrorSummary errors={errors} />
      <MovedNotice from={writtenAt} to={place} />
      {isChanged && (
        <Inset>
          Lo que sigue es lo que se firmaría ahora. Cambió desde que usted lo revisó: léalo otra vez. Nada se ha firmado.
        </Inset>
      )}
      <Split
        aside={
          <Pane title="Firmar">
            <P>
              Firma {fullName(content.prescriber)},{' '}
              {documentText(content.prescriber.documentType, content.prescriber.documentNumber)},{' '}
              {content.prescriber.profession.toLowerCase()}, registro {content.prescriber.professionalRegister}.
            </P>
            <P isQuiet>
              Firma exactamente lo que ve aquí. Huella del contenido: <span class="ma-num">{sha256.slice(0, 16)}</span>
            </P>
            <Form action={`${home}/firmar`} errors={errors}>
              <HiddenField name="sha256" value={sha256} />
              <HiddenField name="intento" value={attempt} />
              <PasswordField name="clave" label="Su contraseña" hint="La misma con la que ingresa" isFocus dataKey="ctrl+enter" />
              <Button>{isRuling ? 'Firmar la orden' : 'Firmar la fórmula'}</Button>
            </Form>
          </Pane>
        }
      >
        <Pane title={isRuling ? 'Orden por fallo de tutela' : 'Fórmula'}>
          <Facts facts={factsOf(content)} />
        </Pane>
        {content.ruling && <RulingPane ruling={content.ruling} />}
        <Heading>{content.medicines.length === 1 ? '1 medicamento' : `${content.medicines.length} medicamentos`}</Heading>
        {content.medicines.map((medicine) => (
          <MedicinePane
            key={medicine.position}
            medicine={medicine}
            findings={findings.filter(({ position }) => position === medicine.position)}
          />
        ))}
        <FindingsRead findings={findings.filter(({ position }) => position === 0)} />
      </Split>
    </ToolPage>
  )
}

const factsOf = (content: Content): { term: ComponentChildren; value: ComponentChildren }[] => [
  ...(content.replaces ? [{ term: 'Toma el lugar de', value: numberText(content.replaces) }] : []),
  ...(content.ambito ? [{ term: 'Ámbito', value: `${content.ambito.name}${content.isReferral ? ', por referencia' : ''}` }] : []),
  { term: 'Diagnóstico principal', value: codeAndName(content.diagnosis) },
  ...content.relatedDiagnoses.map((one, i) => ({ term: `Relacionado ${i + 1}`, value: codeAndName(one) })),
  ...(content.orphanDisease
    ? [
        {
          term: 'Enfermedad huérfana',
          value: `${codeAndName(content.orphanDisease)}${content.orphanDisease.isMain ? ', el diagnóstico principal' : ''}`,
        },
      ]
    : []),
  { term: 'Sede', value: placeText(content.place) },
  { term: 'EPS', value: affiliationText(content.patient) },
]

function MedicinePane({ medicine, findings }: { medicine: Medicine; findings: Finding[] }) {
  const { position, description, form, recommendations } = medicine
  const { isUpcFinanced, causes, justification, unirsIndications, juntaState } = medicine
  const facts = [
    ...(description.toLowerCase().includes(form.name.toLowerCase()) ? [] : [{ term: 'Forma', value: form.name }]),
    { term: 'Cómo se usa', value: sayDose(medicine) },
    {
      term: 'Total',
      value: (
        <>
          <strong>{sayTotal(medicine)}</strong>
          <span class="ma-source">{medicine.totalExplained}</span>
        </>
      ),
    },
    { term: 'Hasta', value: shortDate(medicine.lastsUntil) },
    ...(recommendations ? [{ term: 'Indicaciones', value: recommendations }] : []),
    ...(isUpcFinanced === null ? [] : [{ term: 'Financiado con UPC', value: isUpcFinanced ? 'Sí' : 'No' }]),
    ...(justification ? [{ term: 'Justificación', value: justification }] : []),
    ...(medicine.type.code === '1' ? [] : [{ term: 'Tipo', value: medicine.type.name }]),
    ...(unirsIndications.length > 0 ? [{ term: 'Indicaciones UNIRS', value: unirsIndications.join(', ') }] : []),
    ...(medicine.specialIndication.code === '10'
      ? []
      : [{ term: 'Indicación especial', value: medicine.specialIndication.name }]),
    ...(juntaState === 2 ? [{ term: 'Junta de profesionales', value: 'Espera su decisión' }] : []),
    ...(medicine.provision.code === '1' ? [] : [{ term: 'Prestación', value: medicine.provision.name }]),
  ]
  const answered = saidCauses(causes)
  return (
    <article class="ma-rx">
      <header>
        <h3>
          {position}. {description}
        </h3>
      </header>
      <div class="more">
        <Facts facts={facts} />
        {answered.length > 0 && <Facts facts={answered} areQuestions />}
      </div>
      <FindingsRead findings={findings} />
    </article>
  )
}

function RulingPane({ ruling }: { ruling: NonNullable<Content['ruling']> }) {
  const dates = [
    ['Primera instancia', ruling.firstInstanceOn],
    ['Segunda instancia', ruling.secondInstanceOn],
    ['Corte Constitucional', ruling.courtOn],
    ['Desacato', ruling.contemptOn],
  ] as const
  return (
    <Pane title="Fallo">
      <Facts
        facts={[
          { term: 'Número y fecha', value: `${ruling.rulingNumber}, ${shortDate(ruling.ruledOn)}` },
          ...dates.flatMap(([term, day]) => (day ? [{ term, value: shortDate(day) }] : [])),
          ...ruling.motiveDiagnoses.map((one) => ({ term: 'Diagnóstico del fallo', value: codeAndName(one) })),
          { term: 'Justificación médica', value: ruling.medicalJustification },
          ...(ruling.clarification ? [{ term: 'Aclaración', value: ruling.clarification }] : []),
          ...ruling.additional.map(({ rulingNumber, ruledOn }) => ({
            term: 'Fallo adicional',
            value: `${rulingNumber}, ${shortDate(ruledOn)}`,
          })),
        ]}
      />
      <Facts areQuestions facts={saidCriteria(ruling)} />
    </Pane>
  )
}
