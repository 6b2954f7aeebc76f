// Keys of the delegado's pages (WCAG 2.1.4): off at a press and remembered, silent in fields and beside modifiers. They lead
// somewhere, or open what is only read; none of them sends a form.
const box = document.querySelector('[data-keys]')
const dialog = document.querySelector('[data-keys-dialog]')
const toggle = document.querySelector('[data-keys-switch]')
const memory = 'mipres-teclas'

const remember = (isOff) => {
  try {
    isOff ? localStorage.setItem(memory, 'apagadas') : localStorage.removeItem(memory)
  } catch {
    // A browser that keeps nothing starts with the keys on.
  }
}
const isRememberedOff = () => {
  try {
    return localStorage.getItem(memory) === 'apagadas'
  } catch {
    return false
  }
}

let isOff = isRememberedOff()
const show = () => {
  toggle.textContent = isOff ? 'Encender las teclas rápidas' : 'Apagar las teclas rápidas'
  box.querySelector('ul').hidden = isOff
}

/** To the first thing in it that can be typed in, opening what is folded around it. */
function toForm(end) {
  const form = [...document.querySelectorAll('main form')].find((one) => new URL(one.action).pathname.endsWith(end))
  form?.closest('details')?.setAttribute('open', '')
  form?.querySelector('input:not([type=hidden]), select, textarea, button')?.focus()
  return form !== undefined
}

function toElement(selector) {
  const found = document.querySelector(selector)
  found?.focus()
  return found !== null
}

/** To the link of the next row, or of the one before. */
function toRow(step) {
  const links = [...document.querySelectorAll('.ma-queue tbody tr')].map(
    (row) => row.querySelector('.act a') ?? row.querySelector('a'),
  )
  const rows = links.filter((link) => link !== null)
  if (rows.length === 0) return false
  const now = rows.findIndex((link) => link.closest('tr').contains(document.activeElement))
  const next = now < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, now + step))
  rows[next].focus()
  rows[next].closest('tr').scrollIntoView({ block: 'nearest' })
  return true
}

const isInRow = () => document.activeElement?.closest('.ma-queue tbody tr') != null
const actions = {
  __proto__: null,
  j: () => toRow(1),
  k: () => toRow(-1),
  // Arrows scroll the page until one is among the rows.
  ArrowDown: () => isInRow() && toRow(1),
  ArrowUp: () => isInRow() && toRow(-1),
  '/': () => toElement('form[role=search] input:not([type=hidden])'),
  e: () => toElement('.ma-head a[download]'),
  u: () => toElement('.govuk-back-link'),
  i: () => toForm('/identidad'),
  a: () => toForm('/activar'),
  r: () => toForm('/enrolar'),
  s: () => toForm('/simular') || toElement('[formaction$="/simular"]'),
  d: () => toForm('/devolver'),
  x: () => toForm('/rechazar'),
  '?': () => {
    dialog.showModal()
    return true
  },
}

/** The switch is for every key of ours, those of the other scripts too. */
export const areKeysOff = () => isOff

if (box && toggle) {
  box.hidden = false
  show()
  toggle.addEventListener('click', () => {
    isOff = !isOff
    remember(isOff)
    show()
  })
}
// The pages that print these keys have the dialog that tells them.
if (box && dialog && toggle) {
  document.addEventListener('keydown', (event) => {
    const { target, key } = event
    const isTyping =
      target instanceof Element && target.closest('input, select, textarea, [contenteditable], dialog[open]') !== null
    if (isOff || isTyping || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return
    const act = actions[key.startsWith('Arrow') ? key : key.toLowerCase()]
    if (act?.()) event.preventDefault()
  })
}
