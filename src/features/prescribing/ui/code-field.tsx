import { useContext } from 'preact/hooks'
import { Combobox } from '../../../shared/ui/combobox.tsx'
import { FormState } from '../../../shared/ui/field.tsx'
import { SelectField } from '../../../shared/ui/form.tsx'
import type { Option } from '../../../shared/ui/select-field.tsx'
import type { SheetView } from '../sheet.ts'

type CodeFieldProps = {
  name: string
  label: string
  hint?: string | undefined
  table: 'cie10' | 'dci' | 'enfermedad-huerfana'
  offers: SheetView['offers']
  dataKey?: string | undefined
  isFocus?: boolean | undefined
  isRequired?: boolean | undefined
  class?: string | undefined
}

/** A code of a large table, sought by words. */
export const CodeField = ({ table, offers, ...field }: CodeFieldProps) => (
  <Combobox {...field} table={table} hits={offers[field.name] ?? []} showsCode={table === 'cie10'} />
)

/** A code of a short table. One that the table has no more is still seen. */
export function ShortField({
  name,
  label,
  options,
  ...rest
}: {
  name: string
  label: string
  options: readonly Option[]
  class?: string
}) {
  const { values } = useContext(FormState)
  const held = values[name]
  const isGone = typeof held === 'string' && held !== '' && !options.some(({ value }) => value === held)
  const all = isGone ? [...options, { value: held, text: `${held} (ya no se usa)` }] : options
  return <SelectField name={name} label={label} options={all} {...rest} />
}
