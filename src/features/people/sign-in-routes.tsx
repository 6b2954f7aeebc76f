import { type Cookie, form, routeFor, text } from '../../platform/route.ts'
import type { ActorOf } from '../authority/index.ts'
import { session as sessionLife } from '../sign-in/index.ts'
import { parseEmail } from './contact.ts'
import { presentRefusal } from './refusals.ts'
import { safeReturn } from './safe-return.ts'
import { signIn, signOut } from './sign-in.ts'
import { NoCookiePage, type SignInNotice, SignInPage } from './ui/sign-in-page.tsx'

const route = routeFor<ActorOf>()

/** A browser is remembered for a year after the owner last came in. */
export const deviceCookie = (value: string): Cookie => ({ name: 'device', value, maxAgeSeconds: 365 * 24 * 60 * 60 })
export const sessionCookie = (value: string): Cookie => ({ name: 'session', value, maxAgeSeconds: sessionLife.hours * 60 * 60 })
const noSessionCookie: Cookie = { name: 'session', value: '', maxAgeSeconds: 0 }

const notices = ['guardado', 'perdido', 'cuenta', 'clave', 'correo', 'salio'] as const satisfies SignInNotice[]

export const signInRoutes = [
  route({
    method: 'GET',
    url: '/ingresar',
    needs: 'public',
    summary: 'Ingresar',
    query: form({ volver: text, guardado: text, perdido: text, cuenta: text, clave: text, correo: text, salio: text }),
    async handle(_app, { query }) {
      const notice = notices.find((name) => query[name] !== '') ?? null
      const back = safeReturn(query.volver) ?? ''
      return {
        status: 200,
        page: (chrome) => <SignInPage chrome={chrome} notice={notice} back={back} values={{}} errors={[]} />,
      }
    },
  }),
  route({
    method: 'POST',
    url: '/ingresar',
    needs: 'public',
    summary: 'Ingresar',
    body: form({ correo: text, clave: text, volver: text }),
    async handle(app, { body: { correo, clave, volver }, request }) {
      const back = safeReturn(volver) ?? ''
      const refused = (status: number, errors: { field: string | null; message: string }[]) => ({
        status,
        page: (chrome: Parameters<typeof SignInPage>[0]['chrome']) => (
          <SignInPage chrome={chrome} notice={null} back={back} values={{ correo }} errors={errors} />
        ),
      })
      const email = parseEmail(correo)
      const missing = [
        ...(email.ok ? [] : [{ field: 'correo', message: email.refusal.message }]),
        ...(clave === '' ? [{ field: 'clave', message: 'Escriba su contraseña' }] : []),
      ]
      if (!email.ok || missing.length > 0) return refused(422, missing)

      const { address, id: requestId, cookies } = request
      const asked = {
        email: email.value,
        password: clave,
        address,
        device: cookies.device,
        formerSession: cookies.session,
        requestId,
      }
      const result = await signIn(app, asked)
      if (!result.ok) {
        const { status, ...error } = presentRefusal(result.refusal)
        return refused(status, [error])
      }
      const { session, device } = result.value
      const location = back ? `/ingresar/listo?volver=${encodeURIComponent(back)}` : '/ingresar/listo'
      return { status: 303, location, cookies: [sessionCookie(session), deviceCookie(device)] }
    },
  }),
  route({
    method: 'GET',
    url: '/ingresar/listo',
    needs: 'public',
    summary: 'Comprobar que el navegador guardó la sesión',
    query: form({ volver: text }),
    async handle(_app, { actor, query }) {
      const back = safeReturn(query.volver) ?? ''
      if (actor.holder) return { status: 303, location: back || '/cuenta' }
      return { status: 200, page: (chrome) => <NoCookiePage chrome={chrome} back={back} /> }
    },
  }),
  route({
    method: 'POST',
    url: '/salir',
    needs: 'public',
    summary: 'Salir',
    async handle(app, { request }) {
      if (request.cookies.session) await signOut(app, request.cookies.session, request.id)
      return { status: 303, location: '/ingresar?salio=si', cookies: [noSessionCookie] }
    },
  }),
]
