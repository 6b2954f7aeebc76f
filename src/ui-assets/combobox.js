// A code of a large table, sought while one types (ARIA combobox with a list). Without it the server seeks what was typed.
import { fold, markWords, sayFound } from './mark-words.js'

const pause = 120
const most = 8
const found = new Map()
const states = new WeakMap()

const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** The list, its note and what is read out are made when somebody comes to the field, so fields that come later work too. */
function stateOf(root) {
  if (states.has(root)) return states.get(root)
  const input = root.querySelector('input[type=text]')
  const list = make('ul', { class: 'ma-listbox', id: `${input.id}-lista`, role: 'listbox', 'aria-label': 'Resultados' })
  const note = make('p', { class: 'ma-combo-note', 'aria-hidden': 'true' })
  const popup = make('div', { class: 'ma-combo-popup', hidden: '' }, list, note)
  const said = make('span', { class: 'govuk-visually-hidden', role: 'status' })
  input.after(popup, said)
  const attributes = { role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list' }
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value)
  const state = {
    root,
    input,
    list,
    note,
    popup,
    said,
    hits: [],
    active: -1,
    listed: null,
    timer: 0,
    request: null,
    isAwaited: false,
  }
  states.set(root, state)
  return state
}

/** The hidden code; it takes the place of the choices that the server showed. */
function codeOf({ root, input }) {
  const there = root.querySelector('[data-code]')
  if (there) return there
  const code = make('input', { type: 'hidden', name: input.name.replace(/\.text$/, ''), 'data-code': '' })
  root.querySelector('[data-hits]')?.remove()
  root.append(code)
  return code
}

const isOpen = ({ popup, hits }) => !popup.hidden && hits.length > 0

function close(state) {
  state.popup.hidden = true
  state.active = -1
  state.input.setAttribute('aria-expanded', 'false')
  state.input.removeAttribute('aria-activedescendant')
}

function activate(state, index) {
  state.active = index
  for (const [i, option] of [...state.list.children].entries()) option.setAttribute('aria-selected', String(i === index))
  const option = state.list.children[index]
  option ? state.input.setAttribute('aria-activedescendant', option.id) : state.input.removeAttribute('aria-activedescendant')
  option?.scrollIntoView({ block: 'nearest' })
}

function take(state, hit) {
  const { root, input } = state
  const code = codeOf(state)
  input.value = 'showsCode' in root.dataset ? `${hit.code} ${hit.name}` : hit.name
  code.value = hit.code
  state.isAwaited = false
  clearTimeout(state.timer)
  state.request?.abort()
  close(state)
  state.said.textContent = `Elegido: ${input.value}.`
  code.dispatchEvent(new Event('change', { bubbles: true }))
}

function optionOf(state, hit, index, typed) {
  const name = markWords(hit.name, typed).map(([text, isMarked]) => (isMarked ? make('mark', {}, text) : text))
  const code = 'showsCode' in state.root.dataset ? [make('span', { class: 'code' }, hit.code)] : []
  return make(
    'li',
    { role: 'option', id: `${state.list.id}-${index}`, 'aria-selected': 'false', 'data-index': String(index) },
    ...code,
    make('span', {}, ...name),
    ...(hit.symbol ? [make('span', { class: 'meta' }, hit.symbol)] : []),
  )
}

/** What is taken unseen: only where nothing else can be meant. */
const certainOf = (hits, typed) =>
  hits.find(({ code }) => code === typed.toUpperCase().replace(/[.\s-]/g, '')) ??
  hits.find(({ name }) => fold(name) === fold(typed)) ??
  (hits.length === 1 && hits[0].match !== 'alike' ? hits[0] : undefined)

function show(state, typed, hits) {
  state.hits = hits
  state.listed = typed
  const awaited = state.isAwaited
  state.isAwaited = false
  const certain = awaited ? certainOf(hits, typed) : undefined
  if (certain) return take(state, certain)
  if (document.activeElement !== state.input) return close(state)
  state.list.replaceChildren(...hits.map((hit, index) => optionOf(state, hit, index, typed)))
  const sentence = sayFound(typed, hits, most)
  state.note.replaceChildren(sentence, ...(hits.length > 0 ? [keyHint()] : []))
  state.said.textContent = sentence
  state.popup.hidden = false
  state.list.hidden = hits.length === 0
  state.input.setAttribute('aria-expanded', String(hits.length > 0))
  activate(state, hits.length > 0 ? 0 : -1)
}

const keyHint = () =>
  make(
    'span',
    { class: 'ma-keyhint' },
    ' ',
    make('kbd', {}, '↑'),
    ' ',
    make('kbd', {}, '↓'),
    ' elegir, ',
    make('kbd', {}, 'Intro'),
    ' aceptar, ',
    make('kbd', {}, 'Esc'),
    ' cerrar',
  )

async function search(state) {
  clearTimeout(state.timer)
  const typed = state.input.value.trim()
  state.request?.abort()
  if (typed.length < 2) return close(state)
  const address = `/api/catalogues/${state.root.dataset.table}?limit=${most}&q=${encodeURIComponent(typed.slice(0, 200))}`
  if (found.has(address)) return show(state, typed, found.get(address))
  const request = new AbortController()
  state.request = request
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' }, signal: request.signal })
    if (!answer.ok) throw new Error(String(answer.status))
    const { entries } = await answer.json()
    found.set(address, entries)
    if (state.input.value.trim() === typed) show(state, typed, entries)
  } catch {
    if (request.signal.aborted) return
    state.isAwaited = false
    close(state)
    state.said.textContent = 'La búsqueda no responde. Se buscará lo que escribió cuando guarde.'
  }
}

/** Something is typed that is no code yet. */
const isUndecided = (state) => state.input.value.trim() !== '' && (state.root.querySelector('[data-code]')?.value ?? '') === ''

const moves = { ArrowDown: 1, ArrowUp: -1 }

function onKey(state, event) {
  const { key } = event
  const isFresh = isOpen(state) && state.active >= 0 && state.listed === state.input.value.trim()
  if (key in moves && !event.ctrlKey && !event.metaKey) {
    event.preventDefault()
    if (!isOpen(state)) return void search(state)
    activate(state, (state.active + moves[key] + state.hits.length) % state.hits.length)
  } else if (key === 'Escape' && !state.popup.hidden) {
    event.preventDefault()
    close(state)
  } else if (key === 'Tab' && isFresh) take(state, state.hits[state.active])
  else if (key === 'Enter' && isFresh) {
    if (!event.ctrlKey && !event.metaKey) event.preventDefault()
    take(state, state.hits[state.active])
  } else if (key === 'Enter' && isUndecided(state) && !event.ctrlKey && !event.metaKey) {
    // Pressed before the answer came: it is taken when it can mean only one.
    event.preventDefault()
    state.isAwaited = true
    search(state)
  }
}

const stateAt = (target) => {
  const root = target instanceof Element ? target.closest('[data-combobox]') : null
  return root ? stateOf(root) : null
}

for (const root of document.querySelectorAll('[data-combobox]')) stateOf(root)

document.addEventListener('focusin', ({ target }) => stateAt(target))
document.addEventListener('input', ({ target }) => {
  const state = stateAt(target)
  if (!state || target !== state.input) return
  codeOf(state).value = ''
  state.isAwaited = false
  clearTimeout(state.timer)
  state.timer = setTimeout(() => search(state), pause)
})
document.addEventListener(
  'keydown',
  (event) => {
    const state = event.isComposing || event.altKey ? null : stateAt(event.target)
    if (state && event.target === state.input) onKey(state, event)
    // Before the form hears it: an Enter that takes an entry is no Enter of the form.
  },
  true,
)
document.addEventListener('change', ({ target }) => {
  const state = target instanceof HTMLInputElement && target.type === 'radio' ? stateAt(target) : null
  if (!state) return
  const label = target.labels[0].textContent.trim()
  state.input.focus()
  take(state, { code: target.value, name: 'showsCode' in state.root.dataset ? label.slice(target.value.length).trim() : label })
})
document.addEventListener('focusout', ({ target }) => {
  const state = stateAt(target)
  if (!state || target !== state.input) return
  close(state)
  if (!isUndecided(state)) return
  state.isAwaited = true
  search(state)
})
// The press of a pointer leaves the hand in the field.
document.addEventListener('mousedown', (event) => {
  if (event.target instanceof Element && event.target.closest('.ma-combo-popup')) event.preventDefault()
})
document.addEventListener('click', ({ target }) => {
  const option = target instanceof Element ? target.closest('[data-combobox] [role=option]') : null
  const state = option && stateAt(option)
  if (state) take(state, state.hits[Number(option.dataset.index)])
})
