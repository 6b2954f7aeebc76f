import { z } from 'zod'
import { readInstantKey } from '../shared/instant-key.ts'

/** Of an /api list: how many rows a page holds, 50 unless asked for. */
export const pageLimit = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(100))
  .default(50)
  .describe('De 1 a 100.')

/** Of an /api list by instants: the `next` of the page before. What is no key of ours is refused (400). */
export const nextOfBefore = (exampleId: string, isId?: z.ZodType) =>
  z
    .string()
    .max(80)
    .refine((key) => readInstantKey(key, isId) !== null)
    .optional()
    .describe('El `next` de la página anterior.')
    .meta({ examples: [`2026-11-23T15:30:00.000Z_${exampleId}`] })
