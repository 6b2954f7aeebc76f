import type { EntidadId } from '../../../shared/id.ts'
import type { Chrome } from '../../../shared/ui/page.tsx'

export type EntidadHead = { id: EntidadId; name: string }

/** The tabs of a delegado's work at one entidad. */
export function delegateChrome(chrome: Chrome, entidad: EntidadHead): Chrome {
  const home = `/delegado/${entidad.id}`
  const isPeople = chrome.path.startsWith(`${home}/personas`)
  return {
    ...chrome,
    entidad: entidad.name,
    links: [
      { text: 'Cola', href: home, isCurrent: !isPeople },
      { text: 'Personas', href: `${home}/personas`, isCurrent: isPeople },
    ],
  }
}
