import type { Explained } from '../authority/index.ts'

export type NextStep = { who: string; text: string; href: string | null }

/** What mends each rule, in the order in which the guide asks for it. Of a rule that cannot be mended, what to know. */
const stepOf: Record<Explained['rule'], (context: Context) => NextStep> = {
  'R-AUT-1': ({ delegates, entidadName }) => ({
    who: 'Usted',
    text: `Muestre su documento a un delegado de ${entidadName}${named(delegates)}: él registra que lo vio.`,
    href: '/solicitudes',
  }),
  'R-AUT-2': () => ({
    who: 'Usted',
    text: 'Pida a quien le expidió el acto (colegio profesional o secretaría de salud) que lo reporte o lo corrija en el ReTHUS.',
    href: '/rethus',
  }),
  'R-AUT-3': () => ({
    who: 'Nadie',
    text: 'La sanción termina sola en su fecha. Nadie puede autorizarlo mientras tanto; después, el delegado debe activarlo de nuevo.',
    href: null,
  }),
  'R-AUT-4': ({ delegates, entidadName }) => ({
    who: 'El delegado',
    text: `Un delegado de ${entidadName}${named(delegates)} debe activarlo en esta sede. Si no lo ha pedido, haga su registro.`,
    href: '/registro',
  }),
  'R-AUT-5': ({ delegates, entidadName }) => ({
    who: 'El delegado',
    text: `Un delegado de ${entidadName}${named(delegates)} debe darle el rol.`,
    href: null,
  }),
  'R-AUT-6': () => ({
    who: 'Usted',
    text: 'Pida a quien reporta al ReTHUS que revise su título: el rol se sostiene en él.',
    href: '/rethus',
  }),
  'R-AUT-7': () => ({
    who: 'La mesa',
    text: 'Si es un error, escriba a la mesa del Ministerio y a quien reporta al ReTHUS.',
    href: '/ayuda',
  }),
  'R-AUT-8': () => ({
    who: 'El representante legal',
    text: 'El representante legal pide su nombramiento a la mesa del Ministerio.',
    href: '/ayuda',
  }),
  'R-AUT-10': () => ({
    who: 'La IPS',
    text: 'La IPS pide a la secretaría de salud que asigne o active la plaza. Nadie puede autorizarlo por fuera de ese trámite.',
    href: '/servicio-social',
  }),
  'R-AUT-11': () => ({
    who: 'Usted',
    text: 'Elija la sede de su plaza. Para cambiar de sede, la IPS lo pide a la secretaría de salud.',
    href: '/servicio-social',
  }),
  'R-AUT-12': () => ({
    who: 'Nadie',
    text: 'La guía dice «prescribir» para el Servicio Social Obligatorio, no «ordenar».',
    href: null,
  }),
  'R-AUT-13': () => ({
    who: 'El delegado',
    text: 'Responde un delegado de la entidad: la mesa lo hace donde no hay quien pueda, o cuando el plazo pasó.',
    href: null,
  }),
  'R-AUT-14': () => ({ who: 'La mesa', text: 'Responde otro funcionario.', href: null }),
  'R-AUT-9': () => ({ who: 'La mesa', text: 'Lo nombra otro funcionario.', href: null }),
}

type Context = { delegates: string[]; entidadName: string }

const named = (delegates: string[]) => (delegates.length === 0 ? '' : ` (${delegates.join(', ')})`)

/** One step for each rule that is not satisfied; those that cannot be said yet wait for theirs. */
export const nextSteps = (rules: Explained[], context: Context): NextStep[] => {
  const steps = rules.filter(({ isSatisfied }) => isSatisfied === false).map(({ rule }) => stepOf[rule](context))
  if (steps.length > 0 && context.delegates.length === 0 && steps.some(({ who }) => who === 'El delegado'))
    steps.push({
      who: 'La entidad',
      text: `${context.entidadName} no tiene delegado hoy: su representante legal debe pedir uno a la mesa del Ministerio.`,
      href: null,
    })
  return steps
}
