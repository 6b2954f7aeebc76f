/**
 * A file that spreadsheets open as it is: UTF-8 with its mark, semicolons as Spanish-speaking ones expect. A value that a
 * spreadsheet would take for a formula is given an apostrophe.
 */
export function csvOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`
}

function cellOf(value: string) {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
