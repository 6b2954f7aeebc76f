import type { AppContext } from '../../platform/app-context.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { confirmRegistration, type OnPersonKnown } from './confirm-registration.ts'
import { presentRefusal } from './refusals.ts'
import { register } from './register.ts'
import { type RegistrationForm, registrationFields } from './registration.ts'
import { findRegistration } from './registration-store.ts'
import { ConfirmPage } from './ui/confirm-page.tsx'
import { EmailTakenPage, LinkOverPage } from './ui/link-over-page.tsx'
import { CheckMailPage, RegisterPage } from './ui/register-page.tsx'

const route = routeFor<ActorOf>()

const shape = form(
  Object.fromEntries(registrationFields.map((name) => [name, text])) as Record<keyof RegistrationForm, typeof text>,
)

/** What was typed goes back into the form, but for the password. */
const typed = ({ clave: _, ...values }: RegistrationForm) => values

export const registrationRoutes = ({ onPersonKnown }: { onPersonKnown: OnPersonKnown }) => [
  route({
    method: 'GET',
    url: '/cuenta/crear',
    needs: 'public',
    summary: 'Crear una cuenta',
    async handle(app) {
      const values = { intento: app.newId() }
      return { status: 200, page: (chrome) => <RegisterPage chrome={chrome} values={values} errors={[]} /> }
    },
  }),
  route({
    method: 'POST',
    url: '/cuenta/crear',
    needs: 'public',
    summary: 'Crear una cuenta',
    body: shape,
    async handle(app, { body, request }) {
      const result = await register(app, body, request.address)
      if (result.ok) return { status: 200, page: (chrome) => <CheckMailPage chrome={chrome} email={result.value.email} /> }
      const { refusal } = result
      const { status, errors } =
        refusal.code === 'wrong' ? { status: 422, errors: refusal.errors } : alone(presentRefusal(refusal))
      const values = typed(body)
      return { status, page: (chrome) => <RegisterPage chrome={chrome} values={values} errors={errors} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/cuenta/confirmar',
    needs: 'public',
    summary: 'Confirmar el correo de una cuenta nueva',
    query: form({ token: text }),
    async handle(app, { query: { token } }) {
      // Only a button: programs that look into mail open every link.
      return confirmPage(app, token, 200, [])
    },
  }),
  route({
    method: 'POST',
    url: '/cuenta/confirmar',
    needs: 'public',
    summary: 'Confirmar el correo de una cuenta nueva',
    body: form({ token: text, clave: text }),
    async handle(app, { body: { token, clave }, request }) {
      const result = await confirmRegistration(app, { token, password: clave, requestId: request.id, onPersonKnown })
      if (result.ok) return { status: 303, location: '/ingresar?cuenta=lista' }
      const { status, ...error } = presentRefusal(result.refusal)
      if (result.refusal.code === 'email-taken') return { status, page: (chrome) => <EmailTakenPage chrome={chrome} /> }
      return confirmPage(app, token, status, [error])
    },
  }),
]

async function confirmPage(app: AppContext, token: string, status: number, errors: FieldError[]): Promise<Reply> {
  const waiting = await findRegistration(app.db, token)
  if (!waiting) return { status: 410, page: (chrome) => <LinkOverPage chrome={chrome} kind="register" /> }
  const needsPassword = waiting.rivals > 0
  return {
    status,
    page: (chrome) => (
      <ConfirmPage chrome={chrome} token={token} waiting={waiting} needsPassword={needsPassword} errors={errors} />
    ),
  }
}

const alone = ({ status, field, message }: { status: number; field: string | null; message: string }) => ({
  status,
  errors: [{ field, message }],
})
