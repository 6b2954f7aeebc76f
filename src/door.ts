import { type ActorOf, decide, explain, type Place, scopeOf } from './features/authority/index.ts'
import { findFormerHolder, findSessionHolder, keepForm, type SessionHolder } from './features/sign-in/index.ts'
import type { AppContext } from './platform/app-context.ts'
import type { Door } from './platform/http.ts'
import { problem } from './platform/problem.ts'
import type { Reply, RequestInfo } from './platform/route.ts'
import { EntidadId, SedeId } from './shared/id.ts'

export type Needs = keyof ActorOf

/** Who holds the session of this request. Asked once a request: the answer is remembered for the request's life. */
export function holderOf(app: AppContext) {
  const asked = new WeakMap<RequestInfo, Promise<SessionHolder | null>>()
  return (request: RequestInfo) => {
    const token = request.cookies.session
    if (!token) return Promise.resolve(null)
    let answer = asked.get(request)
    if (!answer) {
      answer = app.clock(app.db).then((at) => findSessionHolder(app.db, token, at))
      asked.set(request, answer)
    }
    return answer
  }
}

/**
 * Nobody gets 401, or on a page the way to sign in and back, with what was typed; a stranger 404, as if nothing were
 * there; somebody known but not allowed 403, and the reasons.
 */
export function doorOf(app: AppContext, findHolder: ReturnType<typeof holderOf>): Door<Needs> {
  return async ({ needs, params, request, isPage, fields }) => {
    const holder = await findHolder(request)
    if (needs === 'public') return { actor: { holder } }
    if (!holder) return { reply: isPage ? await askToSignIn(request, fields) : { status: 401, problem: problem('sin-sesion') } }
    if (needs === 'account') return { actor: { holder } }

    const { accountId, personId } = holder
    const place = placeOf(needs, params)
    // Whoever merely claims to be the person is a stranger to all that the person may do.
    const authority =
      place && holder.holdsPerson ? await decide(app.db, { personId, action: needs, place, at: await app.clock(app.db) }) : null
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
    return { status: 303, location: `/ingresar?volver=${encodeURIComponent(back)}${former ? '&guardado=1' : ''}` }
  }
}

/** Where the action is asked, from the address: a sede, an entidad, or the whole country. */
function placeOf(needs: Exclude<Needs, 'public' | 'account'>, params: unknown): Place | null {
  if (scopeOf[needs] === 'nacion') return { kind: 'nacion' }
  const { sedeId, entidadId } = params as { sedeId?: string; entidadId?: string }
  const sede = SedeId.safeParse(sedeId)
  if (sede.success) return { kind: 'sede', id: sede.data }
  const entidad = EntidadId.safeParse(entidadId)
  return entidad.success && scopeOf[needs] === 'entidad' ? { kind: 'entidad', id: entidad.data } : null
}
