import { accept, type Result, refuse } from '../../shared/result.ts'
import { type ApplicationKind, kindNames } from '../applications/index.ts'
import { readPeriod } from '../enrolment/index.ts'
import { type Document, parseDocument } from '../people/index.ts'
import type { Asked, Fields } from './bulk.ts'

/** What a row asks, or all that is wrong with how it is written, in sentences: R-MAS-2. */
export function parseRow(fields: Fields): Result<Asked, string[]> {
  const faults: string[] = []
  const action = parseAction(fields.accion)
  if (!action) faults.push(`En accion escriba ACTIVAR o TERMINAR${fields.accion === '' ? '' : `, no «${cut(fields.accion)}»`}.`)
  const document = readDocument(fields.tipo_documento, fields.numero_documento)
  if (!document.ok) faults.push(document.refusal)
  const kind = parseKind(fields.opcion)
  if (kind === undefined)
    faults.push(`No conocemos la opción «${cut(fields.opcion)}»: escriba PROFESIONAL, SERVICIO_SOCIAL u OTRO.`)
  const sedeCode = fields.codigo_sede.replace(/[\s.-]/g, '').toUpperCase()

  if (action === 'TERMINAR') {
    if (fields.desde !== '' || fields.hasta !== '')
      faults.push('TERMINAR termina en el momento de aplicar: deje vacías desde y hasta.')
    if (faults.length > 0 || !document.ok || kind === undefined) return refuse(faults)
    return accept({ action, document: document.value, name: fields.nombre, sedeCode, kind, reason: fields.motivo })
  }

  if (fields.desde === '') faults.push('Escriba en desde el primer día, como 1/2/2026.')
  const during = readPeriod(fields, null)
  if (!during.ok) faults.push(...during.refusal.map(({ message }) => message))
  const seen = readSeen(fields.documento_visto, document.ok ? document.value : null)
  if (!seen.ok) faults.push(seen.refusal)
  if (faults.length > 0 || !action || !document.ok || kind === undefined || !during.ok || !during.value || !seen.ok)
    return refuse(faults)
  const roles = fields.roles
    .split(/[|+]/)
    .map((role) => role.trim())
    .filter(Boolean)
  const who = { document: document.value, name: fields.nombre, sedeCode, kind }
  return accept({ action, ...who, roles, during: during.value, seen: seen.value })
}

const cut = (text: string) => text.slice(0, 40)
const plainOf = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .trim()

function parseAction(said: string) {
  const word = plainOf(said)
  if (['ACTIVAR', 'ACTIVAR Y ENROLAR', 'ALTA'].includes(word)) return 'ACTIVAR'
  if (['TERMINAR', 'RETIRAR', 'BAJA'].includes(word)) return 'TERMINAR'
  return null
}

/** Null: not said; undefined: not known. */
function parseKind(said: string): ApplicationKind | null | undefined {
  const word = plainOf(said)
  if (word === '') return null
  const kinds = Object.keys(kindNames) as ApplicationKind[]
  return kinds.find((kind) => plainOf(kind) === word || plainOf(kindNames[kind]) === word)
}

function readDocument(type: string, number: string): Result<Document, string> {
  if (/^\d+([.,]\d+)?E\+?\d+$/i.test(number))
    return refuse(`La hoja de cálculo cambió el documento por «${number}»: dé a la columna formato de texto y escríbalo entero.`)
  const parsed = parseDocument(type, number)
  return parsed.ok ? parsed : refuse(`${parsed.refusal.message}.`)
}

/** "sí": the document of the row; else the document itself, as "CC 1900000123"; "no" and nothing: not seen. */
function readSeen(said: string, own: Document | null): Result<Document | null, string> {
  const word = plainOf(said)
  if (word === '' && !/\d/.test(said)) return accept(null)
  if (word === 'NO') return accept(null)
  if (/^(SI|X|S)$/.test(word) && !/\d/.test(said)) return accept(own)
  const [, type = '', number = ''] = /^(?:s[ií][\s,:]+)?([a-z]{2,3})[\s.:]*([\w.\s-]*\d[\w.\s-]*)$/i.exec(said.trim()) ?? []
  const parsed = parseDocument(type, number)
  if (parsed.ok) return parsed
  return refuse(`En documento_visto escriba «sí», «no» o el documento que vio, como CC 1900000123; no «${cut(said)}».`)
}
