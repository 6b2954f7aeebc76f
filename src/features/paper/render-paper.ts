import { inBogota } from '../../shared/calendar.ts'
import { drawPaper } from './draw-paper.ts'
import { type Printed, paperText } from './paper-text.ts'
import { type Sign, sealFile, unsealed } from './seal.ts'
import { type PaperSize, Sheet } from './sheet.ts'

export type PaperOptions = {
  paper: PaperSize
  /** Of the program, for the address in the QR code. */
  publicUrl: string
  printedAt: Date
  /** Signs the seal over the finished file. */
  seal: Sign
}

/** R-FIR-4: the sealed PDF of a signed prescription, with its signature attached. The format is in README.md. */
export async function renderPaper(printed: Printed, { paper, publicUrl, printedAt, seal }: PaperOptions): Promise<Buffer> {
  const { number } = printed.document
  const text = paperText(printed, { publicUrl, printedAt })
  const sheet = new Sheet(paper, { title: `${text.title} ${text.number}`, subject: text.place, printedAt, seal: unsealed })
  const { doc } = sheet
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise((resolve, reject) => doc.on('end', resolve).on('error', reject))
  drawPaper(sheet, text)
  attach(doc, printed.jws, printedAt)
  doc.end()
  await finished
  return sealFile(Buffer.concat(chunks), { number, printedAt: inBogota(printedAt).replace(/\.\d{3}/, '') }, seal)
}

/** Uncompressed, so that a program without a PDF library finds it. */
function attach(doc: PDFKit.PDFDocument, jws: string, printedAt: Date) {
  const { compress } = doc
  doc.compress = false
  doc.file(Buffer.from(jws, 'latin1'), {
    ...{ name: 'formula.jws', type: 'application/jose', creationDate: printedAt, modifiedDate: printedAt },
    ...{ description: 'La fórmula firmada', relationship: 'Source' },
  })
  doc.compress = compress
}
