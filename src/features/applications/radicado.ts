/** ISO 7064 MOD 11,10: tells every wrong digit and nearly every pair of digits changed about. */
function checkDigit(digits: string) {
  let rest = 10
  for (const digit of digits) rest = (((rest + Number(digit)) % 10 || 10) * 2) % 11
  return (11 - rest) % 10
}

/** R-SOL-14: the number under which an application is known: "RM-2026-048172-2". From the millionth on the middle has more digits. */
export function radicadoOf(year: number, number: number) {
  const middle = String(number).padStart(6, '0')
  return `RM-${year}-${middle}-${checkDigit(`${year}${middle}`)}`
}

/** Reads a radicado as people write it: small letters, spaces, without hyphens. Null: it is none, or a digit is wrong. */
export function parseRadicado(said: string): string | null {
  const written = said
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}./_]/gu, '')
  const [, year, middle, check] = /^(?:RM)?([0-9]{4})([0-9]{6,12})([0-9])$/.exec(written) ?? []
  if (!year || !middle || Number(check) !== checkDigit(year + middle)) return null
  return `RM-${year}-${middle}-${check}`
}
