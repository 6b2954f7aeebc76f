import { accept, type Result, refuse } from '../../shared/result.ts'

/** One entry of the canonical list (R-ACC-1). */
type Entry = {
  name: string
  /** How a sentence calls it: "el número de cédula". */
  noun: string
  /** Letters are read too; otherwise digits only. */
  hasLetters: boolean
  length: readonly [least: number, most: number]
  mayStartWithZero: boolean
  /** May open an account. */
  identifiesAccount: boolean
  /** Accepted of whoever prescribes. */
  identifiesProfessional: boolean
}

const digits = { hasLetters: false, mayStartWithZero: true, identifiesAccount: true, identifiesProfessional: false } as const
const letters = { ...digits, hasLetters: true } as const

const entries = {
  CC: {
    ...digits,
    name: 'Cédula de ciudadanía',
    noun: 'cédula',
    length: [3, 10],
    mayStartWithZero: false,
    identifiesProfessional: true,
  },
  CE: {
    ...digits,
    name: 'Cédula de extranjería',
    noun: 'cédula de extranjería',
    length: [3, 10],
    mayStartWithZero: false,
    identifiesProfessional: true,
  },
  // Until 2003 it was the birth date and five digits, so one of the year 2000 starts with zeros.
  TI: { ...digits, name: 'Tarjeta de identidad', noun: 'tarjeta de identidad', length: [10, 11] },
  PT: {
    ...digits,
    name: 'Permiso por protección temporal',
    noun: 'permiso por protección temporal',
    length: [5, 10],
    identifiesProfessional: true,
  },
  PE: {
    ...digits,
    name: 'Permiso especial de permanencia',
    noun: 'permiso especial',
    length: [8, 15],
    identifiesProfessional: true,
  },
  PA: { ...letters, name: 'Pasaporte', noun: 'pasaporte', length: [3, 16] },
  CD: { ...letters, name: 'Carné diplomático', noun: 'carné diplomático', length: [3, 16] },
  SC: { ...letters, name: 'Salvoconducto', noun: 'salvoconducto', length: [3, 16] },
  PR: { ...letters, name: 'Pasaporte de la ONU', noun: 'pasaporte', length: [3, 16] },
  DE: { ...letters, name: 'Documento extranjero', noun: 'documento', length: [3, 17] },
  RC: { ...letters, name: 'Registro civil', noun: 'registro civil', length: [8, 11], identifiesAccount: false },
  NV: { ...letters, name: 'Certificado de nacido vivo', noun: 'certificado', length: [8, 17], identifiesAccount: false },
} as const satisfies Record<string, Entry>

export type DocumentType = keyof typeof entries

/** As it lies in person_document: a code of the list, the number without dots or spaces, capitals. */
export type Document = { type: DocumentType; number: string }

export type DocumentRefusal = {
  code:
    | 'type-missing'
    | 'type-unknown'
    | 'type-identifies-nobody'
    | 'number-missing'
    | 'letter-for-digit'
    | 'letter-in-number'
    | 'sign-in-number'
    | 'number-too-short'
    | 'number-too-long'
    | 'number-starts-with-zero'
  field: 'tipo' | 'numero'
  /** For whoever typed it, in Spanish. */
  message: string
}

const types = Object.keys(entries) as DocumentType[]
const option = (code: DocumentType) => ({ code, name: entries[code].name })

/** Every document that names one person, in the order of a form's list. */
export const documentTypes = types.map(option)
/** Those with which an account is opened. */
export const accountDocumentTypes = types.filter((code) => entries[code].identifiesAccount).map(option)
/** Those of a professional who prescribes. */
export const professionalDocumentTypes = types.filter((code) => entries[code].identifiesProfessional).map(option)

export const documentTypeName = (code: DocumentType) => entries[code].name

/** The same document under the name that another list gives it. */
const otherNames: Record<string, DocumentType> = { PPT: 'PT', PEP: 'PE', CN: 'NV' }
/** "Adulto" and "menor sin identificación": they say that nobody knows who it is. */
const identifyNobody = ['AS', 'MS']

/** Reads a code of any list of the sector: small letters and dots too, PPT as PT. */
export function parseDocumentType(said: string): Result<DocumentType, DocumentRefusal> {
  const code = said.normalize('NFKC').replace(/[\s.]/g, '').toUpperCase()
  const type = types.find((each) => each === code) ?? otherNames[code]
  if (type) return accept(type)
  if (code === '') return refuse({ code: 'type-missing', field: 'tipo', message: 'Escoja el tipo de documento' })
  if (identifyNobody.includes(code))
    return refuse({
      code: 'type-identifies-nobody',
      field: 'tipo',
      message: `«${code}» significa sin identificación: escoja el documento que identifica a la persona`,
    })
  const message = `No conocemos el tipo de documento «${said.trim().slice(0, 20)}»: escoja uno de la lista`
  return refuse({ code: 'type-unknown', field: 'tipo', message })
}

/** Reads a document as people write it: with dots, apostrophes, spaces or small letters. The first reason that fails is given. */
export function parseDocument(saidType: string, saidNumber: string): Result<Document, DocumentRefusal> {
  const type = parseDocumentType(saidType)
  if (!type.ok) return type
  const entry: Entry = entries[type.value]
  const number = saidNumber.normalize('NFKC').replace(/[\s.,'’´`\p{Cf}]/gu, '')
  const problem = problemIn(number, entry)
  return problem ? refuse({ ...problem, field: 'numero' }) : accept({ type: type.value, number: number.toUpperCase() })
}

function problemIn(number: string, entry: Entry): Omit<DocumentRefusal, 'field'> | null {
  const theNumber = `el número de ${entry.noun}`
  const [least, most] = entry.length
  if (number === '') return { code: 'number-missing', message: `Escriba ${theNumber}` }

  const sign = /[^0-9A-Za-z]/u.exec(number)?.[0]
  if (sign === '-') return { code: 'sign-in-number', message: `Hay un guion en ${theNumber}: escríbalo sin guion` }
  if (sign && /\p{L}/u.test(sign))
    return { code: 'letter-in-number', message: `No podemos leer la letra «${sign}» en ${theNumber}` }
  if (sign) return { code: 'sign-in-number', message: `Hay un signo «${sign}» en ${theNumber}: escríbalo sin signos` }

  const letter = entry.hasLetters ? undefined : /[A-Za-z]/.exec(number)?.[0]
  if (letter) {
    const meant = 'Oo'.includes(letter) ? 'cero' : 'lI'.includes(letter) ? 'uno' : null
    if (meant) return { code: 'letter-for-digit', message: `Hay una letra «${letter}» en ${theNumber}: escriba ${meant}` }
    return { code: 'letter-in-number', message: `Hay una letra «${letter}» en ${theNumber}: lleva solo cifras` }
  }
  if (!entry.mayStartWithZero && number.startsWith('0'))
    return {
      code: 'number-starts-with-zero',
      message: `${capital(theNumber)} no empieza por cero: escríbalo sin los ceros del comienzo`,
    }

  const unit = entry.hasLetters ? 'letras y cifras' : 'cifras'
  const written = `${capital(theNumber)} tiene de ${least} a ${most} ${unit}: usted escribió ${number.length}`
  if (number.length < least) return { code: 'number-too-short', message: written }
  if (number.length > most) return { code: 'number-too-long', message: written }
  return null
}

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)
