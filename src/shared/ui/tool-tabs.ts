import type { Chrome } from './page.tsx'

const desk = [
  { text: 'Tablero', href: '/mesa' },
  { text: 'Solicitudes', href: '/mesa/solicitudes' },
  { text: 'Entidades', href: '/mesa/entidades' },
  { text: 'Casos', href: '/mesa/casos' },
  { text: 'Plazas', href: '/mesa/plazas' },
  { text: 'Inscripciones', href: '/mesa/inscripciones' },
  { text: 'Roles', href: '/mesa/roles' },
  { text: 'Cifras', href: '/mesa/cifras' },
  { text: 'Funcionarios', href: '/mesa/funcionarios' },
  { text: 'Auditoría', href: '/mesa/auditoria' },
]

/** The tabs of the desk, with the one of the page marked. */
export const deskChrome = (chrome: Chrome): Chrome => ({
  ...chrome,
  entidad: 'Mesa nacional',
  links: desk.map((tab) => ({
    ...tab,
    isCurrent: tab.href === '/mesa' ? chrome.path === tab.href : chrome.path.startsWith(tab.href),
  })),
})

/** The tabs of a delegado's work at one entidad. */
export function delegateChrome(chrome: Chrome, entidad: { id: string; name: string }): Chrome {
  const home = `/delegado/${entidad.id}`
  const more = [
    { text: 'Personas', href: `${home}/personas` },
    { text: 'Plazas', href: `${home}/plazas` },
    { text: 'Archivos', href: `${home}/masivo` },
  ].map((tab) => ({ ...tab, isCurrent: chrome.path.startsWith(tab.href) }))
  const isHome = more.every(({ isCurrent }) => !isCurrent)
  return { ...chrome, entidad: entidad.name, links: [{ text: 'Cola', href: home, isCurrent: isHome }, ...more] }
}

/** The tabs of prescribing; `place` is where one works now, named beside them. */
export function mipresChrome(chrome: Chrome, place: { sedeName: string; entidadName: string } | null): Chrome {
  const tabs = [
    // At an EPS one orders: the frame knows.
    {
      text: chrome.links.find(({ href }) => href === '/mipres')?.text ?? 'Prescribir',
      href: '/mipres',
      isCurrent: !/^\/mipres\/(formulas|sedes)/.test(chrome.path),
    },
    { text: 'Mis fórmulas', href: '/mipres/formulas', isCurrent: chrome.path.startsWith('/mipres/formulas') },
  ]
  return { ...chrome, links: tabs, ...(place && { entidad: placeText(place, ' · ') }) }
}

/** A sede and whose it is; once, where its name says both. */
export const placeText = ({ sedeName, entidadName }: { sedeName: string; entidadName: string }, between = ', ') =>
  sedeName.startsWith(entidadName) ? sedeName : `${sedeName}${between}${entidadName}`
