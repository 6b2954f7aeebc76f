import type { CsvFault, CsvRow } from '../../platform/csv-file.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Names } from '../people/index.ts'
import { plain, type Reader, readerOf } from './load-reader.ts'
import type { AssignmentRow, ChangeRow, InscriptionRow, LoadColumn, LoadRow, PlazaRow } from './load-row.ts'
import type { InscriptionState, Provision } from './plaza.ts'

const professions: Record<string, string> = {
  1: 'MEDICINA',
  MEDICINA: 'MEDICINA',
  MEDICO: 'MEDICINA',
  2: 'ODONTOLOGIA',
  ODONTOLOGIA: 'ODONTOLOGIA',
  ODONTOLOGO: 'ODONTOLOGIA',
  3: 'ENFERMERIA',
  ENFERMERIA: 'ENFERMERIA',
  ENFERMERO: 'ENFERMERIA',
  ENFERMERA: 'ENFERMERIA',
  4: 'BACTERIOLOGIA',
  BACTERIOLOGIA: 'BACTERIOLOGIA',
  BACTERIOLOGO: 'BACTERIOLOGIA',
}
const inscriptionStates: Record<string, InscriptionState> = {
  INSCRITA: 'INSCRITA',
  APROBADA: 'APROBADA',
  RECHAZADA: 'RECHAZADA',
  ANULADA: 'ANULADA',
  EXONERADA: 'EXONERADA',
}
const provisions: Record<string, Provision> = { SORTEO: 'SORTEO', DIRECTA: 'DIRECTA', DIRECTO: 'DIRECTA' }
const modalities: Record<string, number> = { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 }
const acts: Record<string, ChangeRow['act']> = {
  ACEPTACION: 'ACEPTADA',
  NOACEPTACION: 'NO_ACEPTADA',
  RENUNCIA: 'RENUNCIADA',
  INICIO: 'INICIADA',
  SUSPENSION: 'SUSPENDIDA',
  REANUDACION: 'REANUDADA',
  PRORROGA: 'PRORROGADA',
  REDUCCION: 'ACORTADA',
  FIN: 'FINALIZADA',
  CANCELACION: 'CANCELADA',
}

/** What a row says, or everything that is wrong with it (R-SS-16). */
export function parseLoadRow(row: CsvRow<LoadColumn>): Result<LoadRow, CsvFault[]> {
  const reader = readerOf(row)
  const said = { line: row.line, reason: reader.text('motivo'), norm: reader.text('norma') || null }
  const kind = plain(row.fields.registro)
  const body =
    kind === 'INSCRIPCION'
      ? readInscription(reader)
      : kind === 'PLAZA'
        ? readPlaza(reader)
        : kind === 'ASIGNACION'
          ? readAssignment(reader)
          : kind === 'NOVEDAD'
            ? readChange(reader)
            : null
  if (!body)
    reader.bad('registro', `«${row.fields.registro}» no es una clase de fila: escriba INSCRIPCION, PLAZA, ASIGNACION o NOVEDAD.`)
  if (reader.faults.length > 0 || !body) return refuse(reader.faults)
  return accept({ ...said, ...body })
}

type Body<R> = Omit<R, 'line' | 'reason' | 'norm'>

// A cell that cannot be read is a fault of the reader, and the row is refused with it: no `!` below outlives that.

function readInscription({ fields, text, needed, code, document, name }: Reader): Body<InscriptionRow> {
  const isNamed = fields.primer_nombre !== '' || fields.primer_apellido !== ''
  const names: Names | null = isNamed
    ? {
        first: name('primer_nombre', 'el primer nombre') ?? needed('primer_nombre'),
        second: name('segundo_nombre', 'el segundo nombre'),
        firstSurname: name('primer_apellido', 'el primer apellido') ?? needed('primer_apellido'),
        secondSurname: name('segundo_apellido', 'el segundo apellido'),
      }
    : null
  return {
    kind: 'INSCRIPCION',
    document: document()!,
    names,
    round: needed('proceso'),
    professionCode: code('profesion', professions)!,
    departamentoCode: text('departamento') || null,
    state: fields.estado === '' ? 'INSCRITA' : code('estado', inscriptionStates)!,
  }
}

function readPlaza({ needed, neededDay, code, inOrder }: Reader): Body<PlazaRow> {
  const [firstDay, lastDay] = [neededDay('fecha_inicio')!, neededDay('fecha_fin')!]
  inOrder(firstDay, lastDay)
  return {
    kind: 'PLAZA',
    code: needed('codigo_plaza'),
    sedeCode: needed('codigo_sede'),
    professionCode: code('profesion', professions)!,
    modality: code('modalidad', modalities)!,
    provision: code('provision', provisions)!,
    firstDay,
    lastDay,
  }
}

function readAssignment({ needed, neededDay, document, inOrder }: Reader): Body<AssignmentRow> {
  const [firstDay, lastDay] = [neededDay('fecha_inicio')!, neededDay('fecha_fin')!]
  inOrder(firstDay, lastDay)
  return { kind: 'ASIGNACION', document: document()!, code: needed('codigo_plaza'), firstDay, lastDay }
}

/** Of each act the day that it speaks of: the first of a start, the last of the others. */
function readChange({ fields, needed, day, neededDay, code, document }: Reader): Body<ChangeRow> {
  const act = code('novedad', acts)!
  const isStart = act === 'INICIADA'
  const needsLast = act === 'PRORROGADA' || act === 'ACORTADA' || act === 'REANUDADA' || act === 'FINALIZADA'
  return {
    kind: 'NOVEDAD',
    act,
    code: needed('codigo_plaza'),
    document: fields.numero_documento === '' ? null : document(),
    firstDay: isStart ? neededDay('fecha_inicio') : day('fecha_inicio'),
    lastDay: needsLast ? neededDay('fecha_fin') : day('fecha_fin'),
  }
}
