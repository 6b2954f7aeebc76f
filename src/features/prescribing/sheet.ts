import type { CalendarDate } from '../../shared/calendar.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import type { Option } from '../../shared/ui/select-field.tsx'
import type { Patient } from '../patients/index.ts'
import type { CauseQuestion, Finding, PrescriptionText } from '../prescriptions/index.ts'
import type { Draft } from './draft.ts'
import type { Favourite } from './favourite-store.ts'

/** Tables that are short enough to choose from. */
export const shortTables = [
  ...(['ambito', 'tipo-medicamento', 'tipo-prestacion', 'forma-farmaceutica', 'via-administracion', 'unidad-dosis'] as const),
  ...(['frecuencia', 'indicacion-especial', 'duracion', 'presentacion', 'unidad-medida'] as const),
]
export type ShortTable = (typeof shortTables)[number]

/** What the server says of one line. */
export type LineView = {
  /** "Losartán 50 mg, tableta"; '' while nobody knows. */
  title: string
  total: string | null
  computed: string | null
  explained: string
  /** What is asked of it because UPC does not finance it. */
  questions: readonly CauseQuestion[]
  /** Something in the folded part wants to be seen. */
  isOpen: boolean
}

export type Earlier = { number: string; signedOn: CalendarDate; medicines: number; diagnosis: string }
export type FavouriteView = Pick<Favourite, 'id' | 'name'> & { isForDiagnosis: boolean }

/** All that the page of a sheet shows. */
export type SheetView = {
  draft: Pick<Draft, 'id' | 'kind' | 'replaces' | 'savedAt'>
  /** On which the next saving stands. */
  revision: number
  text: PrescriptionText
  patient: Patient
  now: Date
  /** R-SED-1: where it was written, when that is not where its writer works now. */
  writtenAt: { sedeName: string; entidadName: string } | null
  place: { sedeId: string; sedeName: string; entidadName: string; until: CalendarDate | null; others: number }
  /** By field name, with `<name>.text` where a code is sought by words. */
  values: Values
  errors: FieldError[]
  /** Without those that stand at their field. */
  findings: Finding[]
  lines: LineView[]
  offers: Record<string, readonly { code: string; name: string }[]>
  choices: Record<ShortTable, readonly Option[]>
  /** The first of them, and how many there are. */
  favourites: FavouriteView[]
  favouriteCount: number
  /** Formulas of the patient that last until today or later. */
  activeCount: number
  isDead: boolean
  /** Rules that refuse, or ask for a reason that is not there. */
  toMend: number
  /** Fields that are missing or cannot be read. */
  missing: number
  last: Earlier | null
  /** Led here to repeat this one, into a sheet that is not empty. */
  offered: string | null
  told: string | null
  /** What is shown is not what is saved. */
  isUnsaved: boolean
  /** Another tab saved meanwhile. */
  conflict: { revision: number; saved: string; theirs: string; mine: string } | null
}
