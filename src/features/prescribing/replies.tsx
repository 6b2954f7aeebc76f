import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import type { Reply } from '../../platform/route.ts'
import { explain } from '../authority/index.ts'
import { findPatient, readPatient } from '../patients/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { type Draft, draftDays } from './draft.ts'
import { type Shown, showSheet } from './show-sheet.ts'
import { ElsewherePage } from './ui/elsewhere-page.tsx'
import { RefusedPage } from './ui/refused-page.tsx'
import { WorkPage } from './ui/work-page.tsx'
import { findWriter, type Kept, type Writer } from './writing.ts'

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

/** The page of a sheet. */
export async function sheetReply(app: AppContext, status: number, shown: Omit<Shown, 'patient'>): Promise<Reply> {
  const patient = await findPatient(app.db, shown.draft.patientId)
  if (!patient) return noDraft
  const view = await showSheet(app, { ...shown, patient })
  return { status, page: (chrome) => <WorkPage chrome={chrome} view={view} /> }
}

/** R-PAC-7: opening somebody's sheet reads his data, and is recorded; what follows a saving is the same reading. */
export async function recordOpening(app: AppContext, { holder, place }: Writer, patientId: string, requestId: string) {
  const { personId, accountId } = holder
  const { entidadId, sedeId } = place
  await readPatient(app, { actor: { personId, accountId }, place: { entidadId, sedeId }, patientId, requestId })
}

/** Who may write goes on; who may not gets the page that says why. */
export async function asWriter(app: AppContext, holder: SessionHolder, then: (writer: Writer) => Promise<Reply>): Promise<Reply> {
  const found = await findWriter(app, holder)
  return found.may ? then(found.writer) : refusedReply(found.kept)
}
