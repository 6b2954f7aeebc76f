import { daysOf } from './decide-administrations.ts'

/** How long a formula is delivered at once; a longer one in several parts. More than a year is for its writer to say (R-PRE-5). */
const deliveredAtOnce = 90
const longest = 365

/** TipoPrest as it is usual for so long a treatment, as typed: única (1), or sucesiva (2). */
export function usualProvision({ duration, durationUnit }: { duration: string; durationUnit: string }): '1' | '2' {
  const days = /^\d{1,4}$/.test(duration.trim())
    ? daysOf({ duration: Number(duration), durationUnit: { code: durationUnit } })
    : 0
  return days > deliveredAtOnce && days <= longest ? '2' : '1'
}
