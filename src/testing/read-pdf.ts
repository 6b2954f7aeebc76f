import { inflateSync } from 'node:zlib'

/** A piece of text as it stands on a page, in points from its upper left corner. */
export type PdfText = { text: string; x: number; y: number; width: number; size: number }
export type PdfPage = { width: number; height: number; texts: PdfText[] }

type Font = { signs: Map<number, string>; widths: number[] }

/** Reads back what pdfkit writes, and only that: its pages in order, with the text on them. It knows nothing of how it was drawn. */
export function readPdf(file: Buffer): { pages: PdfPage[]; objects: string[] } {
  const bodies = new Map<string, Buffer>()
  const whole = file.toString('latin1')
  for (const match of whole.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length
    bodies.set(match[1]!, file.subarray(start, whole.indexOf('\nendobj', start)))
  }
  const text = (ref: string) => (bodies.get(ref) ?? Buffer.alloc(0)).toString('latin1')
  const refOf = (body: string, key: string) => new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1] ?? ''
  const stream = (ref: string) => {
    const body = bodies.get(ref)!
    const at = body.indexOf('stream\n') + 7
    const data = body.subarray(at, body.lastIndexOf('\nendstream'))
    return (text(ref).slice(0, at).includes('/FlateDecode') ? inflateSync(data) : data).toString('latin1')
  }

  const fonts = new Map<string, Font>()
  function fontOf(ref: string): Font {
    const held = fonts.get(ref)
    if (held) return held
    const descendant = /\/DescendantFonts \[(\d+) 0 R\]/.exec(text(ref))?.[1] ?? ''
    const widths = (/\/W \[0 \[([^\]]*)\]/.exec(text(descendant))?.[1] ?? '').split(' ').map(Number)
    const font = { signs: signsOf(stream(refOf(text(ref), 'ToUnicode'))), widths }
    fonts.set(ref, font)
    return font
  }

  const root = [...bodies.keys()].find((ref) => /\/Type \/Catalog/.test(text(ref)))!
  const kids = [...(/\/Kids \[([^\]]*)\]/.exec(text(refOf(text(root), 'Pages')))?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(
    ([, ref]) => ref!,
  )
  const pages = kids.map((kid): PdfPage => {
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text(kid))!.map(Number) as [number, number, number]
    const resources = text(refOf(text(kid), 'Resources'))
    const named = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, ref]) => [name!, fontOf(ref!)]))
    return { width, height, texts: textsOf(stream(refOf(text(kid), 'Contents')), named, height) }
  })
  return { pages, objects: [...bodies.keys()].map(text) }
}

/** All words of a page, as one would read them aloud. */
export const wordsOf = ({ texts }: PdfPage) =>
  texts
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')

const hexText = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')

function signsOf(cmap: string): Map<number, string> {
  const signs = new Map<number, string>()
  for (const [, from, , list] of cmap.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    for (const [i, [, hex]] of [...list!.matchAll(/<([\w ]*)>/g)].entries())
      signs.set(Number.parseInt(from!, 16) + i, hexText(hex!))
  return signs
}

function textsOf(content: string, fonts: Map<string, Font>, height: number): PdfText[] {
  const texts: PdfText[] = []
  for (const [, block] of content.matchAll(/BT\n([\s\S]*?)ET/g)) {
    const [, x, y] = /1 0 0 1 ([-\d.]+) ([-\d.]+) Tm/.exec(block!)!.map(Number) as [number, number, number]
    const [, name, points] = /\/(F\d+) ([\d.]+) Tf/.exec(block!)!
    const font = fonts.get(name!)!
    const size = Number(points)
    let text = ''
    let thousandths = 0
    for (const [, hex, shift] of (/\[([^\]]*)\] TJ/.exec(block!)?.[1] ?? '').matchAll(/<(\w+)>|(-?[\d.]+)/g)) {
      if (shift) thousandths -= Number(shift)
      for (const [gid] of (hex ?? '').matchAll(/\w{4}/g)) {
        const glyph = Number.parseInt(gid, 16)
        text += font.signs.get(glyph) ?? '\ufffd'
        thousandths += font.widths[glyph] ?? 0
      }
    }
    texts.push({ text, x, y: height - y, width: (thousandths * size) / 1000, size })
  }
  return texts
}
