// What goes on by itself while somebody looks: the part of the page that says so is asked for anew and put in the place of the
// old, so that the reader's place, focus and what is open elsewhere stay. When the work is over the page is loaded whole.
const seconds = 2

const step = async () => {
  const shown = document.querySelector('[data-live]')
  if (!shown) return
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
    if (!answer.ok || answer.redirected) return location.reload()
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector('[data-live]')
    if (!fresh || fresh.dataset.live !== shown.dataset.live) return location.reload()
    if (!document.hidden) shown.replaceChildren(...fresh.childNodes)
  } catch {
    // Without network for a moment: the next time.
  }
  setTimeout(step, seconds * 1000)
}
if (document.querySelector('[data-live]')) setTimeout(step, seconds * 1000)
