import type { Entry } from './catalogues.ts'

type Said = { line: number; entry: Entry }
export type FileFault = { line: number; column: 'codigo'; reason: string }
/** A former name that the file itself tells, of a code that it names again. */
export type Former = { line: number; code: string; name: string }

const later = (a: Entry, b: Entry) => (a.since ?? '') > (b.since ?? '')
const isSame = (a: Entry, b: Entry) => JSON.stringify(a) === JSON.stringify(b)

/**
 * R-CAT-1: a file may name a code more than once, because tables tell their history so: the row that is enabled holds, of two
 * that are disabled the later one, and the name of the other is kept as a former one. Two enabled rows that differ say
 * nothing that can be believed.
 */
export function decideFile(rows: readonly Said[]): { entries: Map<string, Entry>; former: Former[]; faults: FileFault[] } {
  const groups = new Map<string, Said[]>()
  for (const row of rows) {
    const group = groups.get(row.entry.code)
    if (!group) groups.set(row.entry.code, [row])
    else if (!group.some(({ entry }) => isSame(entry, row.entry))) group.push(row)
  }

  const entries = new Map<string, Entry>()
  const former: Former[] = []
  const faults: FileFault[] = []
  for (const [code, group] of groups) {
    const enabled = group.filter(({ entry }) => entry.isEnabled)
    if (enabled.length > 1) {
      const [first] = enabled
      for (const { line } of enabled.slice(1))
        faults.push({
          line,
          column: 'codigo',
          reason: `El código ${code} ya viene habilitado en la fila ${first!.line}, con otros datos.`,
        })
      continue
    }
    const holds = enabled[0] ?? group.reduce((held, one) => (later(one.entry, held.entry) ? one : held))
    const others = group.filter((one) => one !== holds)
    for (const { line, entry } of others) former.push({ line, code, name: entry.name })
    const names = others.map(({ entry }) => entry.name).filter((name) => name !== holds.entry.name)
    const more = names.length > 0 ? { ...holds.entry.more, antes: names.join('; ') } : holds.entry.more
    entries.set(code, { ...holds.entry, more })
  }
  return { entries, former, faults }
}
