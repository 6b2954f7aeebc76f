import { accept, type Result, refuse } from '../../shared/result.ts'

/** In characters as a person counts them: code points after NFKC. */
const passwordLength = { least: 12, most: 128 } as const

export type PasswordRefusal =
  | { code: 'password-missing' }
  | { code: 'password-too-short'; length: number }
  | { code: 'password-too-long'; length: number }
  | { code: 'password-is-common' }
  | { code: 'password-is-simple' }
  | { code: 'password-is-personal' }

export type PasswordFacts = {
  common: ReadonlySet<string>
  /** Names, document, e-mail, mobile of the person. */
  own: readonly string[]
}

/** R-ACC-7. The first that fails is the one reported. */
export function decidePassword(said: string, { common, own }: PasswordFacts): Result<string, PasswordRefusal> {
  const password = said.normalize('NFKC')
  const length = [...password].length
  if (length === 0) return refuse({ code: 'password-missing' })
  if (length < passwordLength.least) return refuse({ code: 'password-too-short', length })
  if (length > passwordLength.most) return refuse({ code: 'password-too-long', length })

  const small = password.toLowerCase()
  if (own.flatMap(wordsOf).some((word) => plain(small).includes(word))) return refuse({ code: 'password-is-personal' })
  if (coresOf(small).some((core) => common.has(core) || common.has(plain(core)))) return refuse({ code: 'password-is-common' })
  if (isSimple(small)) return refuse({ code: 'password-is-simple' })
  return accept(password)
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** What is left of it without the digits and signs that people put around a word, and said once if it is said twice. */
function coresOf(small: string) {
  const stripped = small.replace(/[^\p{L}]+$/u, '')
  const bare = stripped.replace(/^[^\p{L}]+/u, '')
  const once = [small, stripped, bare].map((core) => /^(.+?)\1+$/u.exec(core)?.[1] ?? core)
  return [small, stripped, bare, ...once].filter((core) => core.length > 0)
}

/** Digits only, a handful of characters over and over, or a run as "abcdefgh…" and "98765…". */
function isSimple(small: string) {
  const points = [...small].map((character) => character.codePointAt(0)!)
  const steps = points.slice(1).map((point, i) => point - points[i]!)
  const isRun = (step: number) => steps.filter((each) => each === step).length >= steps.length - 2
  return !/\p{L}/u.test(small) || new Set(points).size < 5 || isRun(1) || isRun(-1)
}

/** The words of one own fact that are long enough to be recognised in a password. */
function wordsOf(fact: string) {
  const said = fact.toLowerCase().split('@')[0]!
  return [said, ...said.split(/\s+/)].map(plain).filter((word) => word.length >= 4)
}

const advice = 'Use tres o cuatro palabras que no vayan juntas'

/** What to do, for whoever chooses it. */
export function passwordSentence(refusal: PasswordRefusal): string {
  switch (refusal.code) {
    case 'password-missing':
      return 'Escriba una contraseña'
    case 'password-too-short':
      return `La contraseña tiene ${counted(refusal.length)}: escriba al menos ${passwordLength.least}. ${advice}`
    case 'password-too-long':
      return `La contraseña tiene ${counted(refusal.length)}: escriba ${passwordLength.most} como máximo`
    case 'password-is-common':
      return `Esa contraseña es de las primeras que alguien probaría. ${advice}`
    case 'password-is-simple':
      return `Esa contraseña sigue un orden fácil de adivinar. ${advice}`
    case 'password-is-personal':
      return `La contraseña contiene su nombre, su documento, su correo o su celular. ${advice}`
  }
}

const counted = (length: number) => (length === 1 ? '1 carácter' : `${length} caracteres`)
