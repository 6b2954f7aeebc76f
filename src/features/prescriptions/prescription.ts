import type { CalendarDate } from '../../shared/calendar.ts'
import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'

/** What a professional prescribes at a sede (§6.2), or carries out of a ruling at an EPS (§6.5). */
export type PrescriptionKind = 'PRESCRIPCION' | 'TUTELA'

/** A code with what its table said of it in the version that is kept. */
export type Coded = { code: string; name: string }
/** As `Coded`, of a unit: mg. */
export type CodedUnit = Coded & { symbol: string }

/** Decimals are text with a point, so that what is signed is what was written: '0.5'. */
export type Decimal = string

export type Ingredient = {
  ingredient: Coded
  strength: Decimal
  strengthUnit: CodedUnit
  content: Decimal
  /** Null: of the form itself: in 1 tablet. */
  contentUnit: CodedUnit | null
}

/** One line, read and with its codes looked up. */
export type Medicine = {
  /** ConOrden, from 1. */
  position: number
  type: Coded
  provision: Coded
  description: string
  ingredients: Ingredient[]
  form: Coded
  route: Coded
  dose: Decimal
  doseUnit: CodedUnit
  /** Null with frequencies 7 (according to response) and 8 (once). */
  every: number | null
  everyUnit: Coded
  specialIndication: Coded
  duration: number
  durationUnit: Coded
  /** The last day it is for, the day of writing being the first. */
  lastsUntil: CalendarDate
  /** Dose × frequency × duration, in `totalUnit`; null: cannot be computed. */
  computedTotal: Decimal | null
  /** How it was computed, or why it cannot be: "1 tableta × 2 al día × 90 días = 180". */
  totalExplained: string
  total: Decimal
  totalUnit: Coded
  totalReason: string | null
  /** Null: not asked, of a ruling. */
  isUpcFinanced: boolean | null
  /** Keys and values as §6.3 has them; only what was asked. */
  causes: Record<string, string>
  unirsIndications: string[]
  justification: string
  recommendations: string
  /** EstJM. */
  juntaState: 1 | 2
  answers: Answer[]
}

/** Why the prescriber went on although a rule asked for a reason. */
export type Answer = { rule: string; reason: string }

export type Ruling = {
  rulingNumber: string
  ruledOn: CalendarDate
  firstInstanceOn: CalendarDate | null
  secondInstanceOn: CalendarDate | null
  courtOn: CalendarDate | null
  contemptOn: CalendarDate | null
  clarification: string
  motiveDiagnoses: Coded[]
  medicalJustification: string
  criteria: [boolean, boolean, boolean, boolean]
  additional: { rulingNumber: string; ruledOn: CalendarDate }[]
}

/** Everything that the prescriber sees and answers for; its hash is what the password is bound to (R-FIR-2). */
export type Content = {
  kind: PrescriptionKind
  place: {
    sedeId: SedeId
    /** CodHabIPS: 12 digits, or the EPS's code. */
    sedeCode: string
    sedeName: string
    address: string | null
    phone: string | null
    municipio: { code: string; name: string; departamento: string } | null
    entidadId: EntidadId
    entidadName: string
    entidadIdType: string
    entidadIdNumber: string
    /** "NIT 900.123.456-8" */
    entidadIdText: string
  }
  prescriber: {
    personId: PersonId
    documentType: string
    documentNumber: string
    firstName: string
    secondName: string | null
    firstSurname: string
    secondSurname: string | null
    /** Of ReTHUS: "Medicina". */
    profession: string
    /** RegProfS. */
    professionalRegister: string
  }
  patient: {
    patientId: string
    version: number
    documentType: string
    documentNumber: string
    firstName: string
    secondName: string | null
    firstSurname: string
    secondSurname: string | null
    birthDate: CalendarDate
    sex: 'F' | 'M' | 'I' | null
    eps: { code: string; name: string } | null
    regimen: 'CONTRIBUTIVO' | 'SUBSIDIADO' | 'EXCEPCION' | 'NO_AFILIADO' | null
    mother: { documentType: string; documentNumber: string } | null
  }
  ambito: Coded | null
  isReferral: boolean
  diagnosis: Coded
  relatedDiagnoses: Coded[]
  orphanDisease: (Coded & { isMain: boolean }) | null
  medicines: Medicine[]
  ruling: Ruling | null
  answers: Answer[]
  /** The number that this one takes the place of. */
  replaces: string | null
  /** The version of each table of codes that it was written with. */
  catalogueVersions: Record<string, number>
}

/** The decision of the instant of signing (R-FIR-3), in the words of that day. */
export type AuthorityProof = {
  role: { code: string; name: string }
  activationId: string
  grantId: string
  /** The right at the sede: last day of it, null while open. */
  activeFrom: CalendarDate
  activeUntil: CalendarDate | null
  /** "delegado" or "independiente" or "mesa", and the name of who activated. */
  activatedBy: { office: 'DELEGADO' | 'INDEPENDIENTE' | 'MESA'; name: string }
  registration: 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO'
  /** The instant of which ReTHUS spoke; null: not asked of this option. ISO 8601. */
  rethusAsOf: string | null
  rules: {
    rule: string
    norm: string
    title: string
    message: string
    isSatisfied: boolean
    evidence: { id: string; knownSince: string; until: string | null } | null
  }[]
}

/** The payload of the signature: the paper and every verification are drawn from it alone. */
export type SignedDocument = {
  format: 'mipres-abierto/1'
  /** 20 digits. */
  number: string
  /** ISO 8601 with -05:00, the legal clock. */
  signedAt: string
  factor: 'CLAVE'
  /** Hex SHA-256 of the canonical JSON of `content`. */
  contentSha256: string
  content: Content
  authority: AuthorityProof
}

/** EstPres: 4, 2, 1. */
export type PrescriptionState = 'ACTIVA' | 'ANULADA' | 'MODIFICADA'

/** What befell it since it was signed. */
export type PrescriptionEnd = {
  kind: 'ANULADA' | 'MODIFICADA'
  replacedBy: string | null
  reason: string
  endedAt: Date
}

/** "20261123 1 00 000000042", as people read it. */
export const numberText = (number: string) => `${number.slice(0, 8)} ${number.slice(8, 11)} ${number.slice(11)}`

export const stateOf = (end: Pick<PrescriptionEnd, 'kind'> | null): PrescriptionState => end?.kind ?? 'ACTIVA'
