/** One height of a row that is not cut. */
export type Level<Line> = { height: number; line: Line }

/** A row of the flow. `isListed`: it stands under the heads of the table, which every page with such a row has. */
export type Row<Line> = { levels: Level<Line>[]; isListed: boolean; padding: number }

/** What of a row stands on one page: usually all of it. */
export type Piece<Line> = Row<Line> & { isEnd: boolean }

/** Heights: of what rows may fill, before the foot, and of what else takes room there. */
export type Room = { first: number; next: number; tableHead: number; lastFoot: number; otherFoot: number }

const heightOf = <Line>({ levels, padding }: Pick<Row<Line>, 'levels' | 'padding'>) =>
  levels.reduce((sum, { height }) => sum + height, padding)

const hasListed = <Line>(page: readonly Piece<Line>[]) => page.some(({ isListed }) => isListed)

function usedOn<Line>(page: readonly Piece<Line>[], { tableHead }: Room) {
  return page.reduce((sum, piece) => sum + heightOf(piece), hasListed(page) ? tableHead : 0)
}

/**
 * Rows on as many pages as they need. A row is cut only where it is longer than a page; the page that is signed, the last one, has
 * at least a part of a row on it.
 */
export function planPages<Line>(rows: readonly Row<Line>[], room: Room): Piece<Line>[][] {
  const pages: Piece<Line>[][] = [[]]
  const last = () => pages.at(-1)!
  const sizeOf = (index: number, foot: number) => (index === 0 ? room.first : room.next) - foot
  const leftOn = (foot: number, page = last(), index = pages.length - 1) => sizeOf(index, foot) - usedOn(page, room)

  for (const row of rows) {
    const whole: Piece<Line> = { ...row, isEnd: true }
    const head = row.isListed ? room.tableHead : 0
    let rest: Piece<Line> = whole
    while (rest.levels.length > 0) {
      const headHere = hasListed(last()) ? 0 : head
      if (heightOf(rest) + headHere <= leftOn(room.otherFoot)) {
        last().push(rest)
        break
      }
      const fitsAlone = heightOf(rest) + head <= room.next - room.otherFoot
      if (fitsAlone && last().length > 0) {
        pages.push([])
        continue
      }
      const [here, later] = cutAt(rest, leftOn(room.otherFoot) - headHere, last().length === 0)
      if (here) last().push(here)
      rest = later
      if (rest.levels.length > 0) pages.push([])
    }
  }

  if (leftOn(room.lastFoot) < 0) {
    const piece = last().pop()!
    const head = piece.isListed ? room.tableHead : 0
    const size = room.next - room.lastFoot - head
    if (heightOf(piece) <= size && last().length > 0) pages.push([piece])
    else {
      // From its end as much as the last page takes, yet not all of it where the page before would stand empty.
      let from = piece.levels.length - 1
      const least = last().length > 0 ? 0 : 1
      while (from > least && heightOf({ levels: piece.levels.slice(from - 1), padding: piece.padding }) <= size) from--
      if (from > 0) last().push({ ...piece, levels: piece.levels.slice(0, from), isEnd: false })
      pages.push([{ ...piece, levels: piece.levels.slice(from) }])
    }
  }
  return pages
}

/** What fits, and the rest. `must`: at least one level, so that the flow goes on. */
function cutAt<Line>(row: Piece<Line>, height: number, must: boolean): [Piece<Line> | null, Piece<Line>] {
  let count = 0
  while (count < row.levels.length && heightOf({ levels: row.levels.slice(0, count + 1), padding: row.padding }) <= height)
    count++
  // Two lines alone at the foot of a page help nobody.
  if (count < 3 && !must) count = 0
  if (must) count = Math.max(count, 1)
  if (count >= row.levels.length) return [row, { ...row, levels: [] }]
  const here = count === 0 ? null : { ...row, levels: row.levels.slice(0, count), isEnd: false }
  return [here, { ...row, levels: row.levels.slice(count) }]
}
