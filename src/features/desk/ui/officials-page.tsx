import { dayOf, periodOf } from '../../../shared/calendar.ts'
import { periodText, shortDate } from '../../../shared/dates-es.ts'
import { Head, Note, Table, Tag } from '../../../shared/ui/components.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import type { Official } from '../desk-store.ts'
import { DeskPage } from './desk-page.tsx'

export type OfficialsPageProps = { chrome: Chrome; officials: Official[]; now: Date; isWhole: boolean }

/** Who works at the desk, and who named them. */
export const OfficialsPage = ({ chrome, officials, now, isWhole }: OfficialsPageProps) => (
  <DeskPage chrome={chrome} title="Funcionarios">
    <Head title="Funcionarios de la mesa">Quiénes pueden nombrar delegados y consultar la auditoría</Head>
    <Table
      caption="Funcionarios, los que están en ejercicio primero"
      isCaptionHidden
      rows={officials}
      keyOf={({ id }) => id}
      isCards
      columns={[
        { head: 'Nombre', isRowHead: true, cell: ({ name }) => name },
        { head: 'Estado', cardLabel: 'Estado', cell: (official) => stateOf(official, now) },
        { head: 'Período', cardLabel: 'Período', cell: (official) => periodText(periodOf(official)) },
        {
          head: 'Nombró',
          cardLabel: 'Nombró',
          cell: ({ namedByName, namedAt }) => `${namedByName ?? 'El operador del sistema'}, ${shortDate(dayOf(namedAt))}`,
        },
      ]}
    />
    <Note>
      {isWhole ? 'Los nombra el operador del sistema.' : 'Aquí están los 200 primeros. Los nombra el operador del sistema.'}
    </Note>
  </DeskPage>
)

function stateOf({ from, until }: Official, now: Date) {
  if (until !== null && until <= now) return <Tag tone="idle">Terminado</Tag>
  return from > now ? <Tag>Programado</Tag> : <Tag tone="ok">En ejercicio</Tag>
}
