import { addressOf, openAccount, proofingOf, seeDocument } from './accounts.ts'
import type { DemoEntidad } from './institutions.ts'
import type { DemoPerson } from './people.ts'
import { idOf } from './random.ts'
import { type DemoAccount, decisionOn, record } from './record.ts'
import type { CountryRows } from './tables.ts'
import { minutesAfter, rangeOf, type When } from './when.ts'

/** A delegado administrativo with his account, at an entidad. */
export type DemoDelegado = {
  account: DemoAccount
  delegationId: string
  proofingId: string
  /** Null: all sedes of the entidad. */
  sedeIds: string[] | null
}

/** Without hyphens, at which a line would break. */
export const demoAddress = (key: string) => `${key.replaceAll('-', '.')}@demo.example`

/** The desk's officials, named at the command line by the operator, who saw their documents. */
export function nameOfficials(rows: CountryRows, when: When, people: DemoPerson[], consentVersion: string): DemoAccount[] {
  return people.map((person, i) => {
    const at = when.at(-400 + i, '09:10')
    const account = openAccount(rows, person, { email: demoAddress(person.key), at, consentVersion })
    const namedAt = minutesAfter(at, 90)
    seeDocument(rows, account, { at: namedAt, office: 'OPERADOR', by: null })
    const id = idOf('official', person.key)
    rows.official.push({ id, person_id: person.id, during: rangeOf(namedAt), named_by: null, named_at: namedAt })
    record(rows, { at: namedAt, by: 'OPERADOR', act: 'official.named', personId: person.id, objectId: id })
    return account
  })
}

type Naming = {
  entidad: DemoEntidad
  person: DemoPerson
  email: string
  official: DemoAccount
  /** Days before today on which the desk named this delegado. */
  daysAgo: number
  /** Null: all sedes. */
  sedeIds?: string[]
  until?: Date
  consentVersion: string
  letter: number
}

/** The desk sees the document, if nobody has, and names the delegado from that moment on. */
function nameDelegado(rows: CountryRows, when: When, naming: Naming): DemoDelegado {
  const { entidad, person, official, sedeIds, until = null } = naming
  const at = when.at(-naming.daysAgo, '10:35')
  const known = rows.account.find((account) => account.person_id === person.id)
  const account =
    known ??
    openAccount(rows, person, {
      email: naming.email,
      at: when.at(-naming.daysAgo - 3, '19:20'),
      consentVersion: naming.consentVersion,
    })
  const decision = deskDecision(rows, official, at)
  const proofing = proofingOf(rows, person.id) ?? seeDocument(rows, account, { at, office: 'MESA', by: official, decision })

  const id = idOf('delegation', `${entidad.code}-${person.key}`)
  rows.delegation.push({
    entidad_id: entidad.id,
    id,
    person_id: person.id,
    during: rangeOf(at, until),
    all_sedes: sedeIds === undefined,
    letter: `Oficio ${naming.letter} de ${when.dateIn(-naming.daysAgo - 5).slice(0, 4)}`,
    named_by: official.person_id,
    named_at: at,
    needs_confirmation: false,
  })
  for (const sede_id of sedeIds ?? []) rows.delegation_sede.push({ entidad_id: entidad.id, delegation_id: id, sede_id })
  record(rows, { at, by: official, act: 'delegation.named', entidadId: entidad.id, personId: person.id, objectId: id, decision })
  return { account, delegationId: id, proofingId: proofing.id, sedeIds: sedeIds ?? null }
}

function endDelegation(
  rows: CountryRows,
  { delegationId }: DemoDelegado,
  end: { official: DemoAccount; at: Date; reason: string },
) {
  const delegation = rows.delegation.find(({ id }) => id === delegationId)!
  const { official, at, reason } = end
  delegation.during = rangeOf(delegation.named_at, at)
  rows.delegation_end.push({
    entidad_id: delegation.entidad_id,
    delegation_id: delegationId,
    ended_by: official.person_id,
    ended_at: at,
    reason,
  })
  record(rows, {
    at,
    by: official,
    act: 'delegation.ended',
    entidadId: delegation.entidad_id,
    personId: delegation.person_id,
    objectId: delegationId,
    decision: deskDecision(rows, official, at),
    reason,
  })
}

/** What an official's act rested on. */
export function deskDecision(rows: CountryRows, official: DemoAccount, at: Date, action = 'desk.delegations') {
  const office = rows.official.find(({ person_id }) => person_id === official.person_id)
  return decisionOn(action, at, [
    { rule: 'R-AUT-1', evidence: proofingOf(rows, official.person_id)?.id ?? null },
    { rule: 'R-AUT-7', evidence: null },
    { rule: 'R-AUT-9', evidence: office?.id ?? null },
  ])
}

/** What a delegado's act rested on. */
export const delegadoDecision = (action: string, at: Date, { proofingId, delegationId }: DemoDelegado) =>
  decisionOn(action, at, [
    { rule: 'R-AUT-1', evidence: proofingId },
    { rule: 'R-AUT-7', evidence: null },
    { rule: 'R-AUT-8', evidence: delegationId },
  ])

/** Whose mail the staff of an entidad reads: "contacto@santelmo.example" → "santelmo". */
const domainOf = ({ email }: DemoEntidad) => email.split('@')[1]!.replace('.example', '')

/** Who answers for each IPS: two at some, one at most, none at two of them. */
export function nameDelegados(
  rows: CountryRows,
  when: When,
  given: {
    ips: DemoEntidad[]
    eps: DemoEntidad[]
    officials: DemoAccount[]
    staff: DemoPerson[]
    cast: (key: string) => DemoPerson
    consentVersion: string
  },
): Map<string, DemoDelegado[]> {
  const { ips, eps, officials, cast, consentVersion } = given
  const staff = [...given.staff]
  const byEntidad = new Map<string, DemoDelegado[]>()
  let letter = 100
  const name = (
    entidad: DemoEntidad,
    person: DemoPerson,
    more: { email?: string; daysAgo?: number; sedeIds?: string[]; until?: Date } = {},
  ) => {
    letter += 7
    const delegado = nameDelegado(rows, when, {
      entidad,
      person,
      email: addressOf(person, domainOf(entidad)),
      official: officials[letter % officials.length]!,
      daysAgo: 130 + (letter % 90),
      letter,
      consentVersion,
      ...more,
    })
    byEntidad.set(entidad.id, [...(byEntidad.get(entidad.id) ?? []), delegado])
    return delegado
  }

  const [telmo, brisas, faro] = ips as [DemoEntidad, DemoEntidad, DemoEntidad]
  name(telmo, cast('delegado'), { email: demoAddress('delegado') })
  name(telmo, cast('delegada2'), { email: demoAddress('delegada2') })
  name(brisas, cast('otra-delegada'), { email: demoAddress('otra-delegada') })
  name(faro, staff.shift()!)
  name(faro, cast('delegado-termina'), { email: demoAddress('delegado-termina'), until: when.startOfDay(8) })
  name(eps[0]!, cast('delegada-eps'), { email: demoAddress('delegada-eps') })
  for (const entidad of eps.slice(1, 3)) name(entidad, staff.shift()!)

  for (const [i, entidad] of ips.entries()) {
    if (i < 3 || orphans.includes(i)) continue
    const first = name(entidad, staff.shift()!)
    if (withSecond.includes(i)) name(entidad, staff.shift()!, i === 24 ? { sedeIds: [entidad.sedes[1]!.id] } : {})
    if (i === 8) name(ips[i + 1]!, personOf(given.staff, first), { daysAgo: 100 })
    if (i === 10) {
      const former = name(entidad, staff.shift()!, { daysAgo: 300 })
      byEntidad.set(entidad.id, [first])
      endDelegation(rows, former, {
        official: officials[1]!,
        at: when.at(-21, '11:05'),
        reason: 'Dejó de trabajar en la entidad; lo pide el representante legal.',
      })
    }
  }
  return byEntidad
}

const personOf = (people: DemoPerson[], { account }: DemoDelegado) => people.find(({ id }) => id === account.person_id)!

/** Without a delegado, nobody can activate anybody there. */
const orphans = [16, 28]
const withSecond = [6, 7, 12, 13, 18, 24]
