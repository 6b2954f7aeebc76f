import { age, longDateTime, numberText } from '../../../shared/dates-es.ts'
import { Counts, Finding, Head, Menu, Table, Two } from '../../../shared/ui/components.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import type { DelegateCounts, EndingDelegation, Unconfirmed, WaitingEntidad } from '../desk-store.ts'
import type { UnansweredCounts } from '../unanswered-store.ts'
import type { Band } from '../waiting.ts'
import { counted, Endings, EntidadLink, ShortOfDelegates, ToConfirm } from './board-lists.tsx'
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
  unanswered: UnansweredCounts
}

/** What the desk looks at first: who answers for nobody, who is about to stop answering, and who waits too long. */
export function HomePage(props: HomePageProps) {
  const { chrome, now, delegates, bands, endingCounts, unanswered } = props
  const lateCount = bands.filter(({ isLate }) => isLate).reduce((sum, { count }) => sum + count, 0)
  const waiting = bands.reduce((sum, { count }) => sum + count, 0)
  return (
    <DeskPage chrome={chrome} title="Tablero">
      <Head title="Tablero de la mesa">{longDateTime(now)}</Head>
      <Counts
        counts={[
          {
            label: unanswered.all === 1 ? 'solicitud sin quien responda' : 'solicitudes sin quien responda',
            value: <a href="/mesa/solicitudes">{numberText(unanswered.all)}</a>,
            isBad: unanswered.all > 0,
          },
          {
            label: 'IPS y EPS sin delegado',
            value: <a href="/mesa/entidades?delegados=sin">{numberText(delegates.without)}</a>,
            isBad: delegates.without > 0,
          },
          {
            label: endingCounts.in30 === 1 ? 'delegación termina en 30 días' : 'delegaciones terminan en 30 días',
            value: <a href="#terminan">{numberText(endingCounts.in30)}</a>,
          },
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
      <Ways />
    </DeskPage>
  )
}

const ways = [
  { text: 'Solicitudes sin quien responda', href: '/mesa/solicitudes', more: 'Responder en lugar de la entidad, con un motivo' },
  { text: 'Entidades y delegaciones', href: '/mesa/entidades', more: 'Quién responde por cada IPS y EPS' },
  { text: 'Casos', href: '/mesa/casos', more: 'Lo suspendido por «No fui yo»' },
  { text: 'Plazas', href: '/mesa/plazas', more: 'De Servicio Social Obligatorio' },
  { text: 'Inscripciones', href: '/mesa/inscripciones', more: 'De profesionales que deben el servicio social' },
  { text: 'Roles y políticas', href: '/mesa/roles', more: 'La tabla de roles, los umbrales y su historia' },
  { text: 'Cifras', href: '/mesa/cifras', more: 'Personas por departamento, esperas y vencimientos' },
  { text: 'Funcionarios', href: '/mesa/funcionarios', more: 'Quiénes trabajan en la mesa' },
  { text: 'Auditoría', href: '/mesa/auditoria', more: 'Quién hizo qué, cuándo y sobre qué decisión' },
]

/** Where everything is that the desk does. */
const Ways = () => (
  <section class="ma-sec">
    <h2>Todo lo de la mesa</h2>
    <Two>
      <Menu doors={ways.slice(0, 5)} />
      <Menu doors={ways.slice(5)} />
    </Two>
  </section>
)

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
