import { SelectField, TextField } from '../../../shared/ui/form.tsx'

type DocumentFieldsProps = { types: readonly { code: string; name: string }[] }

/** The two questions by which anybody is looked up: fields `tipo` and `numero`. */
export const DocumentFields = ({ types }: DocumentFieldsProps) => (
  <>
    <SelectField
      name="tipo"
      label="Tipo de documento"
      options={types.map(({ code, name }) => ({ value: code, text: name }))}
      empty={null}
    />
    <TextField
      name="numero"
      label="Número de documento"
      hint="Por ejemplo, 1.900.318.562. Con puntos o sin ellos."
      width={20}
      autocomplete="off"
      spellcheck={false}
      maxlength={40}
    />
  </>
)
