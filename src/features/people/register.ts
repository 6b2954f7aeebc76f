import { createHash } from 'node:crypto'
import type { AppContext } from '../../platform/app-context.ts'
import { sendLater } from '../../platform/outbox.ts'
import { countUse } from '../../platform/rate-limit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { decidePassword, getCommonPasswords, hashPassword, newToken, passwordSentence } from '../sign-in/index.ts'
import { findAccountByEmail } from './account-store.ts'
import { decideRegistration, type FieldRefusal } from './decide-registration.ts'
import { alreadyLetter, confirmLetter } from './letters.ts'
import type { RegistrationForm } from './registration.ts'
import { insertRegistration } from './registration-store.ts'

/** Registrations that could be read; a hospital is one address, and a mailbox is not to be flooded. */
const registrationLimits = {
  address: { limit: 100, seconds: 60 * 60 },
  email: { limit: 5, seconds: 60 * 60 },
} as const

export type RegisterRefusal =
  | { code: 'wrong'; errors: FieldRefusal[] }
  | { code: 'too-many-here'; seconds: number }
  | { code: 'too-many-mails'; seconds: number }

/** Keeps what was said until the link in the mail is opened. The answer is the same where the e-mail has an account (R-ACC-6). */
export async function register(
  app: AppContext,
  form: RegistrationForm,
  address: string,
): Promise<Result<{ email: string }, RegisterRefusal>> {
  const decision = decideRegistration(form, {
    today: dayOf(await app.clock(app.db)),
    wrongWithPassword: await wrongWithPassword(form),
  })
  if (!decision.ok) return refuse({ code: 'wrong', errors: decision.refusal })
  const { email, password, ...said } = decision.value

  const here = await countUse(app.db, `crear-direccion:${address}`, registrationLimits.address.seconds)
  if (here.count > registrationLimits.address.limit) return refuse({ code: 'too-many-here', seconds: here.secondsLeft })
  const mails = await countUse(app.db, `crear-correo:${digest(email.toLowerCase())}`, registrationLimits.email.seconds)
  if (mails.count > registrationLimits.email.limit) return refuse({ code: 'too-many-mails', seconds: mails.secondsLeft })

  const passwordHash = await hashPassword(password)
  const token = newToken()
  const about = { settings: app.settings, to: email }
  return app.transaction(async (db) => {
    // The same form sent twice has one effect. Its digest has in it a number that nobody else knows.
    const isRepeated = form.intento !== '' && (await countUse(db, `crear:${digest(JSON.stringify(form))}`, 60 * 60)).count > 1
    if (isRepeated) return accept({ email })
    if (await findAccountByEmail(db, email)) {
      await sendLater(db, app, alreadyLetter(about))
      return accept({ email })
    }
    await insertRegistration(db, token, { email, said: { ...said, passwordHash } })
    await sendLater(db, app, confirmLetter(about, { firstName: said.names.first, token }))
    return accept({ email })
  })
}

async function wrongWithPassword(form: RegistrationForm): Promise<string | null> {
  const { nombre1, nombre2, apellido1, apellido2, numero, correo, celular } = form
  const own = [nombre1, nombre2, apellido1, apellido2, numero, correo, celular]
  const decision = decidePassword(form.clave, { common: await getCommonPasswords(), own })
  return decision.ok ? null : passwordSentence(decision.refusal)
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url')
