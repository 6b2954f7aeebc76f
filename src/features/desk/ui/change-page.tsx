import { Head, Note, Pane, Split, WarningText } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import {
  Button,
  ErrorSummary,
  Form,
  HiddenField,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../shared/ui/form.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import type { Effect } from '../effect-of.ts'
import { type Change, type Field, ruleEffects, type Standing, type Subject } from '../policy.ts'
import type { PastChange } from '../policy-store.ts'
import { DeskPage } from './desk-page.tsx'
import { fieldNames, History, valueText } from './policy-page.tsx'

export type ChangePageProps = {
  chrome: Chrome
  standing: Standing
  roles: { code: string; name: string }[]
  history: PastChange[]
  values: Values
  errors: FieldError[]
  /** What was asked for and can be done, with what it would touch: to be confirmed. */
  ahead: { change: Change; effect: Effect }[]
}

const homes: Record<Subject, string> = { POLITICA: 'politicas', UMBRAL: 'umbrales', FILA: 'filas', REGLA: 'reglas' }
const titles: Record<Subject, string> = {
  POLITICA: 'Cambiar una política',
  UMBRAL: 'Cambiar un umbral',
  FILA: 'Cambiar una fila de la tabla',
  REGLA: 'Cambiar una regla de prescripción',
}

/** One thing as it stands, and the form that changes it: first what it would touch, then the act. */
export function ChangePage({ chrome, standing, roles, history, values, errors, ahead }: ChangePageProps) {
  const { subject, key, name, meaning, norm } = standing
  const roleNames = new Map(roles.map((role) => [role.code, role.name]))
  const action = `/mesa/roles/${homes[subject]}/${key}`
  const form = { action, values, errors }
  return (
    <DeskPage chrome={chrome} title={titles[subject]} errors={errors}>
      <Head title={titles[subject]} back={{ href: '/mesa/roles', text: 'Roles y políticas' }}>
        {subject === 'FILA' ? `${name}: ${meaning}` : meaning}
      </Head>
      <ErrorSummary errors={errors} />
      <Split
        isEven
        aside={
          <Pane title="Cómo está" isSunk>
            <p>{norm}</p>
            <ul>
              {(Object.entries(standing.fields) as [Field, string][]).map(([field, value]) => (
                <li key={field}>
                  {fieldNames[field]}: {valueText(field, value, roleNames)}
                  {standing.unit && field !== 'effect' && ` ${standing.unit}`}
                </li>
              ))}
            </ul>
          </Pane>
        }
      >
        {ahead.length > 0 ? (
          <Pane title="Antes de guardar">
            {ahead.map(({ change: { field, before, after }, effect }) => (
              <WarningText key={field}>
                De {valueText(field, before, roleNames)} a {valueText(field, after, roleNames)}. {effect.sentence}
              </WarningText>
            ))}
            <Form {...form}>
              {Object.entries(values)
                .filter(([field]) => field !== 'confirmado')
                .map(([field]) => (
                  <HiddenField key={field} name={field} />
                ))}
              <HiddenField name="confirmado" value="si" />
              <Button variant="warning">Confirmar el cambio</Button>
            </Form>
            <p>
              <a href={action}>Volver sin cambiar</a>
            </p>
          </Pane>
        ) : (
          <Pane title="El cambio">
            <Form {...form}>
              <HiddenField name="intento" />
              {Object.keys(standing.fields).map((field) => (
                <HiddenField key={field} name={`visto_${field}`} />
              ))}
              <Fields standing={standing} roles={roles} />
              <TextAreaField name="motivo" label="Por qué lo cambia" hint="Queda en la historia y en la auditoría" rows={3} />
              <TextField name="norma" label="Norma" hint="Número, año y artículo; o «Sin norma»" maxlength={300} />
              <Button>Ver a quién toca</Button>
              <Note>Todavía no guarda nada: primero dice a cuántas personas toca.</Note>
            </Form>
          </Pane>
        )}
      </Split>
      <History history={history} roleNames={roleNames} title="Cambios anteriores" />
    </DeskPage>
  )
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function Fields({
  standing: { fields, unit, least, most, role },
  roles,
}: {
  standing: Standing
  roles: ChangePageProps['roles']
}) {
  return (
    <>
      {fields.enabled !== undefined && (
        <RadioField
          name="enabled"
          label="Estado"
          isSmall
          choices={[
            { value: 'true', text: 'Encendida' },
            { value: 'false', text: 'Apagada' },
          ]}
        />
      )}
      {fields.value !== undefined && (
        <TextField name="value" label={`Valor, en ${unit}`} hint={`De ${least} a ${most}`} inputmode="numeric" width={5} />
      )}
      {fields.effect !== undefined && (
        <RadioField
          name="effect"
          label="Qué pasa cuando no se cumple"
          choices={ruleEffects.map((value) => ({ value, text: sentence(valueText('effect', value, new Map())) }))}
        />
      )}
      {fields.amount !== undefined && (
        <TextField name="amount" label={`Límite, en ${unit}`} hint={`De ${least} a ${most}`} inputmode="numeric" width={5} />
      )}
      {fields.needs_second !== undefined && (
        <RadioField
          name="needs_second"
          label="Quien da el rol debe ser otro que quien activó"
          isSmall
          choices={[
            { value: 'true', text: 'Sí' },
            { value: 'false', text: 'No' },
          ]}
        />
      )}
      {fields.exclusive_with !== undefined && (
        <SelectField
          name="exclusive_with"
          label="No se puede tener junto con"
          empty="Ninguno"
          options={roles.filter(({ code }) => code !== role).map(({ code, name }) => ({ value: code, text: name }))}
        />
      )}
    </>
  )
}
