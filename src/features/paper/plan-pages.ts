/** One height of a row that is not cut. */
export type Level<Line> = { height: number; line: Line }

/**
 * A row of the flow. `together`: so many of its first levels stand on one page where a page can hold them. `isListed`: it stands under
 * the heads of the table, which every page with such a row has. `again`: said first where the row goes on on another page.
 */
export type Row<Line> = { levels: Level<Line>[]; again: Level<Line> | null; together: number; isListed: boolean; padding: number }

/** What of a row stands on one page: usually all of it. */
export type Piece<Line> = Row<Line> & { isEnd: boolean }

/** Heights: of what rows may fill, before the foot, and of what else takes room there. */
export type Room = { first: number; next: number; tableHead: number; lastFoot: number; otherFoot: number }

const sumOf = <Line>(levels: readonly Level<Line>[], padding: number) => levels.reduce((sum, { height }) => sum + height, padding)
const heightOf = <Line>({ levels, padding }: Row<Line>) => sumOf(levels, padding)

const hasListed = <Line>(page: readonly Piece<Line>[]) => page.some(({ isListed }) => isListed)

function usedOn<Line>(page: readonly Piece<Line>[], { tableHead }: Room) {
  return page.reduce((sum, piece) => sum + heightOf(piece), hasListed(page) ? tableHead : 0)
}

/**
 * Rows on as many pages as they need. What stands together is cut only where it is longer than a page; the page that is signed, the
 * last one, has at least a part of a row on it.
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
      const fresh = room.next - room.otherFoot - head
      const isFirst = last().length === 0
      const here = cutAt(rest, leftOn(room.otherFoot) - headHere)
      const canGoOn = here >= rest.together || isFirst || sumOf(rest.levels.slice(0, rest.together), rest.padding) > fresh
      // Two lines alone at the foot of a page help nobody.
      const count = canGoOn && (here >= 3 || isFirst) ? Math.max(here, isFirst ? leastOf(rest) : 0) : 0
      if (count > 0) {
        last().push({ ...rest, levels: rest.levels.slice(0, count), isEnd: false })
        rest = goneOn(rest, count)
      }
      pages.push([])
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
      const least = last().length > 0 ? 0 : leastOf(piece)
      while (from > least && heightOf(goneOn(piece, from - 1)) <= size) from--
      if (from > 0) last().push({ ...piece, levels: piece.levels.slice(0, from), isEnd: false })
      pages.push([from > 0 ? goneOn(piece, from) : piece])
    }
  }
  return pages
}

/** What is left of a row after so many levels. */
const goneOn = <Line>(piece: Piece<Line>, count: number): Piece<Line> => {
  const rest = piece.levels.slice(count)
  const levels = piece.again && rest.length > 0 ? [piece.again, ...rest] : rest
  return { ...piece, levels, together: Math.max(0, piece.together - count) }
}

/** So many at least, so that the flow goes on: one that was not there before. */
const leastOf = <Line>({ levels, again }: Piece<Line>) => (again && levels[0] === again ? 2 : 1)

/** How many of the first levels fit. */
function cutAt<Line>({ levels, padding }: Row<Line>, height: number): number {
  let count = 0
  while (count < levels.length && sumOf(levels.slice(0, count + 1), padding) <= height) count++
  return count
}
