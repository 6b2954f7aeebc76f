import type { AppContext } from '../../platform/app-context.ts'
import type { PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { hasAppliedTo } from '../applications/index.ts'
import { type Action, type Authority, decide, decideForClaim } from '../authority/index.ts'
import { wasActiveAt } from '../enrolment/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { type Asking, decideAsking } from './decide-asking.ts'
import { findSubject, type Subject } from './subject-store.ts'

/** What a person may ask of himself or of another. */
export const askable = {
  'prescription.sign': 'Prescribir',
  'prescription.order': 'Ordenar',
  'prescription.read': 'Consultar prescripciones',
} as const
export type Askable = keyof typeof askable

export type Asked = { personId: PersonId; action: Askable; sedeId: SedeId; at: Date | null }

export type Answer = Subject & { authority: Authority; asking: Exclude<Asking, 'nobody'> }

/** The one decision, for whoever may ask it. Null: to this asker there is no such person or sede. */
export async function ask(
  { db }: AppContext,
  holder: SessionHolder,
  { personId, action, sedeId, at }: Asked,
): Promise<Answer | null> {
  const { holdsPerson, seenAt } = holder
  const isAboutOneself = personId === holder.personId
  const question = { personId, action, place: { kind: 'sede', id: sedeId } as const, at: at ?? seenAt }
  const [subject, authority] = await Promise.all([
    findSubject(db, { personId, sedeId }),
    isAboutOneself && !holdsPerson ? decideForClaim(db, question) : decide(db, question),
  ])
  if (!subject) return null
  const standing = isAboutOneself ? noStanding : await standingTowards(db, holder, subject)
  const asking = decideAsking({ isAboutOneself, holdsPerson, ...standing })
  return asking === 'nobody' ? null : { ...subject, authority, asking }
}

/** Of oneself one asks without any office. */
const noStanding = { isOfficial: false, isDelegadoOfSede: false, isKnownAtEntidad: false }

async function standingTowards(db: Db, { personId, seenAt: at }: SessionHolder, { person, sede }: Subject) {
  const place = { kind: 'sede', id: sede.id } as const
  const mayAs = async (action: Action) => (await decide(db, { personId, action, place, at })).isAllowed
  const [isOfficial, isDelegadoOfSede, hasApplied, wasActive] = await Promise.all([
    mayAs('desk.read'),
    mayAs('enrolment.read'),
    hasAppliedTo(db, person.id, sede.entidadId),
    wasActiveAt(db, person.id, sede.entidadId),
  ])
  return { isOfficial, isDelegadoOfSede, isKnownAtEntidad: hasApplied || wasActive }
}
