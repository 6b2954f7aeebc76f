import { QuestionPage } from '../../../shared/ui/components.tsx'
import { type FieldError, TextAreaField, type Values } from '../../../shared/ui/form.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import { noteLength } from '../decide-application.ts'

export type NotePageProps = { chrome: Chrome; errors?: FieldError[]; values: Values }

/** Question 4, which need not be answered. */
export function NotePage({ chrome, errors = [], values }: NotePageProps) {
  return (
    <QuestionPage
      chrome={chrome}
      title="¿Quiere decirle algo al delegado?"
      progress="Profesional de la salud · pregunta 4 de 4"
      back={{ href: '/registro/profesional/sede' }}
      action="/registro/profesional/mensaje"
      values={values}
      errors={errors}
    >
      <NoteField label="¿Quiere decirle algo al delegado?" isTitle />
    </QuestionPage>
  )
}

/** What the delegado reads beside the application. */
export const NoteField = ({ label, isTitle }: { label: string; isTitle?: boolean }) => (
  <TextAreaField
    name="nota"
    label={label}
    isTitle={isTitle}
    hint={`Es opcional, hasta ${noteLength} letras. Por ejemplo, el servicio y los días en que atiende. No escriba datos de pacientes.`}
  />
)
