import { Heading } from '../../../shared/ui/components.tsx'
import { DateField, RadioField, TextAreaField, TextField } from '../../../shared/ui/form.tsx'
import { Press } from '../../../shared/ui/rx.tsx'
import type { SheetView } from '../sheet.ts'
import { CodeField, ShortField } from './code-field.tsx'

/** Of the whole: the main diagnosis, and what goes with it, folded where it is rare. */
export function DiagnosisFields({ view }: { view: SheetView }) {
  const { text, offers, values } = view
  const isSaid = (...names: string[]) => names.some((name) => values[name] || values[`${name}.text`])
  return (
    <section aria-labelledby="hd">
      <h2 id="hd">Diagnóstico</h2>
      <CodeField
        name="diagnosis"
        label="Principal: código o palabras"
        table="cie10"
        offers={offers}
        dataKey="alt+d"
        isRequired
        isFocus={text.diagnosis === ''}
      />
      <details class="govuk-details" open={isSaid('related1', 'related2', 'orphanDisease')}>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Diagnósticos relacionados y enfermedad huérfana</span>
        </summary>
        <div class="govuk-details__text">
          <CodeField name="related1" label="Relacionado 1" table="cie10" offers={offers} />
          <CodeField name="related2" label="Relacionado 2" table="cie10" offers={offers} />
          <CodeField name="orphanDisease" label="Enfermedad huérfana" table="enfermedad-huerfana" offers={offers} />
          <RadioField
            name="orphanIsMain"
            label="¿La enfermedad huérfana es el diagnóstico principal?"
            isInline
            isSmall
            choices={[
              { value: 'si', text: 'Sí' },
              { value: 'no', text: 'No' },
            ]}
          />
        </div>
      </details>
    </section>
  )
}

/** Where the patient is treated. */
export const AmbitoFields = ({ view }: { view: SheetView }) => (
  <div class="ma-inline">
    <ShortField name="ambito" label="Ámbito de atención" options={view.choices.ambito} />
    <RadioField
      name="isReferral"
      label="¿Viene de referencia o contrarreferencia?"
      isInline
      isSmall
      choices={[
        { value: 'no', text: 'No' },
        { value: 'si', text: 'Sí' },
      ]}
    />
  </div>
)

const criteria = [
  'No existe en el plan de beneficios un medicamento que lo sustituya',
  'La falta del medicamento amenaza la vida o la integridad',
  'El paciente no puede pagarlo',
  'Lo formuló un profesional de la red de la EPS',
]

/** The ruling that an order carries out (docs/rules: campos de la tutela). */
export function RulingFields({ view }: { view: SheetView }) {
  const { offers, text } = view
  const additional = text.ruling?.additional ?? []
  return (
    <section aria-labelledby="hf">
      <Heading id="hf" isFirst>
        Fallo de tutela
      </Heading>
      <div class="ma-inline">
        <TextField name="ruling.rulingNumber" label="Número del fallo" width={20} />
        <DateField name="ruling.ruledOn" label="Fecha del fallo" hint="Como 23/11/2026" />
      </div>
      <TextAreaField name="ruling.medicalJustification" label="Justificación médica" hint="Hasta 500 caracteres" rows={3} />
      <CodeField name="ruling.motiveDiagnosis1" label="Diagnóstico que motivó el fallo" table="cie10" offers={offers} />
      <details class="govuk-details" open={hasMore(view)}>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Instancias, criterios y otros datos del fallo</span>
        </summary>
        <div class="govuk-details__text">
          <div class="ma-inline">
            <DateField name="ruling.firstInstanceOn" label="Primera instancia" hint={null} />
            <DateField name="ruling.secondInstanceOn" label="Segunda instancia" hint={null} />
            <DateField name="ruling.courtOn" label="Corte Constitucional" hint={null} />
            <DateField name="ruling.contemptOn" label="Desacato" hint={null} />
          </div>
          <CodeField name="ruling.motiveDiagnosis2" label="Otro diagnóstico del fallo" table="cie10" offers={offers} />
          <CodeField name="ruling.motiveDiagnosis3" label="Otro más" table="cie10" offers={offers} />
          <TextAreaField name="ruling.clarification" label="Aclaración del fallo" hint="Hasta 500 caracteres" rows={2} />
          {criteria.map((label, i) => (
            <RadioField
              key={label}
              name={`ruling.criterion${i + 1}`}
              label={`Criterio ${i + 1} de la Corte: ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
              isInline
              isSmall
              choices={[
                { value: 'si', text: 'Sí' },
                { value: 'no', text: 'No' },
              ]}
            />
          ))}
          {additional.map((_, i) => (
            <div key={i} class="ma-inline">
              <TextField name={`ruling.additional.${i}.rulingNumber`} label={`Fallo adicional ${i + 1}`} width={20} />
              <DateField name={`ruling.additional.${i}.ruledOn`} label="Su fecha" hint={null} />
            </div>
          ))}
          <Press action="fallo">Agregar un fallo adicional</Press>
        </div>
      </details>
    </section>
  )
}

const hasMore = ({ text: { ruling }, errors }: SheetView) =>
  errors.some(({ field }) => field?.startsWith('ruling.')) ||
  (ruling !== null &&
    [ruling.firstInstanceOn, ruling.secondInstanceOn, ruling.courtOn, ruling.contemptOn, ruling.clarification].some(Boolean)) ||
  (ruling?.additional.length ?? 0) > 0
