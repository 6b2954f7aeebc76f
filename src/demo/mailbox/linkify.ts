export type Piece = { text: string; href: string | null }

/**
 * A line of a mail with its addresses told apart. One of this program becomes a path, so that it works on a telephone
 * that knows the computer by another name.
 */
export function linkify(line: string, publicUrl: string): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const found of line.matchAll(/https?:\/\/[^\s<>"«»]+/g)) {
    const url = found[0].replace(/[.,;:)!?]+$/, '')
    if (found.index > done) pieces.push({ text: line.slice(done, found.index), href: null })
    pieces.push({
      text: url,
      href: url === publicUrl || url.startsWith(`${publicUrl}/`) ? url.slice(publicUrl.length) || '/' : url,
    })
    done = found.index + url.length
  }
  if (done < line.length) pieces.push({ text: line.slice(done), href: null })
  return pieces
}
