import type { ApplicationAct } from '../applications/index.ts'
import type { TaskFacts, TaskStep, Voice } from './task.ts'

/** What a step says of itself; what it leaves out is said by `stepOf`. */
export type Said = Pick<TaskStep, 'place' | 'tag' | 'holder'> & Partial<Omit<TaskStep, 'key' | 'title' | 'system'>>

/** Sees the facts of one application, and says one step of it. */
export type Say = (facts: TaskFacts, voice: Voice) => Said

type More = Partial<Omit<TaskStep, 'key' | 'title' | 'system' | 'place' | 'tag' | 'holder'>>

export const done = (holder: string, more: More = {}): Said => ({
  ...{ place: 'done', tag: { tone: 'ok', text: 'Cumplido' }, holder },
  ...more,
})
export const coming = (holder: string, more: More = {}): Said => ({
  ...{ place: 'now', tag: { tone: 'info', text: 'En curso' }, holder },
  ...more,
})
export const waits = (holder: string, more: More = {}): Said => ({
  ...{ place: 'now', tag: { tone: 'warn', text: 'En espera' }, holder },
  ...more,
})
export const failed = (holder: string, more: More = {}): Said => ({
  ...{ place: 'now', tag: { tone: 'bad', text: 'No cumple' }, holder },
  ...more,
})
export const later = (holder: string, more: More = {}): Said => ({
  ...{ place: 'later', tag: { tone: 'idle', text: 'Aún no puede' }, holder },
  ...more,
})
export const never = (holder: string, more: More = {}): Said => ({
  ...{ place: 'later', tag: { tone: 'idle', text: 'No aplica' }, holder },
  ...more,
})
/** To whoever sent it it is his turn; to others it waits for him. */
export const yours = (voice: Voice, holder: string, more: More = {}): Said => ({
  ...waits(holder, { office: 'persona', ...more }),
  ...(voice === 'own' && { tag: { tone: 'warn', text: 'Le toca a usted' } as const }),
})

/** To the reader, or about the person. */
export const by = (voice: Voice, own: string, about: string) => (voice === 'own' ? own : about)

export const lastOf = ({ movements }: TaskFacts, act: ApplicationAct) =>
  movements.findLast((movement) => movement.act === act) ?? null

/** Something was given, and this account no longer acts as the person: it is not shown what the person holds. */
export const isUnproved = ({ proofing, application: { state } }: TaskFacts) =>
  proofing !== 2 && (state === 'ACTIVADA' || state === 'APROBADA')

/** A sanction in force, with its end where one is known. */
export function sanctionOf({ rules }: TaskFacts) {
  const rule = rules.find((one) => one.rule === 'R-AUT-3')
  return rule?.isSatisfied === false ? { from: rule.evidence?.knownSince ?? null, until: rule.evidence?.until ?? null } : null
}
