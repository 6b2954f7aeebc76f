import { dayOf } from '../../../shared/calendar.ts'
import { longDate, shortDate } from '../../../shared/dates-es.ts'
import { Facts, Heading, P, Table, Tag, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { PastEntry } from '../catalogue-store.ts'
import type { Catalogue, Version } from '../catalogues.ts'

export type CodePageProps = { chrome: Chrome; catalogue: Catalogue; now: PastEntry; before: PastEntry[]; versions: Version[] }

/** One code: what it says now, and what it said in earlier versions. */
export function CodePage({ chrome, catalogue, now, before, versions }: CodePageProps) {
  const asOf = (number: number) => versions.find((version) => version.number === number)?.asOf
  const firstDay = asOf(now.from)
  return (
    <PublicPage
      chrome={chrome}
      title={`${now.code}, ${now.name}`}
      measure="check"
      crumbs={[
        { text: 'Inicio', href: '/' },
        { text: 'Tablas de códigos', href: '/catalogos' },
        { text: catalogue.name, href: `/catalogos/${catalogue.id}` },
      ]}
    >
      <Title>{now.name}</Title>
      <Facts
        facts={[
          { term: 'Código', value: now.code },
          ...(catalogue.more ? [{ term: catalogue.more.name, value: now.more[catalogue.more.column] }] : []),
          { term: 'Estado', value: <State isEnabled={now.isEnabled} /> },
          ...(now.since ? [{ term: 'Según la tabla, desde', value: longDate(now.since) }] : []),
          ...(now.more.antes ? [{ term: 'Nombre anterior', value: now.more.antes }] : []),
          { term: 'Lo dice desde', value: `la versión ${now.from}${firstDay ? `, del ${longDate(dayOf(firstDay))}` : ''}` },
        ]}
      />
      {!now.isEnabled && <P>No se puede usar en una prescripción nueva. Lo que se escribió con él lo conserva.</P>}
      <Heading>Qué decía antes</Heading>
      {before.length === 0 ? (
        <P>Nada distinto: así entró en la tabla.</P>
      ) : (
        <Table
          caption="Qué decía antes, lo más reciente primero"
          isCaptionHidden
          isLarge
          isCards
          rows={before}
          keyOf={({ from }) => String(from)}
          columns={[
            {
              head: 'Versiones',
              isRowHead: true,
              cell: ({ from, until }) => (until === null || until === from ? `${from}` : `${from} a ${until}`),
            },
            { head: 'Nombre', cardLabel: 'Nombre', cell: ({ name }) => name },
            ...(catalogue.more
              ? [
                  {
                    ...{ head: catalogue.more.name, cardLabel: catalogue.more.name },
                    cell: ({ more }: PastEntry) => catalogue.more && more[catalogue.more.column],
                  },
                ]
              : []),
            { head: 'Estado', cardLabel: 'Estado', cell: ({ isEnabled }) => <State isEnabled={isEnabled} /> },
            { head: 'Desde', cardLabel: 'Desde', cell: ({ since }) => since && shortDate(since) },
          ]}
        />
      )}
    </PublicPage>
  )
}

const State = ({ isEnabled }: { isEnabled: boolean }) =>
  isEnabled ? <Tag tone="ok">Habilitado</Tag> : <Tag tone="idle">Deshabilitado</Tag>
