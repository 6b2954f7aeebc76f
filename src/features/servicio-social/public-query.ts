import { z } from 'zod'
import { lastDayOf, periodOf } from '../../shared/calendar.ts'
import type { Db } from '../../shared/sql.ts'
import { type Document, findPersonByDocument, fullName } from '../people/index.ts'
import { findLatestAsOf } from '../registers/index.ts'
import { getEntidad, getSede } from '../reps/index.ts'
import { decideStanding, type PlazaStanding } from './decide-standing.ts'
import { inscriptionStateNames, professionNames } from './plaza.ts'
import { findPlazaStanding } from './standing.ts'

/** What anybody may read of somebody's service: neither contact nor the reasons of a decision. */
export type PublicRecord = PlazaStanding & {
  document: Document
  askedAt: Date
  /** Null when nobody of this document is known. */
  name: string | null
  place: { entidadName: string; sedeName: string; municipio: string | null } | null
  /** The instant of the newest file of the register; null when none was loaded. */
  asOf: Date | null
}

/** The public query of the guide's first step (R-SS-15). Whoever has no inscription and no plaza has no name either. */
export async function queryServicioSocial(db: Db, document: Document, now: Date): Promise<PublicRecord> {
  const person = await findPersonByDocument(db, document, now)
  const standing = person ? await findPlazaStanding(db, person.id, now) : decideStanding([], [], now)
  const { inscription, plaza } = standing
  const sede = plaza && (await getSede(db, plaza.sedeId))
  const place = sede && {
    entidadName: (await getEntidad(db, sede.entidadId)).name,
    sedeName: sede.name,
    municipio: sede.municipio && `${sede.municipio.name}, ${sede.municipio.departamento}`,
  }
  const name = person && (inscription || plaza) ? fullName(person.names) : null
  return { ...standing, document, askedAt: now, name, place, asOf: await findLatestAsOf(db, 'SERVICIO_SOCIAL') }
}

const day = z.iso.date()

/** What `GET /api/servicio-social` answers, also when nothing is known. */
export const PublicAnswer = z.object({
  document: z.object({ type: z.string(), number: z.string() }),
  standing: z.enum([
    'PLAZA_ACTIVA',
    'PLAZA_ASIGNADA',
    'PLAZA_SUSPENDIDA',
    'PLAZA_TERMINADA',
    'EXONERADO',
    'INSCRITO',
    'POR_APROBAR',
    'RECHAZADO',
    'ANULADO',
    'NO_INSCRITO',
  ]),
  isInscribed: z.boolean(),
  hasPlaza: z.boolean(),
  isActive: z.boolean(),
  asOf: z.iso.datetime().nullable().describe('Del último archivo cargado; null: no se ha cargado ninguno.'),
  askedAt: z.iso.datetime(),
  name: z.string().nullable(),
  inscription: z.object({ process: z.string(), profession: z.string(), state: z.string(), since: z.iso.datetime() }).nullable(),
  plaza: z
    .object({
      code: z.string(),
      profession: z.string(),
      entidad: z.string(),
      sede: z.string(),
      municipio: z.string().nullable(),
      from: day,
      last: day.nullable().describe('Último día.'),
    })
    .nullable(),
  missing: z.array(z.string()),
})
export type PublicAnswer = z.infer<typeof PublicAnswer>

/** The same facts as the page, without ids of ours. */
export function publicAnswer(record: PublicRecord): PublicAnswer {
  const { document, standing, isInscribed, hasPlaza, isActive, asOf, askedAt, name, inscription, plaza, place, missing } = record
  const period = plaza && periodOf(plaza.during)
  return {
    document,
    standing,
    isInscribed,
    hasPlaza,
    isActive,
    asOf: asOf?.toISOString() ?? null,
    askedAt: askedAt.toISOString(),
    name,
    inscription: inscription && {
      process: inscription.round,
      profession: professionNames[inscription.professionCode] ?? inscription.professionCode,
      state: inscriptionStateNames[inscription.state],
      since: inscription.stateSince.toISOString(),
    },
    plaza:
      plaza && period && place
        ? {
            code: plaza.code,
            profession: professionNames[plaza.professionCode] ?? plaza.professionCode,
            entidad: place.entidadName,
            sede: place.sedeName,
            municipio: place.municipio,
            from: period.from,
            last: lastDayOf(period),
          }
        : null,
    missing,
  }
}
