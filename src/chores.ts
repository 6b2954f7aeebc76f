import { setTimeout as sleep } from 'node:timers/promises'
import { forgetOldDrafts } from './features/applications/index.ts'
import { forgetOldLoads } from './features/bulk/index.ts'
import { forgetOldNotices, warnOfEnds } from './features/notifications/index.ts'
import { forgetOldPrescriptionDrafts } from './features/prescribing/index.ts'
import { forgetOldKeptForms } from './features/sign-in/index.ts'
import { rotateKeys } from './features/signatures/index.ts'
import type { AppContext } from './platform/app-context.ts'
import { forgetOldUse } from './platform/rate-limit.ts'
import { dayOf } from './shared/calendar.ts'

const minute = 60_000
const hour = 60 * minute

type OnFault = (fault: unknown) => void

/** What is done without being asked, until `signal` aborts. Safe in any number of processes at once. */
export async function runChores(app: AppContext, signal: AbortSignal, onFault: OnFault) {
  await Promise.all([forget(app, signal, onFault), warn(app, signal, onFault)])
}

/** What is kept no longer than its purpose is forgotten, private keys that sign no more too, at the start and each hour. */
async function forget(app: AppContext, signal: AbortSignal, onFault: OnFault) {
  const chores = [
    forgetOldUse,
    forgetOldDrafts,
    forgetOldKeptForms,
    forgetOldLoads,
    forgetOldNotices,
    forgetOldPrescriptionDrafts,
  ]
  while (!signal.aborted) {
    for (const chore of chores) await chore(app.db).catch(onFault)
    await rotateKeys(app).catch(onFault)
    await sleep(hour, undefined, { signal }).catch(() => {})
  }
}

/** R-AVI-1: ends that are near, each hour; and within a minute of a day that begins, also by a legal clock that was moved. */
async function warn(app: AppContext, signal: AbortSignal, onFault: OnFault) {
  let warned = { day: '', at: 0 }
  while (!signal.aborted) {
    try {
      const day = dayOf(await app.clock(app.db))
      const at = Date.now()
      if (day !== warned.day || at - warned.at >= hour) {
        await warnOfEnds(app)
        warned = { day, at }
      }
    } catch (fault) {
      onFault(fault)
    }
    await sleep(minute, undefined, { signal }).catch(() => {})
  }
}
