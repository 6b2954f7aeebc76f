import { Lead, Link, List, P, Title } from '../../../shared/ui/components.tsx'
import {
  Button,
  CheckboxField,
  DateField,
  EmailField,
  ErrorSummary,
  type FieldError,
  Form,
  HiddenField,
  PasswordField,
  SelectField,
  TextField,
  type Values,
} from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { accountDocumentTypes } from '../document.ts'
import { ConsentText } from './consent.tsx'
import { Fieldset } from './fieldset.tsx'

export type RegisterPageProps = { chrome: Chrome; values: Values; errors: readonly FieldError[] }

export function RegisterPage({ chrome, values, errors }: RegisterPageProps) {
  return (
    <PublicPage chrome={chrome} title="Cree su cuenta" errors={errors} measure="text" back={{ href: '/', text: 'Inicio' }}>
      <ErrorSummary errors={errors} />
      <Title>Cree su cuenta</Title>
      <Lead>Mi Seguridad Social: una cuenta por persona, con su documento y su correo.</Lead>
      <P isQuiet>
        Tenga a la mano su documento y su correo. Si ya tiene cuenta, <Link href="/ingresar">ingrese</Link>.
      </P>
      <Form action="/cuenta/crear" values={values} errors={errors}>
        <HiddenField name="intento" />
        <Fieldset legend="Su documento">
          <SelectField
            name="tipo"
            label="Tipo de documento"
            options={accountDocumentTypes.map(({ code, name }) => ({ value: code, text: name }))}
          />
          <TextField
            name="numero"
            label="Número"
            hint="Con o sin puntos. Por ejemplo, 1.900.318.562"
            width={20}
            autocomplete="off"
            spellcheck={false}
          />
          <DateField name="expedicion" label="Fecha de expedición" hint="Está en el documento. Por ejemplo, 14/3/2017" />
        </Fieldset>
        <Fieldset legend="Su nombre, como está en el documento">
          <TextField name="nombre1" label="Primer nombre" width={20} autocomplete="given-name" spellcheck={false} />
          <TextField
            name="nombre2"
            label="Segundo nombre (si tiene)"
            width={20}
            autocomplete="additional-name"
            spellcheck={false}
          />
          <TextField name="apellido1" label="Primer apellido" width={20} autocomplete="family-name" spellcheck={false} />
          <TextField name="apellido2" label="Segundo apellido (si tiene)" width={20} autocomplete="off" spellcheck={false} />
          <DateField name="nacimiento" label="Fecha de nacimiento" hint="Por ejemplo, 2/3/1990" autocomplete="bday" />
        </Fieldset>
        <Fieldset legend="Cómo le escribimos">
          <EmailField
            name="correo"
            label="Correo electrónico"
            hint="Con él ingresa, y ahí llega el enlace que confirma la cuenta. Use uno que sea solo suyo"
          />
          <TextField
            name="celular"
            label="Celular"
            hint="Diez cifras. Por ejemplo, 300 000 0142"
            type="tel"
            inputmode="tel"
            width={20}
            autocomplete="tel"
          />
        </Fieldset>
        <Fieldset legend="Su contraseña">
          <PasswordField
            name="clave"
            label="Contraseña"
            isNew
            hint={
              errors.length > 0
                ? 'Escríbala de nuevo: no la guardamos mientras haya algo por corregir. Doce caracteres o más'
                : 'Doce caracteres o más. Tres o cuatro palabras que no vayan juntas son fáciles de recordar y difíciles de adivinar'
            }
          />
        </Fieldset>
        <Fieldset legend="Sus datos">
          <CheckboxField name="autoriza" label={<ConsentText />} />
        </Fieldset>
        <Button>Crear la cuenta</Button>
      </Form>
    </PublicPage>
  )
}

/** The address is shown so that a slip is seen; it stands on the page and not in its address, which others may read. */
export function CheckMailPage({ chrome, email }: { chrome: Chrome; email: string }) {
  return (
    <PublicPage chrome={chrome} title="Revise su correo" measure="text">
      <Title>Revise su correo</Title>
      <Lead>
        Enviamos un enlace a <strong>{email}</strong>. Ábralo y confirme que es suyo.
      </Lead>
      <P>La cuenta se crea cuando lo confirme. El enlace vale 24 horas; después borramos lo que escribió.</P>
      {chrome.isDemo && (
        <P>
          En la demostración el correo se lee en <Link href="/demo/correo">el buzón de la demostración</Link>.
        </P>
      )}
      <List
        items={[
          'Si no llega en unos minutos, mire en el correo no deseado.',
          <>
            Si el correo está mal escrito, <Link href="/cuenta/crear">empiece de nuevo</Link>.
          </>,
        ]}
      />
    </PublicPage>
  )
}
