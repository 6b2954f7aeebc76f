import { describe, expect, test } from 'vitest'
import { type Piece, planPages, type Room, type Row } from './plan-pages.ts'

const room: Room = { first: 200, next: 260, tableHead: 20, lastFoot: 100, otherFoot: 70 }

const rowOf = (name: string, count: number, { together = count, isListed = true } = {}): Row<string> => ({
  ...{ together, isListed, padding: 8, again: { height: 12, line: `${name} again` } },
  levels: Array.from({ length: count }, (_, i) => ({ height: 12, line: `${name}${i}` })),
})

const usedOn = (page: Piece<string>[]) =>
  page.reduce((sum, { levels, padding }) => sum + padding + levels.reduce((all, { height }) => all + height, 0), 0) +
  (page.some(({ isListed }) => isListed) ? room.tableHead : 0)
const linesOf = (pages: Piece<string>[][]) =>
  pages.flat().flatMap(({ levels }) => levels.map(({ line }) => line).filter((line) => !line.endsWith('again')))

/** A sequence that looks random and is the same each time. */
function* numbers(seed: number) {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    yield state / 2 ** 31
  }
}

describe('pages of a prescription', () => {
  test('whatever the rows, each line is there once and in order, no page is too full, and the signed page has a line', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const next = numbers(seed)
      const random = (most: number) => Math.floor(next.next().value! * most)
      const rows = Array.from({ length: 1 + random(12) }, (_, i) => {
        const count = 1 + random(seed % 5 === 0 ? 45 : 6)
        return rowOf(`${i}.`, count, { together: 1 + random(count), isListed: i > 1 || random(2) === 0 })
      })
      const pages = planPages(rows, room)
      expect(linesOf(pages)).toEqual(rows.flatMap(({ levels }) => levels.map(({ line }) => line)))
      pages.forEach((page, i) => {
        expect(usedOn(page)).toBeLessThanOrEqual(
          (i === 0 ? room.first : room.next) - (i === pages.length - 1 ? room.lastFoot : room.otherFoot),
        )
        expect(page.length).toBeGreaterThan(0)
      })
    }
  })

  test('a row that fits on a page is not cut; what fits beside the signature stays on one page', () => {
    expect(planPages([rowOf('a', 2)], room)).toHaveLength(1)
    const pages = planPages([rowOf('a', 4), rowOf('b', 4), rowOf('c', 4)], room)
    expect(pages.map((page) => page.map(({ levels }) => levels.length))).toEqual([[4], [4, 4]])
  })

  test('a row longer than a page goes on, and says that it does', () => {
    const pages = planPages([rowOf('a', 16)], room)
    expect(pages.map(([piece]) => piece!.levels[0]!.line)).toEqual(['a0', 'a again'])
    expect(pages.map(([piece]) => piece!.isEnd)).toEqual([false, true])
  })
})
