import type { AppContext } from '../../platform/app-context.ts'
import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { hasAppliedTo } from '../applications/index.ts'
import { type Action, decide, decideForClaim, decideMany } from '../authority/index.ts'
import { wasActiveAt } from '../enrolment/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { decideAsking } from './decide-asking.ts'
import type { Answer, Asked } from './decision.ts'
import { findSubject } from './subject-store.ts'

/** The one decision, for whoever may ask it. Null: to this asker there is no such person or sede. */
export async function ask(
  { db }: AppContext,
  holder: SessionHolder,
  { personId, action, sedeId, at }: Asked,
): Promise<Answer | null> {
  const { holdsPerson, seenAt } = holder
  const isAboutOneself = personId === holder.personId
  const question = { personId, action, place: { kind: 'sede', id: sedeId } as const, at: at ?? seenAt }
  const [subject, authority, offices] = await Promise.all([
    findSubject(db, { personId, sedeId }),
    isAboutOneself && !holdsPerson ? decideForClaim(db, question) : decide(db, question),
    isAboutOneself ? noOffice : findOffices(db, holder, sedeId),
  ])
  if (!subject) return null
  const isKnownAtEntidad = offices.isDelegadoOfSede && (await isKnownAt(db, personId, subject.sede.entidadId))
  const asking = decideAsking({ isAboutOneself, holdsPerson, ...offices, isKnownAtEntidad })
  return asking === 'nobody' ? null : { ...subject, authority, asking }
}

/** Of oneself one asks without any. */
const noOffice = { isOfficial: false, isDelegadoOfSede: false }

async function findOffices(db: Db, { personId, seenAt: at }: SessionHolder, sedeId: SedeId) {
  const asked = (action: Action) => ({ personId, action, place: { kind: 'sede', id: sedeId } as const, at, isClaim: false })
  const [desk, delegado] = await decideMany(db, [asked('desk.read'), asked('enrolment.read')])
  return { isOfficial: desk?.isAllowed === true, isDelegadoOfSede: delegado?.isAllowed === true }
}

const isKnownAt = async (db: Db, personId: PersonId, entidadId: EntidadId) =>
  (await hasAppliedTo(db, personId, entidadId)) || (await wasActiveAt(db, personId, entidadId))
