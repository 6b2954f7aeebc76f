import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calculateJwkThumbprint, compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppContext } from '../../platform/app-context.ts'
import { sql } from '../../shared/sql.ts'
import { openWorld } from '../../testing/world.ts'
import { keyCommands } from './commands.ts'
import { checkKeySecret, rotateKeys, signDocument, verifyJws, WrongKeySecret } from './index.ts'

const day = 86_400_000
const start = new Date('2026-03-01T17:00:00Z')

let world: Awaited<ReturnType<typeof openWorld>>
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A process of its own, so many days after the start, by the security clock. */
const processAt = (days: number, keySecret = world.app.settings.keySecret): AppContext => ({
  ...world.app,
  realNow: () => new Date(start.getTime() + days * day),
  settings: { ...world.app.settings, keySecret },
})
const sign = (app: AppContext, payload = '{"a":"ñ"}') => app.transaction((db) => signDocument(db, app, payload))
const audited = (act: string) =>
  world.owner.query<{ actor: string; kid: string }>(
    sql`select actor_kind as actor, reason as kid from audit_event where act = ${act} order by recorded_at, id`,
  )
const published = async () => {
  const reply = await world.get('/.well-known/jwks.json')
  expect(reply.headers['content-type']).toMatch(/^application\/json/)
  return reply.json<JSONWebKeySet & { keys: { kid: string; nbf: number; exp: number }[] }>()
}
const run = async (name: string, args: string[] = [], app = processAt(100)) => {
  const lines: string[] = []
  const code = await keyCommands.find((command) => command.name === name)!.run(app, args, (line) => lines.push(line))
  return { code, text: lines.join('\n') }
}

// One story, told in order.
describe('keys that sign, R-FIR-1', () => {
  let first: { kid: string; jws: string }
  let second: { kid: string; jws: string }

  test('before anybody signs there is no key, and the chore makes none', async () => {
    await rotateKeys(processAt(0))
    expect(await published()).toEqual({ keys: [] })
    expect((await run('keys list')).text).toBe('Todavía no hay llaves: la primera firma hace la primera.')
  })

  test('many who sign first at once, in two processes, make one key', async () => {
    const processes = [processAt(0), processAt(0)]
    const signed = await Promise.all(Array.from({ length: 8 }, (_, i) => sign(processes[i % 2]!)))
    expect(new Set(signed.map(({ kid }) => kid)).size).toBe(1)
    expect(await audited('key.made')).toEqual([{ actor: 'SISTEMA', kid: signed[0]!.kid }])
    first = signed[0]!
    for (const { jws } of signed) expect((await verifyJws(world.app.db, jws))?.payload).toBe('{"a":"ñ"}')
  })

  test('any library verifies it with the published set only; the key is named by its thumbprint', async () => {
    const set = await published()
    const { payload, protectedHeader } = await compactVerify(first.jws, createLocalJWKSet(set))
    expect(Buffer.from(payload).toString()).toBe('{"a":"ñ"}')
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: first.kid, iat: start.getTime() / 1000 })
    expect(set.keys).toHaveLength(1)
    const [key] = set.keys
    expect(key).toMatchObject({ use: 'sig', alg: 'ES256', nbf: 1_772_384_400, exp: 1_772_384_400 + 90 * 86_400 })
    expect(await calculateJwkThumbprint(key!)).toBe(first.kid)
    expect(Object.keys(key!)).not.toContain('d')
  })

  test('a changed character anywhere, also one that decodes to the same bytes, is no signature', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    for (let i = 0; i < first.jws.length; i++) {
      const next = alphabet[(alphabet.indexOf(first.jws[i]!) + 1) % 64]
      expect(await verifyJws(world.app.db, first.jws.slice(0, i) + next + first.jws.slice(i + 1))).toBeNull()
    }
    for (const text of ['', '..', 'x', `${first.jws}=`, `${first.jws} `]) expect(await verifyJws(world.app.db, text)).toBeNull()
  })

  test('another secret does not sign, and says which variable is wrong', async () => {
    const wrong = processAt(1, 'otro-secreto-que-no-es-el-de-la-llave')
    for (const attempt of [() => sign(wrong), () => checkKeySecret(wrong)]) {
      await expect(attempt()).rejects.toThrow(WrongKeySecret)
      await expect(attempt()).rejects.toThrow(`KEY_SECRET no abre la llave de firma ${first.kid}`)
    }
    await checkKeySecret(processAt(1))
    expect((await run('keys list', [], wrong)).text).toContain('(KEY_SECRET no la abre)')
  })

  test('the row of another key does not open with the right secret', async () => {
    const [row] = await world.owner.query<{ sealed: Buffer }>(sql`select sealed_private as sealed from signing_key`)
    const other = await world.app
      .transaction(async (db) => {
        await db.query(sql`
          insert into signing_key (kid, public_jwk, sealed_private, made_at, signs_until)
          select ${'x'.repeat(43)}, public_jwk, ${row!.sealed}, made_at + interval '1 day', signs_until from signing_key`)
        return signDocument(db, processAt(2), '{}')
      })
      .catch((fault: unknown) => fault)
    expect(other).toBeInstanceOf(WrongKeySecret)
  })

  test('it signs for ninety days; then the chore makes the next, wipes what was private, and keeps what is public', async () => {
    await rotateKeys(processAt(89.9))
    expect((await sign(processAt(89.9))).kid).toBe(first.kid)
    await Promise.all([rotateKeys(processAt(90)), rotateKeys(processAt(90))])
    const keys = await world.owner.query<{ kid: string; isWiped: boolean }>(
      sql`select kid, sealed_private is null and wiped_at is not null as "isWiped" from signing_key order by made_at`,
    )
    expect(keys.map(({ isWiped }) => isWiped)).toEqual([true, false])
    second = await sign(processAt(90))
    expect(second.kid).toBe(keys[1]!.kid)
    expect(await audited('key.retired')).toEqual([{ actor: 'SISTEMA', kid: first.kid }])
    expect(await audited('key.made')).toHaveLength(2)
  })

  test('a process that still has the wiped key open does not sign with it', async () => {
    const app = processAt(90)
    let days = 90
    const long = { ...app, realNow: () => new Date(start.getTime() + days * day) }
    expect((await sign(long)).kid).toBe(second.kid)
    days = 181
    const third = await sign(long)
    expect(third.kid).not.toBe(second.kid)
    expect((await verifyJws(world.app.db, third.jws))?.kid).toBe(third.kid)
    await world.owner.query(sql`delete from signing_key where kid = ${third.kid}`)
  })

  test('what a wiped key signed stays verifiable, with the set of today', async () => {
    expect((await verifyJws(world.app.db, first.jws))?.kid).toBe(first.kid)
    const set = await published()
    expect(set.keys.map(({ kid }) => kid).sort()).toEqual([first.kid, second.kid].sort())
    await compactVerify(first.jws, createLocalJWKSet(set))
  })

  test('the desk may set how long: the next key signs so long', async () => {
    await world.owner.query(sql`update policy_number set value = 30 where key = 'signature.key-days'`)
    const { code, text } = await run('keys rotate')
    expect(code).toBe(0)
    const [old, made] = text.split('\n')
    expect(old).toBe(`${second.kid}  ya no firma.`)
    expect(made).toMatch(/^\S{43} {2}firma desde ahora, hasta el 9\sde\sjulio de\s2026, 12:00\sp\.\sm\.$/)
    expect((await audited('key.made')).at(-1)?.actor).toBe('OPERADOR')
    expect((await sign(processAt(100))).kid).toBe(made!.slice(0, 43))
    expect(await verifyJws(world.app.db, second.jws)).not.toBeNull()
    await world.owner.query(sql`update policy_number set value = 90 where key = 'signature.key-days'`)
  })

  test('what says to be signed after its key had ended is not taken', async () => {
    const { jws } = await sign(processAt(100))
    const { kid } = decodeProtectedHeader(jws)
    await world.owner.query(
      sql`update signing_key set signs_until = made_at + interval '1 second', made_at = made_at - interval '3 days' where kid = ${kid}`,
    )
    expect(await verifyJws(world.app.db, jws)).not.toBeNull()
    await world.owner.query(sql`update signing_key set signs_until = made_at + interval '1 day' where kid = ${kid}`)
    expect(await verifyJws(world.app.db, jws)).toBeNull()
    await world.owner.query(sql`update signing_key set signs_until = made_at + interval '30 days' where kid = ${kid}`)
  })

  test('the public set goes into a file; a folder that is not there is told', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'keys-')), 'llaves.json')
    expect(await run('keys export', [path])).toEqual({ code: 0, text: `3 llaves públicas en ${path}.` })
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(await published())
    expect(await run('keys export', ['/no-hay/llaves.json'])).toMatchObject({ code: 1 })
    expect((await run('keys export')).text).toBe('Uso: npm run cli -- keys export ARCHIVO')
  })

  test('nothing private is in the database unsealed, nor in the record', async () => {
    const rows = await world.owner.query<{ row: string }>(sql`
      select row_to_json(k)::text as row from signing_key k union all select decision::text from audit_event where act like 'key.%'`)
    for (const { row } of rows) expect(row).not.toMatch(/"d"\s*:/)
    const [key] = await world.owner.query<{ sealed: Buffer }>(
      sql`select sealed_private as sealed from signing_key where sealed_private is not null`,
    )
    // OID of P-256, with which every unsealed PKCS #8 begins.
    expect(key!.sealed.includes(Buffer.from('2a8648ce3d030107', 'hex'))).toBe(false)
  })

  test('of a transaction that is taken back nothing remains', async () => {
    const fresh = await openWorld()
    try {
      const attempt = fresh.app.transaction(async (db) => {
        await signDocument(db, fresh.app, randomUUID())
        throw new Error('no')
      })
      await expect(attempt).rejects.toThrow('no')
      const { kid } = await fresh.app.transaction((db) => signDocument(db, fresh.app, '{}'))
      expect(await fresh.owner.query(sql`select kid from signing_key`)).toEqual([{ kid }])
    } finally {
      await fresh.close()
    }
  })
})
