import { setTimeout as sleep } from 'node:timers/promises'
import { forgetOldDrafts } from './features/applications/index.ts'
import { forgetOldKeptForms } from './features/sign-in/index.ts'
import type { AppContext } from './platform/app-context.ts'
import { forgetOldUse } from './platform/rate-limit.ts'

const hour = 3_600_000

/** What is kept no longer than its purpose is forgotten, at the start and each hour, until `signal` aborts. */
export async function runChores(app: AppContext, signal: AbortSignal, onFault: (fault: unknown) => void) {
  while (!signal.aborted) {
    for (const chore of [forgetOldUse, forgetOldDrafts, forgetOldKeptForms]) await chore(app.db).catch(onFault)
    await sleep(hour, undefined, { signal }).catch(() => {})
  }
}
