import { Press } from '../../../shared/ui/rx.tsx'
import type { MedicineText } from '../../prescriptions/index.ts'
import type { SheetView } from '../sheet.ts'
import { CodeField, ShortField } from './code-field.tsx'
import { MeasureField } from './measure-field.tsx'

/** Ingredients with their strength, and the form: in the line of the only one, or in its own below several. */
export function MadeOf({ view, index, medicine }: { view: SheetView; index: number; medicine: MedicineText }) {
  const { offers, choices } = view
  const count = Math.max(1, medicine.ingredients.length)
  const form = <ShortField name={`medicines.${index}.form`} label="Forma farmacéutica" options={choices['forma-farmaceutica']} />
  return (
    <>
      {Array.from({ length: count }, (_, i) => {
        const name = `medicines.${index}.ingredients.${i}`
        const which = count > 1 ? ` ${i + 1}` : ''
        return (
          <div key={name} class="line">
            <CodeField
              name={`${name}.code`}
              label={`Principio activo${which}`}
              table="dci"
              offers={offers}
              isRequired
              class="wide"
            />
            <MeasureField
              label={`Concentración${which}`}
              name={`${name}.strength`}
              unit={{
                name: `${name}.strengthUnit`,
                label: `Unidad de la concentración${which}`,
                options: choices['unidad-medida'],
              }}
              isRequired
            />
            {count > 1 ? (
              <div class="takeout">
                <Press action={`quitar-principio:${index}:${i}`} look="link" label={`Quitar el principio activo ${i + 1}`}>
                  Quitar este principio
                </Press>
              </div>
            ) : (
              form
            )}
          </div>
        )
      })}
      {count > 1 && <div class="line">{form}</div>}
    </>
  )
}
