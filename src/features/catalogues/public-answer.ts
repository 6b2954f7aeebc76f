import { z } from 'zod'
import type { Catalogue, Entry, Version } from './catalogues.ts'
import type { Match } from './search-store.ts'

const Table = z.object({
  table: z.string().meta({ examples: ['cie10'] }),
  name: z.string().meta({ examples: ['Diagnósticos (CIE-10)'] }),
  version: z.int().nullable().describe('La más nueva, o la que se pidió; null: la tabla todavía no se ha cargado.'),
  asOf: z.iso.datetime().nullable().describe('Instante del que hablan los datos.'),
})

const PublicEntry = z.object({
  code: z.string().meta({ examples: ['J459'] }),
  name: z.string(),
  isEnabled: z.boolean().describe('Si se puede usar en una prescripción nueva.'),
  since: z.iso.date().nullable(),
  symbol: z.string().nullable().describe('De las unidades.'),
  departamento: z.string().nullable().describe('De los municipios.'),
  formerName: z.string().nullable(),
})

export const PublicTables = z.object({
  tables: z.array(Table.extend({ codes: z.int(), enabledCodes: z.int() })),
})

export const PublicEntries = Table.extend({
  entries: z.array(
    PublicEntry.extend({
      match: z
        .enum(['code', 'words', 'alike'])
        .nullable()
        .describe('Por qué salió: por el código, por las palabras, o por palabras parecidas; null: es la lista, sin búsqueda.'),
    }),
  ),
  next: z.string().nullable().describe('Para `desde`, si la lista sigue.'),
})

export const PublicCode = Table.extend({
  entry: PublicEntry.nullable().describe('Lo que dice esa versión; null: no estaba en ella.'),
  history: z.array(PublicEntry.extend({ fromVersion: z.int(), lastVersion: z.int().nullable() })),
})

export const publicTable = ({ id, name }: Catalogue, version: Pick<Version, 'number' | 'asOf'> | null) => ({
  table: id,
  name,
  version: version?.number ?? null,
  asOf: version?.asOf.toISOString() ?? null,
})

export const publicEntry = ({ code, name, isEnabled, since, more }: Entry) => ({
  ...{ code, name, isEnabled, since },
  ...{ symbol: more.simbolo ?? null, departamento: more.departamento ?? null, formerName: more.antes ?? null },
})

export const publicHit = (entry: Entry & { match?: Match }) => ({ ...publicEntry(entry), match: entry.match ?? null })
