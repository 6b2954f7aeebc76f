// Which words of a name are those that somebody typed: accents and capitals make no difference, and a misspelt word is near enough.
export const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

function sharedStart(one, other) {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
}

/** Begins so; or begins alike, as far as a misspelt word of five letters or more does. */
const isMeant = (word, typed) =>
  word.startsWith(typed) || (typed.length >= 5 && sharedStart(word, typed) >= Math.max(4, typed.length / 2))

/** The name in pieces, [text, is it a word that was typed]. */
export function markWords(name, typed) {
  const asked = wordsOf(typed)
  return name
    .split(/([\p{L}\p{N}\p{M}]+)/u)
    .filter((piece) => piece !== '')
    .map((piece) => [piece, asked.some((word) => isMeant(fold(piece), word))])
}

/** What the search found, in a sentence. */
export function sayFound(typed, hits, most) {
  if (hits.length === 0) return `No encontramos «${typed}». Escríbalo de otra forma, o el código.`
  if (hits.every(({ match }) => match === 'alike')) return `No está «${typed}». Esto se le parece.`
  if (hits.length === most) return `Buscamos «${typed}». Los ${most} primeros: escriba más para acercarse.`
  return `Buscamos «${typed}». ${hits.length === 1 ? '1 resultado' : `${hits.length} resultados`}.`
}
