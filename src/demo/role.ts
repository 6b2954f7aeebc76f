import { idOf } from './country/random.ts'

/** An account of the demonstration with a part to play. */
export type Role = {
  key: string
  accountId: string
  /** Who it is, in a few words; stays the same from version to version. */
  rol: string
  /** What it is good for. */
  para: string
  /** Where to begin after entering. */
  start: string
  group: Group
}

export const groups = [
  'Delegados',
  'Profesionales',
  'Solicitantes',
  'Servicio Social Obligatorio',
  'Otros usuarios',
  'Profesionales en una EPS',
  'Profesionales independientes',
  'Mesa del Ministerio',
] as const
type Group = (typeof groups)[number]

/** `nth`: which of the accounts that say they are this person. */
export const role = (key: string, group: Group, rol: string, start: string, para: string, nth = 0): Role => ({
  key: nth === 0 ? key : `${key}-otra`,
  accountId: idOf('account', `${key}-${nth}`),
  rol,
  para,
  start,
  group,
})
