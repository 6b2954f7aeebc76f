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

export const planWords: Record<Plan, string> = { HARA: 'Se hará', NADA: 'Nada que hacer', NO: 'No se hará' }
export const outcomeWords: Record<Outcome, string> = {
  HECHA: 'Hecha',
  NADA: 'Nada que hacer',
  NO: 'No se hizo',
  FALLA: 'Falla nuestra',
}

export const stepWords: Record<Step, string> = {
  IDENTIDAD: 'Registrar su documento',
  ACTIVAR: 'Activar',
  ENROLAR: 'Enrolar',
  TERMINAR: 'Terminar',
}

/** What there is to say of a row now: what came of it, else what the plan says. */
export function resultWord({ plan, outcome }: Pick<BulkRow, 'plan' | 'outcome'>): string {
  if (outcome) return outcomeWords[outcome]
  return plan ? planWords[plan] : 'Sin comprobar'
}
