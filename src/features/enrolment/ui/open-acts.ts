import type { ActName } from './act-forms.tsx'
import type { RequestPageProps } from './request-page.tsx'

/** What the state of an application, and who has been seen, leave open to whoever answers it. */
export function openActs({
  application: { state },
  proofing,
  account,
  activation,
}: Pick<RequestPageProps, 'application' | 'proofing' | 'account' | 'activation'>): ReadonlySet<ActName> {
  const acts = new Set<ActName>()
  if (state !== 'ENVIADA' && state !== 'DEVUELTA' && state !== 'ACTIVADA') return acts
  const isUnseen = proofing === null || (proofing.accountId === account.id && proofing.ground === 'CONTACTO_REPS')
  if (isUnseen && state !== 'ACTIVADA') acts.add('identidad')
  if (state === 'ENVIADA') acts.add('activar').add('devolver')
  if (state === 'ACTIVADA' && activation) acts.add('enrolar')
  return acts.add('rechazar')
}
