import { QuestionPage } from '../../../shared/ui/components.tsx'
import { type FieldError, TextAreaField, type Values } from '../../../shared/ui/form.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import { type ApplicationKind, kindNames } from '../application.ts'
import { noteLength } from '../decide-note.ts'
import { pathBefore, pathOf, placeOf } from '../option.ts'

export type NotePageProps = { chrome: Chrome; errors?: FieldError[]; kind: ApplicationKind; values: Values }

/** The last question, which need not be answered. */
export function NotePage({ chrome, errors = [], kind, values }: NotePageProps) {
  return (
    <QuestionPage
      chrome={chrome}
      title="¿Quiere decirle algo al delegado?"
      progress={`${kindNames[kind]} · ${placeOf(kind, 'mensaje')}`}
      back={{ href: pathBefore(kind, 'mensaje') }}
      action={pathOf(kind, 'mensaje')}
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
