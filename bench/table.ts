import type { Measured } from './measure.ts'
import type { Sample } from './sample.ts'

const number = (value: number) =>
  value >= 1000
    ? Math.round(value).toLocaleString('en-US')
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2)
const row = (cells: string[]) => `| ${cells.join(' | ')} |`
const table = (heads: string[], rows: string[][]) => [
  row(heads),
  row(heads.map((_, i) => (i === 0 ? '---' : '--:'))),
  ...rows.map(row),
]

const figures = ({ rate, p50, p99, cpuProgram, cpuPostgres }: Sample) => [
  number(rate),
  number(p50),
  number(p99),
  number(cpuProgram),
  number(cpuPostgres),
]

/** Work and floors, one below the other; the ratio is that of the rates. */
export function tableOfWorks(all: Measured[]): string[] {
  const rows = all.flatMap(({ work, concurrency, sample, floors }) => [
    [work.name, String(concurrency), ...figures(sample), '', goalOf(work.goal)],
    ...withoutPassword(sample, floors, concurrency),
    ...floors.map(({ what, sample: floor }) => [
      `· ${what}`,
      String(concurrency),
      ...figures(floor),
      (sample.rate / floor.rate).toFixed(2),
      '',
    ]),
  ])
  return table(
    ['work', 'at once', 'per s', 'p50 ms', 'p99 ms', 'CPU ms, program', 'CPU ms, PostgreSQL', 'work ÷ floor', 'goal'],
    rows,
  )
}

/** Signing without the one argon2id in it: time of the machine and processor of a request, each less those of argon2id alone. */
function withoutPassword(sample: Sample, floors: Measured['floors'], concurrency: number): string[][] {
  const [floor] = floors
  const password = floors.find(({ what }) => what.startsWith('bare argon2id'))?.sample
  if (!floor || !password || floor.sample === password) return []
  const rate = 1 / (1 / sample.rate - 1 / password.rate)
  const cpu = [sample.cpuProgram - password.cpuProgram, sample.cpuPostgres - password.cpuPostgres].map(number)
  return [
    [
      '· the same without its argon2id',
      String(concurrency),
      number(rate),
      '',
      '',
      ...cpu,
      (rate / floor.sample.rate).toFixed(2),
      '',
    ],
  ]
}

const goalOf = (goal: number | null) => (goal === null ? '' : `≥ ${goal}`)

export type Grown = { name: string; people: number; sample: Sample; buffers: number }

/** How much longer the same takes with ten times as many people. */
export function tableOfGrowth(all: Grown[]): string[] {
  const rows = all.map(({ name, people, sample, buffers }, i) => {
    const before = all[i - 1]
    const tenfolds = before?.name === name ? Math.log10(people / before.people) : 0
    const growth = (now: number, then: number) => ((now / then) ** (1 / tenfolds)).toFixed(2)
    const cpu = ({ cpuProgram, cpuPostgres }: Sample) => cpuProgram + cpuPostgres
    return [
      ...[name, people.toLocaleString('en-US'), number(sample.p50), number(sample.p99), number(cpu(sample)), number(buffers)],
      ...(before && tenfolds > 0
        ? [growth(sample.p50, before.sample.p50), growth(cpu(sample), cpu(before.sample)), growth(buffers, before.buffers)]
        : ['', '', '']),
    ]
  })
  const heads = ['work, one at a time', 'people', 'p50 ms', 'p99 ms', 'CPU ms', 'buffers']
  return table([...heads, 'p50, per tenfold', 'CPU, per tenfold', 'buffers, per tenfold'], rows)
}
