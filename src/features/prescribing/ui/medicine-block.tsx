import { Press, Rx } from '../../../shared/ui/rx.tsx'
import type { MedicineText } from '../../prescriptions/index.ts'
import type { SheetView } from '../sheet.ts'
import { Findings } from './findings.tsx'
import { KeptFields } from './kept-fields.tsx'
import { MadeOf } from './made-of.tsx'
import { MedicineMore } from './medicine-more.tsx'
import { MeasureFieldRow } from './medicine-row.tsx'

/** More than these are not drawn field by field: nobody can sign so many (R-PRE-9), and each is long. */
export const mostDrawn = 25

/** One medicine: what is usual open, what is rare folded until it is needed. */
export function MedicineBlock({ view, index }: { view: SheetView; index: number }) {
  const line = view.lines[index]
  const medicine = view.text.medicines[index]
  if (!line || !medicine) return null
  return (
    <Rx
      index={index}
      title={`${index + 1}. ${line.title || 'Medicamento sin nombre todavía'}`}
      note={noteOf(view, medicine)}
      actions={
        <Press action={`quitar:${index}`} look="link" label={`Quitar el medicamento ${index + 1}: ${line.title || 'sin nombre'}`}>
          Quitar
        </Press>
      }
      made={<MadeOf view={view} index={index} medicine={medicine} />}
      row={<MeasureFieldRow view={view} index={index} line={line} />}
      warnings={<Findings findings={view.findings.filter(({ position }) => position === index + 1)} />}
    >
      <MedicineMore view={view} index={index} medicine={medicine} line={line} />
      <KeptFields view={view} index={index} />
    </Rx>
  )
}

/** What of the folded part is good to know without opening it. */
const noteOf = ({ draft }: SheetView, { isUpcFinanced, provision }: MedicineText) =>
  [
    draft.kind === 'TUTELA' || isUpcFinanced === ''
      ? ''
      : isUpcFinanced === 'si'
        ? 'Financiado con UPC'
        : 'No financiado con UPC',
    provision === '2' ? 'sucesiva' : '',
  ]
    .filter(Boolean)
    .join(', ')

/** A line past the last that is drawn: kept as it is, to be taken out. */
export function KeptMedicine({ view, index }: { view: SheetView; index: number }) {
  const prefix = `medicines.${index}.`
  return (
    <article class="ma-rx" id={`medicines-${index + 1}`}>
      <header>
        <h3>
          {index + 1}. {view.lines[index]?.title || 'Medicamento sin nombre todavía'}
        </h3>
        <Press action={`quitar:${index}`} look="link" label={`Quitar el medicamento ${index + 1}`}>
          Quitar
        </Press>
      </header>
      {Object.entries(view.values).map(([name, value]) =>
        name.startsWith(prefix) && typeof value === 'string' ? (
          <input key={name} type="hidden" name={name} value={value} />
        ) : null,
      )}
    </article>
  )
}
