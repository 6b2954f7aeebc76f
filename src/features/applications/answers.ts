import type { Db } from '../../shared/sql.ts'
import type { ApplicationKind } from './application.ts'
import { type Answers, findDraft } from './draft-store.ts'
import { options, pathOf, type Question } from './option.ts'
import { type Applicant, loadPerson } from './standing.ts'

/** What has been answered: of Servicio Social, entidad and sede are the plaza's of today, whatever a draft says. */
export async function findAnswers(db: Db, kind: ApplicationKind, { accountId, personId }: Applicant, at: Date): Promise<Answers> {
  const draft = await findDraft(db, accountId, kind)
  if (kind !== 'SERVICIO_SOCIAL') return draft
  const { service } = (await loadPerson(db, personId, at)).facts
  const { note } = draft
  if (service.standing !== 'PLAZA_ACTIVA' || !service.plaza) return { note }
  return { note, entidadId: service.plaza.entidadId, sedeId: service.plaza.sedeId }
}

const isAnswered: Record<Question, (answers: Answers) => boolean> = {
  rethus: () => true,
  plaza: ({ sedeId }) => sedeId !== undefined,
  entidad: ({ entidadId }) => entidadId !== undefined,
  sede: ({ sedeId }) => sedeId !== undefined,
  rol: ({ role }) => role !== undefined,
  mensaje: ({ note }) => note !== undefined,
}

/** The first question before this one that has no answer; null: this one may be asked. */
export function unansweredBefore(kind: ApplicationKind, question: Question | 'revise', answers: Answers): string | null {
  const { questions } = options[kind]
  const before =
    question === 'revise' ? questions.filter((one) => one !== 'mensaje') : questions.slice(0, questions.indexOf(question))
  const missing = before.find((one) => !isAnswered[one](answers))
  return missing ? pathOf(kind, missing) : null
}

/** Where somebody goes who has just answered: to what has no answer yet, or back to the check. */
export function pathAfter(kind: ApplicationKind, question: Question, answers: Answers): string {
  const { questions } = options[kind]
  const next = questions.slice(questions.indexOf(question) + 1).find((one) => !isAnswered[one](answers))
  return pathOf(kind, next ?? 'revise')
}
