import { numberText } from '../dates-es.ts'
import { classes } from './field.tsx'

export type Bar = {
  label: string
  value: number
  /** A second amount, stacked after the first and told apart by order and colour. */
  second?: number | undefined
  /** Out of time: the only use of red. */
  isLate?: boolean | undefined
}

export type BarChartProps = {
  /** Unique in the page. */
  id: string
  /** What is counted: the finding itself is the heading above. */
  title: string
  /** The shape in words, for whoever does not see it. */
  description: string
  bars: readonly Bar[]
  /** Names of the first and the second amount, when there are two. */
  series?: readonly [string, string] | undefined
  text?: ((value: number) => string) | undefined
  note?: string | undefined
}

/** Bars from zero, drawn on the server, each with its number; a table of the same stands beside it (`Finding`). */
export const BarChart = ({ series, note, ...drawing }: BarChartProps) => (
  <figure class="ma-chart">
    <Drawing {...drawing} size={wide} />
    <Drawing {...drawing} size={narrow} />
    {series && (
      <ul class="ma-legend">
        <li>
          <i class="ma-swatch" />
          {series[0]}
        </li>
        <li>
          <i class="ma-swatch ma-swatch--second" />
          {series[1]}
        </li>
      </ul>
    )}
    {note && <figcaption>{note}</figcaption>}
  </figure>
)

// Wide labels stand before the bar, narrow ones above it: text is never under 11 px on a screen.
const wide = { name: 'w', width: 620, font: 15, bar: 24, gap: 10, isLabelAbove: false }
const narrow = { name: 'n', width: 328, font: 13, bar: 16, gap: 30, isLabelAbove: true }

type DrawingProps = Omit<BarChartProps, 'series' | 'note'> & { size: typeof wide }

function Drawing({ id, title, description, bars, text = numberText, size }: DrawingProps) {
  const perLetter = size.font * 0.58
  const room = size.isLabelAbove ? 0 : Math.min(240, Math.max(...bars.map(({ label }) => label.length)) * perLetter + 12)
  const total = ({ value, second = 0 }: Bar) => value + second
  const numbers = Math.max(...bars.map((bar) => text(total(bar)).length)) * perLetter + 12
  const most = Math.max(...bars.map(total), 0) || 1
  const length = (value: number) => Math.round((value / most) * (size.width - room - numbers) * 10) / 10
  const height = bars.length * (size.bar + size.gap)
  return (
    <svg
      class={`ma-only-${size.name}`}
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-labelledby={`${id}-${size.name}-title ${id}-${size.name}-desc`}
      font-size={size.font}
    >
      <title id={`${id}-${size.name}-title`}>{title}</title>
      <desc id={`${id}-${size.name}-desc`}>{description}</desc>
      {bars.map((bar, index) => {
        const top = index * (size.bar + size.gap) + (size.isLabelAbove ? size.gap - 8 : size.gap / 2)
        const first = length(bar.value)
        const second = length(bar.second ?? 0)
        const middle = top + size.bar / 2 + size.font * 0.36
        return (
          <g key={bar.label}>
            <text
              class="ma-chart-label"
              x={size.isLabelAbove ? 0 : room - 12}
              y={size.isLabelAbove ? top - 6 : middle}
              text-anchor={size.isLabelAbove ? undefined : 'end'}
            >
              {bar.label}
            </text>
            <rect
              class={classes('ma-fill', bar.isLate && 'ma-fill--late')}
              x={room}
              y={top}
              width={first}
              height={size.bar}
              rx="2"
            />
            {second > 0 && <rect class="ma-fill ma-fill--second" x={room + first + 1} y={top} width={second} height={size.bar} />}
            <text class="ma-chart-value" x={room + first + second + 8} y={middle}>
              {text(total(bar))}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

export type ChartTableProps = {
  caption: string
  labelHead: string
  valueHead: string
  secondHead?: string | undefined
  bars: readonly Bar[]
  text?: ((value: number) => string) | undefined
}

/** The numbers of a chart, as a table. */
const ChartTable = ({ caption, labelHead, valueHead, secondHead, bars, text = numberText }: ChartTableProps) => (
  <table class="ma-grid">
    <caption class="govuk-visually-hidden">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{labelHead}</th>
        <th scope="col" class="r">
          {valueHead}
        </th>
        {secondHead && (
          <th scope="col" class="r">
            {secondHead}
          </th>
        )}
      </tr>
    </thead>
    <tbody>
      {bars.map(({ label, value, second }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td class="r">{text(value)}</td>
          {secondHead && <td class="r">{text(second ?? 0)}</td>}
        </tr>
      ))}
    </tbody>
  </table>
)

/** A finding as heading, its chart and its table side by side. */
export const Finding = ({ heading, chart, table }: { heading: string; chart: BarChartProps; table: ChartTableProps }) => (
  <section class="ma-sec">
    <h2>{heading}</h2>
    <div class="ma-duo">
      <BarChart {...chart} />
      <ChartTable {...table} />
    </div>
  </section>
)
