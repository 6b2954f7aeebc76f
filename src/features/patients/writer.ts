import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import type { Reply } from '../../platform/route.ts'
import type { EntidadId, SedeId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { type Authority, explain } from '../authority/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { findWritingPlace } from '../workplace/index.ts'
import type { WrittenBy } from './patient-store.ts'
import { decideWriting } from './writing-right.ts'

/** Who writes of patients, where, and at which legal instant he asked. */
export type Writer = WrittenBy & { now: Date }
/** With the names of the sede and of its entidad, for a page. */
export type WriterHere = Writer & { here: { sedeName: string; entidadName: string } }

/** As the door answers: 404 to a stranger, else the reasons. */
export function refusedAs(authority: Authority | null): Reply {
  if (!authority) {
    const message = 'No está activo en ninguna sede: un delegado de la entidad debe activarlo.'
    return { status: 403, problem: problem('no-autorizado', { errors: [{ field: null, message }] }) }
  }
  if (authority.isStranger) return { status: 404, problem: problem('no-existe') }
  const because = explain(authority)
  const errors = because.filter(({ isSatisfied }) => isSatisfied === false).map(({ message }) => ({ field: null, message }))
  return { status: 403, problem: problem('no-autorizado', { errors, because }) }
}

/** On a page: at the sede where the person works. */
export async function writerHere(app: AppContext, holder: SessionHolder): Promise<Result<WriterHere, Reply>> {
  const now = await app.clock(app.db)
  const { place, kind, authority } = await findWritingPlace(app.db, holder, now)
  if (!place || !kind) return refuse(refusedAs(authority))
  const { entidadId, sedeId, sedeName, entidadName } = place
  const { personId, accountId } = holder
  return accept({ personId, accountId, place: { entidadId, sedeId }, now, here: { sedeName, entidadName } })
}

/** In /api: at the sede of the address. */
export async function writerAt(app: AppContext, holder: SessionHolder, sedeId: SedeId): Promise<Result<Writer, Reply>> {
  const now = await app.clock(app.db)
  const { personId, accountId } = holder
  const authority = await decideWriting(app.db, { personId, sedeId, at: now, isClaim: !holder.holdsPerson })
  const entidadId: EntidadId | null = authority.entidadId
  if (!holder.holdsPerson || !entidadId) return refuse({ status: 404, problem: problem('no-existe') })
  if (!authority.isAllowed) return refuse(refusedAs(authority))
  return accept({ personId, accountId, place: { entidadId, sedeId }, now })
}
