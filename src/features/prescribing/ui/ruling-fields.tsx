import { Heading } from '../../../shared/ui/components.tsx'
import { DateField, RadioField, TextAreaField, TextField } from '../../../shared/ui/form.tsx'
import { Press } from '../../../shared/ui/rx.tsx'
import { rulingCriteria } from '../../prescriptions/index.ts'
import type { SheetView } from '../sheet.ts'
import { CodeField } from './code-field.tsx'

/** The ruling that an order carries out (§6.5). */
export function RulingFields({ view }: { view: SheetView }) {
  const { offers, text } = view
  const additional = text.ruling?.additional ?? []
  return (
    <section aria-labelledby="hf">
      <Heading id="hf" isFirst>
        Fallo de tutela
      </Heading>
      <div class="ma-inline">
        <TextField name="ruling.rulingNumber" label="Número del fallo" width={20} isFocus={!text.ruling?.rulingNumber} />
        <DateField name="ruling.ruledOn" label="Fecha del fallo, como 23/11/2026" hint={null} />
      </div>
      <TextAreaField name="ruling.medicalJustification" label="Justificación médica" hint="Hasta 500 caracteres" rows={3} />
      <CodeField name="ruling.motiveDiagnosis1" label="Diagnóstico que motivó el fallo" table="cie10" offers={offers} />
      {rulingCriteria.map((label, i) => (
        <RadioField
          key={label}
          name={`ruling.criterion${i + 1}`}
          label={label}
          isInline
          isSmall
          choices={[
            { value: 'si', text: 'Sí' },
            { value: 'no', text: 'No' },
          ]}
        />
      ))}
      <details class="govuk-details" open={hasMore(view)}>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Instancias y otros datos del fallo</span>
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
