import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100

type Stat = { pid: number; parent: number; own: number; ofEnded: number }

/** Null when the process has ended meanwhile. */
function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in parentheses, may hold anything; numbers follow its last one. The first of them is field 3.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const field = (number: number) => Number(fields[number - 3])
    return { pid, parent: field(4), own: field(14) + field(15), ofEnded: field(16) + field(17) }
  } catch {
    return null
  }
}

const allStats = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? [])

/** Seconds of processor that a process has used, all its threads together. */
export const cpuOf = (pid: number) => (statOf(pid)?.own ?? 0) / ticksPerSecond

/** Seconds of processor of a postmaster, the servers that live under it, and those that have ended. */
export function cpuOfPostgres(postmaster: number) {
  const ticks = allStats().reduce(
    (sum, { pid, parent, own, ofEnded }) => sum + (pid === postmaster ? own + ofEnded : parent === postmaster ? own : 0),
    0,
  )
  return ticks / ticksPerSecond
}

export const parentOf = (pid: number) => statOf(pid)?.parent ?? null
