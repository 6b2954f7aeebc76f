import type { During } from '../../../shared/calendar.ts'
import { periodOf } from '../../../shared/calendar.ts'
import { periodText } from '../../../shared/dates-es.ts'
import { P, Title, WarningText } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, ErrorSummary, Form, HiddenField, TextAreaField } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'

export type LeavePageProps = {
  chrome: Chrome
  activation: { id: string; sedeName: string; entidadName: string } & During
  values: Values
  errors: FieldError[]
}

/** Whoever is active may always leave. */
export function LeavePage({ chrome, activation, values, errors }: LeavePageProps) {
  const { id, sedeName, entidadName } = activation
  return (
    <PublicPage
      chrome={chrome}
      title={`Terminar su activación en ${sedeName}`}
      errors={errors}
      measure="text"
      back={{ href: '/solicitudes' }}
    >
      <ErrorSummary errors={errors} />
      <Title>Terminar su activación en {sedeName}</Title>
      <P>
        {entidadName}, {periodText(periodOf(activation))}. Sus activaciones en otras sedes no cambian, y lo que ya firmó sigue
        siendo válido.
      </P>
      <WarningText>Termina ahora mismo. Para volver, un delegado debe activarlo de nuevo.</WarningText>
      <Form action={`/activaciones/${id}/terminar`} values={values} errors={errors}>
        <HiddenField name="intento" />
        <TextAreaField name="motivo" label="Por qué termina" hint="La entidad lo leerá tal cual" rows={3} />
        <Button variant="warning">Terminar mi activación</Button>
      </Form>
    </PublicPage>
  )
}
