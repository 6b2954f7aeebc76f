/** What one window of measuring saw. Milliseconds. */
export type Sample = { rate: number; p50: number; p99: number; cpuProgram: number; cpuPostgres: number }

export type Timed = { seconds: number; latencies: number[] }

const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** @param cpu seconds of processor used meanwhile */
export function sampleOf({ seconds, latencies }: Timed, cpu: { program: number; postgres: number }): Sample {
  const sorted = latencies.toSorted((a, b) => a - b)
  const each = (spent: number) => (spent * 1000) / sorted.length
  return {
    rate: sorted.length / seconds,
    p50: at(sorted, 0.5),
    p99: at(sorted, 0.99),
    cpuProgram: each(cpu.program),
    cpuPostgres: each(cpu.postgres),
  }
}

const median = (numbers: number[]) => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Of each figure its own median: one round that something else disturbed does not tell. */
export function medianSample(samples: Sample[]): Sample {
  const of = (name: keyof Sample) => median(samples.map((sample) => sample[name]))
  return { rate: of('rate'), p50: of('p50'), p99: of('p99'), cpuProgram: of('cpuProgram'), cpuPostgres: of('cpuPostgres') }
}
