import { Box, Details, Link, List, P, Progress, Row, SubHeading, Title } from '../../../shared/ui/components.tsx'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  type FieldError,
  Form,
  HiddenField,
  RadioField,
  TextField,
} from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { type Entidad, entidadIdText, entidadKindNames } from '../../reps/index.ts'

export type EntidadPageProps = {
  chrome: Chrome
  errors?: FieldError[]
  /** What was looked for; empty before the first search. */
  search: string
  page: number
  hasMore: boolean
  found: Entidad[]
  /** Found too, but no IPS: said, so that nobody searches on. */
  others: Entidad[]
  chosen: Entidad | null
  /** The consultorio that the person is, by REPS. */
  own: { entidad: Entidad } | null
  values: { entidad?: string | undefined }
}

export const entidadPath = '/registro/profesional/entidad'

/** Question 2: which IPS. A search that works without script: it answers with radios. */
export function EntidadPage({
  chrome,
  errors = [],
  search,
  page,
  hasMore,
  found,
  others,
  chosen,
  own,
  values,
}: EntidadPageProps) {
  const choices = [...(chosen && !found.some(({ id }) => id === chosen.id) ? [chosen] : []), ...found]
  return (
    <PublicPage
      chrome={chrome}
      title="¿En qué IPS trabaja?"
      errors={errors}
      measure="text"
      back={{ href: '/registro/profesional/rethus' }}
    >
      <ErrorSummary errors={errors} />
      <Progress>Profesional de la salud · pregunta 2 de 4</Progress>
      <Title>¿En qué IPS trabaja?</Title>
      {own && <OwnPractice entidad={own.entidad} />}
      <Form
        action={entidadPath}
        method="get"
        class="ma-box"
        values={{ buscar: search }}
        errors={errors}
        searchLabel="Buscar una IPS"
      >
        <Row>
          <TextField
            name="buscar"
            label="Nombre, NIT o código de habilitación"
            hint="Basta una parte del nombre, sin tildes"
            type="search"
            autocomplete="off"
            spellcheck={false}
          />
          <Button variant={choices.length > 0 ? 'secondary' : 'primary'}>Buscar</Button>
        </Row>
      </Form>
      {search !== '' && found.length === 0 && <NothingFound search={search} others={others} />}
      {choices.length > 0 && (
        <Form action={entidadPath} values={values} errors={errors}>
          <HiddenField name="buscar" value={search} />
          <HiddenField name="pagina" value={String(page)} />
          <RadioField
            name="entidad"
            label={search === '' ? 'La que había escogido' : `Encontramos con «${search}»`}
            choices={choices.map((entidad) => ({
              value: entidad.id,
              text: entidad.name,
              hint: <EntidadHint entidad={entidad} />,
            }))}
          />
          {hasMore && (
            <P>
              <Link href={`${entidadPath}?${new URLSearchParams({ buscar: search, pagina: String(page + 1) })}`}>
                Ver más resultados
              </Link>
            </P>
          )}
          <Button>Continuar</Button>
        </Form>
      )}
      <Details summary="No encuentro mi IPS">
        <p>
          Los nombres vienen del REPS, el registro de prestadores. Búsquela por su NIT o por el código de habilitación, que está
          en la puerta o en la papelería de la sede. Si no está en el REPS, la inscribe su representante legal en la secretaría de
          salud.
        </p>
      </Details>
    </PublicPage>
  )
}

const EntidadHint = ({ entidad }: { entidad: Entidad }) => (
  <span class="ma-num">
    {[entidadIdText(entidad), `código ${entidad.code}`, entidad.municipio?.name].filter(Boolean).join(' · ')}
  </span>
)

const OwnPractice = ({ entidad }: { entidad: Entidad }) => (
  <Box>
    <SubHeading>Su propio consultorio</SubHeading>
    <P>
      Según el REPS usted es también una entidad: {entidad.name}, código {entidad.code}. Para prescribir allí no hace falta
      solicitud: se activa usted mismo.
    </P>
    <ButtonLink href="/registro/independiente" variant="secondary">
      Activarme en mi consultorio
    </ButtonLink>
  </Box>
)

function NothingFound({ search, others }: { search: string; others: Entidad[] }) {
  if (others.length === 0)
    return (
      <div role="status">
        <P>No encontramos una IPS con «{search}».</P>
        <List items={['Pruebe con una sola palabra del nombre.', 'Pruebe con el NIT, con o sin dígito de verificación.']} />
      </div>
    )
  return (
    <div role="status">
      <P>No encontramos una IPS con «{search}», pero sí:</P>
      <List items={others.map(({ name, kind }) => `${name} (${entidadKindNames[kind]})`)} />
      <P>La activación en una EPS llega en la próxima versión. En el consultorio de un independiente solo se activa su dueño.</P>
    </div>
  )
}
