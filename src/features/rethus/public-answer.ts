import { z } from 'zod'
import { periodOf } from '../../shared/calendar.ts'
import { sanctionState } from './decide-verdict.ts'
import type { PublicRecord } from './query-rethus.ts'

const day = z.iso.date()

/** What `GET /api/rethus` answers, also when nobody is found: that nobody is, is an answer. */
export const PublicAnswer = z.object({
  document: z.object({ type: z.string(), number: z.string() }),
  isInscribed: z.boolean(),
  verdict: z.enum(['NO_FIGURA', 'FALLECIDO', 'SANCIONADO', 'NO_VIGENTE', 'CON_NOVEDAD', 'INSCRITO']),
  asOf: z.iso.datetime().nullable().describe('Instante del que habla el registro.'),
  askedAt: z.iso.datetime(),
  person: z
    .object({
      firstName: z.string(),
      secondName: z.string().nullable(),
      firstSurname: z.string(),
      secondSurname: z.string().nullable(),
      documentState: z.enum(['VIGENTE', 'NO_VIGENTE', 'FALLECIDO']),
    })
    .nullable(),
  titles: z.array(
    z.object({
      programType: z.enum(['AUX', 'TCP', 'TEC', 'UNV', 'ESP', 'MAE', 'DOC']),
      origin: z.enum(['LOCAL', 'EXTRANJERO']),
      profession: z.string(),
      practisingSince: day,
      act: z.string(),
      reporter: z.string(),
    }),
  ),
  socialService: z.array(
    z.object({
      provision: z.enum(['PRESTO', 'EXENTO', 'EXONERADO']),
      placeKind: z.enum(['LOCAL', 'EXTRANJERO']).nullable(),
      place: z.string().nullable(),
      from: day.nullable(),
      last: day.nullable().describe('Último día.'),
      modality: z.string().nullable(),
      program: z.string().nullable(),
      reporter: z.string(),
    }),
  ),
  sanctions: z.array(
    z.object({
      sanction: z.string(),
      authority: z.string(),
      act: z.string(),
      from: day,
      until: day.nullable().describe('Primer día en que ya no rige; null: sin fecha de fin.'),
      state: z.enum(['VIGENTE', 'PROGRAMADA', 'CUMPLIDA']),
    }),
  ),
})
export type PublicAnswer = z.infer<typeof PublicAnswer>

/** The same facts as the page, without ids of ours. */
export function publicAnswer({ document, askedAt, verdict, person, standing, socialService, asOf }: PublicRecord): PublicAnswer {
  const { entry, titles, sanctions } = standing
  return {
    document,
    isInscribed: person !== null,
    verdict,
    asOf: asOf?.toISOString() ?? null,
    askedAt: askedAt.toISOString(),
    person: person &&
      entry && {
        firstName: person.firstName,
        secondName: person.secondName,
        firstSurname: person.firstSurname,
        secondSurname: person.secondSurname,
        documentState: entry.documentState,
      },
    titles: titles.map(({ programType, origin, profession, practisingSince, act, reporter }) => ({
      programType,
      origin,
      profession,
      practisingSince,
      act,
      reporter,
    })),
    socialService: socialService.map(({ id: _, ...service }) => service),
    sanctions: sanctions.map((sanction) => ({
      sanction: sanction.sanction,
      authority: sanction.authority,
      act: sanction.act,
      ...periodOf(sanction),
      state: sanctionState(sanction, askedAt),
    })),
  }
}
