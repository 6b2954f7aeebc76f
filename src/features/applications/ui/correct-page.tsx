import { Heading, Inset, P, Progress, Title } from '../../../shared/ui/components.tsx'
import { Button, ErrorSummary, type FieldError, Form, HiddenField, type Values } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { Sede } from '../../reps/index.ts'
import type { Application } from '../application.ts'
import type { OfferedRole } from '../decide-place.ts'
import { options } from '../option.ts'
import { Lines } from './lines.tsx'
import { NoteField } from './note-page.tsx'
import { RoleField } from './role-page.tsx'
import { SedeField } from './sede-page.tsx'

export type CorrectPageProps = {
  chrome: Chrome
  errors?: FieldError[]
  application: Application
  /** What the delegado wrote when he returned it. */
  reason: string | null
  /** Where it may be asked; of Servicio Social none: it is the plaza's. */
  sedes: Sede[]
  /** Of which one is asked for; none where the option asks for no role. */
  roles: readonly OfferedRole[]
  intento: string
  values: Values
}

/** A returned application, with the reason above what can be changed. */
export function CorrectPage({ chrome, errors = [], application, reason, sedes, roles, intento, values }: CorrectPageProps) {
  const { id, kind, radicado, entidadName, sedeName, version } = application
  return (
    <PublicPage
      chrome={chrome}
      title="Corrija su solicitud"
      errors={errors}
      measure="text"
      back={{ href: `/solicitudes/${id}`, text: 'Volver a la solicitud' }}
    >
      <ErrorSummary errors={errors} />
      <Progress>Radicado {radicado}</Progress>
      <Title>Corrija su solicitud</Title>
      {reason && (
        <>
          <P>El delegado de {entidadName} la devolvió y escribió:</P>
          <Inset>
            <Lines text={reason} />
          </Inset>
        </>
      )}
      <Form action={`/solicitudes/${id}/corregir`} values={values} errors={errors}>
        <HiddenField name="intento" value={intento} />
        <HiddenField name="version" value={String(version)} />
        <Heading>{entidadName}</Heading>
        {options[kind].questions.includes('sede') ? (
          <SedeField sedes={sedes} />
        ) : (
          <P>{sedeName}: es la sede de su plaza, y no se cambia aquí.</P>
        )}
        {options[kind].questions.includes('rol') && <RoleField roles={roles} />}
        <NoteField label="Mensaje al delegado" />
        <Button>Enviar la corrección</Button>
      </Form>
      <P isQuiet>
        Conserva su radicado, y los días hábiles del delegado empiezan de nuevo. Para pedirle a otra entidad, retire esta
        solicitud y envíe otra.
      </P>
    </PublicPage>
  )
}
