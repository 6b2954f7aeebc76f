import { z } from 'zod'
import type { Finding } from './finding.ts'
import type { ListRow } from './list-store.ts'
import { type PrescriptionEnd, type SignedDocument, stateOf } from './prescription.ts'

/*
 * What /api answers of prescriptions. A decimal is text with a point, a day AAAA-MM-DD, an instant ISO 8601 with its offset. The
 * document is the payload of the signature, word for word.
 */

const coded = z.object({ code: z.string(), name: z.string() })
const codedUnit = coded.extend({ symbol: z.string() })
const decimal = z.string().meta({ examples: ['0.5'] })
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const kind = z.enum(['PRESCRIPCION', 'TUTELA'])
const state = z.enum(['ACTIVA', 'ANULADA', 'MODIFICADA'])
const sha256 = z
  .string()
  .describe('SHA-256 en hexadecimal del JSON canónico del contenido.')
  .meta({ examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'] })
/** §6.8. */
export const numberField = z
  .string()
  .describe('20 dígitos.')
  .meta({ examples: ['20261123100000000042'] })
const answer = z.object({ rule: z.string(), reason: z.string() })
const names = {
  ...{ firstName: z.string(), secondName: z.string().nullable() },
  ...{ firstSurname: z.string(), secondSurname: z.string().nullable() },
}

const medicine = z.object({
  position: z.int().describe('ConOrden, desde 1.'),
  ...{ type: coded, provision: coded, description: z.string() },
  ingredients: z.array(
    z.object({
      ...{ ingredient: coded, strength: decimal, strengthUnit: codedUnit, content: decimal },
      contentUnit: codedUnit.nullable().describe('null: de la forma misma, como una tableta.'),
    }),
  ),
  ...{ form: coded, route: coded, dose: decimal, doseUnit: codedUnit },
  every: z.int().nullable().describe('null con las frecuencias 7 y 8.'),
  ...{ everyUnit: coded, specialIndication: coded, duration: z.int(), durationUnit: coded },
  lastsUntil: day.describe('El último día para el que alcanza.'),
  computedTotal: decimal.nullable().describe('Dosis por frecuencia por duración; null: no se puede calcular.'),
  ...{ totalExplained: z.string(), total: decimal, totalUnit: coded, totalReason: z.string().nullable() },
  isUpcFinanced: z.boolean().nullable().describe('CausaS1; null: no se preguntó, en lo que ordena un fallo.'),
  causes: z.record(z.string(), z.string()).describe('CausaS2, RznCausaS31 …, con los nombres del diccionario.'),
  ...{ unirsIndications: z.array(z.string()), justification: z.string(), recommendations: z.string() },
  juntaState: z.literal([1, 2]).describe('EstJM: 1 no pide junta, 2 la espera.'),
  answers: z.array(answer),
})

const ruling = z.object({
  ...{ rulingNumber: z.string(), ruledOn: day, firstInstanceOn: day.nullable(), secondInstanceOn: day.nullable() },
  ...{ courtOn: day.nullable(), contemptOn: day.nullable(), clarification: z.string(), motiveDiagnoses: z.array(coded) },
  ...{ medicalJustification: z.string(), criteria: z.array(z.boolean()).length(4) },
  additional: z.array(z.object({ rulingNumber: z.string(), ruledOn: day })),
})

const content = z.object({
  kind,
  place: z.object({
    ...{ sedeId: z.uuid(), sedeCode: z.string(), sedeName: z.string(), address: z.string().nullable() },
    phone: z.string().nullable(),
    municipio: coded.extend({ departamento: z.string() }).nullable(),
    ...{ entidadId: z.uuid(), entidadName: z.string(), entidadIdType: z.string(), entidadIdNumber: z.string() },
    entidadIdText: z.string(),
  }),
  prescriber: z.object({
    ...{ personId: z.uuid(), documentType: z.string(), documentNumber: z.string(), ...names },
    ...{ profession: z.string(), professionalRegister: z.string() },
  }),
  patient: z.object({
    ...{ patientId: z.uuid(), version: z.int(), documentType: z.string(), documentNumber: z.string(), ...names },
    ...{ birthDate: day, sex: z.enum(['F', 'M', 'I']).nullable(), eps: coded.nullable() },
    regimen: z.enum(['CONTRIBUTIVO', 'SUBSIDIADO', 'EXCEPCION', 'NO_AFILIADO']).nullable(),
    mother: z.object({ documentType: z.string(), documentNumber: z.string() }).nullable(),
  }),
  ...{ ambito: coded.nullable(), isReferral: z.boolean(), diagnosis: coded, relatedDiagnoses: z.array(coded) },
  orphanDisease: coded.extend({ isMain: z.boolean() }).nullable(),
  ...{ medicines: z.array(medicine), ruling: ruling.nullable(), answers: z.array(answer) },
  replaces: z.string().nullable().describe('El número de la fórmula a la que reemplaza.'),
  catalogueVersions: z.record(z.string(), z.int()).describe('Con qué versión de cada tabla se escribió.'),
})

const authority = z.object({
  ...{ role: coded, activationId: z.uuid(), grantId: z.uuid(), activeFrom: day, activeUntil: day.nullable() },
  activatedBy: z.object({ office: z.enum(['DELEGADO', 'INDEPENDIENTE', 'MESA']), name: z.string() }),
  registration: z.enum(['PROFESIONAL', 'SERVICIO_SOCIAL', 'OTRO']),
  rethusAsOf: instant.nullable(),
  rules: z.array(
    z.object({
      ...{ rule: z.string(), norm: z.string(), title: z.string(), message: z.string(), isSatisfied: z.boolean() },
      evidence: z.object({ id: z.string(), knownSince: instant, until: instant.nullable() }).nullable(),
    }),
  ),
})

const signedDocument = z.object({
  ...{ format: z.literal('mipres-abierto/1'), number: numberField, signedAt: instant, factor: z.literal('CLAVE') },
  ...{ contentSha256: sha256, content, authority },
})

const finding = z.object({
  rule: z.string().meta({ examples: ['R-PRE-4'] }),
  effect: z.enum(['RECHAZA', 'JUSTIFICA', 'AVISA']).describe('JUSTIFICA: se firma con una razón en `answers`.'),
  ...{ norm: z.string(), field: z.string().describe('Camino en `prescription`; vacío: de toda la fórmula.') },
  position: z.int().describe('Del medicamento, desde 1; 0: de toda la fórmula.'),
  message: z.string(),
  repairs: z.array(z.object({ text: z.string(), set: z.record(z.string(), z.string()) })),
  reason: z.string().nullable(),
})

export const CheckAnswer = z.object({
  isSignable: z.boolean(),
  findings: z.array(finding),
  content: content.nullable().describe('Lo que se firmaría; null mientras algún campo no se pueda leer.'),
  sha256: sha256.nullable().describe('Para `contentSha256` al firmar.'),
})

export const SignedAnswer = z.object({ number: numberField, id: z.uuid(), signedAt: instant })

export const AnnulledAnswer = z.object({ number: numberField })

export const DocumentAnswer = z.object({
  ...{ number: numberField, state },
  end: z
    .object({
      kind: z.enum(['ANULADA', 'MODIFICADA']),
      replacedBy: numberField.nullable(),
      reason: z.string(),
      endedAt: z.date(),
    })
    .nullable(),
  document: signedDocument,
  jws: z.string().describe('JWS compacto, ES256; su carga es `document`. Las llaves están en /.well-known/jwks.json.'),
})

const person = z.object({ name: z.string(), document: z.object({ type: z.string(), number: z.string() }) })

export const ListAnswer = z.object({
  prescriptions: z.array(
    z.object({
      ...{ number: numberField, kind, signedAt: z.date(), state, replacedBy: numberField.nullable() },
      sede: z.object({ id: z.uuid(), name: z.string(), entidadName: z.string() }),
      ...{ signer: person, patient: person.extend({ id: z.uuid() }), diagnosis: coded, medicines: z.array(z.string()) },
    }),
  ),
  next: z.string().nullable().describe('Para `after`, si la lista sigue.'),
})

export const RulesAnswer = z.object({
  rules: z.array(
    z.object({
      rule: z.string().meta({ examples: ['R-PRE-4'] }),
      effect: z.enum(['RECHAZA', 'JUSTIFICA', 'AVISA', 'APAGADA']),
      amount: z.int().nullable().describe('El umbral, en `unit`; null: la regla no tiene.'),
      ...{ unit: z.string().nullable(), isFixed: z.boolean(), meaning: z.string(), norm: z.string() },
    }),
  ),
})

export const listed = (row: ListRow): z.input<typeof ListAnswer>['prescriptions'][number] => ({
  ...{ number: row.number, kind: row.kind, signedAt: row.signedAt, state: row.state, replacedBy: row.replacedBy },
  sede: { id: row.sedeId, name: row.sedeName, entidadName: row.entidadName },
  signer: { name: row.signerName, document: row.signerDocument },
  patient: { id: row.patientId, name: row.patientName, document: row.patientDocument },
  ...{ diagnosis: row.diagnosis, medicines: row.medicines },
})

export const documentAnswer = (signed: {
  number: string
  document: SignedDocument
  jws: string
  end: PrescriptionEnd | null
}): z.input<typeof DocumentAnswer> => ({
  ...{ number: signed.number, state: stateOf(signed.end), end: signed.end, document: signed.document, jws: signed.jws },
})

/** Findings as they are: their shape is that of the answer. */
export const findingsAnswer = (findings: Finding[]): z.input<typeof finding>[] => findings
