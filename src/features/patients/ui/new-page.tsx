import { documentText } from '../../../shared/dates-es.ts'
import { Facts, Head, Link, Note, Notice, Pane } from '../../../shared/ui/components.tsx'
import { Button, ErrorSummary, type FieldError, Form, HiddenField, type Values } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { mipresChrome } from '../../../shared/ui/tool-tabs.ts'
import { DocumentFields } from '../../people/index.ts'
import { type PatientDocument, patientDocumentTypeName, patientDocumentTypes } from '../patient-document.ts'
import type { Eps } from '../patient-store.ts'
import { PatientFields } from './patient-fields.tsx'

type Framed = { chrome: Chrome; values: Values; errors: readonly FieldError[]; here: { sedeName: string; entidadName: string } }

/** Whose document is not said yet, or cannot be read. */
export function WhoPage({ chrome, values, errors, here }: Framed) {
  return (
    <ToolPage chrome={mipresChrome(chrome, here)} title="Registrar un paciente" errors={errors}>
      <Head title="Registrar un paciente" back={{ href: '/mipres', text: 'Prescribir' }} />
      <div class="ma-measure-text">
        <ErrorSummary errors={errors} />
        <Pane title="Documento del paciente">
          <Form action="/mipres/pacientes/nuevo" method="get" values={values} errors={errors}>
            <DocumentFields types={patientDocumentTypes} />
            <Button>Continuar</Button>
          </Form>
        </Pane>
      </div>
    </ToolPage>
  )
}

export type NewPatientPageProps = Framed & { document: PatientDocument; everyEps: readonly Eps[]; isDead: boolean }

/** A patient whom the country has not seen yet: asked once. */
export function NewPatientPage({ chrome, values, errors, here, document, everyEps, isDead }: NewPatientPageProps) {
  const { type, number } = document
  return (
    <ToolPage chrome={mipresChrome(chrome, here)} title="Registrar un paciente" errors={errors}>
      {isDead && <Notice tone="warn">El ReTHUS registra como fallecida a la persona de este documento. Revise el número.</Notice>}
      <Head title="Registrar un paciente" back={{ href: '/mipres', text: 'Prescribir' }}>
        Se registra una vez: la próxima se busca por su documento.
      </Head>
      <div class="ma-measure-text">
        <ErrorSummary errors={errors} />
        <Pane>
          <Facts
            facts={[
              {
                term: patientDocumentTypeName(type),
                value: (
                  <>
                    {documentText(type, number)} <Link href="/mipres">Usar otro</Link>
                  </>
                ),
              },
            ]}
          />
          <Form action="/mipres/pacientes/nuevo" values={values} errors={errors}>
            <HiddenField name="tipo" value={type} />
            <HiddenField name="numero" value={number} />
            <HiddenField name="intento" />
            <PatientFields type={type} everyEps={everyEps} />
            <Button>Registrar y prescribir</Button>
            <Note>Queda registrado con su nombre, la fecha y la sede.</Note>
          </Form>
        </Pane>
      </div>
    </ToolPage>
  )
}
