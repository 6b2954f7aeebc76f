type Named = { code: string; name: string }
type Hit = Named & { match: 'code' | 'words' | 'alike' }

/** Without accents, capitals and signs. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()

/**
 * A field holds a code and shows words. Words that still say the code keep it; none left clear it; others are sought anew. That
 * is how one changes a diagnosis without a script: by typing over it.
 */
export function decideHeld({ words, entry }: { words: string; entry: Named | null }): 'keep' | 'clear' | 'seek' {
  if (words === '') return 'clear'
  if (!entry) return 'seek'
  const said = plain(words)
  return [entry.code, entry.name, `${entry.code} ${entry.name}`].some((one) => plain(one) === said) ? 'keep' : 'seek'
}

/**
 * The one code that is meant: the code itself or the very name; the one that was chosen of those below the field; the only one
 * found, unless it merely looks like what was typed. Null: there are several, or none.
 */
export function decideCode({ code, words, hits }: { code: string; words: string; hits: readonly Hit[] }): string | null {
  const said = plain(words)
  const same = hits.filter((hit) => plain(hit.code) === said || plain(hit.name) === said)
  if (same[0] && same.length === 1) return same[0].code
  if (code !== '' && hits.some((hit) => hit.code === code)) return code
  const [only] = hits
  return only && hits.length === 1 && only.match !== 'alike' ? only.code : null
}
