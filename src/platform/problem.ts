/** RFC 9457, `application/problem+json`, with the words for a person in `title` and `detail`. */
export type Problem = {
  /** A path under /ayuda/errores that names the kind. */
  type: string
  title: string
  status: number
  detail?: string
  /** Which fields of the request, each with a sentence. */
  errors?: { field: string | null; message: string }[]
  /** The rules of a refused decision, as `explain` gives them. */
  because?: unknown
  /** Names this request in the log. */
  requestId?: string
}

const titles = {
  'datos-invalidos': [400, 'La solicitud no tiene la forma esperada'],
  'sin-sesion': [401, 'Ingrese para continuar'],
  'origen-ajeno': [403, 'La solicitud viene de otro sitio'],
  'no-autorizado': [403, 'No puede hacer esto'],
  'no-existe': [404, 'No encontramos esta página'],
  'metodo-no-admitido': [405, 'Esta dirección no admite ese método'],
  'formulario-vencido': [409, 'Esto cambió entre tanto'],
  'muy-grande': [413, 'Lo que envió es demasiado grande'],
  'tipo-no-admitido': [415, 'No podemos leer ese tipo de contenido'],
  'no-procede': [422, 'No se puede hacer así'],
  'demasiadas-solicitudes': [429, 'Demasiadas solicitudes seguidas'],
  falla: [500, 'Tuvimos una falla'],
  'no-disponible': [503, 'El servicio no está disponible'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemKind = keyof typeof titles

/** Every kind with its status and title, for the page that documents them. */
export const problemKinds = Object.entries(titles).map(([kind, [status, title]]) => ({
  kind: kind as ProblemKind,
  status,
  title,
}))

export function problem(kind: ProblemKind, more: Omit<Problem, 'type' | 'title' | 'status'> & { status?: number } = {}): Problem {
  const [status, title] = titles[kind]
  return { type: `/ayuda/errores#${kind}`, title, status, ...more }
}
