import type { Decimal } from './prescription.ts'

/** An exact number: no dose is ever 0.30000000000000004. The lower one is greater than zero. */
export type Ratio = { upper: bigint; lower: bigint }

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

export function ratio(upper: bigint, lower = 1n): Ratio {
  const common = gcd(upper < 0n ? -upper : upper, lower) || 1n
  return { upper: upper / common, lower: lower / common }
}

/** '0.5' → 1/2 */
export function ratioOf(decimal: Decimal | number): Ratio {
  const [whole = '0', part = ''] = String(decimal).split('.')
  return ratio(BigInt(whole + part), 10n ** BigInt(part.length))
}

export const times = (a: Ratio, b: Ratio) => ratio(a.upper * b.upper, a.lower * b.lower)
/** By a number greater than zero. */
export const by = (a: Ratio, b: Ratio) => ratio(a.upper * b.lower, a.lower * b.upper)
export const isWhole = ({ lower }: Ratio) => lower === 1n
export const roundedUp = ({ upper, lower }: Ratio): bigint => (upper + lower - 1n) / lower

/** 1/2 → '0.5'; of what has no end, as many decimals as asked, the last one rounded. */
export function decimalOf({ upper, lower }: Ratio, places = 4): Decimal {
  const scale = 10n ** BigInt(places)
  const scaled = (upper * scale * 2n + lower) / (lower * 2n)
  const digits = String(scaled).padStart(places + 1, '0')
  const part = digits.slice(-places).replace(/0+$/, '')
  return digits.slice(0, -places) + (part === '' ? '' : `.${part}`)
}

/** '1234.5' → "1.234,5", as it is read in Colombia. */
export function decimalText(decimal: Decimal): string {
  const [whole = '0', part] = decimal.split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')}${part ? `,${part}` : ''}`
}

const signs: Record<string, string> = { '½': '1/2', '¼': '1/4', '¾': '3/4', '⅛': '1/8' }

/**
 * '1/2', '¾', '1 1/2' → '0.5', '0.75', '1.5'. Null: no piece of a tablet, or one that no decimal says exactly. «500/125» is two
 * strengths, «1/10» a date or an error.
 */
export function fractionOf(text: string): Decimal | null {
  const written = text.replace(/[½¼¾⅛]/, (sign) => ` ${signs[sign]}`).trim()
  const [, whole = '0', upper, lower] = /^(?:(\d{1,3})\s+)?([1-7])\s?\/\s?([2-8])$/.exec(written) ?? []
  const isPiece = ['2', '4', '8'].includes(lower ?? '') && Number(upper) < Number(lower)
  if (!isPiece) return null
  return decimalOf(ratio(BigInt(whole) * BigInt(lower ?? 1) + BigInt(upper ?? 0), BigInt(lower ?? 1)))
}
