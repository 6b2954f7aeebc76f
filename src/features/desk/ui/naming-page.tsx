import { dayOf } from '../../../shared/calendar.ts'
import { age, documentText, longDate } from '../../../shared/dates-es.ts'
import { Facts, Head, Inset, Link, Note, Pair, Pane, Split } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import {
  Button,
  CheckboxesField,
  DateField,
  ErrorSummary,
  Form,
  HiddenField,
  RadioField,
  SelectField,
  TextField,
} from '../../../shared/ui/form.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import { type Account, accountDocumentTypes, type Document, type Proofing } from '../../people/index.ts'
import type { Entidad, Sede } from '../../reps/index.ts'
import { DeskPage } from './desk-page.tsx'

/** Who the typed document belongs to, and which accounts say to be that person. */
export type Candidate = { name: string; document: Document; accounts: Account[]; proofing: Proofing | null }

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

function NamingForm({ entidad, sedes, candidate, needsConfirmation, values, errors, intento }: WithCandidate) {
  const { accounts, proofing, document, name } = candidate
  const proofed = proofing && accounts.find(({ id }) => id === proofing.accountId)
  return (
    <Form action={`/mesa/entidades/${entidad.id}/nombrar`} values={values} errors={errors}>
      <HiddenField name="tipo" value={document.type} />
      <HiddenField name="numero" value={document.number} />
      <HiddenField name="intento" value={intento} />
      {proofed ? (
        <HiddenField name="cuenta" value={proofed.id} />
      ) : (
        <Pane title="1. La cuenta es de esta persona">
          <RadioField
            name="cuenta"
            label="Cuenta con la que va a actuar"
            isSmall
            choices={accounts.map(({ id, email, createdAt, matchLevel }) => ({
              value: id,
              text: email,
              hint: `Abierta el ${longDate(dayOf(createdAt))}. ${matchLevel === 1 ? 'Sus datos coinciden con el ReTHUS.' : 'Sus datos no coinciden con el ReTHUS, o no figura en él.'}`,
            }))}
          />
          <Pair>
            <SelectField
              name="vistoTipo"
              label="Documento que le mostró"
              options={accountDocumentTypes.map(({ code, name: text }) => ({ value: code, text }))}
            />
            <TextField name="vistoNumero" label="Número, como está en el documento" inputmode="numeric" />
          </Pair>
          <Note>Escríbalo mirando el documento, no esta pantalla. Desde entonces solo esa cuenta puede actuar como {name}.</Note>
        </Pane>
      )}
      <Pane title={proofed ? 'La delegación' : '2. La delegación'}>
        <RadioField
          name="alcance"
          label="Sedes"
          isSmall
          choices={[
            { value: 'todas', text: 'Todas', hint: 'También las que la entidad abra después' },
            {
              value: 'algunas',
              text: 'Solo estas',
              reveals: (
                <CheckboxesField
                  name="sedes"
                  label="Sedes en las que vale"
                  isSmall
                  choices={sedes.map(({ id, name: text, code, municipio }) => ({
                    value: id,
                    text,
                    hint: `${code}${municipio ? `, ${municipio.name}` : ''}`,
                  }))}
                />
              ),
            },
          ]}
        />
        <Pair>
          <DateField name="desde" label="Primer día" hint="dd/mm/aaaa" />
          <DateField name="hasta" label="Último día" hint="Vacío si no tiene" />
        </Pair>
        <TextField name="carta" label="Carta del representante legal" hint="Número y fecha, o su radicado" maxlength={200} />
        <Button>Nombrar a {name}</Button>
        <Note>
          {needsConfirmation
            ? 'Vale cuando un segundo funcionario lo confirme. Les escribimos a la persona y a los demás delegados.'
            : 'Vale desde que usted lo guarda. Les escribimos a la persona y a los demás delegados.'}
        </Note>
      </Pane>
    </Form>
  )
}

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
