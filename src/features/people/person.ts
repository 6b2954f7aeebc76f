import type { CalendarDate } from '../../shared/calendar.ts'
import type { PersonId } from '../../shared/id.ts'

/** The four parts of a Colombian name. */
export type Names = { first: string; second: string | null; firstSurname: string; secondSurname: string | null }

/** "Ana María Pérez Gómez" */
export const fullName = ({ first, second, firstSurname, secondSurname }: Names) =>
  [first, second, firstSurname, secondSurname].filter(Boolean).join(' ')

/** Who said it: the person in his account, or a register. */
export type Source = 'CUENTA' | 'RETHUS' | 'SERVICIO_SOCIAL'

export type Person = { id: PersonId; names: Names; birthDate: CalendarDate | null; namesFrom: Source }
