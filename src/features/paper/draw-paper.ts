import { drawQr } from './draw-qr.ts'
import type { MedicineLine } from './medicine-text.ts'
import type { PaperText } from './paper-text.ts'
import { type Piece, planPages, type Row } from './plan-pages.ts'
import { heightOf, type Line, type Sheet, type StyleName } from './sheet.ts'

/** One height of the flow: a line across the sheet, or one of each column. */
type Flow = { across: Line } | { columns: (Line | null)[] }
type FlowRow = Row<Flow>

const heads = ['Medicamento', 'Cómo tomarlo', 'Durante', 'Cantidad total']
const shares = [0.28, 0.36, 0.16, 0.2]
const gap = 11

/** Draws all pages. First everything is measured and shared out, then drawn, so that each page knows how many there are. */
export function drawPaper(sheet: Sheet, text: PaperText) {
  const { scale } = sheet.size
  const top = topOf(sheet, text)
  const end = endOf(sheet, text)
  const tableHead = sheet.style('label').leading + 9 * scale
  const rows = [...text.wideFacts.map((fact) => factRow(sheet, fact)), ...text.medicines.map((line) => medicineRow(sheet, line))]
  const inside = sheet.size.height - 2 * sheet.margin.y
  const pages = planPages(rows, {
    ...{ first: inside - top.firstHeight, next: inside - top.nextHeight, tableHead },
    ...{ lastFoot: end.height, otherFoot: otherFootHeight(sheet) },
  })

  const root = sheet.doc.struct('Document')
  sheet.doc.addStructure(root)
  pages.forEach((pieces, i) => {
    sheet.doc.addPage()
    if (text.mark) drawMark(sheet, text.mark.word)
    const isLast = i === pages.length - 1
    const pageText = `Página ${i + 1} de ${pages.length}`
    let y = i === 0 ? top.drawFirst(root, pageText) : top.drawNext(pageText)
    y = drawFlow(sheet, root, pieces, y, tableHead)
    if (isLast) end.draw(root, y)
    else drawOtherFoot(sheet, root, text, `Sigue en la página ${i + 2} de ${pages.length}, con la firma en la última.`)
  })
  root.end()
}

type Root = PDFKit.PDFStructureElement

/** A part of the document's structure, drawn now. */
function part(sheet: Sheet, parent: Root, type: string, draw: () => void, options: { alt?: string } = {}) {
  parent.add(sheet.doc.struct(type, options, draw))
}

function factRow(sheet: Sheet, { label, value }: { label: string; value: string }): FlowRow {
  const [first, ...rest] = sheet.lines(`${label}: ${value}`, sheet.width, 'small')
  // The label is lighter than what it says, as far as it is on the first line.
  const cut = label.length + 1
  const isWhole = first !== undefined && first.text.length > cut
  const head: Line = isWhole
    ? {
        text: first.text.slice(0, cut),
        style: sheet.style('small'),
        tail: { text: first.text.slice(cut), style: sheet.style('smallStrong') },
      }
    : (first ?? { text: '', style: sheet.style('small') })
  const lines = [head, ...rest.map((line) => ({ ...line, style: sheet.style('smallStrong') }))]
  return {
    levels: lines.map((line) => ({ height: line.style.leading, line: { across: line } })),
    again: null,
    together: lines.length,
    isListed: false,
    padding: 4 * sheet.size.scale,
  }
}

const columnOf = (sheet: Sheet, index: number) => {
  const before = shares.slice(0, index).reduce((sum, share) => sum + share, 0)
  const isLast = index === shares.length - 1
  return { x: sheet.margin.x + before * sheet.width, width: (shares[index] ?? 0) * sheet.width - (isLast ? 0 : gap) }
}

function medicineRow(sheet: Sheet, medicine: MedicineLine): FlowRow {
  const cell = (index: number, text: string, style: StyleName) => sheet.lines(text, columnOf(sheet, index).width, style)
  const cells = [
    [...cell(0, medicine.name, 'strong'), ...medicine.nameMore.flatMap((more) => cell(0, more, 'small'))],
    cell(1, medicine.how, 'body'),
    medicine.during.flatMap((line, i) => cell(2, line, i === 0 ? 'body' : 'small')),
    cell(3, medicine.total, 'strong'),
  ]
  const { leading } = sheet.style('body')
  const levels = Array.from({ length: Math.max(...cells.map(({ length }) => length)) }, (_, i) => ({
    ...{ height: leading, line: { columns: cells.map((lines) => lines[i] ?? null) } },
  }))
  const [again] = cell(0, `${medicine.name.split(' ')[0]} (continúa)`, 'strong')
  const notes = medicine.notes.flatMap((note) => sheet.lines(note, sheet.width, 'small'))
  return {
    ...{ levels: [...levels, ...notes.map((line) => ({ height: line.style.leading, line: { across: line } }))], isListed: true },
    again: { height: leading, line: { columns: [again ?? null, null, null, null] } },
    together: levels.length,
    padding: 7 * sheet.size.scale,
  }
}

/** Facts, then the table; the y after them. */
function drawFlow(sheet: Sheet, root: Root, pieces: readonly Piece<Flow>[], y: number, tableHead: number) {
  const { scale } = sheet.size
  const facts = pieces.filter(({ isListed }) => !isListed)
  const listed = pieces.filter(({ isListed }) => isListed)
  for (const { levels, padding } of facts) {
    part(sheet, root, 'P', () => drawAcross(sheet, levels, y + padding / 4))
    y += padding + levels.reduce((sum, { height }) => sum + height, 0)
  }
  if (facts.length > 0) sheet.rule(y, 0.6)
  if (listed.length === 0) return y

  const table = sheet.doc.struct('Table')
  root.add(table)
  const headRow = sheet.doc.struct('TR')
  table.add(headRow)
  heads.forEach((head, i) => {
    const { x, width } = columnOf(sheet, i)
    part(sheet, headRow, 'TH', () => sheet.draw(sheet.lines(head, width, 'label'), x, y + 5 * scale))
  })
  headRow.end()
  y += tableHead
  sheet.rule(y, 0.6)
  for (const piece of listed) y = drawListed(sheet, table, piece, y)
  table.end()
  return y
}

const drawAcross = (sheet: Sheet, levels: Piece<Flow>['levels'], y: number) => {
  for (const { line, height } of levels) {
    if ('across' in line) sheet.draw([line.across], sheet.margin.x, y)
    y += height
  }
}

function drawListed(sheet: Sheet, table: Root, { levels, padding, isEnd }: Piece<Flow>, y: number) {
  const row = sheet.doc.struct('TR')
  table.add(row)
  const start = y + padding / 2
  const inColumns = levels.filter(({ line }) => 'columns' in line)
  const across = levels.filter(({ line }) => 'across' in line)
  heads.forEach((_, i) => {
    part(sheet, row, i === 0 ? 'TH' : 'TD', () => {
      let at = start
      for (const { line, height } of inColumns) {
        const one = 'columns' in line ? line.columns[i] : null
        if (one) sheet.draw([one], columnOf(sheet, i).x, at)
        at += height
      }
    })
  })
  const below = start + inColumns.reduce((sum, { height }) => sum + height, 0)
  if (across.length > 0) part(sheet, row, 'TD', () => drawAcross(sheet, across, below))
  row.end()
  const end = start + levels.reduce((sum, { height }) => sum + height, 0) + padding / 2
  if (isEnd) sheet.rule(end, 0.6)
  return end
}

function topOf(sheet: Sheet, text: PaperText) {
  const { scale } = sheet.size
  const { x, y: topY } = sheet.margin
  const right = Math.max(sheet.measure(text.number, sheet.style('title')), sheet.measure(text.date, sheet.style('small')))
  const leftWidth = sheet.width - right - 22
  const titleLines = sheet.lines(text.title, leftWidth, 'title')
  const placeLines = sheet.lines(text.place, leftWidth, 'body')
  const moreLines = text.placeMore.flatMap((line) => sheet.lines(line, leftWidth, 'small'))
  const rightLines = (pageText: string) => [
    ...sheet.lines(`${pageText} · MIPRES n.º`, right + 10, 'small'),
    ...sheet.lines(text.number, right + 10, 'title'),
    ...sheet.lines(text.date, right + 10, 'small'),
  ]
  const headHeight =
    Math.max(heightOf([...titleLines, ...placeLines, ...moreLines]), heightOf(rightLines('Página 10 de 10'))) + 5 * scale
  const bandLines = text.mark ? sheet.lines(text.mark.sentence, sheet.width - 12, 'band') : []
  const bandHeight = bandLines.length > 0 ? heightOf(bandLines) + 7 * scale : 0
  const factShares = [0.44, 0.235, 0.325]
  const facts = text.facts.map((row) =>
    row.map(({ label, value }, i) => {
      const width = (factShares[i] ?? 0) * sheet.width - (i === 2 ? 0 : 12)
      return [...sheet.lines(label, width, 'label'), ...sheet.lines(value, width, 'value')]
    }),
  )
  const factHeights = facts.map((row) => Math.max(...row.map(heightOf)) + 3 * scale)
  const factsHeight = factHeights.reduce((sum, height) => sum + height, 8 * scale)
  const drawRight = (pageText: string) => sheet.draw(rightLines(pageText), x, topY, { width: sheet.width, align: 'right' })
  const drawBand = (y: number) => {
    if (bandHeight === 0) return y
    sheet.artifact('Layout', () => {
      sheet.doc.rect(x, y + 3 * scale, sheet.width, bandHeight - 3 * scale).fill('#000')
    })
    return y + bandHeight
  }
  const nextLines = [
    ...titleLines,
    ...sheet.lines(text.patientLine, leftWidth, 'value'),
    ...sheet.lines(text.place, leftWidth, 'small'),
  ]
  const nextHead = Math.max(heightOf(nextLines), heightOf(rightLines('Página 10 de 10'))) + 5 * scale

  return {
    firstHeight: headHeight + bandHeight + factsHeight,
    nextHeight: nextHead + bandHeight,
    drawFirst(root: Root, pageText: string) {
      part(sheet, root, 'H1', () => sheet.draw(titleLines, x, topY))
      part(sheet, root, 'P', () => sheet.draw([...placeLines, ...moreLines], x, topY + heightOf(titleLines)))
      part(sheet, root, 'P', () => drawRight(pageText))
      let y = topY + headHeight
      sheet.rule(y, 1.6, '#000')
      const band = y
      y = drawBand(y)
      if (bandHeight > 0) part(sheet, root, 'P', () => sheet.draw(bandLines, x + 6, band + 5 * scale))
      let at = y + 5 * scale
      facts.forEach((row, r) => {
        let left = x
        row.forEach((lines, i) => {
          part(sheet, root, 'P', () => sheet.draw(lines, left, at))
          left += (factShares[i] ?? 0) * sheet.width
        })
        at += factHeights[r] ?? 0
      })
      y += factsHeight
      sheet.rule(y, 0.6)
      return y
    },
    drawNext(pageText: string) {
      sheet.artifact('Pagination', () => {
        sheet.draw(nextLines, x, topY)
        drawRight(pageText)
      })
      let y = topY + nextHead
      sheet.rule(y, 1.6, '#000')
      const band = y
      y = drawBand(y)
      if (bandHeight > 0) sheet.artifact('Pagination', () => sheet.draw(bandLines, x + 6, band + 5 * scale))
      return y
    },
  }
}

function endOf(sheet: Sheet, text: PaperText) {
  const { scale, qr } = sheet.size
  const { x } = sheet.margin
  const inner = sheet.width - qr - 16
  const signerWidth = inner * 0.4 - 12
  const authorityX = inner * 0.4
  const authorityWidth = inner - authorityX
  const end = `Fin de la lista: ${text.medicines.length === 1 ? 'un medicamento' : `${text.medicines.length} medicamentos`}.`
  const signer = [
    ...sheet.lines(text.signer.title, signerWidth, 'smallStrong'),
    ...sheet.lines(text.signer.name, signerWidth, 'name'),
    ...text.signer.lines.flatMap((line) => sheet.lines(line, signerWidth, 'small')),
  ]
  const [proofLine] = sheet.lines('Prueba\u00a0', authorityWidth, 'small')
  const authority = [
    ...sheet.lines(text.authority.title, authorityWidth, 'smallStrong'),
    ...text.authority.lines.flatMap((line) => sheet.lines(line, authorityWidth, 'small')),
    ...(proofLine
      ? [{ ...proofLine, tail: { text: text.proof, style: { ...sheet.style('smallStrong'), weight: 'bold' as const } } }]
      : []),
  ]
  const endLine = sheet.lines(end, sheet.width, 'label')
  const foot = sheet.lines(text.foot, sheet.width, 'small')
  const blockHeight = Math.max(heightOf(signer), heightOf(authority), qr) + 8 * scale
  const footHeight = heightOf(foot) + 5 * scale
  return {
    height: heightOf(endLine) + 2 * scale + blockHeight + footHeight,
    draw(root: Root, y: number) {
      part(sheet, root, 'P', () => sheet.draw(endLine, x, y + scale))
      const block = y + heightOf(endLine) + 5 * scale
      part(sheet, root, 'P', () => sheet.draw(signer, x, block))
      part(sheet, root, 'P', () => sheet.draw(authority, x + authorityX, block))
      part(sheet, root, 'Figure', () => drawQr(sheet.doc, text.url, x + sheet.width - qr, block, qr), {
        alt: `Código QR: ${text.url}`,
      })
      const footY = y + heightOf(endLine) + 2 * scale + blockHeight
      sheet.rule(footY + 2 * scale, 0.6)
      part(sheet, root, 'P', () => sheet.draw(foot, x, footY + 5 * scale))
    },
  }
}

const otherQr = (sheet: Sheet) => sheet.size.qr * 0.78
const otherFootHeight = (sheet: Sheet) => otherQr(sheet) + 8 * sheet.size.scale

/** Of every page but the last. */
function drawOtherFoot(sheet: Sheet, root: Root, text: PaperText, sentence: string) {
  const { scale } = sheet.size
  const { x } = sheet.margin
  const qr = otherQr(sheet)
  const y = sheet.size.height - sheet.margin.y - qr
  const width = sheet.width - qr - 16
  const lines = [
    ...sheet.lines(sentence, width, 'smallStrong'),
    ...sheet.lines(`${text.signer.name} · ${text.signer.lines[1]} · Prueba ${text.proof}`, width, 'small'),
  ]
  const foot = sheet.lines(text.foot, width, 'small')
  sheet.rule(y - 6 * scale, 0.6)
  sheet.artifact('Pagination', () => {
    const after = sheet.draw(lines, x, y)
    sheet.draw(foot, x, after)
  })
  part(sheet, root, 'Figure', () => drawQr(sheet.doc, text.url, x + sheet.width - qr, y, qr), { alt: `Código QR: ${text.url}` })
}

/** Across the page, under the text, in letters of which only the outline is drawn: all stays legible, in black and white too. */
function drawMark(sheet: Sheet, word: string) {
  const { width, height } = sheet.size
  const { doc } = sheet
  const angle = height < width ? -24 : -48
  const style = { ...sheet.style('title'), size: 100 }
  style.size = (100 * (height < width ? width * 0.74 : width * 0.95)) / sheet.measure(word, style)
  sheet.artifact('Layout', () => {
    doc.save().rotate(angle, { origin: [width / 2, height / 2] })
    doc.font('bold').fontSize(style.size).lineWidth(1.4).strokeColor('#444')
    const wide = doc.widthOfString(word)
    doc.text(word, width / 2 - wide / 2, height / 2 - style.size * 0.6, { lineBreak: false, stroke: true, fill: false })
    doc.restore()
  })
}
