import { capital } from '../../shared/words-es.ts'
import type { BulkRow, LoadState, Outcome, Plan, Step } from './bulk.ts'

// What plan and report call things, on the page, in the file and in the mail.

export const stateTexts: Record<LoadState, { word: string; tone: 'ok' | 'info' | 'warn' | 'bad' | 'idle' }> = {
  COMPROBANDO: { word: 'Comprobando', tone: 'info' },
  COMPROBADO: { word: 'Espera que lo aplique', tone: 'warn' },
  APLICANDO: { word: 'Aplicando', tone: 'info' },
  DETENIDO: { word: 'Detenido', tone: 'warn' },
  APLICADO: { word: 'Aplicado', tone: 'ok' },
  VENCIDO: { word: 'Vencido', tone: 'idle' },
}

const planWords: Record<Plan, string> = { HARA: 'Se hará', NADA: 'Nada que hacer', NO: 'No se hará' }
const outcomeWords: Record<Outcome, string> = {
  HECHA: 'Hecha',
  NADA: 'Nada que hacer',
  NO: 'No se hizo',
  FALLA: 'Falla nuestra',
}

const stepWords: Record<Step, string> = {
  IDENTIDAD: 'registrar su documento',
  ACTIVAR: 'activar',
  ENROLAR: 'enrolar',
  TERMINAR: 'terminar',
}

const list = new Intl.ListFormat('es', { type: 'conjunction' })

/** "Registrar su documento, activar y enrolar." */
export function stepsText(steps: readonly Step[]): string {
  const text = list.format(steps.map((step) => stepWords[step]))
  return text === '' ? '' : `${capital(text)}.`
}

/** What there is to say of a row now: what came of it, else what the plan says. `isBegun`: the plan is being applied, or was. */
export function resultWord({ plan, outcome }: Pick<BulkRow, 'plan' | 'outcome'>, isBegun: boolean): string {
  if (outcome) return outcomeWords[outcome]
  if (plan === null) return 'Sin comprobar'
  if (isBegun) return plan === 'HARA' ? 'Falta' : plan === 'NO' ? outcomeWords.NO : planWords.NADA
  return planWords[plan]
}
