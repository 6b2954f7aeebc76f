import { z } from 'zod'
import { proofCode } from '../paper/index.ts'
import { type SignedDocument, stateOf } from '../prescriptions/index.ts'
import type { Checked } from './check-number.ts'

const instant = z.iso.datetime({ offset: true })
const day = z.iso.date()
const number = z.string().describe('20 cifras.')

const Rule = z.object({
  rule: z.string(),
  norm: z.string(),
  title: z.string(),
  message: z.string(),
  isSatisfied: z.boolean(),
  evidence: z.object({ knownSince: instant, until: instant.nullable() }).nullable().describe('Desde cuándo se sabía, al firmar.'),
})

const Genuine = z.object({
  number,
  isGenuine: z.literal(true),
  kind: z.enum(['PRESCRIPCION', 'TUTELA']),
  state: z.enum(['ACTIVA', 'ANULADA', 'MODIFICADA']).describe('Al responder.'),
  endedAt: instant.nullable().describe('Desde cuándo está anulada o modificada.'),
  replacedBy: number.nullable().describe('La que reemplazó a una modificada; puede estar anulada o modificada a su vez.'),
  inForceInstead: number.nullable().describe('La que vale hoy en lugar de una modificada; null: ninguna.'),
  replaces: number.nullable(),
  signedAt: instant,
  signer: z.object({ name: z.string(), profession: z.string(), professionalRegister: z.string() }),
  place: z.object({
    sedeCode: z.string(),
    sedeName: z.string(),
    municipio: z.string().nullable(),
    entidadName: z.string(),
    entidadId: z.string().describe('Por ejemplo NIT 900.123.456-8.'),
  }),
  authority: z.object({
    role: z.string(),
    registration: z.enum(['PROFESIONAL', 'SERVICIO_SOCIAL', 'OTRO']),
    activeFrom: day,
    activeUntil: day.nullable(),
    activatedBy: z.string(),
    rethusAsOf: instant.nullable(),
    rules: z.array(Rule),
  }),
  proofCode: z.string().describe('La prueba impresa en el papel.'),
  kid: z.string().describe('La llave publicada con que la firma se verificó ahora; véase /.well-known/jwks.json.'),
})

const Forged = z.object({
  number,
  isGenuine: z.literal(false).describe('Hay un registro con este número, y su firma no se puede verificar: no la acepte.'),
})

/** R-VER-1: what anybody may know of a number. Nothing of the patient, nothing of what was prescribed. */
export const VerificationAnswer = z.discriminatedUnion('isGenuine', [Genuine, Forged])
export type VerificationAnswer = z.infer<typeof VerificationAnswer>
export type GenuineAnswer = z.infer<typeof Genuine>

/** R-VER-1: field by field, so that what is added to a prescription one day is not shown by itself. */
export function publicAnswer(checked: Checked): VerificationAnswer {
  const { signed } = checked
  if (!checked.isGenuine) return { number: signed.number, isGenuine: false }
  const { content, signedAt } = checked.document
  return {
    number: signed.number,
    isGenuine: true,
    kind: content.kind,
    state: stateOf(signed.end),
    endedAt: signed.end?.endedAt.toISOString() ?? null,
    replacedBy: signed.end?.replacedBy ?? null,
    inForceInstead: checked.instead,
    replaces: content.replaces,
    signedAt,
    signer: signerOf(content),
    place: placeOf(content),
    authority: authorityOf(checked.document),
    proofCode: proofCode(signed.jws),
    kid: checked.kid,
  }
}

const signerOf = ({ prescriber }: SignedDocument['content']) => ({
  name: [prescriber.firstName, prescriber.secondName, prescriber.firstSurname, prescriber.secondSurname]
    .filter(Boolean)
    .join(' '),
  profession: prescriber.profession,
  professionalRegister: prescriber.professionalRegister,
})

const placeOf = ({ place }: SignedDocument['content']) => ({
  sedeCode: place.sedeCode,
  sedeName: place.sedeName,
  municipio: place.municipio && `${place.municipio.name}, ${place.municipio.departamento}`,
  entidadName: place.entidadName,
  entidadId: place.entidadIdText,
})

/** Without the ids of rows, which are nobody's business. */
const authorityOf = ({ authority }: SignedDocument) => ({
  role: authority.role.name,
  registration: authority.registration,
  activeFrom: authority.activeFrom,
  activeUntil: authority.activeUntil,
  activatedBy: authority.activatedBy.name,
  rethusAsOf: authority.rethusAsOf,
  rules: authority.rules.map(({ rule, norm, title, message, isSatisfied, evidence }) => ({
    ...{ rule, norm, title, message, isSatisfied },
    evidence: evidence && { knownSince: evidence.knownSince, until: evidence.until },
  })),
})
