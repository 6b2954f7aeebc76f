import { done, failed, later, never, type Said } from './said.ts'
import { isToCome, type TaskFacts, thePlace, type Voice } from './task.ts'

/** What each lets one do in MIPRES. */
export const deedOf = { sign: 'prescribir', order: 'ordenar', read: 'consultar prescripciones' } as const

/** The last step's title: what one enters for, as far as it is known. */
export function useTitle({ may, application, entidadKind }: TaskFacts) {
  if (may === 'sign') return 'Entrar a MIPRES: prescribir'
  if (may === 'order') return 'Entrar a MIPRES: ordenar'
  if (may === 'read') return 'Entrar a MIPRES: consultar'
  if (application.kind === 'OTRO') return 'Entrar a MIPRES, según el rol'
  return entidadKind === 'EPS'
    ? 'Entrar a MIPRES: ordenar o consultar, según el rol'
    : 'Entrar a MIPRES: prescribir o consultar, según el rol'
}

/** What the role does not allow, so that nobody looks for it. */
const limits = {
  sign: null,
  order: 'En una EPS se ordena; se prescribe en una IPS',
  read: 'Su rol no permite prescribir',
} as const

/** Where one does it. */
const ways = {
  sign: { href: '/mipres', text: 'Prescribir' },
  order: { href: '/mipres', text: 'Ordenar' },
  read: { href: '/mipres/formulas', text: 'Consultar fórmulas' },
} as const

/** Guide, the last step of each flow: what the one decision says. */
export function sayUse(facts: TaskFacts, voice: Voice): Said {
  const { application, may, held, now, rules } = facts
  if (may !== 'nothing')
    return done(`Puede ${deedOf[may]} en ${thePlace(facts)}`, {
      ground: may === 'read' && voice === 'about' ? 'El rol no permite prescribir' : limits[may],
      next: voice === 'own' ? ways[may] : null,
    })
  if (application.state === 'RETIRADA' || application.state === 'RECHAZADA') return never('Puede enviar otra solicitud')
  const isGiven = application.state === 'APROBADA'
  const isAhead = held !== null && (isToCome(held.during, now) || held.roles.some(({ during }) => isToCome(during, now)))
  if (!isGiven) return later('Se abre solo al cumplirse los pasos anteriores')
  if (isAhead) return later('Se abre solo al empezar su período')
  // Without activation and plaza the decision asks as of a professional: of the others ReTHUS is not asked.
  const asked = application.kind === 'PROFESIONAL' ? rules : rules.filter(({ rule }) => rule !== 'R-AUT-2')
  const unmet = asked.find(({ isSatisfied }) => isSatisfied === false)
  return failed(unmet ? `Hoy no puede entrar. ${unmet.message}` : 'Hoy no puede entrar')
}
