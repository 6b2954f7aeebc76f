import type { CsvColumns } from '../../platform/csv-file.ts'
import type { CalendarDate, During } from '../../shared/calendar.ts'
import type { Document, Names } from '../people/index.ts'
import type { DocumentState, Origin, ProgramType, Provision } from './rethus.ts'

const required = ['registro', 'tipo_documento', 'numero_documento'] as const
const optional = [
  'primer_nombre',
  'segundo_nombre',
  'primer_apellido',
  'segundo_apellido',
  'fecha_nacimiento',
  'estado_identificacion',
  'documento_anterior_tipo',
  'documento_anterior_numero',
  'documento_desde',
  'tipo_programa',
  'origen',
  'profesion',
  'fecha_inicio_ejercer',
  'acto_administrativo',
  'entidad_reportadora',
  'tipo_prestacion',
  'tipo_lugar',
  'lugar',
  'fecha_inicio',
  'fecha_fin',
  'modalidad',
  'programa',
  'sancion',
  'autoridad',
] as const
export type RethusColumn = (typeof required)[number] | (typeof optional)[number]

/** docs/rules/rethus.md tells which kind of row takes which. */
export const rethusColumns: CsvColumns<RethusColumn> = { required, optional }

type Row = { line: number; document: Document }

export type PersonRow = Row & {
  kind: 'PERSONA'
  names: Names
  /** Null: the file does not say it. */
  birthDate: CalendarDate | null
  state: DocumentState
  /** What the person identified with before, and the first instant of today's document; null: as of the file. */
  previous: { document: Document; since: Date | null } | null
}
export type TitleRow = Row & {
  kind: 'TITULO'
  programType: ProgramType
  origin: Origin
  profession: string
  practisingSince: CalendarDate
  act: string
  reporter: string
}
export type SocialServiceRow = Row & {
  kind: 'SERVICIO_SOCIAL'
  provision: Provision
  placeKind: Origin | null
  place: string | null
  from: CalendarDate | null
  last: CalendarDate | null
  modality: string | null
  program: string | null
  reporter: string
}
export type SanctionRow = Row & { kind: 'SANCION'; sanction: string; authority: string; act: string; during: During }
export type RethusRow = PersonRow | TitleRow | SocialServiceRow | SanctionRow
