/** How wide a text is in the style it will be drawn in. */
export type Measure = (text: string) => number

/**
 * Lines no wider than `width`, broken at spaces; a no-break space does not break. A word that is wider than a line is broken behind a
 * hyphen, slash or comma where it has one, otherwise where the line is full. Never empty.
 */
export function wrapText(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = measure(word) <= width ? [word] : breakWord(word, width, measure)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  if (line !== '' || lines.length === 0) lines.push(line)
  return lines
}

function breakWord(word: string, width: number, measure: Measure): string[] {
  const signs = [...word]
  const pieces: string[] = []
  let start = 0
  while (start < signs.length) {
    let end = start + 1
    while (end < signs.length && measure(signs.slice(start, end + 1).join('')) <= width) end++
    const seam = signs.slice(start, end).findLastIndex((sign) => /[-/,;+\u00a0]/.test(sign)) + 1
    if (end < signs.length && seam > (end - start) / 3) end = start + seam
    pieces.push(signs.slice(start, end).join(''))
    start = end
  }
  return pieces
}
