import { dayOf } from '../../../shared/calendar.ts'
import { age, documentText, numberText, weekdayDate } from '../../../shared/dates-es.ts'
import { ButtonLink } from '../../../shared/ui/button.tsx'
import {
  Clock,
  type Column,
  Counts,
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
  Why,
} from '../../../shared/ui/components.tsx'
import { HiddenField, SelectField, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { type AnswerClock, answerTime, kindNames, type Tally } from '../../applications/index.ts'
import { readinessDetail, readinessTexts } from '../decide-readiness.ts'
import type { QueueRow } from '../queue.ts'
import { addressOf, countFilters, type QueueQuery, readDays, type Tray, trays, waitings } from '../queue-filters.ts'
import { delegateChrome, type EntidadHead } from './delegate-chrome.ts'
import { ListKeys } from './keys.tsx'
import { PlaceFilters } from './place-filters.tsx'

export type QueuePageProps = {
  chrome: Chrome
  entidad: EntidadHead
  query: QueueQuery
  rows: (QueueRow & { clock: AnswerClock })[]
  counts: Record<'ENVIADA' | 'ACTIVADA' | 'DEVUELTA', Tally>
  sedes: { id: string; name: string }[]
  professions: { code: string; name: string }[]
  now: Date
  links: { first: string | null; previous: string | null; next: string | null; export: string }
}

/** The delegado's queue: who waits, since when, and what stands in the way. */
export function QueuePage(props: QueuePageProps) {
  const { chrome, entidad, query, rows, counts, now, links } = props
  const home = `/delegado/${entidad.id}`
  const tray = query.bandeja
  const tally = counts[trays[tray].state]
  const isFiltered = countFilters(query) > 0
  const isWaiting = tray !== 'devueltas'
  const toAsk = (more: Record<string, string>) => addressOf(home, query, more)
  return (
    <ToolPage chrome={delegateChrome(chrome, entidad)} title={`${trays[tray].text}, ${entidad.name}`}>
      <Head
        title={trays[tray].text}
        actions={
          <>
            {tally.found > 0 && (
              <ButtonLink href={links.export} variant="secondary" download>
                Exportar {numberText(tally.found)}
              </ButtonLink>
            )}
            <ButtonLink href={`${home}/masivo`} variant="secondary">
              Subir un lote
            </ButtonLink>
          </>
        }
      >
        {headline(tally, isFiltered, isWaiting)}
      </Head>
      <Shell
        rail={
          <Views
            label="Bandejas"
            links={Object.entries(trays).map(([name, { text, state }]) => ({
              text,
              href: addressOf(home, { ...query, bandeja: name }),
              count: numberText(isFiltered ? counts[state].found : counts[state].all),
              isCurrent: name === tray,
            }))}
          />
        }
      >
        {isWaiting && (
          <Counts
            counts={[
              {
                value: <CountLink count={tally.late} href={toAsk({ espera: 'vencidas' })} what="fuera de plazo" />,
                label: 'fuera de plazo',
                isBad: tally.late > 0,
              },
              {
                value: <CountLink count={tally.due} href={toAsk({ espera: 'vence-hoy' })} what="vencen hoy" />,
                label: 'vencen hoy',
              },
              {
                value: numberText(rows.filter(({ readiness }) => readiness.code === 'ready').length),
                label:
                  rows.length === 1
                    ? 'cumple las reglas, de la única de esta página'
                    : `cumplen las reglas, de las ${numberText(rows.length)} de esta página`,
              },
            ]}
          />
        )}
        <QueueFilters {...props} home={home} />
        {rows.length === 0 ? (
          <NothingHere home={home} query={query} isFiltered={isFiltered} isPast={links.first !== null} />
        ) : (
          <Table
            caption={trays[tray].text}
            isCaptionHidden
            isQueue
            isCards
            keyOf={({ application }) => application.id}
            rows={rows}
            columns={columnsOf(home, tray, now)}
          />
        )}
        <Pager
          first={links.first ?? undefined}
          previous={links.previous ?? undefined}
          next={links.next ? { href: links.next } : undefined}
        >
          {rows.length === 1 ? 'Una solicitud en esta página' : `${numberText(rows.length)} solicitudes en esta página`}
        </Pager>
        <ListKeys />
      </Shell>
    </ToolPage>
  )
}

/** Four requests wait; or, filtered, how many of them are found. */
function headline({ all, found, oldest }: Tally, isFiltered: boolean, isWaiting: boolean) {
  const since = oldest && isWaiting ? ` La más antigua, desde el ${weekdayDate(dayOf(oldest))}.` : ''
  if (isFiltered)
    return `${numberText(found)} de ${numberText(all)} ${found === 1 ? 'coincide' : 'coinciden'} con el filtro.${since}`
  if (!isWaiting) return all === 0 ? 'Ninguna devuelta.' : `${numberText(all)} en manos de quien la pidió, para corregir.`
  return `${all === 0 ? 'Nadie espera.' : all === 1 ? 'Una solicitud espera.' : `${numberText(all)} solicitudes esperan.`}${since}`
}

const CountLink = ({ count, href, what }: { count: number; href: string; what: string }) =>
  count === 0 ? (
    <>0</>
  ) : (
    <a href={href}>
      {numberText(count)}
      <span class="govuk-visually-hidden"> {what}: verlas</span>
    </a>
  )

function QueueFilters({ query, sedes, professions, home }: QueuePageProps & { home: string }) {
  const count = countFilters({ ...query, buscar: '' })
  const isOdd = query.masde !== '' && readDays(query.masde) === null
  return (
    <Filters action={home} values={query} label="Filtrar la cola">
      {query.bandeja !== 'enviadas' && <HiddenField name="bandeja" value={query.bandeja} />}
      <TextField name="buscar" label="Nombre, documento o radicado" class="wide" />
      <MoreFilters
        count={count}
        clear={countFilters(query) > 0 ? addressOf(home, { bandeja: query.bandeja }) : null}
        note={isOdd ? `«${query.masde}» no es un número de días: escriba uno de 1 a 250.` : null}
      >
        <PlaceFilters sedes={sedes} professions={professions} />
        <SelectField
          name="espera"
          label={`Plazo de ${answerTime.workingDays} días`}
          empty="Todas"
          options={Object.entries(waitings).map(([value, text]) => ({ value, text }))}
        />
        <TextField name="masde" label="Más de (días hábiles)" inputmode="numeric" />
      </MoreFilters>
    </Filters>
  )
}

/** An empty list says why, and what to do about it. */
function NothingHere({
  home,
  query,
  isFiltered,
  isPast,
}: {
  home: string
  query: QueueQuery
  isFiltered: boolean
  isPast: boolean
}) {
  const all = addressOf(home, { bandeja: query.bandeja })
  if (isPast)
    return (
      <EmptyState title="No hay más en esta dirección">
        <p>
          <Link href={addressOf(home, query)}>Volver al principio de la lista</Link>
        </p>
      </EmptyState>
    )
  if (isFiltered)
    return (
      <EmptyState title="Nadie coincide con ese filtro">
        <p>
          <Link href={all}>Quitar los filtros</Link>
          {query.buscar !== '' && (
            <>
              , o{' '}
              <Link href={addressOf(`${home}/personas`, { buscar: query.buscar })}>
                buscar a esa persona entre las ya activas
              </Link>
            </>
          )}
          .
        </p>
      </EmptyState>
    )
  return (
    <EmptyState title="No hay nadie en esta bandeja">
      <p>
        {query.bandeja === 'enviadas'
          ? 'Cuando alguien pida activarse en una de sus sedes, aparecerá aquí y le llegará un correo.'
          : query.bandeja === 'activadas'
            ? 'Aquí queda quien está activo y todavía no tiene rol.'
            : 'Aquí queda lo que usted devolvió, hasta que la persona lo corrija.'}
      </p>
    </EmptyState>
  )
}

type Row = QueuePageProps['rows'][number]

const columnsOf = (home: string, tray: Tray, now: Date): Column<Row>[] => [
  { head: 'Plazo', isNowrap: true, cell: ({ clock }) => <Deadline clock={clock} isWaiting={tray !== 'devueltas'} /> },
  {
    head: 'Persona',
    isRowHead: true,
    cell: ({ application: { personName, document } }) => (
      <>
        {personName}
        <Sub isBlock>{documentText(document.type, document.number)}</Sub>
      </>
    ),
  },
  {
    head: 'Pide',
    cell: ({ application }) => (
      <>
        {shortKinds[application.kind]}
        <Sub isBlock>{application.roleAsked?.name ?? application.radicado}</Sub>
      </>
    ),
  },
  { head: 'Sede', cell: ({ application }) => application.sedeName },
  {
    head: 'Comprobación',
    cell: ({ readiness, asOf }) => {
      const { outcome, text } = readinessTexts[readiness.code]
      const detail = readinessDetail(readiness)
      return (
        <Why outcome={outcome} sub={detail ?? (asOf ? `ReTHUS, ${age(asOf, now)}` : undefined)}>
          {text}
        </Why>
      )
    },
  },
  {
    head: 'Qué hacer',
    isHeadHidden: true,
    isAct: true,
    cell: ({ application, readiness }) => (
      <a href={`${home}/solicitudes/${application.id}`}>
        {tray === 'activadas'
          ? 'Enrolar'
          : readiness.code === 'ready' && tray === 'enviadas'
            ? 'Activar'
            : readinessTexts[readiness.code].outcome === 'no'
              ? 'Ver razón'
              : 'Revisar'}
        <span class="govuk-visually-hidden"> a {application.personName}</span>
      </a>
    ),
  },
]

/** As narrow as a column: the page of a request says it whole. */
const shortKinds = { PROFESIONAL: 'Profesional', SERVICIO_SOCIAL: kindNames.SERVICIO_SOCIAL, OTRO: 'Otro usuario' }

export function Deadline({ clock: { state, used, allowed }, isWaiting }: { clock: AnswerClock; isWaiting: boolean }) {
  if (!isWaiting) return <Tag tone="idle">La tiene la persona</Tag>
  if (state === 'late') return <Clock state="late">Vencida hace {Math.max(1, used - allowed)} d</Clock>
  if (state === 'due') return <Clock state="soon">Vence hoy</Clock>
  return <Clock state="calm">Vence en {allowed - used} d</Clock>
}
