import type { AppContext } from '../../platform/app-context.ts'
import { dayOf, startOf } from '../../shared/calendar.ts'
import type { Db } from '../../shared/sql.ts'
import { decideWarning, farthestDays } from './decide-warning.ts'
import { type Notice, sendNotice } from './notice.ts'
import {
  type Batch,
  claimDigest,
  type Ending,
  findDelegatesWithSedes,
  findEndingActivations,
  findEndingPlazas,
  findUntoldEntidades,
  findWarned,
  insertWarnings,
  takeUntold,
  type Warning,
  warnedKey,
} from './warning-store.ts'
import { digestNotice, warningNotice } from './warning-texts.ts'

const batchSize = 500
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * R-AVI-1 to R-AVI-6: warns of every end that is near, by the legal clock: the persons, then the delegates of each entidad
 * in one mail a day. Any number of processes may do it at once: the row of a warning and its mail are written together,
 * and a row is written once.
 *
 * @returns how many mails were written
 */
export async function warnOfEnds(app: AppContext): Promise<{ persons: number; delegates: number }> {
  const now = await app.clock(app.db)
  let persons = 0
  for (const find of [findEndingPlazas, findEndingActivations]) persons += await warnPersons(app, now, find)
  let delegates = 0
  for (const entidad of await findUntoldEntidades(app.db)) delegates += await tellDelegates(app, entidad, now)
  return { persons, delegates }
}

async function warnPersons(app: AppContext, now: Date, find: (db: Db, batch: Batch) => Promise<Ending[]>) {
  // The last day may be sixty days ahead, and its midnight is one more.
  const before = new Date(startOf(dayOf(now)).getTime() + (farthestDays + 1) * 86_400_000)
  let from = { key: now.toISOString(), id: nobody }
  let sent = 0
  for (;;) {
    const endings = await find(app.db, { now, before, ...from, limit: batchSize })
    sent += await warnBatch(app, endings, now)
    const last = endings.at(-1)
    if (!last || endings.length < batchSize) return sent
    from = { key: last.key, id: last.id }
  }
}

/** Read, then written once more under the key of each: what another process wrote meanwhile is not sent again. */
async function warnBatch(app: AppContext, endings: Ending[], now: Date) {
  if (endings.length === 0) return 0
  const warned = await findWarned(app.db, endings)
  const due = endings.flatMap((ending): Warning[] => {
    const days = decideWarning(ending, now)
    return days === null || warned.has(warnedKey(ending.id, days, ending.until)) ? [] : [{ ...ending, days }]
  })
  if (due.length === 0) return 0
  return app.transaction(async (db) => {
    const notices = (await insertWarnings(db, due, now)).flatMap(({ email, ...ending }): Notice[] =>
      email === null ? [] : [warningNotice({ ...ending, email }, now)],
    )
    for (const notice of notices) await sendNotice(db, app, notice)
    return notices.length
  })
}

/** R-AVI-5: one mail for each delegate, of what ends at the sedes for which he answers. */
async function tellDelegates(app: AppContext, entidad: Parameters<typeof digestNotice>[1], now: Date): Promise<number> {
  const day = dayOf(now)
  return app.transaction(async (db) => {
    if (!(await claimDigest(db, entidad.id, day))) return 0
    const ends = await takeUntold(db, entidad.id, day, now)
    let sent = 0
    for (const { sedeIds, ...to } of await findDelegatesWithSedes(db, entidad.id, now)) {
      const his = sedeIds === null ? ends : ends.filter(({ sedeId }) => sedeIds.includes(sedeId))
      if (his.length === 0) continue
      await sendNotice(db, app, digestNotice(to, entidad, his, now))
      sent += 1
    }
    return sent
  })
}
