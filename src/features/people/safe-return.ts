const here = 'http://here.invalid'

/** Where to go after signing in: a path of this site and nothing else; null for what is not, or leads back to the door. */
export function safeReturn(asked: string): string | null {
  if (!/^\/(?![/\\])/.test(asked) || /[\\\p{Cc}]/u.test(asked) || !URL.canParse(asked, here)) return null
  const { origin, pathname, search, hash } = new URL(asked, here)
  if (origin !== here || pathname.startsWith('//') || /^\/(ingresar|salir)(\/|$)/.test(pathname)) return null
  return pathname + search + hash
}
