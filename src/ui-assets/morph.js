/**
 * Makes one part of the page like another, keeping every element that is the same: focus, caret and what is typed in its fields stay.
 * @param old in the page
 * @param fresh how it is to be
 */
export function morph(old, fresh) {
  const now = [...old.childNodes]
  const then = [...fresh.childNodes]
  for (const [i, node] of then.entries()) {
    const there = now[i]
    if (!there) old.append(document.importNode(node, true))
    else if (!isSame(there, node)) there.replaceWith(document.importNode(node, true))
    else if (node.nodeType === Node.ELEMENT_NODE) morphElement(there, node)
    else if (there.nodeValue !== node.nodeValue) there.nodeValue = node.nodeValue
  }
  for (const gone of now.slice(then.length)) gone.remove()
}

const isSame = (one, other) =>
  one.nodeType === other.nodeType &&
  one.nodeName === other.nodeName &&
  (one.nodeType !== Node.ELEMENT_NODE || (one.id === other.id && one.getAttribute('name') === other.getAttribute('name'))) &&
  // Nobody's hand stays on a button that does another thing than it did.
  (one.nodeName !== 'BUTTON' || one.textContent === other.textContent)

/** What scripts added to an element is not the server's to take away. */
const isOurs = (name) => name.startsWith('data-govuk-') || name === 'open'

function morphElement(old, fresh) {
  // What is typed is the writer's; a fresh `value` attribute does not change it.
  for (const { name } of [...old.attributes]) if (!isOurs(name) && !fresh.hasAttribute(name)) old.removeAttribute(name)
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  if (!(old instanceof HTMLTextAreaElement || old instanceof HTMLSelectElement)) morph(old, fresh)
}
