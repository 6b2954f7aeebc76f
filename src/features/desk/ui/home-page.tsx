import { dayOf, lastDayOf, periodOf } from '../../../shared/calendar.ts'
import { age, longDateTime, numberText, shortDate } from '../../../shared/dates-es.ts'
import { Counts, EmptyState, Finding, Head, Link, Note, Table, Tag } from '../../../shared/ui/components.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import type { DelegateCounts, EndingDelegation, Unconfirmed, WaitingEntidad } from '../desk-store.ts'
import type { Band } from '../waiting.ts'
import { DeskPage } from './desk-page.tsx'

export type HomePageProps = {
  chrome: Chrome
  now: Date
  delegates: DelegateCounts
  bands: Band[]
  late: WaitingEntidad[]
  without: WaitingEntidad[]
  withOne: WaitingEntidad[]
  ending: EndingDelegation[]
  endingCounts: { in30: number; in60: number }
  unconfirmed: Unconfirmed[]
}

/** What the desk looks at first: who answers for nobody, who is about to stop answering, and who waits too long. */
export function HomePage(props: HomePageProps) {
  const { chrome, now, delegates, bands, endingCounts } = props
  const lateCount = bands.filter(({ isLate }) => isLate).reduce((sum, { count }) => sum + count, 0)
  const waiting = bands.reduce((sum, { count }) => sum + count, 0)
  return (
    <DeskPage chrome={chrome} title="Tablero">
      <Head title="Tablero de la mesa">{longDateTime(now)}</Head>
      <Counts
        counts={[
          {
            label: 'IPS y EPS sin delegado',
            value: <a href="/mesa/entidades?delegados=sin">{numberText(delegates.without)}</a>,
            isBad: delegates.without > 0,
          },
          { label: 'con un solo delegado', value: <a href="/mesa/entidades?delegados=uno">{numberText(delegates.withOne)}</a> },
          { label: 'delegaciones terminan en 30 días', value: <a href="#terminan">{numberText(endingCounts.in30)}</a> },
          { label: 'solicitudes en espera', value: numberText(waiting) },
          { label: 'fuera de plazo', value: <a href="#plazo">{numberText(lateCount)}</a>, isBad: lateCount > 0 },
        ]}
      />
      <Waits {...props} waiting={waiting} lateCount={lateCount} />
      <ShortOfDelegates
        title="Tienen solicitudes y nadie que las responda"
        entidades={props.without}
        now={now}
        empty="Toda entidad con solicitudes en espera tiene delegado."
        href="/mesa/entidades?delegados=sin"
      />
      <ShortOfDelegates
        title="Tienen solicitudes y un solo delegado"
        entidades={props.withOne}
        now={now}
        empty="Ninguna entidad con solicitudes en espera depende de una sola persona."
        href="/mesa/entidades?delegados=uno"
      />
      <Endings {...props} />
      <ToConfirm {...props} />
    </DeskPage>
  )
}

function Waits({ bands, late, now, waiting, lateCount }: HomePageProps & { waiting: number; lateCount: number }) {
  const heading =
    waiting === 0
      ? 'Ninguna solicitud espera'
      : lateCount === 0
        ? 'Ninguna solicitud ha pasado el plazo de 5 días hábiles'
        : `${counted(lateCount, 'solicitud pasó', 'solicitudes pasaron')} el plazo de 5 días hábiles`
  const bars = bands.map(({ label, count, isLate }) => ({ label, value: count, isLate }))
  return (
    <div id="plazo">
      <Finding
        heading={heading}
        chart={{
          id: 'espera',
          title: 'Solicitudes en espera por días hábiles desde que llegaron',
          description: `De ${waiting} en espera, ${lateCount} pasaron el plazo. Los valores están en la tabla.`,
          bars,
          note: 'Días hábiles desde que la solicitud llegó al delegado. En rojo, las que pasaron el plazo.',
        }}
        table={{ caption: 'Solicitudes en espera', labelHead: 'Días hábiles', valueHead: 'Solicitudes', bars }}
      />
      {late.length > 0 && (
        <section class="ma-sec">
          <h2>Dónde están las que pasaron el plazo</h2>
          <Table
            caption="Entidades con solicitudes fuera de plazo"
            isCaptionHidden
            rows={late}
            keyOf={({ id }) => id}
            isCards
            columns={[
              { head: 'Entidad', isRowHead: true, cell: (row) => <EntidadLink {...row} /> },
              { head: 'Fuera de plazo', isNumber: true, cardLabel: 'Fuera de plazo', cell: (row) => numberText(row.late) },
              { head: 'En espera', isNumber: true, cardLabel: 'En espera', cell: (row) => numberText(row.waiting) },
              { head: 'La más antigua', cardLabel: 'La más antigua', cell: (row) => age(row.oldest, now) },
              { head: 'Delegados', isNumber: true, cardLabel: 'Delegados', cell: (row) => numberText(row.delegates) },
            ]}
          />
        </section>
      )}
    </div>
  )
}

type ShortProps = { title: string; entidades: WaitingEntidad[]; now: Date; empty: string; href: string }

const ShortOfDelegates = ({ title, entidades, now, empty, href }: ShortProps) => (
  <section class="ma-sec">
    <h2>{title}</h2>
    {entidades.length === 0 ? (
      <EmptyState title={empty} />
    ) : (
      <Table
        caption={title}
        isCaptionHidden
        rows={entidades}
        keyOf={({ id }) => id}
        isCards
        columns={[
          { head: 'Entidad', isRowHead: true, cell: (row) => <EntidadLink {...row} /> },
          { head: 'En espera', isNumber: true, cardLabel: 'En espera', cell: (row) => numberText(row.waiting) },
          { head: 'La más antigua', cardLabel: 'La más antigua', cell: (row) => age(row.oldest, now) },
          {
            head: 'Acto',
            isHeadHidden: true,
            isAct: true,
            cell: ({ id }) => <Link href={`/mesa/entidades/${id}/nombrar`}>Nombrar delegado</Link>,
          },
        ]}
      />
    )}
    <Note>
      <Link href={href}>Ver todas, también las que no tienen solicitudes</Link>
    </Note>
  </section>
)

const Endings = ({ ending, endingCounts, now }: HomePageProps) => (
  <section class="ma-sec" id="terminan">
    <h2>
      {endingCounts.in60 === 0
        ? 'Ninguna delegación termina en los próximos 60 días'
        : `${counted(endingCounts.in60, 'delegación termina', 'delegaciones terminan')} en los próximos 60 días`}
    </h2>
    {ending.length > 0 && (
      <Table
        caption="Delegaciones que terminan en los próximos 60 días, la primera antes"
        isCaptionHidden
        rows={ending}
        keyOf={({ id }) => id}
        isCards
        columns={[
          { head: 'Delegado', isRowHead: true, cell: ({ personName }) => personName },
          {
            head: 'Entidad',
            cardLabel: 'Entidad',
            cell: ({ entidadId, entidadName }) => <EntidadLink id={entidadId} name={entidadName} />,
          },
          { head: 'Último día', cardLabel: 'Último día', cell: ({ until }) => lastDay(now, until) },
          {
            head: 'Quedan',
            cardLabel: 'Quedan',
            cell: ({ others }) => (others === 0 ? <Tag tone="bad">Nadie</Tag> : counted(others, 'delegado', 'delegados')),
          },
        ]}
      />
    )}
    {ending.length < endingCounts.in60 && <Note>Aquí están las {ending.length} primeras.</Note>}
  </section>
)

/** Only where policy asks for a second official is there anything to show. */
const ToConfirm = ({ unconfirmed, now }: HomePageProps) =>
  unconfirmed.length === 0 ? null : (
    <section class="ma-sec">
      <h2>{counted(unconfirmed.length, 'delegación espera', 'delegaciones esperan')} a un segundo funcionario</h2>
      <Table
        caption="Delegaciones por confirmar"
        isCaptionHidden
        rows={unconfirmed}
        keyOf={({ id }) => id}
        isCards
        columns={[
          { head: 'Delegado', isRowHead: true, cell: ({ personName }) => personName },
          {
            head: 'Entidad',
            cardLabel: 'Entidad',
            cell: ({ entidadId, entidadName }) => <EntidadLink id={entidadId} name={entidadName} />,
          },
          { head: 'Nombrado', cardLabel: 'Nombrado', cell: ({ namedAt }) => age(namedAt, now) },
          {
            head: 'Acto',
            isHeadHidden: true,
            isAct: true,
            cell: ({ entidadId, id }) => (
              <Link href={`/mesa/entidades/${entidadId}/delegaciones/${id}/confirmar`}>Revisar y confirmar</Link>
            ),
          },
        ]}
      />
    </section>
  )

const EntidadLink = ({ id, name }: { id: string; name: string }) => <Link href={`/mesa/entidades/${id}`}>{name}</Link>

const lastDay = (now: Date, until: Date) => shortDate(lastDayOf(periodOf({ from: now, until })) ?? dayOf(until))

const counted = (count: number, one: string, more: string) => `${numberText(count)} ${count === 1 ? one : more}`
