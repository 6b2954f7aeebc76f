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
  Pager,
  Shell,
  Sub,
  Table,
  Tag,
  Views,
  Why,
} from '../../../shared/ui/components.tsx'
import { SelectField, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import type { AnswerClock } from '../../applications/index.ts'
import { readinessTexts } from '../decide-readiness.ts'
import type { QueueRow } from '../queue.ts'
import { delegateChrome, type EntidadHead } from './delegate-chrome.ts'

/** The trays of the queue, by the state of what lies in them. */
export const trays = {
  enviadas: { text: 'Por activar', state: 'ENVIADA' },
  activadas: { text: 'Por enrolar', state: 'ACTIVADA' },
  devueltas: { text: 'Devueltas', state: 'DEVUELTA' },
} as const
export type Tray = keyof typeof trays

export type QueuePageProps = {
  chrome: Chrome
  entidad: EntidadHead
  tray: Tray
  rows: (QueueRow & { clock: AnswerClock })[]
  counts: Record<'ENVIADA' | 'ACTIVADA' | 'DEVUELTA', number>
  sedes: { id: string; name: string }[]
  values: { buscar: string; sede: string }
  now: Date
  links: { first: string | null; next: string | null; export: string }
  /** What was just done, told once. */
  done: string | null
}

/** The delegado's queue: who waits, since when, and what stands in the way. */
export function QueuePage(props: QueuePageProps) {
  const { chrome, entidad, tray, rows, counts, sedes, values, now, links } = props
  const home = `/delegado/${entidad.id}`
  const oldest = rows[0]?.application
  const isFiltered = values.buscar !== '' || values.sede !== ''
  const total = counts[trays[tray].state]
  return (
    <ToolPage chrome={delegateChrome(chrome, entidad)} title={`${trays[tray].text}, ${entidad.name}`}>
      <Head
        title={trays[tray].text}
        actions={
          total > 0 && (
            <ButtonLink href={links.export} variant="secondary" download>
              Exportar
            </ButtonLink>
          )
        }
      >
        {total === 0 ? 'Nadie espera.' : total === 1 ? 'Una persona espera.' : `${numberText(total)} personas esperan.`}
        {oldest && !isFiltered && ` La más antigua, desde el ${weekdayDate(dayOf(oldest.waitingSince))}.`}
      </Head>
      <Shell
        rail={
          <Views
            label="Bandejas"
            links={Object.entries(trays).map(([name, { text, state }]) => ({
              text,
              href: name === 'enviadas' ? home : `${home}?bandeja=${name}`,
              count: numberText(counts[state]),
              isCurrent: name === tray,
            }))}
          />
        }
      >
        <Counts
          counts={[
            {
              value: numberText(rows.filter(({ clock }) => clock.state === 'late').length),
              label: 'fuera de plazo en esta página',
              isBad: true,
            },
            { value: numberText(rows.filter(({ clock }) => clock.state === 'due').length), label: 'vencen hoy' },
            {
              value: numberText(rows.filter(({ readiness }) => readiness.code === 'ready').length),
              label: 'listas para activar',
            },
          ]}
        />
        <Filters action={home} values={values} label="Filtrar la cola">
          {tray !== 'enviadas' && <input type="hidden" name="bandeja" value={tray} />}
          <TextField name="buscar" label="Nombre, documento o radicado" class="wide" />
          <SelectField
            name="sede"
            label="Sede"
            empty={`Todas (${sedes.length})`}
            options={sedes.map(({ id, name }) => ({ value: id, text: name }))}
          />
        </Filters>
        {rows.length === 0 ? (
          <EmptyState title={isFiltered ? 'Nadie coincide con ese filtro' : 'No hay nadie en esta bandeja'}>
            {isFiltered ? (
              <p>
                <Link href={home}>Quitar el filtro</Link>
              </p>
            ) : (
              <p>Cuando alguien pida activarse en una de sus sedes, aparecerá aquí y le llegará un correo.</p>
            )}
          </EmptyState>
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
        <Pager first={links.first ?? undefined} next={links.next ? { href: links.next } : undefined}>
          {rows.length === 1 ? 'Una solicitud en esta página' : `${rows.length} solicitudes en esta página`}
        </Pager>
      </Shell>
    </ToolPage>
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
    isNowrap: true,
    cell: ({ application }) => (
      <>
        Profesional<Sub isBlock>{application.radicado}</Sub>
      </>
    ),
  },
  { head: 'Sede', cell: ({ application }) => application.sedeName },
  {
    head: 'Comprobación',
    isNowrap: true,
    cell: ({ readiness, asOf }) => {
      const { outcome, text } = readinessTexts[readiness.code]
      return (
        <Why outcome={outcome} sub={asOf ? `ReTHUS, ${age(asOf, now)}` : undefined}>
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

export function Deadline({ clock: { state, used, allowed }, isWaiting }: { clock: AnswerClock; isWaiting: boolean }) {
  if (!isWaiting) return <Tag tone="idle">La tiene la persona</Tag>
  if (state === 'late') return <Clock state="late">Vencida hace {Math.max(1, used - allowed)} d</Clock>
  if (state === 'due') return <Clock state="soon">Vence hoy</Clock>
  return <Clock state="calm">Vence en {allowed - used} d</Clock>
}
