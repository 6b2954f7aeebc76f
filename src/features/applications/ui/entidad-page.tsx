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
import { type Entidad, type EntidadKind, entidadIdText, entidadKindNames } from '../../reps/index.ts'
import { type ApplicationKind, kindNames } from '../application.ts'
import type { OfferedRole } from '../decide-place.ts'
import { pathBefore, pathOf, placeOf } from '../option.ts'
import { listed, roleNamesOf } from './role-words.ts'

export type EntidadPageProps = {
  chrome: Chrome
  kind: ApplicationKind
  /** Of whom it may be asked in this option today. */
  entidadKinds: readonly EntidadKind[]
  /** What the person may be given, by kind of entidad. */
  roles: readonly OfferedRole[]
  errors?: FieldError[]
  /** What was looked for; empty before the first search. */
  search: string
  page: number
  hasMore: boolean
  found: Entidad[]
  /** Found too, but of no use here: said, so that nobody searches on. */
  others: Entidad[]
  chosen: Entidad | null
  /** The consultorio that the person is, by REPS. */
  own: { entidad: Entidad } | null
  values: { entidad?: string | undefined }
}

/** Which entidad. A search that works without script: it answers with radios. */
export function EntidadPage({
  chrome,
  errors = [],
  kind,
  entidadKinds,
  roles,
  search,
  page,
  hasMore,
  found,
  others,
  chosen,
  own,
  values,
}: EntidadPageProps) {
  const whom = listed(
    entidadKinds.map((one) => entidadKindNames[one]),
    'o',
  )
  const question = `¿En qué ${whom} trabaja?`
  const entidadPath = pathOf(kind, 'entidad')
  const choices = [...(chosen && !found.some(({ id }) => id === chosen.id) ? [chosen] : []), ...found]
  return (
    <PublicPage chrome={chrome} title={question} errors={errors} measure="text" back={{ href: pathBefore(kind, 'entidad') }}>
      <ErrorSummary errors={errors} />
      <Progress>
        {kindNames[kind]} · {placeOf(kind, 'entidad')}
      </Progress>
      <Title>{question}</Title>
      {entidadKinds.length > 1 && <RolesByKind entidadKinds={entidadKinds} roles={roles} />}
      {own && <OwnPractice entidad={own.entidad} />}
      <Form
        action={entidadPath}
        method="get"
        class="ma-box"
        values={{ buscar: search }}
        errors={errors}
        searchLabel={`Buscar una ${whom}`}
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
      {search !== '' && found.length === 0 && (
        <NothingFound search={search} others={others} whom={whom} isOther={kind === 'OTRO'} />
      )}
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
      <Details summary={`No encuentro mi ${whom}`}>
        <p>
          Los nombres vienen del REPS, el registro de prestadores. Búsquela por su NIT o por el código de habilitación, que está
          en la puerta o en la papelería de la sede. Si no está en el REPS, la inscribe su representante legal en la secretaría de
          salud.{entidadKinds.includes('EPS') && ' Las EPS vienen de la lista de aseguradores.'}
        </p>
      </Details>
    </PublicPage>
  )
}

/** Said before anything is asked: what the same person may be here and there. */
const RolesByKind = ({ entidadKinds, roles }: Pick<EntidadPageProps, 'entidadKinds' | 'roles'>) => (
  <List
    items={entidadKinds.map((kind) => {
      const names = roleNamesOf(roles.filter(({ entidadKind }) => entidadKind === kind))
      return `En una ${entidadKindNames[kind]} puede recibir: ${listed(names, 'o') || 'ningún rol para su profesión'}.`
    })}
  />
)

const EntidadHint = ({ entidad }: { entidad: Entidad }) => (
  <span class="ma-num">
    {[entidadKindNames[entidad.kind], entidadIdText(entidad), `código ${entidad.code}`, entidad.municipio?.name]
      .filter(Boolean)
      .join(' · ')}
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

type NothingFoundProps = { search: string; others: Entidad[]; whom: string; isOther: boolean }

function NothingFound({ search, others, whom, isOther }: NothingFoundProps) {
  if (others.length === 0)
    return (
      <div role="status">
        <P>
          No encontramos una {whom} con «{search}».
        </P>
        <List items={['Pruebe con una sola palabra del nombre.', 'Pruebe con el NIT, con o sin dígito de verificación.']} />
      </div>
    )
  return (
    <div role="status">
      <P>
        No encontramos una {whom} con «{search}», pero sí:
      </P>
      <List items={others.map(({ name, kind }) => `${name} (${entidadKindNames[kind]})`)} />
      <P>
        {isOther
          ? 'Ninguna de ellas activa a otros usuarios hoy.'
          : 'En el consultorio de un independiente solo se activa su dueño, y un proveedor no activa en esta opción.'}
      </P>
    </div>
  )
}
