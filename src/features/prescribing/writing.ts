import type { AppContext } from '../../platform/app-context.ts'
import type { Reply } from '../../platform/route.ts'
import { type CalendarDate, dayOf } from '../../shared/calendar.ts'
import type { Authority } from '../authority/index.ts'
import type { PrescriptionKind } from '../prescriptions/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { findWritingPlace, type WorkRight, type WritingPlace } from '../workplace/index.ts'

/** Somebody who may write here and now. */
export type Writer = {
  holder: SessionHolder
  now: Date
  workplace: WritingPlace['workplace']
  place: WorkRight
  kind: PrescriptionKind
  /** The last day of it; null: no end is known. */
  until: CalendarDate | null
  /** In which he writes, for the record. */
  requestId: string
}

/** Or the one who may not, with the decision that says why. */
export type Kept = { holder: SessionHolder; now: Date; writing: WritingPlace }

export async function findWriter(
  app: AppContext,
  holder: SessionHolder,
  requestId: string,
): Promise<{ may: true; writer: Writer } | { may: false; kept: Kept }> {
  const now = holder.seenAt
  const writing = await findWritingPlace(app.db, holder, now)
  const { workplace, place, kind, authority } = writing
  if (!place || !kind || !authority) return { may: false, kept: { holder, now, writing } }
  return { may: true, writer: { holder, now, workplace, place, kind, until: lastDay(authority, place), requestId } }
}

/** Makes what lets who may write go on, and answers who may not. */
export const asWriterOr =
  (refuse: (kept: Kept) => Reply) =>
  async (app: AppContext, holder: SessionHolder, requestId: string, then: (writer: Writer) => Promise<Reply>): Promise<Reply> => {
    const found = await findWriter(app, holder, requestId)
    return found.may ? then(found.writer) : refuse(found.kept)
  }

/** The first end of what the right stands on: activation, role, plaza. */
function lastDay({ outcomes }: Authority, { during }: WorkRight): CalendarDate | null {
  const ends = outcomes.flatMap(({ rule, evidence }) =>
    ['R-AUT-4', 'R-AUT-5', 'R-AUT-10'].includes(rule) && evidence?.until ? [evidence.until.getTime()] : [],
  )
  const first = Math.min(during.until?.getTime() ?? Infinity, ...ends)
  return Number.isFinite(first) ? dayOf(new Date(first - 1)) : null
}
