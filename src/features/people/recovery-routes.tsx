import { form, routeFor, text } from '../../platform/route.ts'
import type { ActorOf } from '../authority/index.ts'
import { parseEmail } from './contact.ts'
import { findLink } from './email-token-store.ts'
import { askRecovery, recover } from './recover.ts'
import { presentRefusal } from './refusals.ts'
import { deviceCookie } from './sign-in-routes.tsx'
import { LinkOverPage } from './ui/link-over-page.tsx'
import { NewPasswordPage, RecoverPage, RecoverySentPage } from './ui/recovery-pages.tsx'

const route = routeFor<ActorOf>()

export const recoveryRoutes = [
  route({
    method: 'GET',
    url: '/cuenta/recuperar',
    needs: 'public',
    summary: 'Cambiar una contraseña que no se recuerda',
    async handle(_app, { actor }) {
      const values = { correo: actor.holder?.email ?? '' }
      return { status: 200, page: (chrome) => <RecoverPage chrome={chrome} values={values} errors={[]} /> }
    },
  }),
  route({
    method: 'POST',
    url: '/cuenta/recuperar',
    needs: 'public',
    summary: 'Cambiar una contraseña que no se recuerda',
    body: form({ correo: text }),
    async handle(app, { body: values, request }) {
      const read = parseEmail(values.correo)
      if (!read.ok) {
        const errors = [{ field: 'correo', message: read.refusal.message }]
        return { status: 422, page: (chrome) => <RecoverPage chrome={chrome} values={values} errors={errors} /> }
      }
      const email = read.value
      const result = await askRecovery(app, { email, address: request.address, device: request.cookies.device })
      if (result.ok) return { status: 200, page: (chrome) => <RecoverySentPage chrome={chrome} email={email} /> }
      const { status, ...error } = presentRefusal(result.refusal)
      return { status, page: (chrome) => <RecoverPage chrome={chrome} values={values} errors={[error]} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/cuenta/clave-nueva',
    needs: 'public',
    summary: 'Escribir una contraseña nueva con el enlace del correo',
    query: form({ token: text }),
    async handle(app, { query: { token } }) {
      if (!(await findLink(app.db, token, 'RECOVER')))
        return { status: 410, page: (chrome) => <LinkOverPage chrome={chrome} kind="recover" /> }
      return { status: 200, page: (chrome) => <NewPasswordPage chrome={chrome} token={token} errors={[]} /> }
    },
  }),
  route({
    method: 'POST',
    url: '/cuenta/clave-nueva',
    needs: 'public',
    summary: 'Escribir una contraseña nueva con el enlace del correo',
    body: form({ token: text, clave: text }),
    async handle(app, { body: { token, clave }, request }) {
      const result = await recover(app, { token, password: clave, device: request.cookies.device, requestId: request.id })
      if (result.ok) return { status: 303, location: '/ingresar?clave=nueva', cookies: [deviceCookie(result.value.device)] }
      const { status, ...error } = presentRefusal(result.refusal)
      if (result.refusal.code === 'link-over')
        return { status, page: (chrome) => <LinkOverPage chrome={chrome} kind="recover" /> }
      return { status, page: (chrome) => <NewPasswordPage chrome={chrome} token={token} errors={[error]} /> }
    },
  }),
]
