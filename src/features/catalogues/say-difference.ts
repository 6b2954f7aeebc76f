import { numberText } from '../../shared/dates-es.ts'
import type { Catalogue, Entry, Version } from './catalogues.ts'
import { type Change, type ChangeKind, countKinds, type Difference } from './decide-difference.ts'

/** Of each kind; a first load has thousands. */
const shown = 20

const heads: Record<ChangeKind, string> = {
  added: 'Nuevos',
  changed: 'Con cambios',
  disabled: 'Deshabilitados',
  enabled: 'Habilitados de nuevo',
}

type Told = {
  catalogue: Catalogue
  newest: Version | null
  difference: Difference
  rowsRead: number
  rowsBad: number
  version: Version | null
  applies: boolean
}

/** The difference in words, for the operator who decides on it. */
export function sayDifference(say: (line: string) => void, told: Told) {
  const { catalogue, newest, difference, rowsRead, rowsBad, version, applies } = told
  const { changes, missing, same } = difference
  for (const kind of ['added', 'changed', 'disabled', 'enabled'] as const) {
    const ofKind = changes.filter((change) => change.kind === kind)
    if (ofKind.length === 0) continue
    say(`${heads[kind]}: ${numberText(ofKind.length)}`)
    for (const change of ofKind.slice(0, shown)) say(`  ${changeText(change, catalogue)}`)
    if (ofKind.length > shown) say(`  … y ${numberText(ofKind.length - shown)} más`)
  }
  if (missing.length > 0) {
    say(`Habilitados que el archivo no trae: ${numberText(missing.length)}`)
    for (const { code, name } of missing.slice(0, shown)) say(`  ${code} ${name}`)
    if (missing.length > shown) say(`  … y ${numberText(missing.length - shown)} más`)
    say(
      '  Siguen habilitados: un archivo incompleto no le quita un código a nadie. Para deshabilitarlos, agregue --disable-missing.',
    )
  }
  if (newest?.source === 'PROPIO' && changes.some(({ kind }) => kind === 'disabled'))
    say('Lo que tenía esta tabla es el catálogo de ejemplo del programa: lo que el archivo no trae se deshabilita.')

  const counts = countKinds(changes)
  say(
    `Filas leídas: ${numberText(rowsRead)}. Nuevas: ${numberText(counts.added)}. Con cambios: ${numberText(counts.changed)}. ` +
      `Deshabilitadas: ${numberText(counts.disabled)}. Habilitadas de nuevo: ${numberText(counts.enabled)}. ` +
      `Sin cambios: ${numberText(same)}. Rechazadas: ${numberText(rowsBad)}.`,
  )
  if (changes.length === 0) say(`Nada cambia: la versión ${newest ? `${newest.number} ` : ''}sigue.`)
  else if (version) say(`Es la versión ${version.number} de ${catalogue.id}, con ${numberText(version.codes)} códigos.`)
  else if (!applies) say('No se ha aplicado nada. Para aplicarlo, repita la orden con --apply.')
}

/** "E119 Diabetes …", or what it said and what it says: "0003 nombre: «Ablefaron» → «Síndrome de ablefaron»" */
function changeText({ kind, before, after }: Change, { more }: Pick<Catalogue, 'more'>): string {
  if (!before) return `${after.code} ${after.name}${after.isEnabled ? '' : ' (deshabilitado)'}`
  const parts = partsOf(more)
    .map(([label, read]) => [label, read(before), read(after)] as const)
    .filter(([, a, b]) => a !== b)
    .map(([label, a, b]) => `${label}: «${a}» → «${b}»`)
  const said = parts.length > 0 ? ` · ${parts.join(', ')}` : ''
  return kind === 'changed' ? `${after.code} ${parts.join(', ')}` : `${after.code} ${after.name}${said}`
}

const partsOf = (more: Catalogue['more']): [label: string, read: (entry: Entry) => string][] => [
  ['nombre', ({ name }) => name],
  ['desde', ({ since }) => since ?? ''],
  ...(more
    ? [[more.name.toLowerCase(), (entry: Entry) => entry.more[more.column] ?? ''] as [string, (entry: Entry) => string]]
    : []),
  ['nombre anterior', (entry) => entry.more.antes ?? ''],
]
