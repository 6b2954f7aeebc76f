/** What a button of the sheet asks for, besides saving what is written. */
export type Press =
  | { does: 'save' }
  | { does: 'review' }
  /** What stands in the quick line becomes a medicine. */
  | { does: 'add' }
  | { does: 'add-blank' }
  | { does: 'remove'; medicine: number }
  | { does: 'add-ingredient'; medicine: number }
  | { does: 'remove-ingredient'; medicine: number; ingredient: number }
  /** Null: the patient's last one. */
  | { does: 'repeat'; number: string | null }
  | { does: 'use-favourite'; id: string }
  | { does: 'keep-favourite'; medicine: number }
  /** One of the repairs of a finding. */
  | { does: 'repair'; rule: string; field: string; repair: number }
  | { does: 'add-ruling' }
  /** Over what another tab saved as this revision. */
  | { does: 'keep-mine'; revision: number }

const patterns: readonly [RegExp, (parts: string[]) => Press][] = [
  [/^revisar$/, () => ({ does: 'review' })],
  [/^agregar$/, () => ({ does: 'add' })],
  [/^nuevo$/, () => ({ does: 'add-blank' })],
  [/^fallo$/, () => ({ does: 'add-ruling' })],
  [/^quitar:(\d{1,3})$/, ([medicine]) => ({ does: 'remove', medicine: Number(medicine) })],
  [/^principio:(\d{1,3})$/, ([medicine]) => ({ does: 'add-ingredient', medicine: Number(medicine) })],
  [
    /^quitar-principio:(\d{1,3}):(\d{1,2})$/,
    ([medicine, ingredient]) => ({ does: 'remove-ingredient', medicine: Number(medicine), ingredient: Number(ingredient) }),
  ],
  [/^repetir$/, () => ({ does: 'repeat', number: null })],
  [/^repetir:(\d{20})$/, ([number = '']) => ({ does: 'repeat', number })],
  [/^favorito:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, ([id = '']) => ({ does: 'use-favourite', id })],
  [/^guardar-favorito:(\d{1,3})$/, ([medicine]) => ({ does: 'keep-favourite', medicine: Number(medicine) })],
  [
    /^arreglo:(R-[A-Z]{2,4}-\d{1,3}):([\w.-]{0,80}):(\d{1,2})$/,
    ([rule = '', field = '', repair]) => ({ does: 'repair', rule, field, repair: Number(repair) }),
  ],
  [/^conservar:(\d{1,9})$/, ([revision]) => ({ does: 'keep-mine', revision: Number(revision) })],
]

/**
 * The button that was pressed. Enter in a field presses the first one of the form, which names none: with something in the quick
 * line it adds that, else it saves. A name that no button has saves.
 */
export function readPress(named: string, line: string): Press {
  for (const [pattern, press] of patterns) {
    const found = pattern.exec(named)
    if (found) return press(found.slice(1))
  }
  return named === 'intro' && line.trim() !== '' ? { does: 'add' } : { does: 'save' }
}
