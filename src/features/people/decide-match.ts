import type { CalendarDate } from '../../shared/calendar.ts'
import type { Names } from './person.ts'

/** What an account says of its owner, besides the document by which the person was found. */
export type Said = { names: Names; birthDate: CalendarDate }

/** What ReTHUS says of the person of that document; the register may not know the birth date. */
export type Registered = { names: Names; birthDate: CalendarDate | null }

export type MatchDifference = 'not-in-register' | 'given-names' | 'surnames' | 'birth-date'

/**
 * R-ACC-3: level 1 is document, names and birth date as in ReTHUS. A second name or surname that one side leaves out
 * is no difference, nor are accents, capitals, signs, or where a compound name is cut in two.
 *
 * @returns what differs; nothing when it matches
 */
export function decideMatch(said: Said, registered: Registered | null): MatchDifference[] {
  if (!registered) return ['not-in-register']
  const { names } = registered
  const agree = {
    'given-names': sameParts(said.names.first, said.names.second, names.first, names.second),
    surnames: sameParts(said.names.firstSurname, said.names.secondSurname, names.firstSurname, names.secondSurname),
    'birth-date': said.birthDate === registered.birthDate,
  }
  return (['given-names', 'surnames', 'birth-date'] as const).filter((part) => !agree[part])
}

function sameParts(first: string, second: string | null, otherFirst: string, otherSecond: string | null) {
  const isWholeTheSame = plain(first + (second ?? '')) === plain(otherFirst + (otherSecond ?? ''))
  const isOneLeftOut = second === null || otherSecond === null
  return isWholeTheSame || (isOneLeftOut && plain(first) === plain(otherFirst))
}

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()
