import { type CalendarDate, dayOf } from '../../shared/calendar.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { type Provision, type SocialProfession, socialProfessions } from './plaza.ts'

export type ReportRefusal =
  | { code: 'not-an-ips' }
  | { code: 'profession-missing' }
  | { code: 'modality-missing' }
  | { code: 'provision-missing' }
  | { code: 'day-missing'; field: 'desde' | 'hasta' }
  | { code: 'days-cross' }
  | { code: 'ends-in-the-past'; today: CalendarDate }

type Asked = {
  professionCode: string
  modality: number | null
  provision: Provision | null
  firstDay: CalendarDate | null
  lastDay: CalendarDate | null
}
export type Reported = {
  professionCode: SocialProfession
  modality: number
  provision: Provision
  firstDay: CalendarDate
  lastDay: CalendarDate
}

/** R-SS-5: by an IPS, in one of the four professions, for days that are not over. */
export function decideReport(asked: Asked, facts: { now: Date; entidadKind: string | null }): Result<Reported, ReportRefusal> {
  const { modality, provision, firstDay, lastDay } = asked
  if (facts.entidadKind !== 'IPS') return refuse({ code: 'not-an-ips' })
  const professionCode = socialProfessions.find((code) => code === asked.professionCode)
  if (!professionCode) return refuse({ code: 'profession-missing' })
  if (modality === null) return refuse({ code: 'modality-missing' })
  if (!provision) return refuse({ code: 'provision-missing' })
  if (!firstDay) return refuse({ code: 'day-missing', field: 'desde' })
  if (!lastDay) return refuse({ code: 'day-missing', field: 'hasta' })
  if (lastDay < firstDay) return refuse({ code: 'days-cross' })
  const today = dayOf(facts.now)
  if (lastDay < today) return refuse({ code: 'ends-in-the-past', today })
  return accept({ professionCode, modality, provision, firstDay, lastDay })
}
