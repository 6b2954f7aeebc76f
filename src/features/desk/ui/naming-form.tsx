import { dayOf } from '../../../shared/calendar.ts'
import { longDate } from '../../../shared/dates-es.ts'
import { Note, Pair, Pane } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import {
  Button,
  CheckboxesField,
  DateField,
  Form,
  HiddenField,
  RadioField,
  SelectField,
  TextField,
} from '../../../shared/ui/form.tsx'
import { type Account, accountDocumentTypes, type Document, type Proofing } from '../../people/index.ts'
import type { Entidad, Sede } from '../../reps/index.ts'

/** Who the typed document belongs to, and which accounts say to be that person. */
export type Candidate = { name: string; document: Document; accounts: Account[]; proofing: Proofing | null }

export type NamingFormProps = {
  entidad: Pick<Entidad, 'id' | 'name'>
  sedes: Sede[]
  candidate: Candidate
  needsConfirmation: boolean
  values: Values
  errors: FieldError[]
  intento: string
}

/** With which account, where, until when and by which letter. The document seen is asked only while the account is nobody's yet. */
export function NamingForm({ entidad, sedes, candidate, needsConfirmation, values, errors, intento }: NamingFormProps) {
  const { accounts, proofing, document, name } = candidate
  const proofed = proofing && accounts.find(({ id }) => id === proofing.accountId)
  return (
    <Form action={`/mesa/entidades/${entidad.id}/nombrar`} values={values} errors={errors}>
      <HiddenField name="tipo" value={document.type} />
      <HiddenField name="numero" value={document.number} />
      <HiddenField name="intento" value={intento} />
      {proofed ? (
        <HiddenField name="cuenta" value={proofed.id} />
      ) : (
        <Pane title="1. La cuenta es de esta persona">
          <RadioField
            name="cuenta"
            label="Cuenta con la que va a actuar"
            isSmall
            choices={accounts.map(({ id, email, createdAt, matchLevel }) => ({
              value: id,
              text: email,
              hint: `Abierta el ${longDate(dayOf(createdAt))}. ${matchLevel === 1 ? 'Sus datos coinciden con el ReTHUS.' : 'Sus datos no coinciden con el ReTHUS, o no figura en él.'}`,
            }))}
          />
          <Pair>
            <SelectField
              name="vistoTipo"
              label="Documento que le mostró"
              options={accountDocumentTypes.map(({ code, name: text }) => ({ value: code, text }))}
            />
            <TextField name="vistoNumero" label="Número, como está en el documento" inputmode="numeric" />
          </Pair>
          <Note>Escríbalo mirando el documento, no esta pantalla. Desde entonces solo esa cuenta puede actuar como {name}.</Note>
        </Pane>
      )}
      <Pane title={proofed ? 'La delegación' : '2. La delegación'}>
        <RadioField
          name="alcance"
          label="Sedes"
          isSmall
          choices={[
            { value: 'todas', text: 'Todas', hint: 'También las que la entidad abra después' },
            {
              value: 'algunas',
              text: 'Solo estas',
              reveals: (
                <CheckboxesField
                  name="sedes"
                  label="Sedes en las que vale"
                  isSmall
                  choices={sedes.map(({ id, name: text, code, municipio }) => ({
                    value: id,
                    text,
                    hint: `${code}${municipio ? `, ${municipio.name}` : ''}`,
                  }))}
                />
              ),
            },
          ]}
        />
        <Pair>
          <DateField name="desde" label="Primer día" hint="dd/mm/aaaa" />
          <DateField name="hasta" label="Último día" hint="Vacío si no tiene" />
        </Pair>
        <TextField name="carta" label="Carta del representante legal" hint="Número y fecha, o su radicado" maxlength={200} />
        <Button>Nombrar a {name}</Button>
        <Note>
          {needsConfirmation
            ? 'Vale cuando un segundo funcionario lo confirme. Les escribimos a la persona y a los demás delegados.'
            : 'Vale desde que usted lo guarda. Les escribimos a la persona y a los demás delegados.'}
        </Note>
      </Pane>
    </Form>
  )
}
