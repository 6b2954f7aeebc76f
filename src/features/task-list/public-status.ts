import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { countUse } from '../../platform/rate-limit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { findIdByRadicado, getApplication, kindNames, parseRadicado } from '../applications/index.ts'
import { type Document, parseDocument } from '../people/index.ts'
import { decideSteps } from './decide-steps.ts'
import { loadTask } from './load-task.ts'
import type { Office, TaskFacts, TaskStep } from './task.ts'

/** How often a number may be asked about, whoever asks: nobody tries documents until one fits. */
const perRadicado = { limit: 20, seconds: 3600 } as const

const officeNames: Record<Office, string> = {
  persona: 'La persona que la envió',
  delegado: 'Un delegado administrativo de la entidad',
  mesa: 'La mesa del Ministerio',
  'secretaria-de-salud': 'La secretaría de salud',
  'ips-de-la-plaza': 'La IPS de la plaza',
  rethus: 'Quien reporta al ReTHUS: el colegio profesional o la secretaría de salud',
}

const day = z.iso.date()

/** What anybody learns who has radicado and document: no name, no document, no place, no words that somebody wrote. */
export const StatusAnswer = z.object({
  radicado: z.string(),
  option: z.string().describe('La opción de la guía.'),
  sentOn: day,
  askedAt: z.iso.datetime(),
  isOpen: z.boolean().describe('Falta algún paso y alguien puede darlo.'),
  steps: z.array(
    z.object({
      title: z.string(),
      system: z.string(),
      state: z.string().describe('Cumplido, En curso, En espera, No cumple, Aún no puede o No aplica.'),
      holder: z.string().nullable().describe('Quién lo tiene, como oficio y no como nombre; null: nadie tiene que hacer nada.'),
      since: day.nullable(),
      dueBy: day.nullable().describe('El día en que se espera, donde algo lo dice.'),
    }),
  ),
})
export type StatusAnswer = z.infer<typeof StatusAnswer>

/** A step as anybody may read it: its state and days, and of who has it the office. */
function publicStep({ title, system, place, tag, office, since, dueBy }: TaskStep): StatusAnswer['steps'][number] {
  const isTurn = place === 'now'
  return {
    title,
    system,
    state: tag.text,
    holder: isTurn && office ? officeNames[office] : null,
    since: since && dayOf(since),
    dueBy: isTurn ? dueBy : null,
  }
}

function statusAnswer(facts: TaskFacts): StatusAnswer {
  const { application, now } = facts
  const { state, radicado, kind, submittedAt } = application
  const steps = decideSteps(facts, 'about')
  return {
    radicado,
    option: kindNames[kind],
    sentOn: dayOf(submittedAt),
    askedAt: now.toISOString(),
    isOpen: state !== 'RECHAZADA' && state !== 'RETIRADA' && steps.some(({ place }) => place === 'now'),
    steps: steps.map(publicStep),
  }
}

export type StatusRefusal = Unreadable[] | { code: 'not-found' } | { code: 'too-often'; secondsLeft: number }

type Asked = { radicado: string; tipo: string; numero: string }

/**
 * R-TAR-1: both of one application, or nothing. A radicado of somebody else and one that is nobody's have the same answer,
 * by the same way.
 */
export async function findStatus(app: AppContext, asked: Asked): Promise<Result<StatusAnswer, StatusRefusal>> {
  const read = readAsked(asked)
  if (!read.ok) return read
  const { radicado, document } = read.value
  const { count, secondsLeft } = await countUse(app.db, `estado:${radicado}`, perRadicado.seconds)
  if (count > perRadicado.limit) return refuse({ code: 'too-often', secondsLeft })
  const id = await findIdByRadicado(app.db, radicado, document)
  if (!id) return refuse({ code: 'not-found' })
  return accept(statusAnswer(await loadTask(app, await getApplication(app.db, id))))
}

type Unreadable = { code: 'unreadable'; field: 'radicado' | 'tipo' | 'numero'; message: string }
const unreadable = (field: Unreadable['field'], message: string): Unreadable => ({ code: 'unreadable', field, message })

/** What is wrong with either is said at once. */
function readAsked({ radicado, tipo, numero }: Asked): Result<{ radicado: string; document: Document }, Unreadable[]> {
  const number = parseRadicado(radicado)
  const document = parseDocument(tipo, numero)
  if (number && document.ok) return accept({ radicado: number, document: document.value })
  const wrong =
    radicado.trim() === ''
      ? 'Escriba el radicado de la solicitud'
      : 'No es un radicado: revise las cifras. Es como RM-2026-048172-2'
  const refusal = document.ok ? null : document.refusal
  return refuse([
    ...(number ? [] : [unreadable('radicado', wrong)]),
    ...(refusal ? [unreadable(refusal.field === 'tipo' ? 'tipo' : 'numero', refusal.message)] : []),
  ])
}
