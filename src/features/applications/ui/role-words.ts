import type { OfferedRole } from '../decide-place.ts'

const deeds: readonly (readonly [action: string, deed: string])[] = [
  ['prescription.sign', 'prescribir'],
  ['prescription.order', 'ordenar'],
  ['prescription.read', 'consultar prescripciones'],
]

/** "A", "A y B", "A, B y C" */
export const listed = (names: readonly string[], word: 'y' | 'o' = 'y') =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`

/** "prescribir y consultar prescripciones" */
export const mayDo = (actions: readonly string[]) =>
  listed(deeds.filter(([action]) => actions.includes(action)).map(([, deed]) => deed))

export const roleNamesOf = (roles: readonly OfferedRole[]) => [...new Set(roles.map(({ roleName }) => roleName))]

export type RoleLine = {
  entidadKind: OfferedRole['entidadKind']
  role: string
  roleName: string
  actions: readonly string[]
  /** Empty: any profession. */
  professions: string[]
  norms: string[]
}

/** The rows of one role at one kind of entidad in one line. */
export function roleLines(rows: readonly OfferedRole[]): RoleLine[] {
  const lines = new Map<string, RoleLine>()
  for (const { entidadKind, role, roleName, actions, professionName, norm } of rows) {
    const key = `${entidadKind} ${role}`
    const line = lines.get(key) ?? { entidadKind, role, roleName, actions, professions: [], norms: [] }
    if (professionName) line.professions.push(professionName)
    if (!line.norms.includes(norm)) line.norms.push(norm)
    lines.set(key, line)
  }
  return [...lines.values()]
}
