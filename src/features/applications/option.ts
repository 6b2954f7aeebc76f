import type { EntidadKind } from '../reps/index.ts'
import type { ApplicationKind } from './application.ts'

/** One page of the registration that asks, or shows, one thing. */
export type Question = 'rethus' | 'plaza' | 'entidad' | 'sede' | 'rol' | 'mensaje'

type Option = {
  /** In addresses. */
  slug: string
  questions: readonly Question[]
  /** Of whom it may be asked, where the table of roles has something to give. */
  entidadKinds: readonly EntidadKind[]
  /** "¿En qué sede atiende?" */
  verb: 'atiende' | 'trabaja'
}

/** The guide's three options. In Servicio Social entidad and sede are not asked: they are the plaza's. */
export const options: Record<ApplicationKind, Option> = {
  PROFESIONAL: {
    slug: 'profesional',
    questions: ['rethus', 'entidad', 'sede', 'mensaje'],
    entidadKinds: ['IPS', 'EPS'],
    verb: 'atiende',
  },
  SERVICIO_SOCIAL: { slug: 'servicio-social', questions: ['plaza', 'mensaje'], entidadKinds: ['IPS'], verb: 'atiende' },
  OTRO: {
    slug: 'otro-usuario',
    questions: ['entidad', 'sede', 'rol', 'mensaje'],
    entidadKinds: ['IPS', 'EPS'],
    verb: 'trabaja',
  },
}

/** "Antes de empezar" of an option. */
export const startPath = (kind: ApplicationKind) => `/registro/${options[kind].slug}`
export const pathOf = (kind: ApplicationKind, page: Question | 'revise' | 'enviada') => `${startPath(kind)}/${page}`
export const firstPath = (kind: ApplicationKind) => pathOf(kind, options[kind].questions[0] ?? 'mensaje')

/** The question before this one; of the first, where the option begins. */
export function pathBefore(kind: ApplicationKind, question: Question) {
  const { questions } = options[kind]
  const before = questions[questions.indexOf(question) - 1]
  return before ? pathOf(kind, before) : startPath(kind)
}

/** "pregunta 2 de 4" */
export function placeOf(kind: ApplicationKind, question: Question) {
  const { questions } = options[kind]
  return `pregunta ${questions.indexOf(question) + 1} de ${questions.length}`
}
