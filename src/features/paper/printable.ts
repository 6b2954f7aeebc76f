/** What the typeface has no sign for, in signs that it has. */
const spelled: Record<string, string> = {
  ...{
    '≤': '<=',
    '≥': '>=',
    '≠': '<>',
    '≈': '~',
    '→': '->',
    '−': '-',
    '‐': '-',
    '‑': '-',
    '●': '•',
    '\u2003': ' ',
    '\u202f': '\u00a0',
  },
  ...{ α: 'alfa', β: 'beta', γ: 'gamma', δ: 'delta', κ: 'kappa', λ: 'lambda', μ: 'µ', ω: 'omega' },
}
const covered =
  /^[ -~\u00a0-\u00ff\u0131\u0152\u0153\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2122]$/u
const marks = /\p{M}/gu

/** On one line, in signs that the typeface of the paper has: nothing is left out unseen. */
export const printable = (text: string): string =>
  [
    ...text
      .normalize('NFC')
      .replace(/[^\S\u00a0]+/g, ' ')
      .replace(/[\u200b-\u200f\ufeff\u00ad]/g, ''),
  ]
    .map(signOf)
    .join('')

function signOf(sign: string): string {
  if (covered.test(sign)) return sign
  const other = spelled[sign] ?? sign.normalize('NFKD').replace(marks, '')
  return other !== '' && [...other].every((one) => covered.test(one)) ? other : '?'
}
