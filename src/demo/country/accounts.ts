import { phoneOf } from './institutions.ts'
import { type DemoPerson, documentOf } from './people.ts'
import { idOf, randomFor } from './random.ts'
import { type DemoAccount, record } from './record.ts'
import type { CountryRows, Tables } from './tables.ts'
import { rangeOf } from './when.ts'

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '').toLowerCase()

/** "laura.quinones@correo.example" */
export const addressOf = ({ firstName, firstSurname }: DemoPerson, domain: string) =>
  `${plain(firstName)}.${plain(firstSurname)}@${domain}.example`

type Opening = {
  email: string
  at: Date
  consentVersion: string
  /** Said otherwise than ReTHUS has it: the account stays at level 0. */
  saidBirthDate?: string
}

/** Registers the person in Mi Seguridad Social and confirms the e-mail. */
export function openAccount(
  rows: CountryRows,
  person: DemoPerson,
  { email, at, consentVersion, saidBirthDate }: Opening,
): DemoAccount {
  const { type, number } = documentOf(person)
  // Whoever owes the service was not in ReTHUS when he registered.
  const isMatched = person.profession !== null && !person.owes && saidBirthDate === undefined
  const sameAddress = rows.account.filter((other) => other.email.replace(/\d*@/, '@') === email).length
  const account: DemoAccount = {
    id: idOf('account', `${person.key}-${rows.account.filter((other) => other.person_id === person.id).length}`),
    person_id: person.id,
    email: sameAddress === 0 ? email : email.replace('@', `${sameAddress + 1}@`),
    mobile: phoneOf(randomFor(`mobile/${person.key}/${email}`)),
    document_type: type,
    document_number: number,
    document_issued_on: person.documentIssuedOn,
    first_name: person.firstName,
    second_name: person.secondName,
    first_surname: person.firstSurname,
    second_surname: person.secondSurname,
    birth_date: saidBirthDate ?? person.birthDate,
    match_level: isMatched ? 1 : 0,
    matched_at: isMatched ? at : null,
    created_at: at,
  }
  rows.account.push(account)
  rows.consent.push({ account_id: account.id, version: consentVersion, accepted_at: at })
  record(rows, { at, by: account, act: 'account.created', personId: person.id, objectId: account.id })
  return account
}

export type DemoProofing = Tables['proofing']

type Seen = {
  at: Date
  office: 'DELEGADO' | 'MESA' | 'OPERADOR'
  /** Null: the operator, at the command line. */
  by: DemoAccount | null
  entidadId?: string
  sedeId?: string
  decision?: unknown
}

/** Somebody in office saw the document: from then on this account acts as the person. */
export function seeDocument(
  rows: CountryRows,
  account: DemoAccount,
  { at, office, by, entidadId, sedeId, decision }: Seen,
): DemoProofing {
  const proofing: DemoProofing = {
    id: idOf('proofing', account.id),
    account_id: account.id,
    person_id: account.person_id,
    ground: 'DOCUMENTO_VISTO',
    document_type: account.document_type,
    document_number: account.document_number,
    seen_by: by?.person_id ?? null,
    office,
    entidad_id: entidadId ?? null,
    during: rangeOf(at),
    ended_reason: null,
  }
  rows.proofing.push(proofing)
  record(rows, {
    at,
    by: by ?? 'OPERADOR',
    act: 'proofing.recorded',
    personId: account.person_id,
    objectId: account.id,
    ...(entidadId && { entidadId }),
    ...(sedeId && { sedeId }),
    ...(decision !== undefined && { decision }),
  })
  return proofing
}

export const proofingOf = ({ proofing }: CountryRows, personId: string) =>
  proofing.find((one) => one.person_id === personId) ?? null
