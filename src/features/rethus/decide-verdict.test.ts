import { expect, test } from 'vitest'
import { decideVerdict, longestInForce } from './decide-verdict.ts'
import type { DocumentState, RethusStanding, RethusTitle } from './rethus.ts'

const now = new Date('2026-03-01T12:00:00-05:00')
const at = (text: string) => new Date(`${text}-05:00`)
const sanction = (from: Date, until: Date | null, id = 's') => ({
  id,
  sanction: 'Suspensión',
  authority: 'Tribunal',
  act: 'Fallo 1',
  from,
  until,
})
const title = { id: 't' } as RethusTitle
const standing = (documentState: DocumentState, more: Partial<RethusStanding> = {}): RethusStanding => ({
  entry: { documentState, asOf: now },
  titles: [title],
  sanctions: [],
  ...more,
})
const served = sanction(at('2026-01-01T00:00:00'), now)
const inForce = sanction(now, null)
const toCome = sanction(at('2026-03-01T12:00:00.001'), null)

test.each([
  ['nobody', { entry: null, titles: [], sanctions: [] }, 'NO_FIGURA'],
  ['vigente, with a title', standing('VIGENTE'), 'INSCRITO'],
  ['vigente, without titles', standing('VIGENTE', { titles: [] }), 'CON_NOVEDAD'],
  ['a sanction that ends this very instant', standing('VIGENTE', { sanctions: [served] }), 'INSCRITO'],
  ['a sanction that begins this very instant', standing('VIGENTE', { sanctions: [inForce] }), 'SANCIONADO'],
  ['a sanction that begins a moment later', standing('VIGENTE', { sanctions: [toCome] }), 'CON_NOVEDAD'],
  ['a served one and one in force', standing('VIGENTE', { sanctions: [served, inForce] }), 'SANCIONADO'],
  ['no vigente', standing('NO_VIGENTE'), 'NO_VIGENTE'],
  ['no vigente and sanctioned', standing('NO_VIGENTE', { sanctions: [inForce] }), 'SANCIONADO'],
  ['dead and sanctioned', standing('FALLECIDO', { sanctions: [inForce] }), 'FALLECIDO'],
] as const)('R-RET-7: %s', (_what, record, verdict) => {
  expect(decideVerdict(record as RethusStanding, now)).toBe(verdict)
})

test('of several in force, the one without end is told; else the one that ends last', () => {
  const short = sanction(at('2026-02-01T00:00:00'), at('2026-04-01T00:00:00'), 'short')
  const long = sanction(at('2026-02-01T00:00:00'), at('2026-05-01T00:00:00'), 'long')
  const endless = sanction(at('2026-02-01T00:00:00'), null, 'endless')
  expect(longestInForce([short, long, served], now)?.id).toBe('long')
  expect(longestInForce([long, endless, short], now)?.id).toBe('endless')
  expect(longestInForce([served, toCome], now)).toBeUndefined()
})
