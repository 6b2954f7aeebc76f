import type { Db } from '../shared/sql.ts'

/** The record's months are made ahead; these lie behind. As `audit_make_months` does it. */
export async function makePastMonths(db: Db, instants: Date[]) {
  const monthOf = (instant: Date, ahead = 0) =>
    new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + ahead)).toISOString()
  const bounds = new Map(instants.map((at) => [monthOf(at), monthOf(at, 1)]))
  for (const [from, until] of [...bounds].sort()) {
    const name = `audit_event_${from.slice(0, 7).replace('-', '_')}`
    const text = `create table if not exists ${name} partition of audit_event for values from ('${from}') to ('${until}')`
    await db.query({ text, values: [] })
  }
}
