// The keyboard of the work surface: where the hand is when a page opens, and the keys that lead to a field or press a button. They
// all go with Alt or Ctrl (WCAG 2.1.4), are printed on the page, and are off where the other keys are.
import './combobox.js'
import './autosave.js'
import { areKeysOff } from './keys.js'

const field = 'input:not([type=hidden]), select, textarea, button'
const isEmpty = ({ value }) => value === ''

/** Of a line that was just added, what it still needs, else where the next is written; else the place that the server marked. */
function firstPlace() {
  if (document.querySelector('.govuk-error-summary')) return null
  const line = /^#medicines-\d+$/.test(location.hash) && document.querySelector(location.hash)
  if (line) return [...line.querySelectorAll('[data-needed]')].find(isEmpty) ?? document.querySelector('[data-enter]')
  const marked = document.querySelector('[data-focus]')
  return marked?.matches(field) ? marked : marked?.querySelector(field)
}
const goThere = () => firstPlace()?.focus()
// A browser that goes to a place of the page takes the focus away from it until all is loaded.
if (location.hash === '' || document.readyState === 'complete') goThere()
else addEventListener('load', () => setTimeout(goThere))

/** 'alt+m', 'ctrl+enter'; '' of what is no such key. A number pad with Alt writes letters. */
function nameOf({ key, code, altKey, ctrlKey, metaKey, shiftKey }) {
  if (shiftKey || code.startsWith('Numpad')) return ''
  const pressed =
    key === 'Enter' ? 'enter' : /^[a-z0-9]$/i.test(key) ? key.toLowerCase() : code.replace(/^(Key|Digit)/, '').toLowerCase()
  if (altKey && !ctrlKey && !metaKey) return `alt+${pressed}`
  return (ctrlKey || metaKey) && !altKey ? `ctrl+${pressed}` : ''
}

document.addEventListener('keydown', (event) => {
  const name = event.repeat || event.isComposing || areKeysOff() ? '' : nameOf(event)
  const target = name && document.querySelector(`[data-key="${CSS.escape(name)}"]`)
  if (!target) return
  event.preventDefault()
  if (target.matches('button, a[href]')) return target.click()
  const place = target.matches(field) ? target : target.querySelector(field)
  place?.focus()
  if (place instanceof HTMLInputElement) place.select()
})
