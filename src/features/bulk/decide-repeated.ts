/** What tells of whom and where a row speaks; null: it cannot be read. */
export type RowKey = { line: number; key: string | null }

/** R-MAS-3: of several rows about one person at one sede the first counts. Line → the line that it repeats. */
export function decideRepeated(rows: readonly RowKey[]): Map<number, number> {
  const first = new Map<string, number>()
  const repeated = new Map<number, number>()
  for (const { line, key } of rows) {
    if (key === null) continue
    const before = first.get(key)
    if (before === undefined) first.set(key, line)
    else repeated.set(line, before)
  }
  return repeated
}
