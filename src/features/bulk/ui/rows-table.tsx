import { documentText, numberText } from '../../../shared/dates-es.ts'
import { type Column, Heading, Sub, Table, Why } from '../../../shared/ui/components.tsx'
import type { BulkRow, Reason } from '../bulk.ts'
import { resultWord, stepsText } from '../words.ts'
import type { LoadPageProps } from './load-page.tsx'

/** Why rows are not done, each reason with how many and the way to them. */
export function ReasonsTable({
  reasons,
  home,
  isBegun,
  total,
}: Pick<LoadPageProps, 'reasons'> & { home: string; isBegun: boolean; total: number }) {
  const title = `${total === 1 ? 'Una fila' : `${numberText(total)} filas`} ${isBegun ? 'sin hacer' : total === 1 ? 'no se hará' : 'no se harán'}, por razón`
  return (
    <section class="ma-part">
      <Heading>{title}</Heading>
      <Table
        caption={title}
        isCaptionHidden
        rows={reasons}
        keyOf={({ code }) => code}
        columns={[
          { head: 'Filas', isNumber: true, cell: ({ count }) => numberText(count) },
          {
            head: 'Razón',
            isRowHead: true,
            cell: ({ example, count }) => (
              <>
                {example}
                {count > 1 && <Sub isBlock>Y {numberText(count - 1)} más por una razón de esta clase</Sub>}
              </>
            ),
          },
          { head: 'Regla y norma', cell: (reason) => <RuleLink {...reason} /> },
          {
            head: 'Ver',
            isHeadHidden: true,
            isAct: true,
            cell: ({ code, example }) => (
              <a href={`${home}?razon=${code}`}>
                Ver filas<span class="govuk-visually-hidden">: {example}</span>
              </a>
            ),
          },
        ]}
      />
    </section>
  )
}

const RuleLink = ({ rule, norm }: Pick<Reason, 'rule' | 'norm'>) =>
  rule ? (
    <>
      <span class="ma-nowrap">
        <a href={`/normas#${rule}`}>{rule}</a>
      </span>
      {norm && `, ${norm}`}
    </>
  ) : null

const outcomeOf = ({ plan, outcome }: BulkRow, isBegun: boolean) => {
  if (isBegun && plan === 'HARA' && !outcome) return 'idle'
  const word = outcome ?? plan
  return word === 'HECHA' || word === 'HARA' ? 'ok' : word === 'NADA' ? 'idle' : 'no'
}

/** Each row: who, where, from what to what, and what came of it or would. */
export const RowsTable = ({ rows, isBegun }: { rows: BulkRow[]; isBegun: boolean }) => (
  <Table
    caption={isBegun ? 'Resultado por fila' : 'Diferencia por persona'}
    isCaptionHidden
    isQueue
    isCards
    rows={rows}
    keyOf={({ line }) => String(line)}
    columns={columnsOf(isBegun)}
  />
)

const columnsOf = (isBegun: boolean): Column<BulkRow>[] => [
  { head: 'Fila', isNumber: true, cardLabel: 'Fila', cell: ({ line }) => line },
  {
    head: 'Persona',
    isRowHead: true,
    cell: ({ fields, planSaid, outcomeSaid }) => {
      const said = outcomeSaid?.effect ?? planSaid?.effect
      const name = said?.personName ?? fields.nombre
      const document = fields.numero_documento && documentText(fields.tipo_documento.toUpperCase(), fields.numero_documento)
      return (
        <>
          {name || document || 'Sin documento'}
          {name && document && <Sub isBlock>{document}</Sub>}
        </>
      )
    },
  },
  {
    head: 'Sede',
    cell: ({ fields, planSaid, outcomeSaid }) =>
      (outcomeSaid ?? planSaid)?.effect?.sedeName ?? planSaid?.sedeName ?? (fields.codigo_sede || '–'),
  },
  {
    head: 'Cambio',
    cell: ({ planSaid, outcomeSaid }) => {
      const effect = outcomeSaid ? outcomeSaid.effect : planSaid?.effect
      if (!effect) return <span class="sub">Sin cambio</span>
      if (effect.steps.length === 0) return effect.before
      return (
        <>
          <del class="ma-del">
            <span class="govuk-visually-hidden">Antes: </span>
            {effect.before}
          </del>{' '}
          <span aria-hidden="true">→</span>{' '}
          <ins class="ma-ins">
            <span class="govuk-visually-hidden">Después: </span>
            {effect.after}
          </ins>
        </>
      )
    },
  },
  {
    head: 'Resultado',
    cell: (row) => {
      const said = row.outcomeSaid ?? row.planSaid
      const { effect = null, reason = null } = said ?? {}
      return (
        <Why
          outcome={outcomeOf(row, isBegun)}
          sub={
            <>
              {reason ? reason.message : stepsText(effect?.steps ?? [])}
              {reason?.rule && (
                <>
                  {' '}
                  <RuleLink rule={reason.rule} norm={reason.norm} />.
                </>
              )}
              {effect?.warnings.map((warning) => ` ${warning}`)}
              {row.outcome === 'NO' && row.plan === 'HARA' && ' El plan la había aceptado.'}
            </>
          }
        >
          {resultWord(row, isBegun)}
        </Why>
      )
    },
  },
]
