import { dayOf } from '../../../shared/calendar.ts'
import { longDateTime, numberText, shortDate } from '../../../shared/dates-es.ts'
import { Lead, Link, P, Sub, Table, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { Catalogue, Version } from '../catalogues.ts'

export type CataloguesPageProps = {
  chrome: Chrome
  rows: { catalogue: Catalogue; version: Version | null; enabled: number }[]
}

/** Every table of codes, and how old what it says is. */
export function CataloguesPage({ chrome, rows }: CataloguesPageProps) {
  const isExample = rows.some(({ version }) => version?.source === 'PROPIO')
  return (
    <PublicPage chrome={chrome} title="Tablas de códigos" crumbs={[{ text: 'Inicio', href: '/' }]}>
      <Title>Tablas de códigos</Title>
      <Lead>
        Los códigos con que se escribe una prescripción. Un código que se deshabilita no se borra: sigue aquí para lo que se
        escribió con él.
      </Lead>
      {isExample && (
        <P>
          Las marcadas como ejemplo las escribió este proyecto para poder probarlo, y son cortas. Las del sector se cargan en su
          lugar.
        </P>
      )}
      <Table
        caption="Tablas de códigos"
        isCaptionHidden
        isLarge
        isCards
        rows={rows}
        keyOf={({ catalogue }) => catalogue.id}
        columns={[
          {
            head: 'Tabla',
            isRowHead: true,
            cell: ({ catalogue: { id, name, about } }) => (
              <>
                <Link href={`/catalogos/${id}`}>{name}</Link>
                <Sub isBlock>{about}</Sub>
              </>
            ),
          },
          {
            head: 'Códigos habilitados',
            cardLabel: 'Códigos habilitados',
            isNumber: true,
            cell: ({ enabled, version }) =>
              version && version.codes > enabled
                ? `${numberText(enabled)} de\u00a0${numberText(version.codes)}`
                : numberText(enabled),
          },
          {
            head: 'Versión',
            cardLabel: 'Versión',
            cell: ({ version }) =>
              version ? `${version.number}${version.source === 'PROPIO' ? ', de ejemplo' : ''}` : 'Sin cargar',
          },
          {
            head: 'Datos al',
            cardLabel: 'Datos al',
            isNowrap: true,
            cell: ({ version }) => version && <span title={longDateTime(version.asOf)}>{shortDate(dayOf(version.asOf))}</span>,
          },
        ]}
      />
      <P isQuiet>
        También por programa: <Link href="/api">GET /api/catalogues</Link>.
      </P>
    </PublicPage>
  )
}
