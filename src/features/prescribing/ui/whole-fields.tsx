import { RadioField } from '../../../shared/ui/form.tsx'
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
        isFocus={text.diagnosis === '' && text.ruling?.rulingNumber !== ''}
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
