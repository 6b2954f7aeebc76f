import type { WorkRight } from '../workplace.ts'

type Place = Pick<WorkRight, 'sedeName' | 'entidadName'>

/** "Sede Norte, Hospital San Roque"; an EPS has one office, of its own name. */
export const placeName = ({ sedeName, entidadName }: Place) =>
  sedeName === entidadName ? sedeName : `${sedeName}, ${entidadName}`

/** The roles that hold now; what is to come is said at its place. */
export const rolesText = ({ roles }: Pick<WorkRight, 'roles'>, now: Date) => {
  const names = roles
    .filter(({ during: { from, until } }) => from <= now && (until === null || until > now))
    .map(({ name }) => name)
  return names.length === 0 ? 'Todavía sin rol' : [...new Set(names)].join(', ')
}
