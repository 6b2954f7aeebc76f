export type AskingFacts = {
  /** Is it about the person whom the asking account claims to be? */
  isAboutOneself: boolean
  /** Does the asking account act as its person (R-AUT-1)? */
  holdsPerson: boolean
  isOfficial: boolean
  /** Does the asker answer, as delegado, for the sede asked about? */
  isDelegadoOfSede: boolean
  /** Has the person applied to that entidad, or been active there? */
  isKnownAtEntidad: boolean
}

/** `own`: the whole truth about oneself. `claim`: about oneself, without what a false claim must not learn. */
export type Asking = 'own' | 'claim' | 'delegado' | 'mesa' | 'nobody'

/** R-DEC-1: who may ask about whom. */
export function decideAsking(facts: AskingFacts): Asking {
  const { isAboutOneself, holdsPerson, isOfficial, isDelegadoOfSede, isKnownAtEntidad } = facts
  if (isAboutOneself) return holdsPerson ? 'own' : 'claim'
  if (!holdsPerson) return 'nobody'
  if (isOfficial) return 'mesa'
  return isDelegadoOfSede && isKnownAtEntidad ? 'delegado' : 'nobody'
}
