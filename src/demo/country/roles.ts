/** The row of table role_policy on which a prescriber of this profession stands, at an IPS. */
const prescriberPolicy: Record<string, number> = { MEDICINA: 1, ODONTOLOGIA: 2, OPTOMETRIA: 3, NUTRICION: 4 }
const readerPolicy = 5

/** The same, at a practice of one's own. */
export const ownPolicy: Record<string, number> = { MEDICINA: 6, ODONTOLOGIA: 7, OPTOMETRIA: 8, NUTRICION: 9 }

export const prescribes = (profession: string) => profession in prescriberPolicy

/** What a delegado of an IPS usually gives: to prescribers that, to the others the right to read. */
export const usualRoles = (profession: string) =>
  prescribes(profession)
    ? [{ role: 'PRESCRIPTOR', policyId: prescriberPolicy[profession]! }]
    : [{ role: 'CONSULTA_IPS', policyId: readerPolicy }]

export const bothRoles = (profession: string) => [...usualRoles(profession), { role: 'CONSULTA_IPS', policyId: readerPolicy }]

/** On a plaza of Servicio Social, by profession. */
const socialPolicy: Record<string, { role: string; policyId: number }> = {
  MEDICINA: { role: 'PRESCRIPTOR', policyId: 14 },
  ODONTOLOGIA: { role: 'PRESCRIPTOR', policyId: 15 },
  ENFERMERIA: { role: 'CONSULTA_IPS', policyId: 16 },
  BACTERIOLOGIA: { role: 'CONSULTA_IPS', policyId: 17 },
}
export const socialRoles = (profession: string) => [socialPolicy[profession]!]

export const insurerRoles = {
  ORDENADOR: [{ role: 'ORDENADOR', policyId: 11 }],
  CONSULTA_EPS: [{ role: 'CONSULTA_EPS', policyId: 12 }],
  AUDITOR_EPS: [{ role: 'AUDITOR_EPS', policyId: 13 }],
}

export const otherRoles = {
  TRANSCRIPTOR: [{ role: 'TRANSCRIPTOR', policyId: 18 }],
  REGENTE: [{ role: 'REGENTE', policyId: 19 }],
  SECRETARIO_JUNTA: [{ role: 'SECRETARIO_JUNTA', policyId: 20 }],
}
