import type { CalendarDate } from '../../shared/calendar.ts'
import { longDate, parseDate } from '../../shared/dates-es.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { parseEmail, parseMobile, parseNamePart } from './contact.ts'
import { accountDocumentTypes, parseDocument } from './document.ts'
import { consentVersion, type Registration, type RegistrationField, type RegistrationForm } from './registration.ts'

export type FieldRefusal = { field: RegistrationField; message: string }

export type RegistrationFacts = {
  /** In Bogotá, by the legal clock. */
  today: CalendarDate
  /** What sign-in says of the password; null when it is good. */
  wrongWithPassword: string | null
}

/** R-ACC-1, R-ACC-5. Everything that is wrong is told at once, in the order of the form. */
export function decideRegistration(form: RegistrationForm, facts: RegistrationFacts): Result<Registration, FieldRefusal[]> {
  const wrong: FieldRefusal[] = []
  /** Keeps the value, or the sentence for its field. */
  function read<T>(field: RegistrationField, result: Result<T, { message: string; field?: string }>): T | null {
    if (result.ok) return result.value
    wrong.push({ field: (result.refusal.field as RegistrationField | undefined) ?? field, message: result.refusal.message })
    return null
  }
  const say = (field: RegistrationField, message: string) => {
    wrong.push({ field, message })
    return null
  }
  const needed = (field: RegistrationField, noun: string) => {
    const part = read(field, parseNamePart(form[field], noun))
    return part ?? (form[field].trim() === '' ? say(field, `Escriba ${noun}`) : null)
  }

  const document = read('numero', parseAccountDocument(form.tipo, form.numero))
  if (!document && form.numero.trim() === '' && !wrong.some(({ field }) => field === 'numero'))
    say('numero', 'Escriba el número del documento')
  const issuedOn = read('expedicion', parseDay(form.expedicion, 'la fecha en que le expidieron el documento', facts.today))
  const first = needed('nombre1', 'el primer nombre')
  const second = read('nombre2', parseNamePart(form.nombre2, 'el segundo nombre'))
  const firstSurname = needed('apellido1', 'el primer apellido')
  const secondSurname = read('apellido2', parseNamePart(form.apellido2, 'el segundo apellido'))
  const birthDate = read('nacimiento', parseDay(form.nacimiento, 'su fecha de nacimiento', facts.today))
  if (issuedOn && birthDate && issuedOn < birthDate)
    say(
      'expedicion',
      `El documento no pudo expedirse el ${longDate(issuedOn)}, antes de que usted naciera (${longDate(birthDate)})`,
    )
  const email = read('correo', parseEmail(form.correo))
  const mobile = read('celular', parseMobile(form.celular))
  if (facts.wrongWithPassword) say('clave', facts.wrongWithPassword)
  if (form.autoriza !== 'si') say('autoriza', 'Para crear la cuenta debe autorizar el uso de sus datos')

  if (wrong.length > 0 || !document || !issuedOn || !first || !firstSurname || !birthDate || !email || !mobile)
    return refuse(wrong)
  const names = { first, second, firstSurname, secondSurname }
  return accept({ document, issuedOn, names, birthDate, email, mobile, password: form.clave, consentVersion })
}

/** R-ACC-1: a child's certificate of birth opens no account. */
function parseAccountDocument(type: string, number: string) {
  const document = parseDocument(type, number)
  if (!document.ok || accountDocumentTypes.some(({ code }) => code === document.value.type)) return document
  return refuse({ field: 'tipo', message: 'Con ese documento no se crean cuentas: escoja otro de la lista' })
}

/** A day that is past or today. */
function parseDay(said: string, noun: string, today: CalendarDate): Result<CalendarDate, { message: string }> {
  if (said.trim() === '') return refuse({ message: `Escriba ${noun}` })
  const day = parseDate(said)
  if (!day)
    return refuse({
      message: `No entendemos «${said.trim().slice(0, 30)}». Escriba ${noun} con día, mes y año, por ejemplo 14/3/2017`,
    })
  if (day > today) return refuse({ message: `El ${longDate(day)} no ha llegado. Escriba ${noun}` })
  return accept(day)
}
