import { SelectField } from '../../../shared/ui/form.tsx'
import { ApplicationKind, kindNames } from '../../applications/index.ts'

type PlaceFiltersProps = {
  sedes: readonly { id: string; name: string }[]
  professions: readonly { code: string; name: string }[]
}

/** What narrows both lists of a delegado: fields `sede`, `opcion` and `profesion`. */
export const PlaceFilters = ({ sedes, professions }: PlaceFiltersProps) => (
  <>
    <SelectField
      name="sede"
      label="Sede"
      empty={`Todas (${sedes.length})`}
      options={sedes.map(({ id, name }) => ({ value: id, text: name }))}
    />
    <SelectField
      name="opcion"
      label="Opción"
      empty="Todas"
      options={ApplicationKind.options.map((kind) => ({ value: kind, text: kindNames[kind] }))}
    />
    <SelectField
      name="profesion"
      label="Profesión"
      empty="Todas"
      options={professions.map(({ code, name }) => ({ value: code, text: name }))}
    />
  </>
)
