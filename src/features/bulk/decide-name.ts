const wordsOf = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1)

/**
 * R-MAS-4: a name that the file gives guards against a number that is somebody else's. `same` also when the file gives none,
 * or fewer names than there are; `unlike` when no two words, of as many as there are, are in both.
 */
export function decideName(written: string, known: string): 'same' | 'differs' | 'unlike' {
  const a = new Set(wordsOf(written))
  const b = new Set(wordsOf(known))
  const shared = [...a].filter((word) => b.has(word)).length
  if (shared === a.size) return 'same'
  return shared >= Math.min(2, a.size, b.size) ? 'differs' : 'unlike'
}
