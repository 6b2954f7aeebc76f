import { documentText, longDateTime } from '../../../shared/dates-es.ts'
import { Actions, Facts, Head, Inset, List, WarningText } from '../../../shared/ui/components.tsx'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  type FieldError,
  Form,
  HiddenField,
  TextAreaField,
  type Values,
} from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { mipresChrome } from '../../../shared/ui/tool-tabs.ts'
import type { SignedDocument } from '../prescription.ts'
import { fullNameOf } from './document-parts.tsx'
import { addressOfNumber, titleOf } from './prescription-page.tsx'

export type AnnulPageProps = {
  chrome: Chrome
  document: SignedDocument
  values: Values
  errors: readonly FieldError[]
}

/** What follows is said before it is done. */
export function AnnulPage({ chrome, document, values, errors }: AnnulPageProps) {
  const { number, signedAt, content } = document
  const { patient, medicines, place } = content
  const back = addressOfNumber(number)
  return (
    <ToolPage chrome={mipresChrome(chrome, place)} title={`Anular: ${titleOf(document)}`} errors={errors}>
      <Head title="Anular la fórmula" back={{ href: back, text: 'Volver sin anular' }}>
        {titleOf(document)}
      </Head>
      <div class="ma-measure-text">
        <ErrorSummary errors={errors} />
        <Facts
          facts={[
            { term: 'Paciente', value: `${fullNameOf(patient)}, ${documentText(patient.documentType, patient.documentNumber)}` },
            {
              term: medicines.length === 1 ? 'Medicamento' : 'Medicamentos',
              value: medicines.map(({ description }) => description).join('; '),
            },
            { term: 'Firmada', value: longDateTime(new Date(signedAt)) },
          ]}
        />
        <div class="ma-part">
          <WarningText>Una fórmula anulada no se puede activar de nuevo.</WarningText>
        </div>
        <List
          items={[
            'Su papel deja de valer desde ahora: quien lo verifique verá que está anulada.',
            'El paciente recibe un aviso, si dejó su correo. El aviso no dice el motivo.',
            'La fórmula y el motivo se conservan; los ven quienes pueden leerla.',
          ]}
        />
        <Inset>
          Si solo quiere corregir algo, <a href={`/mipres/empezar?modifica=${number}`}>modifíquela</a>: la nueva toma su lugar.
        </Inset>
        <Form action={`${back}/anular`} values={values} errors={errors}>
          <HiddenField name="intento" />
          <TextAreaField name="motivo" label="Motivo" hint="De 5 a 500 letras" rows={3} />
          <Actions>
            <Button variant="warning">Anular la fórmula</Button>
            <ButtonLink href={back} variant="secondary">
              No anular
            </ButtonLink>
          </Actions>
        </Form>
      </div>
    </ToolPage>
  )
}
