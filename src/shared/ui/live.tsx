import type { ComponentChildren } from 'preact'

/**
 * The part of a page that goes on by itself: the script asks for it anew, and loads the whole page when it is another thing
 * or is gone. Give the page `refreshSeconds` for browsers without script. Not read out each time: what matters is its end.
 */
export const Live = ({ what, children }: { what: string; children: ComponentChildren }) => <div data-live={what}>{children}</div>

/** How far a work has come; the sentence above it says it too. */
export const Meter = ({ label, done, of }: { label: string; done: number; of: number }) => (
  <progress class="ma-meter" aria-label={label} value={done} max={of}>
    {done} de {of}
  </progress>
)
