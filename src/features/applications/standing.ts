import type { AccountId, PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { findLatestAsOf } from '../registers/index.ts'
import { findRethusStanding, type RethusStanding } from '../rethus/index.ts'
import { findPlazaStanding, findPlazasOf, type Plaza } from '../servicio-social/index.ts'
import type { PlazaEvidence } from './application.ts'
import type { PersonFacts, RethusFacts, ServiceFacts } from './decide-person.ts'

/** Who asks, as the session says. */
export type Applicant = { accountId: AccountId; personId: PersonId }

/** What the rules of an application look at, of all that ReTHUS says. */
function rethusFactsAt({ entry, titles, sanctions }: RethusStanding, at: Date): RethusFacts | null {
  if (!entry) return null
  const professions = titles.map(({ professionCode }) => professionCode).filter((code) => code !== null)
  const sanction = sanctions.find(({ from, until }) => from <= at && (until === null || at < until)) ?? null
  return { documentState: entry.documentState, professions: [...new Set(professions)], sanction }
}

async function loadService(db: Db, personId: PersonId, at: Date): Promise<ServiceFacts> {
  const { standing, plaza } = await findPlazaStanding(db, personId, at)
  const plazas = await findPlazasOf(db, personId)
  const running = plazas.find(({ during: { from, until } }) => from <= at && (until === null || at < until)) ?? null
  return { standing, plaza, running }
}

/** What both registers say of a person at an instant, with the instant of which each spoke. */
export async function loadPerson(db: Db, personId: PersonId, at: Date) {
  const standing = await findRethusStanding(db, personId)
  const facts: PersonFacts = { rethus: rethusFactsAt(standing, at), service: await loadService(db, personId, at) }
  return {
    facts,
    standing,
    rethusAsOf: standing.entry?.asOf ?? null,
    serviceAsOf: await findLatestAsOf(db, 'SERVICIO_SOCIAL'),
  }
}
export type LoadedPerson = Awaited<ReturnType<typeof loadPerson>>

/** What is kept with an application of the plaza on which it stands. */
export const plazaEvidence = (plaza: Plaza, readAt: Date, fileAsOf: Date | null): PlazaEvidence => ({
  code: plaza.code,
  assignmentId: plaza.id,
  professionCode: plaza.professionCode,
  from: plaza.during.from.toISOString(),
  until: plaza.during.until?.toISOString() ?? null,
  readAt: readAt.toISOString(),
  fileAsOf: fileAsOf?.toISOString() ?? null,
})
