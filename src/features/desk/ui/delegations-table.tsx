import { dayOf, periodOf } from '../../../shared/calendar.ts'
import { documentText, periodText, shortDate } from '../../../shared/dates-es.ts'
import { Link, Sub, Table, Tag, type Tone } from '../../../shared/ui/components.tsx'
import type { DelegationState } from '../../delegados/index.ts'
import type { DelegationRow } from '../load-entidad.ts'

const states: Record<DelegationState, { word: string; tone: Tone }> = {
  POR_CONFIRMAR: { word: 'Por confirmar', tone: 'warn' },
  PROGRAMADA: { word: 'Programada', tone: 'info' },
  ACTIVA: { word: 'Activa', tone: 'ok' },
  TERMINADA: { word: 'Terminada', tone: 'idle' },
  ANULADA: { word: 'Anulada antes de empezar', tone: 'idle' },
}

/** Who answers or answered for an entidad, on which letter, by whose hand. */
export const Delegations = ({ caption, rows, mayAct }: { caption: string; rows: DelegationRow[]; mayAct: boolean }) => (
  <Table
    caption={caption}
    isCaptionHidden
    rows={rows}
    keyOf={({ id }) => id}
    isCards
    columns={[
      {
        head: 'Delegado',
        isRowHead: true,
        cell: ({ name, document }) => (
          <>
            {name}
            {document && <Sub isBlock>{documentText(document.type, document.number)}</Sub>}
          </>
        ),
      },
      { head: 'Estado', cardLabel: 'Estado', cell: ({ state }) => <Tag tone={states[state].tone}>{states[state].word}</Tag> },
      {
        head: 'Período',
        cardLabel: 'Período',
        cell: ({ during }) => (during ? periodText(periodOf(during)) : 'No llegó a empezar'),
      },
      { head: 'Sedes', cardLabel: 'Sedes', cell: ({ sedeNames }) => (sedeNames ? sedeNames.join(', ') : 'Todas') },
      { head: 'Con qué', cardLabel: 'Con qué', cell: Ground },
      ...(mayAct ? [{ head: 'Actos', isHeadHidden: true, isAct: true, cell: Acts }] : []),
    ]}
  />
)

function Ground({ letter, namedByName, namedAt, confirmedByName, confirmedAt, end }: DelegationRow) {
  return (
    <>
      {letter}
      <Sub isBlock>
        Nombró {namedByName}, {shortDate(dayOf(namedAt))}
        {confirmedByName && confirmedAt && `. Confirmó ${confirmedByName}, ${shortDate(dayOf(confirmedAt))}`}
        {end && `. Terminó ${end.byName}, ${shortDate(dayOf(end.at))}: ${end.reason}`}
      </Sub>
    </>
  )
}

function Acts({ entidadId, id, state, name }: DelegationRow) {
  const address = (act: string) => `/mesa/entidades/${entidadId}/delegaciones/${id}/${act}`
  const whose = <span class="govuk-visually-hidden"> la delegación de {name}</span>
  return (
    <>
      {state === 'POR_CONFIRMAR' && (
        <>
          <Link href={address('confirmar')}>Confirmar{whose}</Link>{' '}
        </>
      )}
      <Link href={address('terminar')}>Terminar{whose}</Link>
    </>
  )
}
