import { accept, type Result, refuse } from '../../shared/result.ts'

// How people write an e-mail address, a mobile and a name, and what is said when it cannot be read.

/** A sentence for whoever typed it. */
export type Unread = { code: string; message: string }

const isEmail =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,}$/i

/** The longest that SMTP carries. */
const emailLength = 254

/** With the domain in small letters; what stands before the @ is the owner's business. */
export function parseEmail(said: string): Result<string, Unread> {
  const email = said.normalize('NFKC').trim()
  const no = (code: string, message: string) => refuse({ code, message })
  if (email === '') return no('email-missing', 'Escriba su correo electrónico')
  if (/\s/.test(email)) return no('email-with-space', 'Hay un espacio en el correo: escríbalo sin espacios')
  if (email.includes(',')) return no('email-with-comma', 'Hay una coma en el correo: escriba punto')
  const [local = '', domain = '', ...more] = email.split('@')
  if (!email.includes('@')) return no('email-without-at', 'Al correo le falta la arroba (@)')
  if (more.length > 0) return no('email-with-two-ats', 'El correo tiene más de una arroba (@)')
  if (local === '') return no('email-without-name', 'Al correo le falta lo que va antes de la arroba (@)')
  const foreign = /[^\x21-\x7e]/u.exec(email)?.[0]
  if (foreign)
    return no('email-with-foreign-letter', `Hay una letra «${foreign}» en el correo: los correos no llevan tildes ni eñes`)
  if (!domain.includes('.')) return no('email-without-domain', 'Al correo le falta el final, por ejemplo «.com» o «.co»')
  if (email.length > emailLength)
    return no('email-too-long', `El correo tiene ${email.length} caracteres: el máximo es ${emailLength}`)
  if (!isEmail.test(email) || /^\.|\.\.|\.$/.test(local))
    return no('email-unclear', 'El correo no está bien escrito. Por ejemplo, nombre@correo.com')
  return accept(`${local}@${domain.toLowerCase()}`)
}

/** Ten digits, as Colombian mobiles are dialled; +57, spaces, dots and dashes are taken. */
export function parseMobile(said: string): Result<string, Unread> {
  const bare = said.normalize('NFKC').replace(/[\s.()\-–\p{Cf}]/gu, '')
  const number = bare.replace(/^(?:\+|00)57/, '').replace(/^57(?=\d{10}$)/, '')
  const no = (code: string, message: string) => refuse({ code, message })
  if (number === '') return no('mobile-missing', 'Escriba su número de celular')
  if (number.startsWith('+')) return no('mobile-foreign', 'El celular debe ser de Colombia (+57)')
  const sign = /\D/u.exec(number)?.[0]
  if (sign) return no('mobile-not-digits', `Hay un «${sign}» en el celular: lleva solo cifras`)
  if (number.length !== 10) return no('mobile-length', `El celular tiene 10 cifras: usted escribió ${number.length}`)
  if (!number.startsWith('3')) return no('mobile-start', 'El celular empieza por 3')
  return accept(number)
}

/** "300 000 0142", with spaces that do not break. */
export const mobileText = (mobile: string) => mobile.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1\u00a0$2\u00a0$3')

const nameLength = 60

/** One part of a name; null when it was left empty. `noun` is how the sentence calls it: "el primer nombre". */
export function parseNamePart(said: string, noun: string): Result<string | null, Unread> {
  const name = said.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (name === '') return accept(null)
  const sign = /[^\p{L}\p{M} .'’´-]/u.exec(name)?.[0]
  if (sign) return refuse({ code: 'name-with-sign', message: `Hay un «${sign}» en ${noun}: escriba solo letras` })
  if (!/\p{L}/u.test(name)) return refuse({ code: 'name-without-letters', message: `Escriba ${noun} con letras` })
  if (name.length > nameLength)
    return refuse({ code: 'name-too-long', message: `Hay ${name.length} letras en ${noun}: el máximo es ${nameLength}` })
  return accept(name)
}
