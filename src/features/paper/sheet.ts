import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { printable } from './printable.ts'
import { unpackWoff } from './unpack-woff.ts'
import { wrapText } from './wrap-text.ts'

const require = createRequire(import.meta.url)
const weights = { regular: 400, semibold: 600, bold: 700 } as const
type Weight = keyof typeof weights
const fonts = new Map<Weight, Buffer>()

function fontOf(weight: Weight): Buffer {
  const held = fonts.get(weight)
  if (held) return held
  const path = require.resolve(`@fontsource/work-sans/files/work-sans-latin-${weights[weight]}-normal.woff`)
  const file = unpackWoff(readFileSync(path))
  fonts.set(weight, file)
  return file
}

export type Style = { weight: Weight; size: number; leading: number; color: string }
export type Line = { text: string; style: Style; tail?: { text: string; style: Style } }

const black = '#000'
const dark = '#333'

/** Sizes in points on half letter; a letter sheet has all of it bigger. */
const styles = {
  title: { weight: 'bold', size: 11.5, leading: 15, color: black },
  body: { weight: 'regular', size: 9, leading: 12.4, color: black },
  strong: { weight: 'bold', size: 9, leading: 12.4, color: black },
  value: { weight: 'semibold', size: 9, leading: 12.2, color: black },
  name: { weight: 'semibold', size: 9.8, leading: 13.2, color: black },
  small: { weight: 'regular', size: 7.9, leading: 10.9, color: black },
  smallStrong: { weight: 'semibold', size: 7.9, leading: 10.9, color: black },
  label: { weight: 'regular', size: 7.5, leading: 10, color: dark },
  band: { weight: 'bold', size: 9, leading: 12.4, color: '#fff' },
} as const satisfies Record<string, Style>
export type StyleName = keyof typeof styles

type Size = { width: number; height: number; scale: number; qr: number }
/** Points. The same width, so that a half sheet is a letter sheet cut in two. */
export const sizes = {
  media: { width: 612, height: 396, scale: 1, qr: 72 },
  carta: { width: 612, height: 792, scale: 1.14, qr: 92 },
} as const satisfies Record<string, Size>
export type PaperSize = keyof typeof sizes

export type Info = { title: string; subject: string; printedAt: Date; seal: string }

/** A PDF that is being drawn: measured and set line by line, so that nothing flows where it was not planned. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument
  readonly size: Size
  readonly margin = { x: 31, y: 22 }
  readonly #widths = new Map<string, number>()

  constructor(paper: PaperSize, info: Info) {
    this.size = sizes[paper]
    this.doc = new PDFDocument({
      ...{
        autoFirstPage: false,
        margin: 0,
        size: [this.size.width, this.size.height],
        pdfVersion: '1.7',
        lang: 'es-CO',
        tagged: true,
      },
      displayTitle: true,
      info: {
        ...{ Title: info.title, Subject: info.subject, Creator: 'Mipres Abierto', Producer: 'Mipres Abierto' },
        ...{ CreationDate: info.printedAt, ModDate: info.printedAt },
      },
    })
    Object.assign(this.doc.info, { MipresSello: info.seal })
    for (const weight of Object.keys(weights) as Weight[]) this.doc.registerFont(weight, fontOf(weight))
  }

  get width() {
    return this.size.width - 2 * this.margin.x
  }

  style(name: StyleName): Style {
    const { weight, size, leading, color } = styles[name]
    const { scale } = this.size
    return { weight, size: size * scale, leading: leading * scale, color }
  }

  /** Word by word, each of which is set once: setting whole lines again and again takes most of the time. */
  measure(text: string, { weight, size }: Style) {
    const words = text.split(' ')
    return (
      words.reduce((sum, word) => sum + this.#unitWidth(weight, word), this.#unitWidth(weight, ' ') * (words.length - 1)) * size
    )
  }

  #unitWidth(weight: Weight, word: string) {
    const key = `${weight} ${word}`
    const held = this.#widths.get(key)
    if (held !== undefined) return held
    const width = this.doc.font(weight).fontSize(100).widthOfString(word) / 100
    this.#widths.set(key, width)
    return width
  }

  lines(text: string, width: number, name: StyleName): Line[] {
    const style = this.style(name)
    return wrapText(printable(text), width, (part) => this.measure(part, style)).map((line) => ({ text: line, style }))
  }

  /** One line after another from y down; the y after them. */
  draw(
    lines: readonly Line[],
    x: number,
    y: number,
    { width, align = 'left' }: { width?: number; align?: 'left' | 'right' } = {},
  ) {
    for (const line of lines) {
      const { text, style, tail } = line
      const left = align === 'right' && width ? x + width - this.measure(text, style) : x
      this.#put(text, style, left, y)
      if (tail) this.#put(tail.text, tail.style, left + this.measure(text, style), y)
      y += style.leading
    }
    return y
  }

  #put(text: string, { weight, size, leading, color }: Style, x: number, y: number) {
    const middle = (leading - size * 1.173) / 2
    this.doc
      .font(weight)
      .fontSize(size)
      .fillColor(color)
      .text(text, x, y + middle, { lineBreak: false })
  }

  rule(y: number, thickness: number, color = '#777') {
    this.artifact('Layout', () => {
      const { x } = this.margin
      this.doc
        .moveTo(x, y)
        .lineTo(x + this.width, y)
        .lineWidth(thickness)
        .strokeColor(color)
        .stroke()
    })
  }

  /** What is no part of the text: rules, and what each page repeats. */
  artifact(type: 'Layout' | 'Pagination', draw: () => void) {
    this.doc.markContent('Artifact', { type })
    draw()
    this.doc.endMarkedContent()
  }
}

export const heightOf = (lines: readonly Line[]) => lines.reduce((sum, { style }) => sum + style.leading, 0)
