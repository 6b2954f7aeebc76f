import { accept, type Result, refuse } from '../../shared/result.ts'
import { type InscriptionState, type SocialProfession, socialProfessions } from './plaza.ts'

export type InscriptionRefusal =
  | { code: 'round-missing' }
  | { code: 'profession-missing' }
  | { code: 'person-is-dead' }
  | { code: 'already-inscribed' }
  | { code: 'reason-missing' }
  | { code: 'inscription-not-now'; state: InscriptionState }
  | { code: 'holds-plaza' }
  | { code: 'self-act' }

/** R-SS-6: what may become of an inscription. */
export const inscriptionLife: Record<InscriptionState, readonly InscriptionState[]> = {
  INSCRITA: ['APROBADA', 'RECHAZADA', 'ANULADA', 'EXONERADA'],
  APROBADA: ['ANULADA', 'EXONERADA'],
  RECHAZADA: [],
  ANULADA: [],
  EXONERADA: [],
}

type Asked = { round: string; professionCode: string }

/** R-SS-6: once for each round, in one of the four professions. */
export function decideInscription(
  { round, professionCode }: Asked,
  facts: { isDead: boolean; rounds: string[]; isOwn: boolean },
): Result<{ round: string; professionCode: SocialProfession }, InscriptionRefusal> {
  if (facts.isOwn) return refuse({ code: 'self-act' })
  if (round === '') return refuse({ code: 'round-missing' })
  const profession = socialProfessions.find((code) => code === professionCode)
  if (!profession) return refuse({ code: 'profession-missing' })
  if (facts.isDead) return refuse({ code: 'person-is-dead' })
  if (facts.rounds.includes(round)) return refuse({ code: 'already-inscribed' })
  return accept({ round, professionCode: profession })
}

type Move = { to: InscriptionState; reason: string }
type MoveFacts = { state: InscriptionState; holdsPlaza: boolean; isOwn: boolean }

/** R-SS-6: with a reason whenever it is not approved; and never under a plaza that stands on it. */
export function decideInscriptionMove(
  { to, reason }: Move,
  { state, holdsPlaza, isOwn }: MoveFacts,
): Result<null, InscriptionRefusal> {
  if (isOwn) return refuse({ code: 'self-act' })
  if (!inscriptionLife[state].includes(to)) return refuse({ code: 'inscription-not-now', state })
  if (to !== 'APROBADA' && reason === '') return refuse({ code: 'reason-missing' })
  if (holdsPlaza) return refuse({ code: 'holds-plaza' })
  return accept(null)
}
