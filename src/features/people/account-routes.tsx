import { form, routeFor, text } from '../../platform/route.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { Chrome } from '../../shared/ui/page.tsx'
import type { ActorOf } from '../authority/index.ts'
import { endSessionsOf, findSessionsOf } from '../sign-in/index.ts'
import { findConsent, getAccount } from './account-store.ts'
import { askNewEmail, changeMobile, confirmNewEmail } from './change-contact.ts'
import { changePassword } from './change-password.ts'
import { mobileText } from './contact.ts'
import { findLink } from './email-token-store.ts'
import { findLiveProofing } from './proofing-store.ts'
import { presentRefusal } from './refusals.ts'
import { sessionCookie } from './sign-in-routes.tsx'
import { AccountPage, accountNotices } from './ui/account-page.tsx'
import { EmailPage, EmailSentPage, MobilePage, NewEmailPage, PasswordPage } from './ui/change-pages.tsx'
import { EmailTakenPage, LinkOverPage } from './ui/link-over-page.tsx'

const route = routeFor<ActorOf>()

const wrongAt = (field: string, message: string): FieldError[] => [{ field, message }]

export const accountRoutes = [
  route({
    method: 'GET',
    url: '/cuenta',
    needs: 'account',
    summary: 'Mi cuenta: los datos propios y las sesiones abiertas',
    query: form({ hecho: text }),
    async handle(app, { actor: { holder }, query, request }) {
      const now = await app.clock(app.db)
      const account = await getAccount(app.db, holder.accountId)
      const proofing = await findLiveProofing(app.db, holder.personId, now)
      const sessions = await findSessionsOf(app.db, holder.accountId, request.cookies.session ?? '')
      const consent = await findConsent(app.db, holder.accountId)
      const notice = Object.keys(accountNotices).find((name) => name === query.hecho) ?? null
      const props = {
        holder,
        account,
        proofing,
        sessions,
        consent,
        notice: notice as keyof typeof accountNotices | null,
        now: app.realNow(),
      }
      return { status: 200, page: (chrome) => <AccountPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'POST',
    url: '/cuenta/sesiones',
    needs: 'account',
    summary: 'Cerrar las demás sesiones',
    async handle(app, { actor: { holder }, request }) {
      await endSessionsOf(app.db, holder.accountId, request.cookies.session)
      return { status: 303, location: '/cuenta?hecho=sesiones' }
    },
  }),
  route({
    method: 'GET',
    url: '/cuenta/celular',
    needs: 'account',
    summary: 'Cambiar el celular',
    async handle(app, { actor: { holder }, kept }) {
      const { mobile } = await getAccount(app.db, holder.accountId)
      const values = { celular: kept?.celular ?? mobileText(mobile) }
      return { status: 200, page: (chrome) => <MobilePage chrome={chrome} values={values} errors={[]} /> }
    },
  }),
  route({
    method: 'POST',
    url: '/cuenta/celular',
    needs: 'account',
    summary: 'Cambiar el celular',
    body: form({ celular: text }),
    async handle(app, { actor: { holder }, body: values, request }) {
      const result = await changeMobile(app, { accountId: holder.accountId, said: values.celular, requestId: request.id })
      if (result.ok) return { status: 303, location: '/cuenta?hecho=celular' }
      const errors = wrongAt('celular', result.refusal.message)
      return { status: 422, page: (chrome) => <MobilePage chrome={chrome} values={values} errors={errors} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/cuenta/correo',
    needs: 'account',
    summary: 'Cambiar el correo',
    async handle(_app, { actor: { holder }, kept }) {
      const values = { correo: kept?.correo ?? '' }
      return { status: 200, page: (chrome) => <EmailPage chrome={chrome} present={holder.email} values={values} errors={[]} /> }
    },
  }),
  route({
    method: 'POST',
    url: '/cuenta/correo',
    needs: 'account',
    summary: 'Cambiar el correo',
    body: form({ correo: text, claveActual: text }),
    async handle(app, { actor: { holder }, body: { correo, claveActual } }) {
      const result = await askNewEmail(app, { accountId: holder.accountId, said: correo, present: claveActual })
      if (result.ok) return { status: 200, page: (chrome) => <EmailSentPage chrome={chrome} email={result.value.email} /> }
      const { refusal } = result
      const { status, ...error } =
        'message' in refusal ? { status: 422, field: 'correo', message: refusal.message } : presentRefusal(refusal)
      return {
        status,
        page: (chrome) => <EmailPage chrome={chrome} present={holder.email} values={{ correo }} errors={[error]} />,
      }
    },
  }),
  route({
    method: 'GET',
    url: '/cuenta/correo-nuevo',
    needs: 'public',
    summary: 'Confirmar el correo nuevo',
    query: form({ token: text }),
    async handle(app, { query: { token } }) {
      const link = await findLink(app.db, token, 'NEW_EMAIL')
      if (!link?.newEmail) return { status: 410, page: newEmailOver }
      const email = link.newEmail
      return { status: 200, page: (chrome) => <NewEmailPage chrome={chrome} token={token} email={email} /> }
    },
  }),
  route({
    method: 'POST',
    url: '/cuenta/correo-nuevo',
    needs: 'public',
    summary: 'Confirmar el correo nuevo',
    body: form({ token: text }),
    async handle(app, { actor: { holder }, body: { token }, request }) {
      const result = await confirmNewEmail(app, { token, requestId: request.id })
      if (result.ok) return { status: 303, location: holder ? '/cuenta?hecho=correo' : '/ingresar?correo=nuevo' }
      const { status } = presentRefusal(result.refusal)
      if (result.refusal.code === 'email-taken') return { status, page: (chrome) => <EmailTakenPage chrome={chrome} /> }
      return { status, page: newEmailOver }
    },
  }),
  route({
    method: 'GET',
    url: '/cuenta/clave',
    needs: 'account',
    summary: 'Cambiar la contraseña',
    async handle() {
      return { status: 200, page: (chrome) => <PasswordPage chrome={chrome} errors={[]} /> }
    },
  }),
  route({
    method: 'POST',
    url: '/cuenta/clave',
    needs: 'account',
    summary: 'Cambiar la contraseña',
    body: form({ claveActual: text, clave: text }),
    async handle(app, { actor: { holder }, body: { claveActual, clave }, request }) {
      const { accountId } = holder
      const result = await changePassword(app, { accountId, present: claveActual, password: clave, requestId: request.id })
      if (result.ok) return { status: 303, location: '/cuenta?hecho=clave', cookies: [sessionCookie(result.value.session)] }
      const { status, ...error } = presentRefusal(result.refusal)
      return { status, page: (chrome) => <PasswordPage chrome={chrome} errors={[error]} /> }
    },
  }),
]

const newEmailOver = (chrome: Chrome) => <LinkOverPage chrome={chrome} kind="new-email" />
