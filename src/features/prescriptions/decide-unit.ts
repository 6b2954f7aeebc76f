import { type Ratio, ratio } from './parse-decimal.ts'
import type { CodedUnit } from './prescription.ts'

export type Dimension = 'MASA' | 'VOLUMEN' | 'UI' | 'MOL' | 'EQUIVALENTE'
/** A unit that measures, as so many of the base unit of its dimension. */
export type Measure = { dimension: Dimension; factor: Ratio }

const million = 1_000_000n
const measures: Record<string, Measure> = {
  kg: { dimension: 'MASA', factor: ratio(million * 1000n) },
  g: { dimension: 'MASA', factor: ratio(million) },
  mg: { dimension: 'MASA', factor: ratio(1000n) },
  ug: { dimension: 'MASA', factor: ratio(1n) },
  ng: { dimension: 'MASA', factor: ratio(1n, 1000n) },
  l: { dimension: 'VOLUMEN', factor: ratio(1000n) },
  ml: { dimension: 'VOLUMEN', factor: ratio(1n) },
  cc: { dimension: 'VOLUMEN', factor: ratio(1n) },
  ul: { dimension: 'VOLUMEN', factor: ratio(1n, 1000n) },
  ui: { dimension: 'UI', factor: ratio(1n) },
  kui: { dimension: 'UI', factor: ratio(1000n) },
  'millon ui': { dimension: 'UI', factor: ratio(million) },
  mol: { dimension: 'MOL', factor: ratio(million) },
  mmol: { dimension: 'MOL', factor: ratio(1000n) },
  umol: { dimension: 'MOL', factor: ratio(1n) },
  meq: { dimension: 'EQUIVALENTE', factor: ratio(1n) },
}

/** "µg", "mcg" and "ug" are one unit; accents and capitals make no difference. */
export const plainSymbol = (symbol: string) =>
  symbol
    .trim()
    .toLowerCase()
    .replace(/[µμ]/g, 'u')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/^mcg/, 'ug')
    .replace(/\/mcg/, '/ug')

/** Null for a unit that counts or that this does not know. */
export const measureOf = ({ symbol }: Pick<CodedUnit, 'symbol'>): Measure | null => {
  const plain = plainSymbol(symbol)
  return Object.hasOwn(measures, plain) ? (measures[plain] ?? null) : null
}

/** "mg/ml" as two units; null where the symbol is not of so much per so much. */
export function perUnit({ symbol }: Pick<CodedUnit, 'symbol'>): { of: string; per: string } | null {
  const [of, per, ...more] = symbol.split('/')
  return of && per && more.length === 0 ? { of: of.trim(), per: per.trim() } : null
}
