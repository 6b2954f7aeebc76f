import { lastDayOf, periodOf } from '../../../shared/calendar.ts'
import { longDate } from '../../../shared/dates-es.ts'
import { longestInForce, sanctionState, type Verdict } from '../decide-verdict.ts'
import type { PublicRecord } from '../query-rethus.ts'
import { documentStateNames } from '../rethus.ts'

type Said = { answer: 'yes' | 'no' | 'warn'; title: string; ground: string }

const answers: Record<Verdict, Said['answer']> = {
  INSCRITO: 'yes',
  CON_NOVEDAD: 'warn',
  NO_FIGURA: 'warn',
  NO_VIGENTE: 'no',
  SANCIONADO: 'no',
  FALLECIDO: 'no',
}

/** The answer and its ground in two sentences. */
export function verdictText(record: PublicRecord): Said {
  const { verdict } = record
  return { answer: answers[verdict], title: titleOf(record), ground: groundOf(record) }
}

function titleOf({ verdict, standing: { titles, sanctions }, askedAt }: PublicRecord): string {
  switch (verdict) {
    case 'INSCRITO':
      return 'Inscrito y sin sanciones vigentes'
    case 'CON_NOVEDAD': {
      const next = sanctions.filter((one) => sanctionState(one, askedAt) === 'PROGRAMADA').at(-1)
      if (next) return `Inscrito, con una sanción desde el ${longDate(periodOf(next).from)}`
      return titles.length === 0 ? 'Inscrito, sin títulos registrados' : 'Inscrito'
    }
    case 'SANCIONADO': {
      const longest = longestInForce(sanctions, askedAt)
      const last = longest && lastDayOf(periodOf(longest))
      return last ? `Sanción vigente hasta el ${longDate(last)}` : 'Sanción vigente, sin fecha de fin'
    }
    case 'NO_VIGENTE':
      return 'Inscrito, con identificación no vigente'
    case 'FALLECIDO':
      return 'Registrado como fallecido'
    case 'NO_FIGURA':
      return 'No figura en el ReTHUS'
  }
}

function groundOf({ standing: { entry, titles, sanctions }, socialService, askedAt }: PublicRecord): string {
  const served = sanctions.filter((one) => sanctionState(one, askedAt) === 'CUMPLIDA').length
  const parts = [
    titles.length === 0 ? 'ningún título' : counted(titles.length, 'título', 'títulos', 'un'),
    ...(socialService[0] ? [socialServiceText[socialService[0].provision]] : []),
    ...(served > 0 ? [counted(served, 'sanción ya cumplida', 'sanciones ya cumplidas', 'una')] : []),
  ]
  const list = parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(', ')} y ${parts.at(-1)}`
  const state = entry ? `Identificación ${documentStateNames[entry.documentState].toLowerCase()}. ` : ''
  return `${entry?.documentState === 'FALLECIDO' ? '' : state}${list.charAt(0).toUpperCase()}${list.slice(1)}.`
}

const socialServiceText = {
  PRESTO: 'servicio social prestado',
  EXENTO: 'exento del servicio social',
  EXONERADO: 'exonerado del servicio social',
} as const

const small = ['cero', 'un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve']
const counted = (count: number, one: string, more: string, article: 'un' | 'una') =>
  count === 1 ? `${article} ${one}` : `${small[count] ?? count} ${more}`
