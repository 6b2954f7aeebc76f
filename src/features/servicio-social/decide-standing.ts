import type { During } from '../../shared/calendar.ts'
import { type Inscription, isToStart, type Plaza } from './plaza.ts'

/** Where a person stands towards the service, in one word. */
export type Standing =
  | 'PLAZA_ACTIVA'
  | 'PLAZA_ASIGNADA'
  | 'PLAZA_SUSPENDIDA'
  | 'PLAZA_TERMINADA'
  | 'EXONERADO'
  | 'INSCRITO'
  | 'POR_APROBAR'
  | 'RECHAZADO'
  | 'ANULADO'
  | 'NO_INSCRITO'

export type PlazaStanding = {
  standing: Standing
  /** The guide's three conditions, in its order. */
  isInscribed: boolean
  hasPlaza: boolean
  isActive: boolean
  inscription: Inscription | null
  /** The plaza that counts today: in force, else to start, else the latest. */
  plaza: Plaza | null
  /** What of the guide's first step is still missing, for the person to read; empty when nothing is. */
  missing: string[]
}

const isIn = ({ from, until }: During, at: Date) => from <= at && (until === null || at < until)

/** The latest that holds; of several, one that was approved before the rest. */
const countingInscription = (inscriptions: Inscription[]): Inscription | null =>
  inscriptions.find(({ state }) => state === 'APROBADA') ?? inscriptions[0] ?? null

const countingPlaza = (plazas: Plaza[], at: Date): Plaza | null =>
  plazas.find((plaza) => !isToStart(plaza) && isIn(plaza.during, at)) ??
  plazas.find(isToStart) ??
  plazas.toSorted((a, b) => b.during.from.getTime() - a.during.from.getTime())[0] ??
  null

/** R-SS-3: inscribed, with a plaza assigned, and the plaza active at this instant. Inscriptions are given latest first. */
export function decideStanding(inscriptions: Inscription[], plazas: Plaza[], at: Date): PlazaStanding {
  const inscription = countingInscription(inscriptions)
  const plaza = countingPlaza(plazas, at)
  const isActive = plaza !== null && !isToStart(plaza) && isIn(plaza.during, at)
  const isToCome = plaza !== null && !isActive && (isToStart(plaza) || plaza.during.from > at)
  // Whoever holds a plaza was inscribed, also where the register does not say how.
  const isInscribed = isActive || isToCome || inscription?.state === 'APROBADA' || inscription?.state === 'INSCRITA'
  const standing = wordOf({ inscription, plaza, isActive, isToCome })
  return { standing, isInscribed, hasPlaza: isActive || isToCome, isActive, inscription, plaza, missing: missingOf[standing] }
}

type Seen = { inscription: Inscription | null; plaza: Plaza | null; isActive: boolean; isToCome: boolean }

function wordOf({ inscription, plaza, isActive, isToCome }: Seen): Standing {
  if (isActive) return 'PLAZA_ACTIVA'
  if (isToCome) return 'PLAZA_ASIGNADA'
  if (plaza?.state === 'SUSPENDIDA') return 'PLAZA_SUSPENDIDA'
  if (inscription?.state === 'EXONERADA') return 'EXONERADO'
  if (plaza) return 'PLAZA_TERMINADA'
  switch (inscription?.state) {
    case 'APROBADA':
      return 'INSCRITO'
    case 'INSCRITA':
      return 'POR_APROBAR'
    case 'RECHAZADA':
      return 'RECHAZADO'
    case 'ANULADA':
      return 'ANULADO'
    case undefined:
      return 'NO_INSCRITO'
  }
}

const missingOf: Record<Standing, string[]> = {
  PLAZA_ACTIVA: [],
  PLAZA_ASIGNADA: ['La plaza está asignada y no ha comenzado: la IPS informa el inicio.'],
  PLAZA_SUSPENDIDA: ['La plaza está suspendida: la secretaría de salud dice cuándo se reanuda.'],
  PLAZA_TERMINADA: ['La plaza ya terminó. Si está en el ReTHUS, regístrese como profesional de la salud.'],
  EXONERADO: ['Está exonerado del servicio: regístrese como profesional de la salud cuando figure en el ReTHUS.'],
  INSCRITO: ['Falta que le asignen una plaza.', 'Falta que la plaza esté activa.'],
  POR_APROBAR: [
    'Falta que la secretaría de salud apruebe su inscripción.',
    'Falta que le asignen una plaza.',
    'Falta que la plaza esté activa.',
  ],
  RECHAZADO: ['La secretaría de salud rechazó su inscripción: el motivo está en la respuesta.'],
  ANULADO: ['Su inscripción fue anulada: inscríbase de nuevo en el siguiente proceso.'],
  NO_INSCRITO: ['Falta su inscripción en el Servicio Social Obligatorio.'],
}
