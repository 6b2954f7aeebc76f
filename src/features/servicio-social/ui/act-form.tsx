import { Note, WarningText } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, DateField, Form, HiddenField, SelectField, TextAreaField, TextField } from '../../../shared/ui/form.tsx'
import { professionalDocumentTypes } from '../../people/index.ts'
import { type ActSlug, actForms, asks } from '../act-forms.ts'

const follows: Partial<Record<ActSlug, string>> = {
  suspender:
    'La activación y los roles que se apoyan en la plaza terminan ahora mismo. Al reanudar, el delegado activa de nuevo.',
  acortar: 'La activación y los roles que se apoyan en la plaza terminan ese día, sin que nadie tenga que retirarlos.',
  finalizar: 'La plaza y lo que se apoya en ella terminan ahora mismo.',
  cancelar: 'La plaza y lo que se apoya en ella terminan ahora mismo. Una plaza cancelada no se asigna otra vez.',
  renunciar: 'Si la plaza ya comenzó, su activación y sus roles terminan ahora mismo. La autoridad puede sancionar la renuncia.',
  'no-aceptar': 'La plaza queda vacante para otra persona. La autoridad puede sancionar a quien no acepta.',
}

export type ActFormProps = {
  action: string
  slug: ActSlug
  values: Values
  errors: FieldError[]
  intento: string
  plazaId?: string
}

/** One act on a plaza, with what it asks and what follows from it. */
export function ActForm({ action, slug, values, errors, intento, plazaId }: ActFormProps) {
  const { title, isGrave } = actForms[slug]
  return (
    <Form action={action} values={values} errors={errors}>
      <HiddenField name="intento" value={intento} />
      {plazaId && <HiddenField name="plaza" value={plazaId} />}
      {asks(slug, 'documento') && (
        <>
          <SelectField
            name="tipo"
            label="Tipo de documento"
            options={professionalDocumentTypes.map(({ code, name }) => ({ value: code, text: name }))}
            empty={null}
          />
          <TextField
            name="numero"
            label="Número de documento"
            hint="De quien tiene la inscripción aprobada"
            width={20}
            autocomplete="off"
            spellcheck={false}
            maxlength={40}
          />
        </>
      )}
      {asks(slug, 'desde') && <DateField name="desde" label={slug === 'iniciar' ? 'Día en que comenzó' : 'Primer día'} />}
      {asks(slug, 'hasta') && <DateField name="hasta" label="Último día" />}
      {asks(slug, 'motivo') && (
        <TextAreaField
          name="motivo"
          label={slug === 'finalizar' ? 'Motivo, si termina antes de su último día' : 'Motivo'}
          hint="Quien lo reciba lo leerá tal cual"
          rows={3}
          maxlength={500}
        />
      )}
      {asks(slug, 'norma') && (
        <TextField name="norma" label="Acto o norma (opcional)" hint="Por ejemplo, Resolución 214 de 2026" maxlength={200} />
      )}
      {slug === 'asignar' && <Note>La norma habla de un año, o de nueve meses si la plaza se aprobó con convenio.</Note>}
      {follows[slug] && <WarningText>{follows[slug]}</WarningText>}
      <Button variant={isGrave ? 'warning' : 'primary'}>{title}</Button>
    </Form>
  )
}
