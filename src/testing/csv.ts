import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for the files of one test file; `remove` it after all. */
export function openFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'mipres-csv-'))
  let last = 0
  return {
    path: (name: string) => join(folder, name),
    /** Writes a file and returns its path. */
    write(content: string | Buffer) {
      const path = join(folder, `${++last}.csv`)
      writeFileSync(path, content)
      return path
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

const quoted = (cell: string) => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A CSV with every column that some row has. */
export function csvOf(rows: Record<string, string>[]) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.map(quoted).join(';'))
    .join('\n')
}
