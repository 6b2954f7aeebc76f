import { createHash } from 'node:crypto'
import type { AccountId } from '../shared/id.ts'
import type { Result } from '../shared/result.ts'
import { type Db, sql } from '../shared/sql.ts'

/** One intention of one account: the key travels in the form (`intento`) or in the header `Idempotency-Key`. */
export type Attempt = { accountId: AccountId; key: string; request: unknown }

export type AttemptRefusal = { code: 'attempt-reused' }

/**
 * Does `work` once for one attempt, inside its transaction: a second sending waits for the first and gets its outcome.
 * A refusal rolls the
 * transaction back and so leaves no trace: the corrected form may be sent again with the same key.
 */
export async function once<T, R>(
  db: Db,
  attempt: Attempt,
  work: () => Promise<Result<T, R>>,
): Promise<Result<T, R | AttemptRefusal>> {
  const { accountId, key, request } = attempt
  const hash = createHash('sha256').update(JSON.stringify(request)).digest()
  const [first] = await db.query(sql`
    insert into idempotency_key (account_id, key, request_hash, at) values (${accountId}, ${key}, ${hash}, clock_timestamp())
    on conflict do nothing returning key`)
  if (!first) {
    const [held] = await db.query<{ hash: Buffer; outcome: T }>(sql`
      select request_hash as hash, outcome from idempotency_key where account_id = ${accountId} and key = ${key}`)
    if (!held?.hash.equals(hash)) return { ok: false, refusal: { code: 'attempt-reused' } }
    return { ok: true, value: held.outcome }
  }
  const result = await work()
  if (result.ok) {
    await db.query(sql`
      update idempotency_key set outcome = ${JSON.stringify(result.value)} where account_id = ${accountId} and key = ${key}`)
    return result
  }
  return result
}
