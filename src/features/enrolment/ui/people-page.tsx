import { periodOf } from '../../../shared/calendar.ts'
import { documentText, numberText, periodText } from '../../../shared/dates-es.ts'
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
import { kindNames } from '../../applications/index.ts'
import type { Registration } from '../activation.ts'
import type { ActivationCard, PeopleCounts } from '../people-store.ts'
import { addressOf } from '../queue-filters.ts'
import { activationState, daysLeft } from './activation-words.ts'
import { delegateChrome, type EntidadHead } from './delegate-chrome.ts'
import { ListKeys } from './keys.tsx'
import { PlaceFilters } from './place-filters.tsx'

/** The views of the rail, by the word that stands for each in the address. */
export const views = {
  vigentes: { text: 'Vigentes y programadas', view: 'vigentes' },
  'vence-60': { text: 'Terminan en 60 días', view: 60 },
  'vence-30': { text: 'Terminan en 30 días', view: 30 },
  'vence-15': { text: 'Terminan en 15 días', view: 15 },
  'vence-7': { text: 'Terminan en 7 días', view: 7 },
  'vence-1': { text: 'Terminan en 1 día', view: 1 },
  terminadas: { text: 'Terminadas', view: 'terminadas' },
} as const
export type View = keyof typeof views

export type PeopleQuery = {
  vista: View
  buscar: string
  sede: string
  opcion: Registration | ''
  profesion: string
  rol: string
}

export type PeoplePageProps = {
  chrome: Chrome
  entidad: EntidadHead
  query: PeopleQuery
  rows: ActivationCard[]
  counts: PeopleCounts
  sedes: { id: string; name: string }[]
  professions: { code: string; name: string }[]
  roles: { code: string; name: string }[]
  now: Date
  links: { first: string | null; previous: string | null; next: string | null; export: string }
}

/** Who is active at the entidad, until when, and with which roles. */
export function PeoplePage(props: PeoplePageProps) {
  const { chrome, entidad, query, rows, counts, now, links } = props
  const home = `/delegado/${entidad.id}/personas`
  const { vista, ...fields } = query
  const isFiltered = Object.values(fields).some((value) => value !== '')
  const title = views[vista].text
  return (
    <ToolPage chrome={delegateChrome(chrome, entidad)} title={`Personas: ${title.toLowerCase()}, ${entidad.name}`}>
      <Head
        title="Personas"
        actions={
          rows.length > 0 && (
            <ButtonLink href={links.export} variant="secondary" download>
              Exportar
            </ButtonLink>
          )
        }
      >
        {vista === 'terminadas'
          ? 'Quién estuvo activo, en qué sede y con qué rol.'
          : 'Quién está activo, en qué sede, con qué rol y hasta cuándo.'}
      </Head>
      <Shell
        rail={
          <Views
            label="Vistas"
            links={Object.entries(views).map(([name, { text, view }]) => ({
              text,
              href: addressOf(home, { ...fields, vista: name === 'vigentes' ? '' : name }),
              count: view === 'terminadas' ? '' : numberText(counts[view]),
              isCurrent: name === vista,
              isBad: view === 1 && counts[1] > 0,
            }))}
          />
        }
      >
        <PeopleFilterForm {...props} home={home} isFiltered={isFiltered} />
        {rows.length === 0 ? (
          <EmptyState
            title={
              isFiltered
                ? 'Nadie coincide con ese filtro'
                : emptyTitles[vista === 'vigentes' || vista === 'terminadas' ? vista : 'vence']
            }
          >
            <p>
              {links.first ? (
                <Link href={links.first}>Volver al principio de la lista</Link>
              ) : isFiltered ? (
                <>
                  <Link href={addressOf(home, { vista: vista === 'vigentes' ? '' : vista })}>Quitar los filtros</Link>
                  {query.buscar !== '' && (
                    <>
                      , o{' '}
                      <Link href={addressOf(`/delegado/${entidad.id}`, { buscar: query.buscar })}>
                        buscar a esa persona entre quienes esperan
                      </Link>
                    </>
                  )}
                  .
                </>
              ) : vista === 'vigentes' ? (
                <>
                  Se activa respondiendo <Link href={`/delegado/${entidad.id}`}>las solicitudes de la cola</Link>.
                </>
              ) : (
                <Link href={home}>Ver las vigentes</Link>
              )}
            </p>
          </EmptyState>
        ) : (
          <Table
            caption={title}
            isCaptionHidden
            isQueue
            isCards
            rows={rows}
            keyOf={({ id }) => id}
            columns={columnsOf(home, now)}
          />
        )}
        <Pager
          first={links.first ?? undefined}
          previous={links.previous ?? undefined}
          next={links.next ? { href: links.next } : undefined}
        >
          {rows.length === 1 ? 'Una activación en esta página' : `${numberText(rows.length)} activaciones en esta página`}
        </Pager>
        <ListKeys />
      </Shell>
    </ToolPage>
  )
}

const emptyTitles = {
  vigentes: 'Nadie está activo todavía',
  vence: 'Ninguna activación termina en esos días',
  terminadas: 'Ninguna activación ha terminado',
}

function PeopleFilterForm({
  query,
  sedes,
  professions,
  roles,
  home,
  isFiltered,
}: PeoplePageProps & { home: string; isFiltered: boolean }) {
  const { vista, buscar: _, ...narrowing } = query
  const isHere = vista === 'vigentes' ? '' : vista
  return (
    <Filters action={home} values={query} label="Filtrar personas">
      {isHere !== '' && <HiddenField name="vista" value={vista} />}
      <TextField name="buscar" label="Nombre o documento" class="wide" />
      <MoreFilters
        count={Object.values(narrowing).filter((value) => value !== '').length}
        clear={isFiltered ? addressOf(home, { vista: isHere }) : null}
      >
        <PlaceFilters sedes={sedes} professions={professions} />
        <SelectField
          name="rol"
          label="Rol"
          empty="Todos"
          options={roles.map(({ code, name }) => ({ value: code, text: name }))}
        />
      </MoreFilters>
    </Filters>
  )
}

const columnsOf = (home: string, now: Date): Column<ActivationCard>[] => [
  {
    head: 'Persona',
    isRowHead: true,
    cell: ({ personName, document }) => (
      <>
        {personName}
        {document && <Sub isBlock>{documentText(document.type, document.number)}</Sub>}
      </>
    ),
  },
  {
    head: 'Sede',
    cell: ({ sedeName, registration }) => (
      <>
        {sedeName}
        <Sub isBlock>{kindNames[registration]}</Sub>
      </>
    ),
  },
  { head: 'Rol', cell: ({ roles }) => (roles.length === 0 ? 'Sin rol' : roles.map(({ name }) => name).join(', ')) },
  {
    head: 'Estado',
    cell: (activation) => {
      const { tone, word } = activationState(activation, now)
      return <Tag tone={tone}>{word}</Tag>
    },
  },
  {
    head: 'Período',
    cell: (activation) => {
      const { during } = activation
      if (!during) return 'No llegó a empezar'
      const left = daysLeft(activation, now)
      return (
        <>
          {periodText(periodOf(during))}
          {left !== null && <Sub isBlock>{left === 1 ? 'Queda hoy' : `Quedan ${numberText(left)} días`}</Sub>}
        </>
      )
    },
  },
  {
    head: 'Qué hacer',
    isHeadHidden: true,
    isAct: true,
    cell: ({ id, personName }) => (
      <a href={`${home}/${id}`}>
        Abrir<span class="govuk-visually-hidden"> la activación de {personName}</span>
      </a>
    ),
  },
]
