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
