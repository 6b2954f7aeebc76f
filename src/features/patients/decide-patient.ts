import type { CalendarDate } from '../../shared/calendar.ts'
import { yearsOn } from './age-text.ts'
import type { Regimen } from './patient.ts'
import type { PatientDocument, PatientDocumentType } from './patient-document.ts'

export type PatientFault =
  | { code: 'born-in-the-future' }
  | { code: 'born-too-long-ago' }
  | { code: 'too-young-for-document'; type: 'CC' | 'AS' }
  | { code: 'too-old-for-document'; type: 'RC' | 'NV' | 'MS' }
  | { code: 'mother-missing' }
  | { code: 'mother-not-asked' }
  | { code: 'mother-is-patient' }
  | { code: 'eps-missing' }
  | { code: 'regimen-without-eps' }

type Said = {
  document: PatientDocument
  birthDate: CalendarDate
  mother: PatientDocument | null
  hasEps: boolean
  regimen: Regimen | null
}

const adult = 18
const oldest = 120

/** R-PAC-5: §6.2 asks for it of newborns, and of minors whom nobody identified. */
export const needsMother = (type: PatientDocumentType) => type === 'NV' || type === 'MS'

/** What is surely wrong: R-PAC-4, R-PAC-5 and R-PAC-6. All of it at once. */
export function decidePatient({ document, birthDate, mother, hasEps, regimen }: Said, today: CalendarDate): PatientFault[] {
  const faults: PatientFault[] = []
  const { type } = document
  const years = yearsOn(birthDate, today)
  if (birthDate > today) faults.push({ code: 'born-in-the-future' })
  else if (years > oldest) faults.push({ code: 'born-too-long-ago' })
  else if ((type === 'CC' || type === 'AS') && years < adult) faults.push({ code: 'too-young-for-document', type })
  else if ((type === 'RC' || type === 'NV' || type === 'MS') && years >= adult)
    faults.push({ code: 'too-old-for-document', type })

  if (needsMother(type) && !mother) faults.push({ code: 'mother-missing' })
  if (!needsMother(type) && mother) faults.push({ code: 'mother-not-asked' })
  if (mother?.type === type && mother.number === document.number) faults.push({ code: 'mother-is-patient' })

  if (!hasEps && (regimen === 'CONTRIBUTIVO' || regimen === 'SUBSIDIADO')) faults.push({ code: 'eps-missing' })
  if (hasEps && (regimen === 'EXCEPCION' || regimen === 'NO_AFILIADO')) faults.push({ code: 'regimen-without-eps' })
  return faults
}

export type PatientNote = { code: 'document-for-older' | 'document-for-younger' | 'birth-unregistered'; message: string }

/** R-PAC-4: what is unusual and yet happens is said, and stops nobody. */
export function notesOn(type: PatientDocumentType, birthDate: CalendarDate, today: CalendarDate): PatientNote[] {
  const years = yearsOn(birthDate, today)
  const older = (message: string): PatientNote[] => [{ code: 'document-for-older', message }]
  if (type === 'RC' && years >= 7) return older('Desde los 7 años se usa la tarjeta de identidad: pregunte si ya la tiene.')
  if (type === 'TI' && years >= adult) return older('Desde los 18 años se usa la cédula: pregunte si ya la tiene.')
  if (type === 'TI' && years < 7)
    return [{ code: 'document-for-younger', message: 'Antes de los 7 años se usa el registro civil: revise el documento.' }]
  if (type === 'NV' && birthDate < monthBefore(today))
    return [{ code: 'birth-unregistered', message: 'Nació hace más de un mes: pregunte si ya tiene registro civil.' }]
  return []
}

/** The same day of the month before; its last, where it has none. */
function monthBefore(day: CalendarDate): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 2, Math.min(date, last))).toISOString().slice(0, 10)
}
