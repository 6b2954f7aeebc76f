import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { EntidadId } from '../../shared/id.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import type { Actor, ActorOf } from '../authority/index.ts'
import { nameDelegate, needsSecondConfirmer, presentRefusal } from '../delegados/index.ts'
import {
  type Document,
  findAccountsClaiming,
  findLiveProofing,
  findPersonByDocument,
  fullName,
  type Person,
  parseDocument,
} from '../people/index.ts'
import { findEntidad, findSedesOf } from '../reps/index.ts'
import { namingBody, namingStart, readNaming } from './naming-form.ts'
import { attemptOf } from './routes-delegations.tsx'
import { NamingPage } from './ui/naming-page.tsx'

const route = routeFor<ActorOf>()
const params = z.object({ entidadId: EntidadId })

type Sought = { person: Person | null; document: Document | null; errors: FieldError[] }

/** Whose the typed document is. Nothing typed: nobody is looked for. */
async function seek(app: AppContext, tipo: string, numero: string, now: Date): Promise<Sought> {
  if (tipo === '' && numero.trim() === '') return { person: null, document: null, errors: [] }
  const document = parseDocument(tipo, numero)
  if (!document.ok) {
    const { field, message } = document.refusal
    return { person: null, document: null, errors: [{ field, message: `${message}.` }] }
  }
  return { person: await findPersonByDocument(app.db, document.value, now), document: document.value, errors: [] }
}

type Shown = { entidadId: EntidadId; sought: Sought; status: number; values: Values; errors: FieldError[] }

async function namingPage(app: AppContext, actor: Actor, { entidadId, sought, status, values, errors }: Shown): Promise<Reply> {
  const { db, settings } = app
  const now = actor.authority.at
  const { person, document } = sought
  const entidad = await findEntidad(db, entidadId)
  if (!entidad) return { status: 404, problem: problem('no-existe', { detail: 'Esa entidad no está en REPS.' }) }
  const candidate = person &&
    document && {
      name: fullName(person.names),
      document,
      accounts: await findAccountsClaiming(db, person.id),
      proofing: await findLiveProofing(db, person.id, now),
    }
  const props = {
    entidad,
    sedes: await findSedesOf(db, entidadId),
    candidate,
    unknown: person ? null : document,
    needsConfirmation: await needsSecondConfirmer(db),
    values: { ...namingStart(dayOf(now)), ...values },
    errors: [...sought.errors, ...errors],
    intento: app.newId(),
    now,
    publicUrl: settings.publicUrl,
  }
  return { status, page: (chrome) => <NamingPage chrome={chrome} {...props} /> }
}

export const namingRoutes = [
  route({
    method: 'GET',
    url: '/mesa/entidades/:entidadId/nombrar',
    needs: 'desk.delegations',
    summary: 'Nombrar un delegado: a quién, con qué y hasta cuándo',
    params,
    query: form({ tipo: text, numero: text }),
    async handle(app, { actor, params: { entidadId }, query, kept }) {
      const { tipo = query.tipo, numero = query.numero } = kept ?? {}
      const sought = await seek(app, tipo, numero, actor.authority.at)
      return namingPage(app, actor, { entidadId, sought, status: 200, values: kept ?? query, errors: [] })
    },
  }),
  route({
    method: 'POST',
    url: '/mesa/entidades/:entidadId/nombrar',
    needs: 'desk.delegations',
    summary: 'Nombrar un delegado',
    params,
    body: namingBody,
    async handle(app, { actor, params: { entidadId }, body, request }) {
      const now = actor.authority.at
      const sought = await seek(app, body.tipo, body.numero, now)
      const again = (status: number, errors: FieldError[]) =>
        namingPage(app, actor, { entidadId, sought, status, values: body, errors })
      if (!sought.person) return again(422, [])

      const read = readNaming(body, { entidadId, personId: sought.person.id, now })
      if (!read.ok) return again(422, read.refusal)
      const { personId, accountId } = actor
      const attempt = attemptOf(app, actor, body.intento, { entidadId, ...body })
      const result = await nameDelegate(app, { by: { personId, accountId }, requestId: request.id, attempt }, read.value)
      if (!result.ok) {
        const { status, field, message } = presentRefusal(result.refusal)
        return again(status, [{ field, message }])
      }
      const done = result.value.needsConfirmation ? 'por-confirmar' : 'nombrado'
      return { status: 303, location: `/mesa/entidades/${entidadId}?hecho=${done}` }
    },
  }),
]
