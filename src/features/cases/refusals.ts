import type { AttemptRefusal } from '../../platform/idempotency.ts'

export type Refusal =
  | { code: 'notice-unknown' | 'notice-used' | 'notice-over' }
  | { code: 'said-too-long'; length: number }
  | {
      code:
        | 'case-unknown'
        | 'already-closed'
        | 'own-case'
        | 'office-ended'
        | 'outcome-missing'
        | 'reason-missing'
        | 'proofed-anew'
    }
  /** A rule stands in the way of giving it back: in its own words. */
  | { code: 'rules-refuse'; message: string }
  | AttemptRefusal

/** What the database says by a constraint's name. A name that is not here is a fault. */
export const refusalByConstraint: Partial<Record<string, Refusal>> = {
  desk_case_one_open: { code: 'notice-used' },
  desk_case_not_own: { code: 'own-case' },
  activation_no_overlap: { code: 'rules-refuse', message: 'Otro delegado acaba de activarla en esa sede.' },
  activation_inside_plaza: { code: 'rules-refuse', message: 'Las fechas ya no caben en la plaza.' },
  plaza_alone: { code: 'rules-refuse', message: 'Presta el Servicio Social Obligatorio en otra sede.' },
  role_grant_no_overlap: { code: 'rules-refuse', message: 'Ya tiene ese rol en esas fechas.' },
  role_grant_inside_activation: { code: 'rules-refuse', message: 'El rol ya no cabe en la activación.' },
  delegation_no_overlap: { code: 'rules-refuse', message: 'Ya tiene una delegación en esa entidad en esas fechas.' },
  proofing_one_account: { code: 'proofed-anew' },
}

export type Presentation = { status: 403 | 404 | 409 | 410 | 422; field: string | null; message: string }

/** A new refusal code does not compile until it has a status and a sentence here. */
export function presentRefusal(refusal: Refusal): Presentation {
  switch (refusal.code) {
    case 'notice-unknown':
      return { status: 404, field: null, message: 'Este enlace no es de ninguno de nuestros avisos.' }
    case 'notice-used':
      return { status: 409, field: null, message: 'Este enlace ya se usó. Lo que dijo quedó escrito y la mesa lo revisa.' }
    case 'notice-over':
      return { status: 410, field: null, message: 'Este enlace venció. Nada ha cambiado.' }
    case 'said-too-long':
      return { status: 422, field: 'dicho', message: `Escribió ${refusal.length} letras: acórtelo a 500 o menos.` }
    case 'case-unknown':
      return { status: 404, field: null, message: 'Ese caso no existe.' }
    case 'already-closed':
      return { status: 409, field: null, message: 'Otro funcionario ya resolvió este caso. Nada cambió.' }
    case 'own-case':
      return { status: 403, field: null, message: 'Es su propio caso: lo resuelve otro funcionario.' }
    case 'office-ended':
      return { status: 403, field: null, message: 'Su nombramiento en la mesa ya no está vigente. Nada se ha guardado.' }
    case 'outcome-missing':
      return { status: 422, field: 'resultado', message: 'Elija si fue suplantación o si sí fue la persona.' }
    case 'reason-missing':
      return { status: 422, field: 'motivo', message: 'Escriba el motivo: la persona lo leerá tal cual.' }
    case 'proofed-anew':
      return {
        status: 409,
        field: 'resultado',
        message: 'Otra cuenta ya se comprobó como esta persona: esta no puede volver a actuar como ella. El caso sigue abierto.',
      }
    case 'rules-refuse':
      return {
        status: 422,
        field: 'resultado',
        message: `Hoy no se le puede devolver: ${refusal.message} El caso sigue abierto.`,
      }
    case 'attempt-reused':
      return { status: 409, field: null, message: 'Este formulario ya se envió con otros datos. Abra la página de nuevo.' }
  }
}
