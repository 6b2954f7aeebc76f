import { documentText } from '../../../shared/dates-es.ts'
import { Facts, Head, Pane, WarningText } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, ErrorSummary, Form, HiddenField, SelectField, TextAreaField, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { deskChrome } from '../../../shared/ui/tool-tabs.ts'
import { professionalDocumentTypes } from '../../people/index.ts'
import type { InscriptionCard } from '../inscription-list-store.ts'
import { type MoveSlug, moves } from '../inscription-moves.ts'
import { inscriptionStateNames, professionNames } from '../plaza.ts'

const back = { href: '/mesa/inscripciones', text: 'Inscripciones' }

type Typed = { chrome: Chrome; values: Values; errors: FieldError[]; intento: string }

export function InscribePage({
  chrome,
  departamentos,
  values,
  errors,
  intento,
}: Typed & { departamentos: { code: string; name: string }[] }) {
  return (
    <ToolPage chrome={deskChrome(chrome)} title="Inscribir a una persona" errors={errors}>
      <Head title="Inscribir a una persona" back={back}>
        En el Servicio Social Obligatorio
      </Head>
      <ErrorSummary errors={errors} />
      <Pane title="Inscripción" isTitleHidden>
        <Form action="/mesa/inscripciones/nueva" values={{ tipo: 'CC', ...values }} errors={errors}>
          <HiddenField name="intento" value={intento} />
          <SelectField
            name="tipo"
            label="Tipo de documento"
            options={professionalDocumentTypes.map(({ code, name }) => ({ value: code, text: name }))}
            empty={null}
          />
          <TextField name="numero" label="Número de documento" width={20} autocomplete="off" spellcheck={false} maxlength={40} />
          <TextField name="proceso" label="Proceso" hint="Por ejemplo, 2026-1" width={10} maxlength={40} />
          <SelectField
            name="profesion"
            label="Profesión"
            options={Object.entries(professionNames).map(([value, text]) => ({ value, text }))}
          />
          <SelectField
            name="departamento"
            label="Departamento del domicilio"
            empty="Sin dato"
            options={departamentos.map(({ code, name }) => ({ value: code, text: name }))}
          />
          <Button>Inscribir</Button>
        </Form>
      </Pane>
    </ToolPage>
  )
}

export function MovePage({
  chrome,
  inscription,
  slug,
  values,
  errors,
  intento,
}: Typed & { inscription: InscriptionCard; slug: MoveSlug }) {
  const title = `${moves[slug].text} la inscripción de ${inscription.name}`
  return (
    <ToolPage chrome={deskChrome(chrome)} title={title} errors={errors}>
      <Head title={title} back={back}>
        Proceso {inscription.round}
      </Head>
      <ErrorSummary errors={errors} />
      <Pane title="La inscripción" isTitleHidden>
        <Facts
          facts={[
            {
              term: 'Documento',
              value: inscription.document && documentText(inscription.document.type, inscription.document.number),
            },
            { term: 'Profesión', value: professionNames[inscription.professionCode] },
            { term: 'Departamento', value: inscription.departamento ?? 'Sin dato' },
            { term: 'Estado', value: inscriptionStateNames[inscription.state] },
          ]}
        />
        <Form action={`/mesa/inscripciones/${inscription.id}/${slug}`} values={values} errors={errors}>
          <HiddenField name="intento" value={intento} />
          {slug !== 'aprobar' && (
            <TextAreaField name="motivo" label="Motivo" hint="La persona lo leerá tal cual" rows={3} maxlength={500} />
          )}
          <TextField name="norma" label="Acto o norma (opcional)" hint="Por ejemplo, Resolución 214 de 2026" maxlength={200} />
          {slug !== 'aprobar' && <WarningText>No se deshace: para este proceso no habrá otra inscripción.</WarningText>}
          <Button variant={slug === 'aprobar' ? 'primary' : 'warning'}>{moves[slug].text} la inscripción</Button>
        </Form>
      </Pane>
    </ToolPage>
  )
}
