import type { Entry } from './catalogues.ts'

export type ChangeKind = 'added' | 'changed' | 'disabled' | 'enabled'
export type Change = { kind: ChangeKind; before: Entry | null; after: Entry }

export type Difference = {
  /** In the order of their codes. */
  changes: Change[]
  /** Enabled codes that the file does not name and that stay as they were. */
  missing: Entry[]
  same: number
}

export type DifferenceRequest = {
  /** What the newest version says; empty before the first. */
  known: ReadonlyMap<string, Entry>
  /** What the file says. */
  said: ReadonlyMap<string, Entry>
  /** Codes of rows that were rejected: the file names them, though we could not read what it says. */
  unread: ReadonlySet<string>
  /** Whether a code that the file does not name is disabled. */
  disablesMissing: boolean
}

const kindOf = (before: Entry, after: Entry): ChangeKind =>
  before.isEnabled === after.isEnabled ? 'changed' : after.isEnabled ? 'enabled' : 'disabled'

function isSame(a: Entry, b: Entry) {
  const keys = new Set([...Object.keys(a.more), ...Object.keys(b.more)]) as Set<keyof Entry['more']>
  return (
    a.name === b.name &&
    a.isEnabled === b.isEnabled &&
    a.since === b.since &&
    [...keys].every((key) => a.more[key] === b.more[key])
  )
}

/** R-CAT-4: what a file changes. A code is never taken out: one that the file does not name stays, or is disabled if that was said. */
export function decideDifference({ known, said, unread, disablesMissing }: DifferenceRequest): Difference {
  const changes: Change[] = []
  let same = 0
  for (const after of said.values()) {
    const before = known.get(after.code) ?? null
    if (!before) changes.push({ kind: 'added', before, after })
    else if (isSame(before, after)) same++
    else changes.push({ kind: kindOf(before, after), before, after })
  }
  const missing = [...known.values()].filter(({ code, isEnabled }) => isEnabled && !said.has(code) && !unread.has(code))
  if (disablesMissing)
    for (const before of missing) changes.push({ kind: 'disabled', before, after: { ...before, isEnabled: false } })
  changes.sort((a, b) => (a.after.code < b.after.code ? -1 : 1))
  return { changes, missing: disablesMissing ? [] : missing, same }
}

export const countKinds = (changes: readonly Change[]): Record<ChangeKind, number> => {
  const counts = { added: 0, changed: 0, disabled: 0, enabled: 0 }
  for (const { kind } of changes) counts[kind]++
  return counts
}
