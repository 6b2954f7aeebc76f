import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, sql } from '../shared/sql.ts'
import type { AppContext } from './app-context.ts'
import type { Mail } from './mail.ts'

/** Written in the transaction of what it speaks of: both are there, or neither is. */
export async function sendLater(db: Db, app: Pick<AppContext, 'newId'>, mail: Mail) {
  await db.query(sql`insert into outbox (id, topic, payload) values (${app.newId()}, 'mail', ${JSON.stringify(mail)})`)
}

type Taken = { id: string; payload: Mail }

/** Delivers one message; it has its own way to the network or to the demonstration's mailbox. */
export type Deliver = (mail: Mail) => Promise<void>

/**
 * Delivers what waits, a few at a time. Taking a message puts its next attempt off, so several processes may work at
 * once and no transaction waits for the network. One may be delivered twice when a process dies between delivery and
 * its mark; never is one lost.
 *
 * @returns how many were taken, delivered or not
 */
async function deliverWaiting(app: AppContext, deliver: Deliver): Promise<number> {
  const taken = await app.db.query<Taken>(sql`
    update outbox set attempts = attempts + 1, next_attempt_at = clock_timestamp() + make_interval(mins => least(2 ^ attempts, 360)::int)
    where id in (
      select id from outbox where done_at is null and next_attempt_at <= clock_timestamp()
      order by next_attempt_at limit ${10} for update skip locked)
    returning id, payload`)
  for (const { id, payload } of taken) {
    try {
      await deliver(payload)
      await app.db.query(sql`update outbox set done_at = clock_timestamp(), last_error = null where id = ${id}`)
    } catch (error) {
      await app.db.query(sql`update outbox set last_error = ${nameOfFault(error)} where id = ${id}`)
    }
  }
  return taken.length
}

/** The kind of failure without its words: an SMTP server repeats addresses in its answers. */
const nameOfFault = (error: unknown) => (error instanceof Error ? ((error as { code?: string }).code ?? error.name) : 'unknown')

/** Works until `signal` aborts. A fault is told to `onFault` and does not end the work. */
export async function runOutbox(app: AppContext, deliver: Deliver, signal: AbortSignal, onFault: (error: unknown) => void) {
  while (!signal.aborted) {
    const taken = await deliverWaiting(app, deliver).catch((error) => {
      onFault(error)
      return 0
    })
    if (taken === 0) await sleep(500, undefined, { signal }).catch(() => {})
  }
}
