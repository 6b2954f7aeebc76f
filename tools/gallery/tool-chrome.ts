import type { Chrome } from '../../src/shared/ui/page.tsx'

/** The tabs of a tool. */
export const tabs = (current: string, ...names: string[]) =>
  names.map((text) => ({ text, href: `#${text}`, isCurrent: text === current }))

export const hernan: Chrome = {
  isDemo: true,
  legalDate: null,
  person: { name: 'Hernán Pulgarín' },
  links: tabs('Cola', 'Cola', 'Personas', 'Lotes', 'Sedes', 'Delegados', 'Historial'),
  entidad: 'ESE Hospital San Roque de Puerto Manglar',
  path: '/delegado',
}
