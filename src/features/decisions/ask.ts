import type { AppContext } from '../../platform/app-context.ts'
import type { PersonId, SedeId } from '../../shared/id.ts'
import { hasAppliedTo } from '../applications/index.ts'
import { type Action, type Authority, decide, decideForClaim } from '../authority/index.ts'
import { wasActiveAt } from '../enrolment/index.ts'
import { getPersonNames } from '../people/index.ts'
import { findSede, getEntidad } from '../reps/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { type Asking, decideAsking } from './decide-asking.ts'

/** What a person may ask of himself or of another. */
export const askable = {
  'prescription.sign': 'Prescribir',
  'prescription.order': 'Ordenar',
  'prescription.read': 'Consultar prescripciones',
} as const
export type Askable = keyof typeof askable

export type Asked = { personId: PersonId; action: Askable; sedeId: SedeId; at: Date | null }

export type Answer = {
  authority: Authority
  asking: Exclude<Asking, 'nobody'>
  person: { id: PersonId; name: string }
  sede: { id: SedeId; name: string; code: string; entidadId: string; entidadName: string }
}

/** The one decision, for whoever may ask it. Null: to this asker there is no such person or sede. */
export async function ask(
  app: AppContext,
  holder: SessionHolder,
  { personId, action, sedeId, at }: Asked,
): Promise<Answer | null> {
  const { db } = app
  const now = await app.clock(db)
  const sede = await findSede(db, sedeId)
  if (!sede) return null
  const isAboutOneself = personId === holder.personId
  const mayAs = async (needed: Action) =>
    (await decide(db, { personId: holder.personId, action: needed, place: { kind: 'sede', id: sedeId }, at: now })).isAllowed
  const asking = decideAsking({
    isAboutOneself,
    holdsPerson: holder.holdsPerson,
    isOfficial: !isAboutOneself && (await mayAs('desk.read')),
    isDelegadoOfSede: !isAboutOneself && (await mayAs('enrolment.read')),
    isKnownAtEntidad:
      !isAboutOneself &&
      ((await hasAppliedTo(db, personId, sede.entidadId)) || (await wasActiveAt(db, personId, sede.entidadId))),
  })
  if (asking === 'nobody') return null
  const name = (await getPersonNames(db, [personId])).get(personId)
  if (name === undefined) return null
  const entidad = await getEntidad(db, sede.entidadId)
  const question = { personId, action, place: { kind: 'sede', id: sedeId } as const, at: at ?? now }
  const authority = asking === 'claim' ? await decideForClaim(db, question) : await decide(db, question)
  return {
    authority,
    asking,
    person: { id: personId, name },
    sede: { id: sedeId, name: sede.name, code: sede.code, entidadId: entidad.id, entidadName: entidad.name },
  }
}
