import { periodOf } from '../../../shared/calendar.ts'
import { documentText, periodText } from '../../../shared/dates-es.ts'
import { Facts, Head, Pane, WarningText } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, ErrorSummary, Form, HiddenField, TextAreaField } from '../../../shared/ui/form.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import type { DelegationRow } from '../load-entidad.ts'
import { DeskPage } from './desk-page.tsx'

export type DelegationAct = 'confirmar' | 'terminar'

export type ActPageProps = {
  chrome: Chrome
  act: DelegationAct
  entidad: { id: string; name: string }
  delegation: DelegationRow
  values: Values
  errors: FieldError[]
  intento: string
}

/** What is about to be confirmed or ended, and the one button that does it. */
export function ActPage({ chrome, act, entidad, delegation, values, errors, intento }: ActPageProps) {
  const { name, document, during, sedeNames, letter, namedByName } = delegation
  const title = act === 'confirmar' ? `Confirmar a ${name} como delegado` : `Terminar la delegación de ${name}`
  return (
    <DeskPage chrome={chrome} title={title} errors={errors}>
      <Head title={title} back={{ href: `/mesa/entidades/${entidad.id}`, text: entidad.name }}>
        {entidad.name}
      </Head>
      <ErrorSummary errors={errors} />
      <Pane title="La delegación" isTitleHidden>
        <Facts
          facts={[
            { term: 'Delegado', value: document ? `${name}, ${documentText(document.type, document.number)}` : name },
            { term: 'Período', value: during ? periodText(periodOf(during)) : 'No llegó a empezar' },
            { term: 'Sedes', value: sedeNames ? sedeNames.join(', ') : 'Todas' },
            { term: 'Carta', value: letter },
            { term: 'Nombró', value: namedByName },
          ]}
        />
        <Form action={`/mesa/entidades/${entidad.id}/delegaciones/${delegation.id}/${act}`} values={values} errors={errors}>
          <HiddenField name="intento" value={intento} />
          {act === 'terminar' ? (
            <>
              <TextAreaField
                name="motivo"
                label="Motivo"
                hint="La persona y los demás delegados lo leerán tal cual"
                rows={3}
                maxlength={500}
              />
              <WarningText>
                Termina ahora mismo. Lo que hizo antes sigue valiendo. Para que vuelva, se nombra de nuevo.
              </WarningText>
              <Button variant="warning">Terminar la delegación</Button>
            </>
          ) : (
            <Button>Confirmar a {name}</Button>
          )}
        </Form>
      </Pane>
    </DeskPage>
  )
}
