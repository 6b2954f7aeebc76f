import { periodOf } from '../../../shared/calendar.ts'
import { documentText, periodText } from '../../../shared/dates-es.ts'
import { ButtonLink } from '../../../shared/ui/button.tsx'
import {
  type Column,
  EmptyState,
  Filters,
  Head,
  Link,
  Pager,
  Shell,
  Sub,
  Table,
  Tag,
  Views,
} from '../../../shared/ui/components.tsx'
import { HiddenField, SelectField, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import type { ActivationCard } from '../people-store.ts'
import { delegateChrome, type EntidadHead } from './delegate-chrome.ts'

export const views = { vigentes: 'Vigentes y programadas', porTerminar: 'Terminan en 60 días', terminadas: 'Terminadas' } as const
export type View = keyof typeof views

export type PeoplePageProps = {
  chrome: Chrome
  entidad: EntidadHead
  view: View
  rows: ActivationCard[]
  sedes: { id: string; name: string }[]
  values: { buscar: string; sede: string }
  now: Date
  links: { first: string | null; next: string | null; export: string }
}

/** In words what an activation is now: the vocabulary of every list. */
export function activationState({ during, end }: Pick<ActivationCard, 'during' | 'end'>, now: Date) {
  if (!during) return { tone: 'idle', word: 'Cancelada' } as const
  if (during.until && during.until <= now)
    return end ? ({ tone: 'idle', word: 'Revocada' } as const) : ({ tone: 'idle', word: 'Terminada' } as const)
  if (during.from > now) return { tone: 'info', word: 'Programada' } as const
  const daysLeft = during.until && Math.ceil((during.until.getTime() - now.getTime()) / 86_400_000)
  if (daysLeft !== null && daysLeft <= 60)
    return { tone: 'warn', word: daysLeft <= 1 ? 'Termina hoy' : `Termina en ${daysLeft} días` } as const
  return { tone: 'ok', word: 'Activa' } as const
}

/** Who is active at the entidad, until when, and with which roles. */
export function PeoplePage({ chrome, entidad, view, rows, sedes, values, now, links }: PeoplePageProps) {
  const home = `/delegado/${entidad.id}/personas`
  const isFiltered = values.buscar !== '' || values.sede !== ''
  return (
    <ToolPage chrome={delegateChrome(chrome, entidad)} title={`Personas, ${entidad.name}`}>
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
        Quién está activo, en qué sede, con qué rol y hasta cuándo.
      </Head>
      <Shell
        rail={
          <Views
            label="Vistas"
            links={Object.entries(views).map(([name, text]) => ({
              text,
              href: name === 'vigentes' ? home : `${home}?vista=${name}`,
              count: '',
              isCurrent: name === view,
            }))}
          />
        }
      >
        <Filters action={home} values={values} label="Filtrar personas">
          {view !== 'vigentes' && <HiddenField name="vista" value={view} />}
          <TextField name="buscar" label="Nombre o documento" class="wide" />
          <SelectField
            name="sede"
            label="Sede"
            empty={`Todas (${sedes.length})`}
            options={sedes.map(({ id, name }) => ({ value: id, text: name }))}
          />
        </Filters>
        {rows.length === 0 ? (
          <EmptyState title={isFiltered ? 'Nadie coincide con ese filtro' : 'No hay nadie en esta vista'}>
            {isFiltered && (
              <p>
                <Link href={home}>Quitar el filtro</Link>
              </p>
            )}
          </EmptyState>
        ) : (
          <Table
            caption={views[view]}
            isCaptionHidden
            isQueue
            isCards
            rows={rows}
            keyOf={({ id }) => id}
            columns={columnsOf(home, now)}
          />
        )}
        <Pager first={links.first ?? undefined} next={links.next ? { href: links.next } : undefined}>
          {rows.length === 1 ? 'Una activación en esta página' : `${rows.length} activaciones en esta página`}
        </Pager>
      </Shell>
    </ToolPage>
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
  { head: 'Sede', cell: ({ sedeName }) => sedeName },
  { head: 'Rol', cell: ({ roles }) => (roles.length === 0 ? 'Sin rol' : roles.map(({ name }) => name).join(', ')) },
  {
    head: 'Estado',
    cell: (activation) => {
      const { tone, word } = activationState(activation, now)
      return <Tag tone={tone}>{word}</Tag>
    },
  },
  { head: 'Período', cell: ({ during }) => (during ? periodText(periodOf(during)) : 'No llegó a empezar') },
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
