import { z } from 'zod'
import type { Db } from '../../shared/sql.ts'
import { findKeys, type SigningKey } from './key-store.ts'

const seconds = z.number().int()

/** RFC 7517. Every key that ever signed, for ever: also what it signed years ago is verified with it. */
export const KeySet = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: z.string(),
      y: z.string(),
      kid: z.string().describe('Huella de la llave (RFC 7638).'),
      use: z.literal('sig'),
      alg: z.literal('ES256'),
      nbf: seconds.describe('Desde cuándo firma, en segundos desde 1970.'),
      exp: seconds.describe('Hasta cuándo firma. Lo firmado antes sigue siendo válido.'),
    }),
  ),
})
export type KeySet = z.infer<typeof KeySet>

const published = ({ kid, publicJwk: { kty, crv, x, y }, madeAt, signsUntil }: SigningKey): KeySet['keys'][number] => ({
  ...{ kty, crv, x, y, kid, use: 'sig', alg: 'ES256' },
  nbf: Math.floor(madeAt.getTime() / 1000),
  exp: Math.ceil(signsUntil.getTime() / 1000),
})

export const readKeySet = async (db: Db): Promise<KeySet> => ({ keys: (await findKeys(db)).map(published) })
