import type { ComponentChildren } from 'preact'
import { classes } from './field.tsx'

export type Column<Row> = {
  head: ComponentChildren
  cell: (row: Row) => ComponentChildren
  /** The cell that names the row. */
  isRowHead?: boolean | undefined
  isNumber?: boolean | undefined
  /** The head is only read out, as over the acts of a row. */
  isHeadHidden?: boolean | undefined
  /** Put before the value where the row becomes a card. */
  cardLabel?: string | undefined
  isNowrap?: boolean | undefined
  /** The last column of a queue: what can be done. Not printed. */
  isAct?: boolean | undefined
  sort?: { href: string; now: 'ascending' | 'descending' | null } | undefined
}

export type Selection<Row> = {
  name: string
  valueOf: (row: Row) => string
  labelOf: (row: Row) => string
  chosen: readonly string[]
}

export type TableProps<Row> = {
  caption: string
  /** The caption stands there already as a heading. */
  isCaptionHidden?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Rows become cards under 1024 px. Not for tables of numbers. */
  isCards?: boolean | undefined
  /** A work list: rows answer to the pointer, and the current one is marked. */
  isQueue?: boolean | undefined
  /** On public pages, in the size of the text. */
  isLarge?: boolean | undefined
  /** A box before each row, to act on many at once; the table then stands in a form. */
  selection?: Selection<Row> | undefined
  currentKey?: string | undefined
}

/** A table with a caption and scopes; a queue when it is worked through. */
export function Table<Row>({ caption, isCaptionHidden, columns, rows, keyOf, selection, currentKey, ...look }: TableProps<Row>) {
  const look_ = classes(
    'ma-grid',
    look.isQueue && 'ma-queue',
    look.isCards && 'ma-cards',
    look.isLarge && 'ma-grid--large',
    !selection && 'no-check',
  )
  return (
    <table class={look_}>
      <caption class={isCaptionHidden ? 'govuk-visually-hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {selection && (
            <th scope="col" class="pick">
              <span class="govuk-visually-hidden">Seleccionar</span>
            </th>
          )}
          {columns.map((column, index) => (
            <Head key={index} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = keyOf(row)
          const isChosen = selection?.chosen.includes(selection.valueOf(row))
          return (
            <tr key={key} class={classes(isChosen && 'is-sel', key === currentKey && 'is-cur') || undefined}>
              {selection && (
                <td class="pick">
                  <input
                    class="ma-check"
                    type="checkbox"
                    name={selection.name}
                    value={selection.valueOf(row)}
                    checked={isChosen}
                    aria-label={`Seleccionar ${selection.labelOf(row)}`}
                  />
                </td>
              )}
              {columns.map((column, index) => (
                <Cell key={index} column={column} row={row} />
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Head<Row>({ column: { head, isNumber, isHeadHidden, isAct, sort } }: { column: Column<Row> }) {
  const arrow = sort?.now === 'ascending' ? ' ↑' : sort?.now === 'descending' ? ' ↓' : ''
  return (
    <th scope="col" class={classes(isNumber && 'r', isAct && 'act') || undefined} aria-sort={sort?.now ?? undefined}>
      {isHeadHidden ? (
        <span class="govuk-visually-hidden">{head}</span>
      ) : sort ? (
        <a href={sort.href}>
          {head}
          <span aria-hidden="true">{arrow}</span>
        </a>
      ) : (
        head
      )}
    </th>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const value = column.cell(row)
  const name = classes(column.isNumber && 'r', column.isNowrap && 'ma-nowrap', column.isAct && 'act') || undefined
  if (column.isRowHead)
    return (
      <th scope="row" class={name}>
        {value}
      </th>
    )
  return (
    <td class={name} data-l={column.cardLabel}>
      {value}
    </td>
  )
}
