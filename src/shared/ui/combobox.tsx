import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { errorIn } from './errors.ts'
import { classes, type FieldProps, FormGroup, FormState, Help, useField } from './field.tsx'

/** One entry of a table of codes, as somebody chooses it. */
type Hit = { code: string; name: string }

export type ComboboxProps = FieldProps & {
  /** A table of /api/catalogues. */
  table: string
  /** What the search found for what was typed, where one of several is to be chosen. */
  hits?: readonly Hit[] | undefined
  /** The code is part of what people know: "I10X Hipertensión esencial (primaria)". */
  showsCode?: boolean | undefined
  /** The key that leads here: 'alt+d'. */
  dataKey?: string | undefined
  /** Where the hand is when the page opens. */
  isFocus?: boolean | undefined
  isRequired?: boolean | undefined
  placeholder?: string | undefined
}

/** The name of the field in which people type; the code goes under the plain name. */
const textNameOf = (name: string) => `${name}.text`

/**
 * A code of a large table. People type words or the code into `<name>.text`; the code is sent as `name`. Without script the server
 * looks up what was typed and shows radios when it finds several; with script the table is searched while one types.
 * Reads `name` and `<name>.text` from the form's values.
 */
export function Combobox({ name, label, hint, table, hits = [], showsCode = false, ...rest }: ComboboxProps) {
  const { values, errors } = useContext(FormState)
  const field = useField(name, hint)
  const error = field.error ?? errorIn(errors, textNameOf(name))
  const typed = values[textNameOf(name)]
  const text = typeof typed === 'string' ? typed : ''
  const describedBy = [hint ? `${field.id}-hint` : '', error ? `${field.id}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <FormGroup error={error} class={rest.class}>
      <div class="ma-combo" data-combobox data-table={table} data-shows-code={showsCode ? '' : undefined}>
        <label class="govuk-label" for={field.id}>
          {label}
        </label>
        <Help id={field.id} hint={hint} error={error} />
        <input
          class={classes('govuk-input', error !== undefined && 'govuk-input--error')}
          id={field.id}
          name={textNameOf(name)}
          type="text"
          value={text}
          autocomplete="off"
          spellcheck={false}
          placeholder={rest.placeholder}
          data-key={rest.dataKey}
          data-focus={rest.isFocus ? '' : undefined}
          data-needed={rest.isRequired ? '' : undefined}
          aria-describedby={describedBy}
          aria-invalid={error ? 'true' : undefined}
        />
        {hits.length > 0 ? (
          <HitChoices name={name} id={field.id} hits={hits} showsCode={showsCode} chosen={field.value ?? ''} />
        ) : (
          <input type="hidden" name={name} value={field.value ?? ''} data-code />
        )}
      </div>
    </FormGroup>
  )
}

type HitChoicesProps = { name: string; id: string; hits: readonly Hit[]; showsCode: boolean; chosen: string }

/** Of several that were found, the one that is meant. They take the place of the hidden code. */
const HitChoices = ({ name, id, hits, showsCode, chosen }: HitChoicesProps) => (
  <fieldset class="govuk-fieldset ma-hits" data-hits>
    <legend class="govuk-fieldset__legend">
      {hits.length === 1 ? 'Lo más parecido. Elíjalo si es el que quiere:' : 'Encontramos varios. Elija uno:'}
    </legend>
    <div class="govuk-radios">
      {hits.map((hit, index) => (
        <Radio key={hit.code} name={name} id={`${id}-hit-${index + 1}`} value={hit.code} isChosen={hit.code === chosen}>
          {showsCode && <strong>{hit.code}</strong>} {hit.name}
        </Radio>
      ))}
    </div>
  </fieldset>
)

type RadioProps = { name: string; id: string; value: string; isChosen: boolean; children: ComponentChildren }

const Radio = ({ name, id, value, isChosen, children }: RadioProps) => (
  <div class="govuk-radios__item">
    <input class="govuk-radios__input" id={id} name={name} type="radio" value={value} checked={isChosen} />
    <label class="govuk-label govuk-radios__label" for={id}>
      {children}
    </label>
  </div>
)
