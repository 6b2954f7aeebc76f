import { hash, parseOptions, verify } from '@node-rs/argon2'

/** R-ACC-8: argon2id (the library's default) as OWASP asks at least. The library computes off the main thread. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The same password typed on two keyboards is the same text. */
const normalized = (password: string) => password.normalize('NFKC')

export const hashPassword = (password: string) => hash(normalized(password), cost)

let ofNobody: Promise<string> | undefined

/** Where there is no account (null) the answer is no, and takes as long. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  ofNobody ??= hashPassword('nobody has this password')
  const isRight = await verify(passwordHash ?? (await ofNobody), normalized(password))
  return isRight && passwordHash !== null
}

/** Was it hashed with another cost than today's? */
export function needsRehash(passwordHash: string) {
  const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash)
  return memoryCost !== cost.memoryCost || timeCost !== cost.timeCost || parallelism !== cost.parallelism
}
