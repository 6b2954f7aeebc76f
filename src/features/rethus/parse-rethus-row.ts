import type { CsvFault, CsvRow } from '../../platform/csv-file.ts'
import { dayAfter, startOf, toDuring } from '../../shared/calendar.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Document } from '../people/index.ts'
import { modalityNames, type Origin, socialServiceProgramNames } from './rethus.ts'
import type { PersonRow, RethusColumn, RethusRow, SanctionRow, SocialServiceRow, TitleRow } from './rethus-row.ts'
import { type RowReader, readerOf } from './row-reader.ts'

const states = { VIGENTE: 'VIGENTE', NOVIGENTE: 'NO_VIGENTE', FALLECIDO: 'FALLECIDO', FALLECIDA: 'FALLECIDO' } as const
const programs = {
  AUX: 'AUX',
  AUXILIAR: 'AUX',
  TCP: 'TCP',
  TECNICOPROFESIONAL: 'TCP',
  TEC: 'TEC',
  TECNOLOGIA: 'TEC',
  TECNOLOGICO: 'TEC',
  UNV: 'UNV',
  UNIVERSITARIA: 'UNV',
  UNIVERSITARIO: 'UNV',
  ESP: 'ESP',
  ESPECIALIZACION: 'ESP',
  MAE: 'MAE',
  MAESTRIA: 'MAE',
  DOC: 'DOC',
  DOCTORADO: 'DOC',
} as const
const origins: Record<string, Origin> = { 1: 'LOCAL', LOCAL: 'LOCAL', 2: 'EXTRANJERO', EXTRANJERO: 'EXTRANJERO' }
const provisions = {
  1: 'PRESTO',
  PRESTO: 'PRESTO',
  2: 'EXENTO',
  EXENTO: 'EXENTO',
  3: 'EXONERADO',
  EXONERADO: 'EXONERADO',
} as const

/** What a row says, or everything that is wrong with it (R-RET-8). */
export function parseRethusRow(row: CsvRow<RethusColumn>, now: Date): Result<RethusRow, CsvFault[]> {
  const reader = readerOf(row, now)
  const document = reader.document('tipo_documento', 'numero_documento')
  const said = row.fields.registro
  const body =
    bodies[
      said
        .normalize('NFD')
        .replace(/[^A-Za-z]/g, '')
        .toUpperCase()
    ]?.(reader)
  if (!body) reader.bad('registro', `«${said}» no es una clase de fila: escriba PERSONA, TITULO, SERVICIO_SOCIAL o SANCION.`)
  if (body?.kind === 'PERSONA' && document && isSame(body.previous?.document, document))
    reader.bad('documento_anterior_numero', 'Es el mismo documento de ahora.')
  if (reader.faults.length > 0 || !body || !document) return refuse(reader.faults)
  return accept({ line: row.line, document, ...body })
}

const isSame = (a: Document | undefined, b: Document) => a?.type === b.type && a.number === b.number

type Body<R> = Omit<R, 'line' | 'document'>

const bodies: Record<
  string,
  (reader: RowReader) => Body<PersonRow> | Body<TitleRow> | Body<SocialServiceRow> | Body<SanctionRow>
> = {
  PERSONA: readPerson,
  TITULO: readTitle,
  SERVICIOSOCIAL: readSocialService,
  SANCION: readSanction,
}

// A cell that cannot be read is a fault of the reader, and the row is refused with it: no `!` below outlives that.

function readPerson({ fields, bad, neededName, name, notFuture, day, neededCode, document }: RowReader): Body<PersonRow> {
  const since = notFuture('documento_desde', day('documento_desde'))
  const hasPrevious = fields.documento_anterior_tipo !== '' || fields.documento_anterior_numero !== ''
  const previous = hasPrevious ? document('documento_anterior_tipo', 'documento_anterior_numero') : null
  if (since && !hasPrevious) bad('documento_desde', 'Falta el documento anterior.')
  return {
    kind: 'PERSONA',
    names: {
      first: neededName('primer_nombre', 'el primer nombre')!,
      second: name('segundo_nombre', 'el segundo nombre'),
      firstSurname: neededName('primer_apellido', 'el primer apellido')!,
      secondSurname: name('segundo_apellido', 'el segundo apellido'),
    },
    birthDate: notFuture('fecha_nacimiento', day('fecha_nacimiento')),
    state: neededCode('estado_identificacion', states)!,
    previous: previous && { document: previous, since: since && startOf(since) },
  }
}

function readTitle({ neededCode, neededText, notFuture, neededDay }: RowReader): Body<TitleRow> {
  return {
    kind: 'TITULO',
    programType: neededCode('tipo_programa', programs)!,
    origin: neededCode('origen', origins)!,
    profession: neededText('profesion'),
    practisingSince: notFuture('fecha_inicio_ejercer', neededDay('fecha_inicio_ejercer'))!,
    act: neededText('acto_administrativo'),
    reporter: neededText('entidad_reportadora'),
  }
}

function readSocialService(reader: RowReader): Body<SocialServiceRow> {
  const { neededCode, code, text, day, listed, neededText, bad } = reader
  const from = day('fecha_inicio')
  const last = day('fecha_fin')
  if (from && last && last < from) bad('fecha_fin', 'La fecha de fin está antes que la de inicio.')
  return {
    kind: 'SERVICIO_SOCIAL',
    provision: neededCode('tipo_prestacion', provisions)!,
    placeKind: code('tipo_lugar', origins),
    place: text('lugar') || null,
    from,
    last,
    modality: listed('modalidad', modalityNames, 0),
    program: listed('programa', socialServiceProgramNames, 1),
    reporter: neededText('entidad_reportadora'),
  }
}

/** `fecha_fin` is the last day of the sanction; empty, it has none. */
function readSanction({ neededText, neededDay, day, bad }: RowReader): Body<SanctionRow> {
  const from = neededDay('fecha_inicio')
  const last = day('fecha_fin')
  if (from && last && last < from) bad('fecha_fin', 'La fecha de fin está antes que la de inicio.')
  return {
    kind: 'SANCION',
    sanction: neededText('sancion'),
    authority: neededText('autoridad'),
    act: neededText('acto_administrativo'),
    during: (from && toDuring({ from, until: last && dayAfter(last) }))!,
  }
}
