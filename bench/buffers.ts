import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** What the program does by itself meanwhile: delivering mails. */
const background = '(outbox|demo_mail|advisory|chore)'

/**
 * Pages of 8 KiB that PostgreSQL touched for one request: those in its memory and those it read, of tables and indexes alike, those
 * of constraints and triggers too. Counted only while this runs: counting costs a little.
 */
export async function countBuffers(superuser: pg.Client, requests: number, once: () => Promise<void>): Promise<number> {
  const track = async (which: 'top' | 'none') => {
    await superuser.query(`alter system set pg_stat_statements.track = '${which}'`)
    await superuser.query('select pg_reload_conf()')
    await sleep(300)
  }
  // The first ones of a connection plan their statements, and read the system's tables for it.
  for (let i = 0; i < requests; i++) await once()
  await track('top')
  await superuser.query('select pg_stat_statements_reset()')
  for (let i = 0; i < requests; i++) await once()
  const { rows } = await superuser.query<{ touched: string }>(
    `select coalesce(sum(shared_blks_hit + shared_blks_read), 0) as touched from pg_stat_statements s
     join pg_roles r on r.oid = s.userid where r.rolname = 'mipres_app' and query !~* $1`,
    [background],
  )
  await track('none')
  return Number(rows[0]!.touched) / requests
}
