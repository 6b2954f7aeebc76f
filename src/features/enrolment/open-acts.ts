import type { Application } from '../applications/index.ts'
import type { Account, Proofing } from '../people/index.ts'

/** The delegado's acts on an application, by the last part of their address. */
export const actNames = ['identidad', 'activar', 'enrolar', 'devolver', 'rechazar'] as const
/** The same of an official in his place, who may also end what was given. */
export const deskActNames = [...actNames, 'terminar'] as const
export type ActName = (typeof deskActNames)[number]

type Facts = {
  application: Pick<Application, 'state'>
  proofing: Pick<Proofing, 'accountId' | 'ground'> | null
  account: Pick<Account, 'id'>
  activation: unknown
}

/** What the state of an application, and who has been seen, leave open to whoever answers it. */
export function openActs({ application: { state }, proofing, account, activation }: Facts): ReadonlySet<ActName> {
  const acts = new Set<ActName>()
  if (state !== 'ENVIADA' && state !== 'DEVUELTA' && state !== 'ACTIVADA') return acts
  const isUnseen = proofing === null || (proofing.accountId === account.id && proofing.ground === 'CONTACTO_REPS')
  if (isUnseen && state !== 'ACTIVADA') acts.add('identidad')
  if (state === 'ENVIADA') acts.add('activar').add('devolver')
  if (state === 'ACTIVADA' && activation) acts.add('enrolar')
  return acts.add('rechazar')
}
