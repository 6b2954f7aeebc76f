import { age, documentText } from '../../../shared/dates-es.ts'
import { Facts, Head, Inset, Link, Pane, Split } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, ErrorSummary, Form, SelectField, TextField } from '../../../shared/ui/form.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import { accountDocumentTypes, type Document } from '../../people/index.ts'
import type { Entidad, Sede } from '../../reps/index.ts'
import { DeskPage } from './desk-page.tsx'
import { type Candidate, NamingForm } from './naming-form.tsx'

export type NamingPageProps = {
  chrome: Chrome
  entidad: Pick<Entidad, 'id' | 'name'>
  sedes: Sede[]
  /** Null: nobody was looked for yet, or the document says nobody. */
  candidate: Candidate | null
  /** The document that was looked for and belongs to nobody. */
  unknown: Document | null
  needsConfirmation: boolean
  values: Values
  errors: FieldError[]
  intento: string
  now: Date
  publicUrl: string
}

/** Two steps in one address: by document, who; then with what, where and until when. */
export function NamingPage(props: NamingPageProps) {
  const { chrome, entidad, candidate, unknown, errors, publicUrl } = props
  return (
    <DeskPage chrome={chrome} title={`Nombrar delegado de ${entidad.name}`} errors={errors}>
      <Head title="Nombrar delegado" back={{ href: `/mesa/entidades/${entidad.id}`, text: entidad.name }}>
        {entidad.name}
      </Head>
      <ErrorSummary errors={errors} />
      {candidate && candidate.accounts.length > 0 ? (
        <Split isEven aside={<NamingForm {...props} candidate={candidate} />}>
          <Who {...props} candidate={candidate} />
        </Split>
      ) : (
        <Pane title="¿A quién?">
          <Form action={`/mesa/entidades/${entidad.id}/nombrar`} method="get" values={props.values} errors={errors}>
            <SelectField
              name="tipo"
              label="Tipo de documento"
              options={accountDocumentTypes.map(({ code, name }) => ({ value: code, text: name }))}
            />
            <TextField name="numero" label="Número" inputmode="numeric" hint="Por ejemplo, 1.900.318.562" width={20} />
            <Button>Buscar</Button>
          </Form>
          {(unknown || candidate) && (
            <Inset>
              <p>
                <strong>
                  {candidate
                    ? `${candidate.name} no tiene cuenta`
                    : `Nadie tiene cuenta con ${documentText(unknown!.type, unknown!.number)}`}
                </strong>
              </p>
              <p>
                Quien va a ser delegado abre primero su cuenta en Mi Seguridad Social: {publicUrl}/cuenta/crear. Después se nombra
                aquí.
              </p>
            </Inset>
          )}
        </Pane>
      )}
    </DeskPage>
  )
}

type WithCandidate = NamingPageProps & { candidate: Candidate }

function Who({ entidad, candidate, now }: WithCandidate) {
  const { name, document, proofing, accounts } = candidate
  const proofed = proofing && accounts.find(({ id }) => id === proofing.accountId)
  return (
    <Pane title="La persona" isSunk>
      <Facts
        facts={[
          { term: 'Nombre', value: name },
          { term: 'Documento', value: documentText(document.type, document.number) },
          {
            term: 'Identidad',
            value: proofed
              ? `Comprobada ${age(proofing.since, now)}. Actúa con ${proofed.email}.`
              : accounts.length === 1
                ? 'Sin comprobar. Una cuenta dice ser esta persona.'
                : `Sin comprobar. ${accounts.length} cuentas dicen ser esta persona.`,
          },
        ]}
      />
      <Link href={`/mesa/entidades/${entidad.id}/nombrar`}>Buscar a otra persona</Link>
    </Pane>
  )
}
