import type { CsvColumns } from '../../platform/csv-file.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { Document, Names } from '../people/index.ts'
import type { InscriptionState, Provision } from './plaza.ts'
import type { PlazaAct } from './plaza-life.ts'

const required = ['registro'] as const
const optional = [
  'tipo_documento',
  'numero_documento',
  'primer_nombre',
  'segundo_nombre',
  'primer_apellido',
  'segundo_apellido',
  'proceso',
  'profesion',
  'departamento',
  'estado',
  'codigo_plaza',
  'codigo_sede',
  'modalidad',
  'provision',
  'fecha_inicio',
  'fecha_fin',
  'novedad',
  'motivo',
  'norma',
] as const
export type LoadColumn = (typeof required)[number] | (typeof optional)[number]

/** docs/rules/servicio-social.md tells which kind of row takes which (R-SS-16). */
export const loadColumns: CsvColumns<LoadColumn> = { required, optional }

type Said = { line: number; reason: string; norm: string | null }

export type InscriptionRow = Said & {
  kind: 'INSCRIPCION'
  document: Document
  /** Null: the file does not say it; enough for whoever is known. */
  names: Names | null
  round: string
  professionCode: string
  departamentoCode: string | null
  state: InscriptionState
}
export type PlazaRow = Said & {
  kind: 'PLAZA'
  code: string
  sedeCode: string
  professionCode: string
  modality: number
  provision: Provision
  firstDay: CalendarDate
  lastDay: CalendarDate
}
export type AssignmentRow = Said & {
  kind: 'ASIGNACION'
  document: Document
  code: string
  firstDay: CalendarDate
  lastDay: CalendarDate
}
export type ChangeRow = Said & {
  kind: 'NOVEDAD'
  /** Null: whoever holds the plaza. */
  document: Document | null
  code: string
  act: Exclude<PlazaAct, 'REPORTADA' | 'APROBADA' | 'RECHAZADA' | 'ASIGNADA'>
  firstDay: CalendarDate | null
  lastDay: CalendarDate | null
}
export type LoadRow = InscriptionRow | PlazaRow | AssignmentRow | ChangeRow
