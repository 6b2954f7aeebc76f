import { dayOf } from '../../../shared/calendar.ts'
import { longDateTime, numberText, shortDate } from '../../../shared/dates-es.ts'
import { EmptyState, Heading, Lead, Link, Notice, P, Pager, Sub, Table, Tag, Title } from '../../../shared/ui/components.tsx'
import { Button, ButtonLink, CheckboxField, Form, HiddenField, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { Catalogue, Version } from '../catalogues.ts'
import type { List } from '../read-list.ts'
import { longestSearch } from '../search-terms.ts'

export type CataloguePageProps = {
  chrome: Chrome
  catalogue: Catalogue
  list: List
  values: { q: string; todos: string; version: string; desde: string }
  pageSize: number
  links: { first: string | null; next: string | null; export: string }
}

/** One table: what is looked for, or all of it by code; and what each load changed. */
export function CataloguePage({ chrome, catalogue, list, values, pageSize, links }: CataloguePageProps) {
  const { version, versions, entries } = list
  const isSearch = values.q.trim() !== ''
  const isOld = version !== null && version.number !== versions[0]?.number
  return (
    <PublicPage
      chrome={chrome}
      title={isSearch ? `«${values.q.trim()}» en ${catalogue.name}` : catalogue.name}
      crumbs={[
        { text: 'Inicio', href: '/' },
        { text: 'Tablas de códigos', href: '/catalogos' },
      ]}
    >
      <Title>{catalogue.name}</Title>
      <Lead>
        {version
          ? `Versión ${version.number}, ${version.source === 'PROPIO' ? 'de ejemplo, escrita por este proyecto' : `del archivo ${version.fileName}`}. Datos al ${longDateTime(version.asOf)}`
          : 'Esta tabla todavía no se ha cargado.'}
      </Lead>
      {isOld && (
        <Notice tone="info">
          Así estaba la tabla en la versión {version.number}. <Link href={`/catalogos/${catalogue.id}`}>Ver la más nueva</Link>
        </Notice>
      )}
      <Form action={`/catalogos/${catalogue.id}`} method="get" values={values} searchLabel={`Buscar en ${catalogue.name}`}>
        <TextField
          name="q"
          label="Código o palabras del nombre"
          hint="En cualquier orden, con tildes o sin ellas. Si una palabra está mal escrita, buscamos las parecidas."
          autocomplete="off"
          spellcheck={false}
          maxlength={longestSearch}
        />
        <CheckboxField name="todos" label="También los deshabilitados" />
        {isOld && <HiddenField name="version" value={String(version.number)} />}
        <Button>Buscar</Button>
      </Form>
      <Result {...{ catalogue, list, values, pageSize, isSearch }} />
      <Pager first={links.first ?? undefined} next={links.next ? { href: links.next } : undefined}>
        {counted(entries.length)} en esta página
      </Pager>
      {entries.length > 0 && (
        <p>
          <ButtonLink href={links.export} variant="secondary" download>
            Descargar (CSV)
          </ButtonLink>
        </p>
      )}
      {versions.length > 0 && <Versions catalogue={catalogue} versions={versions} />}
    </PublicPage>
  )
}

const counted = (count: number) => `${numberText(count)} ${count === 1 ? 'código' : 'códigos'}`

type ResultProps = Pick<CataloguePageProps, 'catalogue' | 'list' | 'values' | 'pageSize'> & { isSearch: boolean }

function Result({ catalogue, list: { entries }, values, pageSize, isSearch }: ResultProps) {
  if (entries.length === 0)
    return (
      <EmptyState title={isSearch ? `Nada en esta tabla se parece a «${values.q.trim()}»` : 'Aquí no hay códigos'}>
        {isSearch && values.todos === '' && <p>Puede que el código esté deshabilitado: marque la casilla y busque otra vez.</p>}
      </EmptyState>
    )
  const [best] = entries
  return (
    <>
      {best?.match === 'alike' && <Notice tone="info">Ningún nombre tiene esas palabras. Estos tienen otras parecidas.</Notice>}
      {isSearch && entries.length === pageSize && (
        <P isQuiet>Los {numberText(pageSize)} mejores. Con otra palabra la lista se acorta.</P>
      )}
      <Table
        caption={isSearch ? `Códigos para «${values.q.trim()}», el mejor primero` : `Códigos de ${catalogue.name}`}
        isCaptionHidden
        isLarge
        isCards
        rows={entries}
        keyOf={({ code }) => code}
        columns={[
          {
            head: 'Código',
            isRowHead: true,
            isNowrap: true,
            cell: ({ code }) => <Link href={`/catalogos/${catalogue.id}/${code}`}>{code}</Link>,
          },
          ...(catalogue.more ? [moreColumn(catalogue.more)] : []),
          {
            head: 'Nombre',
            cell: ({ name, more }) => (
              <>
                {name}
                {more.antes && <Sub isBlock>Antes: {more.antes}</Sub>}
              </>
            ),
          },
          ...(entries.every(({ isEnabled }) => isEnabled)
            ? []
            : [
                {
                  ...{ head: 'Estado', cardLabel: 'Estado' },
                  cell: ({ isEnabled }: List['entries'][number]) =>
                    isEnabled ? <Tag tone="ok">Habilitado</Tag> : <Tag tone="idle">Deshabilitado</Tag>,
                },
              ]),
          ...(entries.some(({ since }) => since)
            ? [
                {
                  ...{ head: 'Desde', cardLabel: 'Desde', isNowrap: true },
                  cell: ({ since }: List['entries'][number]) => since && shortDate(since),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

const moreColumn = ({ column, name }: NonNullable<Catalogue['more']>) => ({
  head: name,
  cardLabel: name,
  cell: ({ more }: List['entries'][number]) => more[column],
})

const Versions = ({ catalogue, versions }: { catalogue: Catalogue; versions: Version[] }) => (
  <>
    <Heading id="versiones">Versiones</Heading>
    <P>Cada carga que cambia algo es una versión. Una prescripción conserva la versión con que se escribió.</P>
    <Table
      caption="Versiones, la más nueva primero"
      isCaptionHidden
      isLarge
      isCards
      rows={versions}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Versión',
          isRowHead: true,
          cell: ({ number }) => <Link href={`/catalogos/${catalogue.id}?version=${number}&todos=si`}>Versión {number}</Link>,
        },
        { head: 'Datos al', cardLabel: 'Datos al', isNowrap: true, cell: ({ asOf }) => shortDate(dayOf(asOf)) },
        { head: 'Nuevos', cardLabel: 'Nuevos', isNumber: true, cell: ({ added }) => numberText(added) },
        { head: 'Con cambios', cardLabel: 'Con cambios', isNumber: true, cell: ({ changed }) => numberText(changed) },
        { head: 'Deshabilitados', cardLabel: 'Deshabilitados', isNumber: true, cell: ({ disabled }) => numberText(disabled) },
        {
          head: 'Habilitados otra vez',
          cardLabel: 'Habilitados otra vez',
          isNumber: true,
          cell: ({ enabled }) => numberText(enabled),
        },
        { head: 'Códigos', cardLabel: 'Códigos', isNumber: true, cell: ({ codes }) => numberText(codes) },
      ]}
    />
  </>
)
