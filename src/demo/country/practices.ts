import { addressOf, openAccount } from './accounts.ts'
import { type DemoActivation, endActivation, settle } from './activations.ts'
import type { DemoEntidad } from './institutions.ts'
import { demoAddress } from './offices.ts'
import type { DemoPerson } from './people.ts'
import { idOf } from './random.ts'
import { type DemoAccount, record } from './record.ts'
import { ownPolicy } from './roles.ts'
import type { CountryRows } from './tables.ts'
import { minutesAfter, rangeOf, type When } from './when.ts'

/** A professional who is his own entidad; some have no account yet. */
export type Practitioner = { person: DemoPerson; account: DemoAccount | null; repsEmail: string }

/** Accounts of the independientes. All but one registered with the address that REPS has of them. */
export function openPractitioners(rows: CountryRows, when: When, people: DemoPerson[], consentVersion: string): Practitioner[] {
  return people.map((person, i) => {
    const isCast = i < 3
    const email = isCast ? demoAddress(person.key) : addressOf(person, 'consultorio')
    if (i >= 16) return { person, account: null, repsEmail: email }
    const account = openAccount(rows, person, { email, at: when.at(-150 + i * 6, '20:15'), consentVersion })
    return {
      person,
      account,
      repsEmail: person.key === 'independiente-sin' ? 'consultorio.anterior@correo.example' : account.email,
    }
  })
}

/** In one step, without anybody's office: REPS and the address it has vouch for him. */
export function enrolThemselves(rows: CountryRows, when: When, practitioners: Practitioner[], entidades: DemoEntidad[]) {
  for (const [i, { person, account }] of practitioners.entries()) {
    if (i < 2 || i > 12 || !account) continue
    const entidad = entidades[i]!
    const sede = entidad.sedes[0]!
    const at = minutesAfter(account.created_at, 35)
    const by = { at, by: account, entidadId: entidad.id, sedeId: sede.id, personId: person.id, reason: 'INDEPENDIENTE' }
    const proofingId = idOf('proofing', account.id)
    rows.proofing.push({
      id: proofingId,
      account_id: account.id,
      person_id: person.id,
      ground: 'CONTACTO_REPS',
      document_type: null,
      document_number: null,
      seen_by: null,
      office: 'INDEPENDIENTE',
      entidad_id: entidad.id,
      during: rangeOf(at),
      ended_reason: null,
    })
    record(rows, { ...by, act: 'proofing.recorded', objectId: account.id })

    const mine = { entidad_id: entidad.id, person_id: person.id, basis: 'INDEPENDIENTE' as const, during: '' }
    const row = {
      ...mine,
      id: idOf('activation', entidad.code),
      sede_id: sede.id,
      registration: 'PROFESIONAL' as const,
      application_id: null,
      proofing_id: proofingId,
      activated_by: person.id,
      activated_at: at,
    }
    const grant = {
      ...mine,
      id: idOf('grant', entidad.code),
      activation_id: row.id,
      role: 'PRESCRIPTOR',
      policy_id: ownPolicy[person.profession!]!,
      granted_by: person.id,
      granted_at: at,
    }
    rows.activation.push(row)
    rows.role_grant.push(grant)
    record(rows, { ...by, act: 'activation.given', objectId: row.id })
    record(rows, { ...by, act: 'role.granted', objectId: grant.id })

    const activation: DemoActivation = {
      row,
      from: at,
      until: i % 3 === 0 ? when.startOfDay(200 + i) : null,
      grants: [{ row: grant, from: at }],
    }
    if (i === 12) {
      const reason = 'Cierro el consultorio; atiendo solo en la clínica.'
      endActivation(rows, activation, { at: when.at(-17, '18:40'), by: account, ground: 'RENUNCIA', reason })
    }
    settle(activation)
  }
}
