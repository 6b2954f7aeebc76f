import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import type { Reply } from '../../platform/route.ts'
import { explain } from '../authority/index.ts'
import { findPatient, readPatient } from '../patients/index.ts'
import { getEntidad, getSede } from '../reps/index.ts'
import type { WorkRight } from '../workplace/index.ts'
import { type Draft, draftDays, isUnderHand } from './draft.ts'
import { markRead } from './draft-store.ts'
import { type Shown, showSheet } from './show-sheet.ts'
import { ElsewherePage } from './ui/elsewhere-page.tsx'
import { RefusedPage } from './ui/refused-page.tsx'
import { WorkPage } from './ui/work-page.tsx'
import { asWriterOr, type Kept, type Writer } from './writing.ts'

const day = 86_400_000

/** 403 with the reasons; `draft`: what is kept meanwhile. */
export function refusedReply({ now, writing }: Kept, draft: Pick<Draft, 'kind' | 'savedAt'> | null = null): Reply {
  const { workplace, place, authority } = writing
  const does = (draft ? draft.kind === 'TUTELA' : authority?.action === 'prescription.order') ? 'ordenar' : 'prescribir'
  const props = {
    ...{ workplace, place, now, rules: authority ? explain(authority) : [] },
    keptUntil: draft && new Date(draft.savedAt.getTime() + draftDays * day),
  }
  return { status: 403, page: (chrome) => <RefusedPage chrome={chrome} {...props} does={does} /> }
}

/** A sheet of the other kind than what one may write here: kept, and told where it goes on. */
export const elsewhereReply = ({ workplace, place }: Writer, draft: Draft): Reply => ({
  status: 409,
  page: (chrome) => <ElsewherePage chrome={chrome} workplace={workplace} place={place} draft={draft} />,
})

export const noDraft: Reply = {
  status: 404,
  problem: problem('no-existe', {
    detail:
      'Ese borrador no existe, o ya lo firmó o lo descartó. Sus borradores están en Prescribir, y lo firmado en Mis fórmulas.',
  }),
}

/** R-SED-1: where a sheet was written, when that is not where its writer works now. */
export async function findWrittenAt(app: AppContext, { place }: Writer, { sedeId }: Draft) {
  if (sedeId === place.sedeId) return null
  const { name, entidadId } = await getSede(app.db, sedeId)
  return { sedeName: name, entidadName: (await getEntidad(app.db, entidadId)).name }
}

/** The page of a sheet. */
export async function sheetReply(app: AppContext, status: number, shown: Omit<Shown, 'patient' | 'writtenAt'>): Promise<Reply> {
  const patient = await readUnderHand(app, shown.writer, shown.draft)
  if (!patient) return noDraft
  const writtenAt = await findWrittenAt(app, shown.writer, shown.draft)
  const view = await showSheet(app, { ...shown, patient, writtenAt })
  return { status, page: (chrome) => <WorkPage chrome={chrome} view={view} /> }
}

type Reader = Pick<Writer, 'holder' | 'now' | 'requestId'> & { place: Pick<WorkRight, 'entidadId' | 'sedeId'> | null }

/** R-PAC-7: opening somebody's sheet reads his data, and is recorded. */
export async function recordOpening(app: AppContext, writer: Reader, draft: Draft) {
  const { personId, accountId } = writer.holder
  const { place: at, requestId } = writer
  const place = at && { entidadId: at.entidadId, sedeId: at.sedeId }
  const reading = { actor: { personId, accountId }, place, patientId: draft.patientId, requestId }
  const patient = await readPatient(app, reading)
  await markRead(app.db, draft, writer.now)
  return patient
}

/** R-PAC-7: the patient of a sheet that one has before one's eyes, which is one reading; after a while it is another. */
export const readUnderHand = async (app: AppContext, writer: Reader, draft: Draft) =>
  isUnderHand(draft, writer.now) ? findPatient(app.db, draft.patientId) : recordOpening(app, writer, draft)

/** Who may write goes on; who may not gets the page that says why. */
export const asWriter = asWriterOr((kept) => refusedReply(kept))
