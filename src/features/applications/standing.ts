import type { AccountId, PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { findRethusStanding, type RethusStanding } from '../rethus/index.ts'
import type { RethusFacts } from './decide-application.ts'

/** Who asks, as the session says. */
export type Applicant = { accountId: AccountId; personId: PersonId }

/** What the rules of an application look at, of all that ReTHUS says. */
export function rethusFactsAt({ entry, titles, sanctions }: RethusStanding, at: Date): RethusFacts | null {
  if (!entry) return null
  const professions = titles.map(({ professionCode }) => professionCode).filter((code) => code !== null)
  const sanction = sanctions.find(({ from, until }) => from <= at && (until === null || at < until)) ?? null
  return { documentState: entry.documentState, professions: [...new Set(professions)], sanction }
}

/** The facts of a person at an instant, with the instant of which the register spoke. */
export async function loadRethus(db: Db, personId: PersonId, at: Date) {
  const standing = await findRethusStanding(db, personId)
  return { facts: rethusFactsAt(standing, at), asOf: standing.entry?.asOf ?? null }
}
