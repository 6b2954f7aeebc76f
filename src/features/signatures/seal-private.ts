import { createCipheriv, createDecipheriv, createPrivateKey, type KeyObject, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { StartRefusal } from '../../platform/start-refusal.ts'

/** What is sealed opens with another secret only. The operator, not the person who signs, can mend it. */
export class WrongKeySecret extends StartRefusal {
  constructor(kid: string) {
    super(
      `KEY_SECRET no abre la llave de firma ${kid}: no es el secreto con que se guardó. Inicie con aquel secreto. ` +
        'Si se perdió, haga otra llave con «npm run cli -- keys rotate»; lo ya firmado se sigue pudiendo verificar.',
    )
  }
}

const derive = promisify<string, string, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt)
/** The last secret's key: a process has one secret, and deriving is slow on purpose. */
let derived: { secret: string; key: Promise<Buffer> } | null = null

function keyOf(secret: string): Promise<Buffer> {
  if (derived?.secret !== secret) {
    const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
    derived = { secret, key: derive(secret, 'mipres-abierto/signing-key/1', 32, cost) }
  }
  return derived.key
}

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/** nonce, tag and ciphertext of the PKCS #8; the kid is authenticated with it, so that rows cannot change places. */
export async function sealPrivate(key: KeyObject, kid: string, secret: string): Promise<Buffer> {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, await keyOf(secret), iv).setAAD(Buffer.from(kid))
  const sealed = Buffer.concat([cipher.update(key.export({ format: 'der', type: 'pkcs8' })), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed])
}

/** @throws WrongKeySecret */
export async function openPrivate(sealed: Buffer, kid: string, secret: string): Promise<KeyObject> {
  const tag = sealed.subarray(ivBytes, ivBytes + tagBytes)
  const decipher = createDecipheriv(algorithm, await keyOf(secret), sealed.subarray(0, ivBytes))
    .setAAD(Buffer.from(kid))
    .setAuthTag(tag)
  try {
    const der = Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()])
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } catch {
    throw new WrongKeySecret(kid)
  }
}
