// A form that saves itself (`data-autosave`): what is written is sent as its button "guardar" would send it, and of the page that
// answers only what the server computed (`data-fresh`) is put in; the fields are the writer's. Without script the buttons do it.
import { Button } from 'govuk-frontend'
import { morph } from './morph.js'

const form = document.querySelector('form[data-autosave]')
const soon = 700
const longest = 60_000
const patience = 8_000
/** What changes with each answer and is nobody's writing. */
const ofServer = ['revision', 'intento']

let saved = ''
let timer = 0
let running = null
let failures = 0
let isLeaving = false
let isSending = false
let isPressing = false
/** What was refused, with its status: it is not sent again until something else is written, or a button pressed. */
let refused = null

const fieldsOf = () => new URLSearchParams(new FormData(form))
function written() {
  const fields = fieldsOf()
  for (const name of ofServer) fields.delete(name)
  return String(fields)
}
const isDirty = () => written() !== saved

function say(text, link) {
  const status = document.querySelector('[data-save-status]')
  if (!status || (status.textContent === text && !link)) return
  status.replaceChildren(text)
  status.classList.toggle('is-bad', failures > 0 || refused !== null)
  if (!link) return
  const anchor = Object.assign(document.createElement('a'), { href: link.href, target: '_blank', textContent: link.text })
  status.append(' ', anchor)
}

const clock = () => {
  const now = new Date()
  return `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`
}

const plan = (ms) => {
  clearTimeout(timer)
  timer = setTimeout(save, ms)
}

/** A field that is in another place now, or kept unseen, has what was typed in it meanwhile: that is later than what was sent. */
function carryOver(before, typed, sent) {
  for (const field of form.elements) {
    if (before.has(field) || field.tagName === 'BUTTON' || !typed.has(field.name) || ofServer.includes(field.name)) continue
    // What was not touched since is as the server has it: a total reckoned anew.
    if (typed.get(field.name) === sent.get(field.name)) continue
    if (field.type === 'radio') field.checked = typed.get(field.name) === field.value
    else field.value = typed.get(field.name)
  }
}

/** A choice that was not touched since the sending is as the server has it: what goes with another that was made. */
function takeChoices(page, typed, sent) {
  for (const { name, value } of page.querySelectorAll('[data-fresh] select')) {
    const own = form.querySelector(`select[name="${CSS.escape(name)}"]`)
    if (own && typed.get(name) === sent.get(name)) own.value = value
  }
}

function putIn(page, sent) {
  const before = new Set(form.elements)
  const typed = fieldsOf()
  for (const old of document.querySelectorAll('[data-fresh]')) {
    const fresh = page.querySelector(`[data-fresh="${CSS.escape(old.dataset.fresh)}"]`)
    if (fresh) morph(old, fresh)
    else old.replaceChildren()
  }
  carryOver(before, typed, sent)
  takeChoices(page, typed, sent)
  for (const name of ofServer) {
    const fresh = page.querySelector(`form[data-autosave] input[name="${name}"]`)
    const old = form.querySelector(`input[name="${name}"]`)
    if (fresh && old) old.value = fresh.value
  }
  for (const button of document.querySelectorAll('[data-fresh] [data-module=govuk-button]:not([data-govuk-button-init])'))
    new Button(button)
}

function failed(text, link) {
  failures++
  say(text, link)
  // Without a session nothing helps until its owner has been elsewhere and comes back.
  if (!link) plan(Math.min(longest, 2000 * 2 ** (failures - 1)))
}

function refuse(status, page) {
  const here = { href: location.pathname, text: 'Ver por qué' }
  if (status === 409 && page.querySelector('form[data-autosave]'))
    return say('Este borrador se cambió en otra ventana. Pulse «Guardar borrador» para elegir con cuál se queda.')
  const title = page.querySelector('h1')?.textContent.trim() ?? 'No se guardó'
  // Whoever may not go on has what was written kept all the same; a sheet that is gone has not.
  say(
    status === 404
      ? 'Este borrador ya se firmó o se descartó en otra ventana: lo último que escribió no se guardó.'
      : `${title}. Lo escrito quedó guardado.`,
    here,
  )
}

async function send() {
  const body = fieldsOf()
  const sent = written()
  body.set('accion', 'guardar')
  try {
    const answer = await fetch(form.getAttribute('action') || location.pathname, {
      method: 'POST',
      body,
      headers: { accept: 'text/html' },
      // The page may be gone before the answer; a browser keeps up to 64 KiB going.
      keepalive: document.hidden && String(body).length < 60_000,
      signal: AbortSignal.timeout(20_000),
    })
    const path = new URL(answer.url).pathname
    if (answer.status === 401 || path.startsWith('/ingresar'))
      return failed('Su sesión terminó. Lo escrito sigue aquí: no cierre esta página.', {
        href: answer.url,
        text: 'Ingrese en otra pestaña y vuelva a esta',
      })
    if (answer.status >= 500 || answer.status === 429)
      return failed('No se pudo guardar. Lo escrito sigue aquí; volvemos a intentarlo.')
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    // 422 is saved too, with something to say of it; any other refusal stands until something else is written.
    if (!page.querySelector('form[data-autosave]') || answer.status === 409) {
      refused = { sent, status: answer.status }
      failures = 0
      return refuse(answer.status, page)
    }
    failures = 0
    refused = null
    const isAsSent = written() === sent
    putIn(page, body)
    // Fields that the server put in are saved as they are.
    saved = isAsSent ? written() : sent
    const remark = answer.ok ? undefined : page.querySelector('.govuk-error-summary li')?.textContent.trim()
    say(remark ?? page.querySelector('[data-save-status]')?.textContent.trim() ?? `Guardado ${clock()}`)
  } catch {
    failed('Sin conexión. Lo escrito sigue aquí; volvemos a intentarlo.')
  }
}

async function save() {
  clearTimeout(timer)
  while (running) await running
  if (isLeaving) return
  const now = written()
  if (now === saved || now === refused?.sent) return
  running = send()
  await running
  running = null
  if (failures === 0 && written() !== saved && written() !== refused?.sent) plan(soon)
}

/** The same button in the page as it is now; null where what it did is not offered any more. */
function stillThere(submitter) {
  if (!submitter || submitter.isConnected) return submitter
  const same = [...form.elements].find(({ name, value }) => name === submitter.name && value === submitter.value)
  return same?.textContent === submitter.textContent ? same : null
}

/** Their pages say that what was sent is kept, or bring it back to choose; of any other refusal it would be lost. */
const keeps = ({ status }) => status === 403 || status === 409

/** On the way to another page a second press would overtake the first; one who stopped the browser presses again in a while. */
function leave() {
  isLeaving = true
  setTimeout(() => {
    isLeaving = false
  }, patience)
}

/** Whoever presses a button leaves the page: not before what is written is saved, for where one is led may not have it. */
async function onSubmit(event) {
  clearTimeout(timer)
  if (isSending) {
    isSending = false
    return
  }
  if (isLeaving) {
    event.preventDefault()
    return
  }
  if (!running && !isDirty()) {
    leave()
    return
  }
  event.preventDefault()
  if (isPressing) return
  isPressing = true
  const { submitter } = event
  const text = submitter?.textContent
  if (refused && !keeps(refused)) refused = null
  await save()
  isPressing = false
  if (failures > 0 || (refused && !keeps(refused))) return
  const button = stillThere(submitter)
  if (submitter && button?.textContent !== text)
    return say('Los avisos cambiaron mientras se guardaba. Mírelos y pulse de nuevo.')
  leave()
  // A form does not send itself while its own submit is still being told.
  setTimeout(() => {
    isSending = true
    form.requestSubmit(button)
  })
}

/** A link waits until what was written is saved. */
async function onLink(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  const isPlain =
    !event.defaultPrevented && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
  if (!link || !isPlain || link.target || link.origin !== location.origin || link.getAttribute('href').startsWith('#')) return
  if (!isDirty() && !running) return
  event.preventDefault()
  await save()
  location.assign(link.href)
}

if (form) {
  // What comes back from a form that could not be saved is still to be saved.
  saved = form.dataset.unsaved === undefined ? written() : ''
  form.addEventListener('input', () => plan(soon))
  form.addEventListener('change', () => plan(50))
  form.addEventListener('submit', onSubmit)
  document.addEventListener('click', onLink)
  document.addEventListener('visibilitychange', () => isDirty() && save())
  addEventListener('online', () => isDirty() && save())
  addEventListener('focus', () => failures > 0 && isDirty() && save())
  addEventListener('pageshow', () => {
    isLeaving = false
  })
  addEventListener('beforeunload', (event) => {
    if (!isLeaving && isDirty()) event.preventDefault()
  })
  // Enter in a field of the sheet is no order to go on: it saves, or presses the button that the field names.
  form.addEventListener('keydown', (event) => {
    const { target } = event
    const isPlain =
      event.key === 'Enter' && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing
    if (!isPlain || !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
    if (['submit', 'button', 'file'].includes(target.type)) return
    event.preventDefault()
    if (event.repeat) return
    const { enter } = target.dataset
    const button = enter && form.querySelector(`button[name=accion][value="${CSS.escape(enter)}"]`)
    if (button) form.requestSubmit(button)
    else save()
  })
}
