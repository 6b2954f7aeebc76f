import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { errorIn } from './errors.ts'
import { classes, FormGroup, FormState, Help } from './field.tsx'
import { Fresh } from './rx.tsx'
import { KeysHelp } from './tools.tsx'

/** How things stand and what can be done; stays in sight at the foot. The status under it is the script's. */
export const SignBar = ({ children, saved, acts }: { children: ComponentChildren; saved?: string; acts: ComponentChildren }) => (
  <section class="ma-sign" aria-label="Firma">
    <div>
      <Fresh name="standing">{children}</Fresh>
      <p class="ma-saved" role="status" data-save-status>
        {saved}
      </p>
      <div class="acts">{acts}</div>
    </div>
  </section>
)

/** A pane beside the form: its entries, each pressed or read. The words of an entry, what stands under them, the key. */
export const SideList = ({ children }: { children: ComponentChildren }) => <ul class="ma-side-list">{children}</ul>

export const SideItem = ({ sub, keyHint, act, children }: SideItemProps) => (
  <li>
    <span>
      {children}
      {sub && <span class="sub">{sub}</span>}
    </span>
    {act}
    {keyHint && <kbd class="ma-keyhint">{keyHint}</kbd>}
  </li>
)
type SideItemProps = {
  sub?: ComponentChildren
  keyHint?: string | undefined
  act?: ComponentChildren
  children: ComponentChildren
}

/** The keys of a page with the switch that turns them off; shown by the script alone, for without it they do nothing. */
export const KeysBox = ({ keys }: Parameters<typeof KeysHelp>[0]) => (
  <div class="ma-keys-box" data-keys hidden>
    <KeysHelp keys={keys} />
    <p>
      <button type="button" class="ma-keys-switch" data-keys-switch>
        Apagar las teclas rápidas
      </button>
    </p>
  </div>
)

export type QuickLineProps = {
  name: string
  label: ComponentChildren
  /** An example of what may be written. */
  hint: ComponentChildren
  dataKey: string
  /** The `accion` that takes it; Enter presses it. */
  action: string
  children: ComponentChildren
}

/** One field in which a whole medicine is written as it is said, with its button. */
export function QuickLine({ name, label, hint, dataKey, action, children }: QuickLineProps) {
  const { values, errors, prefix } = useContext(FormState)
  const id = prefix + name
  const error = errorIn(errors, name)
  const typed = values[name]
  return (
    <div class="ma-fast" id="linea-nueva">
      <FormGroup error={error}>
        <label class="govuk-label" for={id}>
          {label}
        </label>
        <Help id={id} hint={undefined} error={error} />
        <div class="line">
          <input
            class={classes('govuk-input', error !== undefined && 'govuk-input--error')}
            id={id}
            name={name}
            type="text"
            value={typeof typed === 'string' ? typed : ''}
            autocomplete="off"
            spellcheck={false}
            data-key={dataKey}
            data-enter={action}
            aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
            aria-invalid={error ? 'true' : undefined}
          />
          {children}
        </div>
        <p class="ma-combo-note" id={`${id}-hint`}>
          {hint}
        </p>
      </FormGroup>
    </div>
  )
}
