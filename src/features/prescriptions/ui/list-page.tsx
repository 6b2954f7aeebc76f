import { documentText, numberText as figure, momentText } from '../../../shared/dates-es.ts'
import { ButtonLink } from '../../../shared/ui/button.tsx'
import {
  type Column,
  EmptyState,
  Filters,
  Head,
  Link,
  MoreFilters,
  Pager,
  Shell,
  Sub,
  Table,
  Tag,
  Views,
} from '../../../shared/ui/components.tsx'
import { HiddenField, SelectField, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { mipresChrome, placeText } from '../../../shared/ui/tool-tabs.ts'
import { addressOf, isFiltered, kindNames, type ListQuery, stateNames, unreadDays } from '../list-filters.ts'
import type { ListRow, SedeHead } from '../list-store.ts'
import { numberText, type PrescriptionState } from '../prescription.ts'

export type ListPageProps = {
  chrome: Chrome
  /** Null: one's own, wherever they were signed. */
  sede: SedeHead | null
  query: ListQuery
  rows: ListRow[]
  /** One's own sedes; `isCurrent`: one is active there now. */
  sedes: { id: string; name: string; entidadName: string; isCurrent: boolean }[]
  now: Date
  links: { first: string | null; previous: string | null; next: string | null; export: string }
  /** Does this account act as its person? Without it there is nothing of one's own to see. */
  holdsPerson: boolean
}

const views = [
  { text: 'Todas', estado: '' },
  { text: 'Activas', estado: 'ACTIVA' },
  { text: 'Anuladas', estado: 'ANULADA' },
  { text: 'Modificadas', estado: 'MODIFICADA' },
] as const

const stateTones = { ACTIVA: 'ok', ANULADA: 'bad', MODIFICADA: 'idle' } as const satisfies Record<PrescriptionState, string>
export const StateTag = ({ state }: { state: PrescriptionState }) => <Tag tone={stateTones[state]}>{stateNames[state]}</Tag>

export const sedeListAddress = (sedeId: string) => `/mipres/sedes/${sedeId}/formulas`

/** What was signed, the newest first: by oneself, or by all at a sede. */
export function ListPage(props: ListPageProps) {
  const { chrome, sede, query, rows, now, links, sedes } = props
  const home = sede ? sedeListAddress(sede.id) : '/mipres/formulas'
  const title = sede ? 'Fórmulas de la sede' : 'Mis fórmulas'
  const place = sede && { sedeName: sede.name, entidadName: sede.entidadName }
  const others = sedes.filter(({ isCurrent }) => isCurrent)
  return (
    <ToolPage chrome={mipresChrome(chrome, place)} title={sede ? `${title} ${sede.name}` : title}>
      <Head
        title={title}
        actions={
          rows.length > 0 && (
            <ButtonLink href={links.export} variant="secondary" download>
              Exportar
            </ButtonLink>
          )
        }
      >
        {sede ? (
          `${placeText({ sedeName: sede.name, entidadName: sede.entidadName })}. Cada consulta de esta lista queda en la auditoría.`
        ) : (
          <>
            Las que usted firmó, en cualquier sede.
            {others.length > 0 && ' Las de todos: '}
            {others.map(({ id, name }, i) => (
              <>
                {i > 0 && ', '}
                <Link key={id} href={sedeListAddress(id)}>
                  {name}
                </Link>
              </>
            ))}
          </>
        )}
      </Head>
      <Shell
        rail={
          <Views
            label="Estados"
            links={views.map(({ text, estado }) => ({
              ...{ text, count: '', isCurrent: query.estado === estado },
              href: addressOf(home, { ...query, estado }),
            }))}
          />
        }
      >
        <FilterForm {...props} home={home} />
        {rows.length === 0 ? (
          <Empty {...props} home={home} />
        ) : (
          <>
            <Table
              caption={title}
              isCaptionHidden
              isQueue
              isCards
              rows={rows}
              keyOf={({ number }) => number}
              columns={columnsOf(sede, now)}
            />
            <Pager
              first={links.first ?? undefined}
              previous={links.previous ?? undefined}
              next={links.next ? { href: links.next, text: 'Más antiguas' } : undefined}
            >
              {rows.length === 1 ? 'Una fórmula en esta página' : `${figure(rows.length)} fórmulas en esta página`}
            </Pager>
          </>
        )}
      </Shell>
    </ToolPage>
  )
}

function FilterForm({ query, sede, sedes, home }: ListPageProps & { home: string }) {
  const { buscar: _, estado, ...narrowing } = query
  return (
    <Filters action={home} values={query} label="Buscar fórmulas">
      {estado !== '' && <HiddenField name="estado" value={estado} />}
      <TextField name="buscar" label="Número, paciente, diagnóstico o medicamento" class="wide" />
      <MoreFilters
        count={Object.values(narrowing).filter((value) => value !== '').length}
        clear={isFiltered({ ...query, estado: '' }) ? addressOf(home, { estado }) : null}
        note={unreadDays(query)}
      >
        {sede ? (
          <TextField name="firmante" label="Quién firmó" />
        ) : (
          <SelectField
            name="sede"
            label="Sede"
            empty={`Todas (${sedes.length})`}
            options={sedes.map(({ id, name, entidadName }) => ({ value: id, text: placeText({ sedeName: name, entidadName }) }))}
          />
        )}
        <SelectField
          name="clase"
          label="Clase"
          empty="Todas"
          options={Object.entries(kindNames).map(([value, text]) => ({ value, text }))}
        />
        <TextField name="desde" label="Desde" width={10} autocomplete="off" />
        <TextField name="hasta" label="Hasta" width={10} autocomplete="off" />
      </MoreFilters>
    </Filters>
  )
}

function Empty({ query, sede, links, home, holdsPerson }: ListPageProps & { home: string }) {
  if (!sede && !holdsPerson)
    return (
      <EmptyState title="Su identidad todavía no está comprobada">
        <p>
          Mientras su cuenta no actúe por usted, aquí no se muestra nada. Vea en <Link href="/solicitudes">sus solicitudes</Link>{' '}
          qué falta.
        </p>
      </EmptyState>
    )
  if (links.first)
    return (
      <EmptyState title="Aquí termina la lista">
        <p>
          <Link href={links.first}>Volver al principio</Link>
        </p>
      </EmptyState>
    )
  if (isFiltered(query))
    return (
      <EmptyState title="Ninguna fórmula coincide con eso">
        <p>
          Se busca por número, documento o nombre del paciente, código de diagnóstico y palabras del medicamento.{' '}
          <Link href={home}>Quitar los filtros</Link>
        </p>
      </EmptyState>
    )
  return (
    <EmptyState title={sede ? 'En esta sede no se ha firmado ninguna fórmula' : 'Usted no ha firmado ninguna fórmula'}>
      {!sede && (
        <p>
          Se empieza por el paciente: <Link href="/mipres">prescribir</Link>.
        </p>
      )}
    </EmptyState>
  )
}

const columnsOf = (sede: SedeHead | null, now: Date): Column<ListRow>[] => [
  {
    head: 'Fórmula',
    isRowHead: true,
    cell: ({ number, signedAt, kind }) => (
      <>
        <a class="ma-num ma-nowrap" href={`/mipres/formulas/${number}`}>
          {numberText(number)}
        </a>
        <Sub isBlock>{momentText(signedAt, now)}</Sub>
        {kind === 'TUTELA' && <Sub isBlock>Tutela</Sub>}
      </>
    ),
  },
  {
    head: 'Paciente',
    cell: ({ patientName, patientDocument: { type, number } }) => (
      <>
        {patientName}
        <Sub isBlock>{documentText(type, number)}</Sub>
      </>
    ),
  },
  {
    head: 'Qué se prescribió',
    cell: ({ medicines, diagnosis }) => (
      <>
        {medicines[0]}
        {medicines.length > 1 && ` y ${medicines.length === 2 ? 'uno más' : `${medicines.length - 1} más`}`}
        <Sub isBlock>
          {diagnosis.code} {diagnosis.name}
        </Sub>
      </>
    ),
  },
  sede
    ? {
        head: 'Quién firmó',
        cell: ({ signerName, signerDocument: { type, number } }) => (
          <>
            {signerName}
            <Sub isBlock>{documentText(type, number)}</Sub>
          </>
        ),
      }
    : {
        head: 'Sede',
        cell: ({ sedeName, entidadName }) => (
          <>
            {sedeName}
            {!sedeName.startsWith(entidadName) && <Sub isBlock>{entidadName}</Sub>}
          </>
        ),
      },
  {
    head: 'Estado',
    cell: ({ state }) => <StateTag state={state} />,
  },
]
