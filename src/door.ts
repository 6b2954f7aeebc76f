import { type ActorOf, decide, explain, type Place, scopeOf } from './features/authority/index.ts'
import { findFormerHolder, findSessionHolder, keepForm, type SessionHolder } from './features/sign-in/index.ts'
import type { AppContext } from './platform/app-context.ts'
import type { Door } from './platform/http.ts'
import { problem } from './platform/problem.ts'
import type { Reply, RequestInfo } from './platform/route.ts'
import { ApplicationId, EntidadId, SedeId } from './shared/id.ts'

export type Needs = keyof ActorOf

/** What is asked once a request and remembered for its life: the legal instant, and who holds the session. */
export type RequestFacts = {
  now: (request: RequestInfo) => Promise<Date>
  holder: (request: RequestInfo) => Promise<SessionHolder | null>
}

export function requestFactsOf(app: AppContext): RequestFacts {
  const holder = remembered(async ({ cookies }) =>
    cookies.session ? findSessionHolder(app.db, cookies.session, app.legalInstant) : null,
  )
  const now = remembered(async (request) => (await holder(request))?.seenAt ?? app.clock(app.db))
  return { now, holder }
}

function remembered<T>(ask: (request: RequestInfo) => Promise<T>) {
  const answers = new WeakMap<RequestInfo, Promise<T>>()
  return (request: RequestInfo) => {
    const known = answers.get(request)
    if (known) return known
    const answer = ask(request)
    answers.set(request, answer)
    return answer
  }
}

/**
 * Nobody gets 401, or on a page the way to sign in and back, with what was typed; a stranger 404, as if nothing were
 * there; somebody known but not allowed 403, and the reasons.
 */
export function doorOf(app: AppContext, facts: RequestFacts): Door<Needs> {
  return async ({ needs, params, request, isPage, fields }) => {
    const holder = await facts.holder(request)
    if (needs === 'public') return { actor: { holder } }
    if (!holder) return { reply: isPage ? await askToSignIn(request, fields) : { status: 401, problem: problem('sin-sesion') } }
    if (needs === 'account') return { actor: { holder } }

    const { accountId, personId } = holder
    const place = placeOf(needs, params)
    // Whoever merely claims to be the person is a stranger to all that the person may do.
    const authority =
      place && holder.holdsPerson ? await decide(app.db, { personId, action: needs, place, at: holder.seenAt }) : null
    if (!authority || authority.isStranger) return { reply: { status: 404, problem: problem('no-existe') } }
    if (!authority.isAllowed) {
      const because = explain(authority)
      const errors = because.filter(({ isSatisfied }) => isSatisfied === false).map(({ message }) => ({ field: null, message }))
      return { reply: { status: 403, problem: problem('no-autorizado', { errors, because }) } }
    }
    return { actor: { holder, personId, accountId, authority } }
  }

  async function askToSignIn(request: RequestInfo, fields: Record<string, string> | null): Promise<Reply> {
    const [path = '/'] = request.url.split('?')
    const former = request.cookies.session && fields ? await findFormerHolder(app.db, request.cookies.session) : null
    if (former && fields) await keepForm(app.db, { id: app.newId(), accountId: former, path, fields })
    const back = fields ? path : request.url
    const typed = fields ? (former ? '&guardado=1' : '&perdido=1') : ''
    return { status: 303, location: `/ingresar?volver=${encodeURIComponent(back)}${typed}` }
  }
}

/** Where the action is asked, from the address: a sede, an entidad, an application, or the whole country. */
function placeOf(needs: Exclude<Needs, 'public' | 'account'>, params: unknown): Place | null {
  if (scopeOf[needs] === 'nacion') return { kind: 'nacion' }
  const { sedeId, entidadId, applicationId } = params as { sedeId?: string; entidadId?: string; applicationId?: string }
  if (scopeOf[needs] === 'solicitud') {
    const application = ApplicationId.safeParse(applicationId)
    return application.success ? { kind: 'solicitud', id: application.data } : null
  }
  const sede = SedeId.safeParse(sedeId)
  if (sede.success) return { kind: 'sede', id: sede.data }
  const entidad = EntidadId.safeParse(entidadId)
  return entidad.success && scopeOf[needs] === 'entidad' ? { kind: 'entidad', id: entidad.data } : null
}
