import { age, documentText, longDateTime, momentText, numberText } from '../../../shared/dates-es.ts'
import { ButtonLink } from '../../../shared/ui/button.tsx'
import { Clock, Counts, EmptyState, Filters, Head, Link, Pager, Sub, Table, Tag } from '../../../shared/ui/components.tsx'
import { SelectField, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { deskChrome } from '../../../shared/ui/tool-tabs.ts'
import { outcomeNames, subjectNames } from '../case.ts'
import type { CaseCounts, CaseRow } from '../case-list-store.ts'

export type CasesPageProps = {
  chrome: Chrome
  rows: CaseRow[]
  counts: CaseCounts
  values: { estado: string; buscar: string }
  links: { first: string | null; next: string | null; export: string }
  now: Date
}

const day = 86_400_000
/** Somebody who cannot work waits: one day is soon, three are late. */
const urgency = (openedAt: Date, now: Date) => {
  const waited = now.getTime() - openedAt.getTime()
  return waited > 3 * day ? 'late' : waited > day ? 'soon' : 'calm'
}

/** Every «No fui yo» of the country, the open ones in the order in which they are worked. */
export function CasesPage({ chrome, rows, counts, values, links, now }: CasesPageProps) {
  const isOpen = values.estado !== 'RESUELTOS'
  return (
    <ToolPage chrome={deskChrome(chrome)} title="Casos, mesa">
      <Head
        title="Casos de «No fui yo»"
        actions={
          rows.length > 0 && (
            <ButtonLink href={links.export} variant="secondary" download>
              Exportar
            </ButtonLink>
          )
        }
      >
        Alguien dijo que no hizo lo que un aviso le contaba. El derecho ya está suspendido: la mesa decide.
      </Head>
      <Counts
        counts={[
          { label: 'abiertos', value: numberText(counts.open), isBad: counts.open > 0 },
          { label: 'el más antiguo', value: counts.oldest ? age(counts.oldest, now) : 'ninguno' },
          { label: 'resueltos en 30 días', value: numberText(counts.closedLately) },
          { label: 'fueron suplantación', value: numberText(counts.fraudLately) },
        ]}
      />
      <Filters action="/mesa/casos" values={values} label="Filtrar casos">
        <TextField name="buscar" label="Nombre, documento o entidad" class="wide" />
        <SelectField
          name="estado"
          label="Estado"
          empty={null}
          options={[
            { value: 'ABIERTOS', text: 'Abiertos' },
            { value: 'RESUELTOS', text: 'Resueltos' },
          ]}
        />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState title={emptyTitle(isOpen, values.buscar)}>
          {values.buscar !== '' && (
            <p>
              <Link href={`/mesa/casos?estado=${values.estado}`}>Quitar la búsqueda</Link>
            </p>
          )}
        </EmptyState>
      ) : (
        <Table
          caption={isOpen ? 'Casos abiertos, el más antiguo primero' : 'Casos resueltos, el más reciente primero'}
          isCaptionHidden
          isQueue
          isCards
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'Persona',
              isRowHead: true,
              cell: ({ id, personName, document }) => (
                <>
                  <a href={`/mesa/casos/${id}`}>{personName}</a>
                  {document && <Sub isBlock>{documentText(document.type, document.number)}</Sub>}
                </>
              ),
            },
            {
              head: 'De qué',
              cardLabel: 'De qué',
              cell: ({ subject, what }) => (
                <>
                  {subjectNames[subject]}
                  <Sub isBlock>{what}</Sub>
                </>
              ),
            },
            { head: 'Entidad', cardLabel: 'Entidad', cell: ({ entidadName }) => entidadName ?? 'Ninguna' },
            isOpen
              ? {
                  head: 'Espera',
                  cardLabel: 'Espera',
                  cell: ({ openedAt }) => (
                    <>
                      <Clock state={urgency(openedAt, now)}>{age(openedAt, now)}</Clock>
                      <Sub isBlock>{momentText(openedAt, now)}</Sub>
                    </>
                  ),
                }
              : {
                  head: 'Resultado',
                  cardLabel: 'Resultado',
                  cell: ({ outcome, closedAt, closedByName }) => (
                    <>
                      {outcome && <Tag tone={outcome === 'SUPLANTACION' ? 'bad' : 'ok'}>{outcomeNames[outcome]}</Tag>}
                      <Sub isBlock>
                        {closedByName}, {closedAt && longDateTime(closedAt)}
                      </Sub>
                    </>
                  ),
                },
          ]}
        />
      )}
      <Pager first={links.first ?? undefined} next={links.next ? { href: links.next } : undefined}>
        {rows.length === 1 ? 'Un caso en esta página' : `${rows.length} casos en esta página`}
      </Pager>
    </ToolPage>
  )
}

const emptyTitle = (isOpen: boolean, search: string) =>
  search !== '' ? 'Ningún caso coincide con esa búsqueda' : isOpen ? 'No hay casos abiertos' : 'Todavía no hay casos resueltos'
