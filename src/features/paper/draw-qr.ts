import { create } from 'qrcode'

/** Dark modules as runs of one row, in modules: a square of `size` of them, without the quiet margin, which the paper gives. */
function qrRuns(text: string): { size: number; runs: { x: number; y: number; length: number }[] } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const runs: { x: number; y: number; length: number }[] = []
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue
      const start = x
      while (x + 1 < size && data[y * size + x + 1]) x++
      runs.push({ x: start, y, length: x - start + 1 })
    }
  return { size, runs }
}

/** One path of rectangles, filled once: no seam shows between two of them. */
export function drawQr(doc: PDFKit.PDFDocument, text: string, x: number, y: number, side: number) {
  const { size, runs } = qrRuns(text)
  const module = side / size
  for (const run of runs) doc.rect(x + run.x * module, y + run.y * module, run.length * module, module)
  doc.fillColor('#000').fill()
}
