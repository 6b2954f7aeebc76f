import { RxTotal } from '../../../shared/ui/rx.tsx'
import type { LineView, SheetView } from '../sheet.ts'
import { ShortField } from './code-field.tsx'
import { MeasureField } from './measure-field.tsx'

/** Dose, how often, how long, by what way, and what that makes. */
export function MeasureFieldRow({ view, index, line }: { view: SheetView; index: number; line: LineView }) {
  const { choices } = view
  const at = (name: string) => `medicines.${index}.${name}`
  return (
    <>
      <MeasureField
        label="Dosis"
        name={at('dose')}
        unit={{ name: at('doseUnit'), label: 'Unidad de la dosis', options: choices['unidad-dosis'] }}
        isRequired
      />
      <MeasureField
        label="Cada"
        name={at('every')}
        unit={{ name: at('everyUnit'), label: 'Cada cuánto', options: choices.frecuencia }}
        isRequired
      />
      <MeasureField
        label="Durante"
        name={at('duration')}
        unit={{ name: at('durationUnit'), label: 'Unidad de la duración', options: choices.duracion }}
        isRequired
      />
      <ShortField name={at('route')} label="Vía" options={choices['via-administracion']} />
      <RxTotal index={index} of={['dose', 'every', 'duration'].map(at)} total={line.total} explained={line.explained} />
    </>
  )
}
