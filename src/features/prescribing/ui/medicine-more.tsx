import { RadioField, TextAreaField, TextField } from '../../../shared/ui/form.tsx'
import { Fresh, Press } from '../../../shared/ui/rx.tsx'
import type { CauseQuestion, MedicineText } from '../../prescriptions/index.ts'
import type { LineView, SheetView } from '../sheet.ts'
import { ShortField } from './code-field.tsx'
import { MeasureField } from './measure-field.tsx'

type Props = { view: SheetView; index: number; medicine: MedicineText; line: LineView }

const yesNo = (yes: string, no: string) => [
  { value: yes, text: 'Sí' },
  { value: no, text: 'No' },
]

/** The question that decides how much more is asked; then what few need. */
export function MedicineMore({ view, index, medicine, line }: Props) {
  return (
    <>
      {view.draft.kind === 'PRESCRIPCION' && <UpcFields index={index} medicine={medicine} line={line} />}
      <Folded view={view} index={index} medicine={medicine} line={line} />
    </>
  )
}

/** Financed: the short form (Circular 044). Not: the questions S1 to S6 and why. */
function UpcFields({ index, medicine, line }: Omit<Props, 'view'>) {
  const at = (name: string) => `medicines.${index}.${name}`
  return (
    <>
      <RadioField name={at('isUpcFinanced')} label="¿Se financia con la UPC?" isInline isSmall choices={yesNo('si', 'no')} />
      <Fresh name={`causes-${index}`}>
        {line.questions.length > 0 ? (
          <Causes index={index} questions={line.questions} />
        ) : (
          medicine.isUpcFinanced === 'no' && <Press action="guardar">Mostrar las preguntas</Press>
        )}
        {medicine.isUpcFinanced === 'no' && (
          <TextAreaField
            name={at('justification')}
            label="Justificación"
            hint="Por qué este medicamento y no uno financiado. Hasta 500 caracteres."
            rows={3}
          />
        )}
      </Fresh>
    </>
  )
}

/** S1 to S6: each answer leads to the next (docs/rules/prescripcion.md). */
function Causes({ index, questions }: { index: number; questions: readonly CauseQuestion[] }) {
  return (
    <fieldset class="govuk-fieldset ma-causes">
      <legend class="govuk-fieldset__legend">Como no se financia con la UPC, responda</legend>
      {questions.map(({ key, kind, sentence, hint, most }) =>
        kind === 'SI_NO' ? (
          <RadioField
            key={key}
            name={`medicines.${index}.causes.${key}`}
            label={sentence}
            hint={hint}
            isInline
            isSmall
            choices={yesNo('1', '0')}
          />
        ) : (
          <TextField
            key={key}
            name={`medicines.${index}.causes.${key}`}
            label={sentence}
            hint={hint ?? `Hasta ${most} caracteres`}
          />
        ),
      )}
      <Press action="guardar">Seguir con las preguntas</Press>
    </fieldset>
  )
}

function Folded({ view, index, medicine, line }: Props) {
  const { choices } = view
  const at = (name: string) => `medicines.${index}.${name}`
  return (
    <details class="govuk-details" open={line.isOpen}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Indicaciones, total y otros datos</span>
      </summary>
      <div class="govuk-details__text">
        <TextField
          name={at('recommendations')}
          label="Indicaciones y recomendaciones"
          hint="Salen en el papel. Hasta 160 caracteres."
        />
        <Fresh name={`total-unit-${index}`} class="ma-inline">
          <MeasureField
            label="Cambiar el total"
            name={at('total')}
            unit={{ name: at('totalUnit'), label: 'Presentación en que se cuenta el total', options: choices.presentacion }}
          />
          <TextField name={at('totalReason')} label="Por qué es otro total" hint="Vacío: vale el total calculado" class="wide" />
        </Fresh>
        <Fresh name={`delivery-${index}`} class="ma-inline">
          <ShortField name={at('type')} label="Tipo de medicamento" options={choices['tipo-medicamento']} />
          <ShortField name={at('provision')} label="Prestación" options={choices['tipo-prestacion']} />
          <ShortField name={at('specialIndication')} label="Indicación especial" options={choices['indicacion-especial']} />
        </Fresh>
        {view.draft.kind === 'TUTELA' && (
          <TextAreaField name={at('justification')} label="Justificación (si hace falta)" rows={2} />
        )}
        <Fresh name={`unirs-${index}`}>
          {medicine.type === '7' && (
            <TextField name={at('unirsIndications')} label="Indicaciones UNIRS" hint="Códigos, con un espacio entre ellos" />
          )}
        </Fresh>
        <TextField name={at('description')} label="Descripción" hint="Vacía: se escribe con los principios activos" />
        {medicine.ingredients.map((_, i) => (
          <MeasureField
            key={i}
            label={medicine.ingredients.length > 1 ? `Principio ${i + 1}: en cuánto` : 'La concentración, en cuánto'}
            name={at(`ingredients.${i}.content`)}
            unit={{
              name: at(`ingredients.${i}.contentUnit`),
              label: 'Unidad en que se mide el contenido',
              options: choices['unidad-medida'],
            }}
          />
        ))}
        <p class="ma-note">
          De un jarabe de 250 mg en 5 ml: concentración 250 mg, en cuánto 5 ml. Vacío: en una unidad de la forma.
        </p>
        <p class="ma-note">
          <Press action={`principio:${index}`} look="link">
            Agregar otro principio activo
          </Press>
        </p>
        <Fresh name={`favourite-${index}`} class="ma-inline">
          <div class="govuk-form-group wide">
            <label class="govuk-label" for={`nombre-favorito.${index}`}>
              Nombre del favorito
            </label>
            <input
              class="govuk-input"
              id={`nombre-favorito.${index}`}
              name={`nombre-favorito.${index}`}
              type="text"
              maxlength={120}
              autocomplete="off"
              value={line.title}
            />
          </div>
          <Press action={`guardar-favorito:${index}`}>Guardar como favorito</Press>
        </Fresh>
      </div>
    </details>
  )
}
