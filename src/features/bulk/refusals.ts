import { presentRefusal, type Refusal } from '../enrolment/index.ts'
import type { Reason } from './bulk.ts'
import type { LoadRefusal } from './decide-load.ts'

/** Why a row finds nobody or nothing to act on; the acts themselves refuse with the words of enrolment. */
export type RowRefusal =
  | Refusal
  | { code: 'cannot-be-read'; message: string }
  | { code: 'repeated'; line: number }
  | { code: 'sede-missing' }
  | { code: 'sede-unknown'; sedeCode: string }
  | { code: 'sede-of-another'; sedeCode: string; entidadName: string }
  | { code: 'sede-not-covered'; sedeName: string }
  | { code: 'person-unknown' }
  | { code: 'name-unlike'; personName: string }
  | { code: 'nobody-waiting' }
  | { code: 'waiting-at-another'; sedeName: string; sedeCode: string }
  | { code: 'returned' }
  | { code: 'option-needed' }
  | { code: 'several-waiting' }
  | { code: 'not-active' }
  | { code: 'several-active' }
  | { code: 'changed-since-plan' }

type Own = Exclude<RowRefusal, Refusal>

/** On which rule a refusal stands and what norm that rule comes from: docs/rules, shown at /normas. */
const ruleOf: Partial<Record<RowRefusal['code'], readonly [rule: string, norm: string | null]>> = {
  'self-activation': ['R-ACT-1', 'Guía MIPRES 2023, 1, paso 4'],
  'period-ends-before-it-starts': ['R-ACT-2', null],
  'period-starts-in-the-past': ['R-ACT-2', null],
  'not-proofed': ['R-ACT-3', null],
  'not-in-rethus': ['R-ACT-4', 'Guía MIPRES 2023, 1, paso 1'],
  'identification-not-current': ['R-ACT-4', 'Guía MIPRES 2023, 1, paso 1'],
  dead: ['R-ACT-4', 'Guía MIPRES 2023, 1, paso 1'],
  sanctioned: ['R-ACT-5', 'Ley 1164 de 2007'],
  'already-active': ['R-ACT-6', null],
  'nobody-waiting': ['R-ACT-7', 'Guía MIPRES 2023, 1, paso 3'],
  'waiting-at-another': ['R-ACT-7', 'Guía MIPRES 2023, 1, paso 3'],
  returned: ['R-ACT-7', 'Guía MIPRES 2023, 1, paso 3'],
  'stale-form': ['R-ACT-7', null],
  'changed-since-plan': ['R-MAS-5', null],
  'self-enrolment': ['R-ENR-1', null],
  'role-not-offered': ['R-ENR-2', 'Guía MIPRES 2023, 1, paso 4'],
  'role-not-for-profession': ['R-ENR-3', null],
  'outside-activation': ['R-ENR-4', null],
  'already-enrolled': ['R-ENR-5', null],
  'role-excluded': ['R-ENR-6', null],
  'second-person-needed': ['R-ENR-7', null],
  'self-proofing': ['R-IDE-1', null],
  'document-is-not-the-claimed': ['R-IDE-2', null],
  'person-already-held': ['R-IDE-3', null],
  'plaza-at-another-sede': ['R-SS-1', 'Guía MIPRES 2023, 2'],
  'outside-plaza': ['R-SS-2', 'Guía MIPRES 2023, 2'],
  'cannot-be-read': ['R-MAS-2', null],
  repeated: ['R-MAS-3', null],
  'name-unlike': ['R-MAS-4', null],
  'sede-not-covered': ['R-MAS-5', null],
  'office-ended': ['R-MAS-5', null],
}

/** Why, as plan and report say it. */
export function reasonOf(refusal: RowRefusal): Reason {
  const [rule, norm] = ruleOf[refusal.code] ?? [null, null]
  return { code: refusal.code, message: messageOf(refusal), rule, norm }
}

const isOwn = (refusal: RowRefusal): refusal is Own => refusal.code in ownMessages

/** Where the act's sentence speaks of its form, and a file has a column or another way. */
const inAFile: Partial<Record<RowRefusal['code'], string>> = {
  'not-proofed': 'Falta ver su documento: cuando lo haya visto, escriba «sí» en documento_visto.',
  'reason-missing': 'Escriba el motivo: la persona lo leerá tal cual.',
  'office-ended': 'Su delegación ya no cubre esta sede.',
  'not-in-that-state': 'Otra persona respondió la solicitud mientras tanto.',
  'stale-form': 'Otra persona cambió la solicitud mientras tanto.',
  'already-ended': 'Ya había terminado.',
}

const messageOf = (refusal: RowRefusal) => inAFile[refusal.code] ?? wordsOf(refusal)

const wordsOf = (refusal: RowRefusal) =>
  isOwn(refusal) ? (ownMessages[refusal.code] as (refusal: Own) => string)(refusal) : presentRefusal(refusal).message

const ownMessages: { [C in Own['code']]: (refusal: Extract<Own, { code: C }>) => string } = {
  'cannot-be-read': ({ message }) => message,
  repeated: ({ line }) => `Repite a la persona y la sede de la fila ${line}: deje una sola.`,
  'sede-missing': () => 'Escriba en codigo_sede el código de la sede.',
  'sede-unknown': ({ sedeCode }) => `No existe en REPS la sede ${sedeCode}: copie su código de la plantilla.`,
  'sede-of-another': ({ sedeCode, entidadName }) => `La sede ${sedeCode} es de otra entidad: ${entidadName}.`,
  'sede-not-covered': ({ sedeName }) => `Su delegación no cubre ${sedeName}. Lo hace un delegado de esa sede.`,
  'person-unknown': () => 'No conocemos a nadie con este documento: revise el número, o pida a la persona que se registre.',
  'name-unlike': ({ personName }) => `Ese documento es de ${personName}, no de quien dice el archivo: revise el número.`,
  'nobody-waiting': () => 'No tiene una solicitud en esta sede: la persona debe registrarse primero.',
  'waiting-at-another': ({ sedeName, sedeCode }) => `Su solicitud es para ${sedeName}: escriba en codigo_sede ${sedeCode}.`,
  returned: () => 'Usted le devolvió la solicitud: espere a que la persona la corrija.',
  'option-needed': () => 'Tiene varias solicitudes en esta sede: diga en opcion cuál.',
  'several-waiting': () => 'Dos cuentas dicen ser esta persona: véalas una por una en la cola.',
  'not-active': () => 'No está activa en esta sede: no hay nada que terminar.',
  'several-active': () => 'Tiene dos activaciones en esta sede, una de ellas futura: termínelas una por una en Personas.',
  'changed-since-plan': () => 'La solicitud cambió después del plan: revísela en la cola y cárguela de nuevo.',
}

export type LoadPresentation = { status: 403 | 409 | 422; message: string }

const stateTexts = {
  COMPROBANDO: 'Todavía se está comprobando.',
  COMPROBADO: 'Está comprobado y espera que usted lo aplique.',
  APLICANDO: 'Ya se está aplicando.',
  DETENIDO: 'Está detenido.',
  APLICADO: 'Ya se aplicó. Aquí está su informe.',
  VENCIDO: 'El plan venció: cargue el archivo de nuevo.',
} as const

/** Why a plan is not applied, stopped or checked anew. */
export function presentLoadRefusal(refusal: LoadRefusal | { code: 'attempt-reused' }): LoadPresentation {
  switch (refusal.code) {
    case 'not-in-that-state':
      return { status: 409, message: stateTexts[refusal.state] }
    case 'not-yours':
      return { status: 403, message: 'Solo quien cargó el archivo puede aplicarlo: declara qué documentos vio.' }
    case 'expired':
      return { status: 409, message: 'El plan venció. Nada se ha aplicado: cargue el archivo de nuevo.' }
    case 'nothing-to-do':
      return { status: 422, message: 'En este plan no hay filas que se puedan aplicar.' }
    case 'attempt-reused':
      return { status: 409, message: 'Este formulario ya se envió con otros datos. Abra la página de nuevo.' }
  }
}
