import { dayOf, lastDayOf, periodOf } from '../../../shared/calendar.ts'
import { age, numberText, shortDate } from '../../../shared/dates-es.ts'
import { EmptyState, Link, Note, Table, Tag } from '../../../shared/ui/components.tsx'
import type { EndingDelegation, Unconfirmed, WaitingEntidad } from '../desk-store.ts'

type ShortProps = { title: string; entidades: WaitingEntidad[]; now: Date; empty: string; href: string }

/** Entidades to which somebody has applied and where too few may answer. */
export const ShortOfDelegates = ({ title, entidades, now, empty, href }: ShortProps) => (
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

type EndingsProps = { ending: EndingDelegation[]; endingCounts: { in60: number }; now: Date }

/** Delegations that end soon, and whether anybody stays. */
export const Endings = ({ ending, endingCounts, now }: EndingsProps) => (
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
export const ToConfirm = ({ unconfirmed, now }: { unconfirmed: Unconfirmed[]; now: Date }) =>
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

export const EntidadLink = ({ id, name }: { id: string; name: string }) => <Link href={`/mesa/entidades/${id}`}>{name}</Link>

const lastDay = (now: Date, until: Date) => shortDate(lastDayOf(periodOf({ from: now, until })) ?? dayOf(until))

/** "1 solicitud", "1.244 solicitudes" */
export const counted = (count: number, one: string, more: string) => `${numberText(count)} ${count === 1 ? one : more}`
