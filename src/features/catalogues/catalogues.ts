import type { CalendarDate } from '../../shared/calendar.ts'

/** What a table says of a code besides its name. */
export type MoreColumn = 'simbolo' | 'departamento'

/** How a table is written. */
export type Catalogue = {
  id: string
  name: string
  /** What it is for, one line. */
  about: string
  /** Every code of it, in capitals. */
  pattern: RegExp
  /** "cinco cifras" */
  codes: string
  /** The column that only tables like it have; its files must bring it. */
  more: { column: MoreColumn; name: string } | null
}

const plain = (id: string, name: string, about: string, pattern: RegExp, codes: string): Catalogue => ({
  ...{ id, name, about, pattern, codes },
  more: null,
})
const withMore = (column: MoreColumn, columnName: string, catalogue: Catalogue): Catalogue => ({
  ...catalogue,
  more: { column, name: columnName },
})

/** Every table that a prescription names codes of, as the dictionary of the web services calls for them. */
export const catalogues: readonly Catalogue[] = [
  plain(
    ...(['cie10', 'Diagnósticos (CIE-10)', 'El diagnóstico principal y los relacionados'] as const),
    ...([/^[A-Z]\d\d[0-9A-Z]$/, 'una letra, dos cifras y una cifra o letra'] as const),
  ),
  plain('dci', 'Principios activos (DCI)', 'De qué está hecho un medicamento', /^\d{5}$/, 'cinco cifras'),
  plain(
    ...(['cups', 'Procedimientos (CUPS)', 'Procedimientos en salud'] as const),
    ...([/^[0-9A-Z]\d{5}$/, 'seis cifras, o una letra y cinco cifras'] as const),
  ),
  plain('enfermedad-huerfana', 'Enfermedades huérfanas', 'Códigos de las enfermedades huérfanas', /^\d{4}$/, 'cuatro cifras'),
  plain(
    ...(['forma-farmaceutica', 'Formas farmacéuticas', 'Tableta, jarabe, crema'] as const),
    ...([/^[A-Z]{1,5}\d{3,5}$/, 'letras y cifras, ocho a lo más'] as const),
  ),
  plain('via-administracion', 'Vías de administración', 'Por dónde se administra', /^\d{3}$/, 'tres cifras'),
  withMore(
    ...(['simbolo', 'Símbolo'] as const),
    plain('unidad-medida', 'Unidades de medida', 'De la concentración de un principio activo', /^\d{4}$/, 'cuatro cifras'),
  ),
  withMore(
    ...(['simbolo', 'Símbolo'] as const),
    plain('unidad-dosis', 'Unidades de dosis', 'De la dosis que se administra', /^\d{4}$/, 'cuatro cifras'),
  ),
  plain('presentacion', 'Presentaciones', 'En qué se cuenta la cantidad total', /^\d{2}$/, 'dos cifras'),
  plain('frecuencia', 'Frecuencias', 'Cada cuánto se administra o se usa', /^\d$/, 'una cifra'),
  plain('duracion', 'Duraciones', 'En qué se cuenta la duración del tratamiento', /^\d$/, 'una cifra'),
  plain('indicacion-especial', 'Indicaciones especiales', 'Cómo se administra', /^\d{1,2}$/, 'una o dos cifras'),
  plain('tipo-medicamento', 'Tipos de medicamento', 'Medicamento, vital no disponible, preparación', /^\d$/, 'una cifra'),
  plain('tipo-tecnologia', 'Tipos de tecnología', 'Medicamento, procedimiento, dispositivo', /^[A-Z]$/, 'una letra'),
  plain('tipo-prestacion', 'Tipos de prestación', 'Única o sucesiva', /^\d$/, 'una cifra'),
  plain('ambito', 'Ámbitos de atención', 'Dónde se atiende al paciente', /^\d{2}$/, 'dos cifras'),
  plain('modalidad-junta', 'Modalidades de junta', 'Cómo se reúne la Junta de Profesionales', /^\d$/, 'una cifra'),
  plain('tipo-documento', 'Tipos de documento', 'Con qué se identifica un paciente', /^[A-Z]{2}$/, 'dos letras'),
  plain('producto-nutricional', 'Tipos de producto nutricional', 'Soporte nutricional', /^\d{4}$/, 'cuatro cifras'),
  plain('dispositivo', 'Tipos de dispositivo médico', 'Dispositivos que se prescriben', /^\d{3}$/, 'tres cifras'),
  withMore(
    ...(['departamento', 'Departamento'] as const),
    plain('municipio', 'Municipios', 'Los municipios y su departamento', /^\d{5}$/, 'cinco cifras'),
  ),
]

/** Null when there is no table of this name; capitals and the sign between the words make no difference. */
export const findCatalogue = (said: string): Catalogue | null => {
  const id = said
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, '-')
  return catalogues.find((catalogue) => catalogue.id === id) ?? null
}

/** What a table says of one code. */
export type Entry = {
  code: string
  name: string
  /** A code that is not may not be written any more; it stays for what was written with it. */
  isEnabled: boolean
  /** Since when the table says so; null where it has no such column. */
  since: CalendarDate | null
  /** The symbol of a unit, the departamento of a municipio, a former name. */
  more: Partial<Record<MoreColumn | 'antes', string>>
}

/** One version of a table, and what the load that made it changed. */
export type Version = {
  catalogue: string
  number: number
  id: string
  /** Written in this project, or a file of the sector. */
  source: 'PROPIO' | 'ARCHIVO'
  fileName: string
  asOf: Date
  loadedAt: Date
  added: number
  changed: number
  disabled: number
  enabled: number
  /** How many codes the table has in it, disabled ones included. */
  codes: number
}
