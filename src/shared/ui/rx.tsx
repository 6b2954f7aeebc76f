import type { ComponentChildren } from 'preact'
import { classes } from './field.tsx'
import { Mark, type Outcome } from './signs.tsx'

/*
 * The work surface of a prescription: what stands on it besides its fields. The script (ui-assets/prescribing.js) knows these marks:
 * `data-autosave` on the form, with `data-unsaved` when what it shows is not saved; `data-fresh="name"` on what the server computes; `data-save-status` where it says that it saved;
 * `data-key="alt+m"` on what a key leads to (a field) or presses (a button, a link); `data-focus` on where the hand goes when the page
 * opens; `data-needed` on a field without which a line is not whole; `data-enter="agregar"` on a field whose Enter presses that `accion`.
 */

/** What the server computes of what is written: the script puts it in anew after each save. It is always there, empty or not. */
export const Fresh = ({
  name,
  class: look,
  children,
}: {
  name: string
  class?: string | undefined
  children?: ComponentChildren
}) => (
  <div data-fresh={name} class={look}>
    {children}
  </div>
)

export type RxProps = {
  /** Of the field names: 'medicines.0'. The block is #medicines-1. */
  index: number
  /** "1. Losartán 50 mg, tableta"; computed, so it is put in anew after a save. */
  title: ComponentChildren
  /** "Financiado con UPC" */
  note?: ComponentChildren
  /** Links and buttons at the right of the title: "Indicaciones", "Quitar". */
  actions?: ComponentChildren
  /** What it is made of: above the row. */
  made?: ComponentChildren
  /** The row of its short fields, the total last. */
  row: ComponentChildren
  /** What is folded under it: more of its fields. */
  children?: ComponentChildren
  /** Its `WarnLine`s. */
  warnings?: ComponentChildren
}

/** One medicine. */
export const Rx = ({ index, title, note, actions, made, row, children, warnings }: RxProps) => (
  <article class="ma-rx" id={`medicines-${index + 1}`} aria-labelledby={`rx-${index}-title`}>
    <header>
      <h3 id={`rx-${index}-title`} data-fresh={`title-${index}`}>
        {title}
      </h3>
      <span class="ma-quiet" data-fresh={`note-${index}`}>
        {note}
      </span>
      {actions}
    </header>
    {made && <div class="made">{made}</div>}
    <div class="row">{row}</div>
    {children && <div class="more">{children}</div>}
    <Fresh name={`warnings-${index}`}>{warnings}</Fresh>
  </article>
)

export type RxTotalProps = {
  index: number
  /** Ids of the fields that it is computed of. */
  of: readonly string[]
  /** "180 tabletas"; null while it cannot be computed. */
  total: ComponentChildren
  /** "1 tableta × 2 al día × 90 días", or why it cannot be computed. */
  explained?: ComponentChildren
}

/** How much that makes, and how it was reckoned. */
export const RxTotal = ({ index, of, total, explained }: RxTotalProps) => (
  <>
    <output class="ma-total" for={of.join(' ')} data-fresh={`total-${index}`}>
      <span>Total</span>
      <b>{total ?? '—'}</b>
    </output>
    <p class="ma-explained" data-fresh={`explained-${index}`}>
      {explained}
    </p>
  </>
)

type Repair = { text: ComponentChildren /** Sent as `accion`. */; action: string }

export type WarnLineProps = {
  id?: string | undefined
  /** bad refuses, warn asks for a reason, info only tells. */
  tone: 'bad' | 'warn' | 'info'
  /** In bold, first: "La EPS devolvería esta línea." */
  title?: ComponentChildren
  children: ComponentChildren
  repairs?: readonly Repair[] | undefined
  /** The field of the reason, where one may go on with one. */
  reason?: ComponentChildren
}

const signs: Record<WarnLineProps['tone'], { outcome: Outcome; said: string }> = {
  bad: { outcome: 'no', said: 'Impide firmar:' },
  warn: { outcome: 'warn', said: 'Aviso:' },
  info: { outcome: 'idle', said: 'Nota:' },
}

/** What a rule says of a line, with one press to mend it. */
export const WarnLine = ({ id, tone, title, children, repairs = [], reason }: WarnLineProps) => (
  <div class={classes('ma-warnline', tone !== 'warn' && `ma-warnline--${tone}`)} id={id}>
    <Mark outcome={signs[tone].outcome} isSmall said={signs[tone].said} />
    <p>
      {title && <strong>{title} </strong>}
      {children}
    </p>
    {repairs.length > 0 && (
      <div class="ma-fixes">
        {repairs.map(({ text, action }) => (
          <Press key={action} action={action}>
            {text}
          </Press>
        ))}
      </div>
    )}
    {reason && <div class="reason">{reason}</div>}
  </div>
)

export type PressProps = {
  /** Sent as `accion`. */
  action: string
  /** The key that presses it: 'alt+r'. */
  dataKey?: string | undefined
  /** What it is called where its words alone do not say. */
  label?: string | undefined
  /** link looks like one. */
  look?: 'secondary' | 'primary' | 'link' | undefined
  children: ComponentChildren
}

/** A button that saves what is written and does one thing more. */
export const Press = ({ action, dataKey, label, look = 'secondary', children }: PressProps) => (
  <button
    type="submit"
    name="accion"
    value={action}
    class={look === 'link' ? 'ma-linkbutton' : classes('govuk-button', look === 'secondary' && 'govuk-button--secondary')}
    data-module={look === 'link' ? undefined : 'govuk-button'}
    data-prevent-double-click={look === 'link' ? undefined : 'true'}
    data-key={dataKey}
    aria-label={label}
  >
    {children}
  </button>
)
