import type { Locator, Page } from 'playwright-core'

/** Presses a button, or what `press` is given, and waits for the page that follows. */
export async function press(page: Page, button: string | RegExp | Locator, { times = 1 } = {}) {
  const target =
    typeof button === 'string' || button instanceof RegExp ? page.locator('main').getByRole('button', { name: button }) : button
  await arrive(page, target.click({ clickCount: times }))
}

/**
 * After what leads to another page: until that is there. First that the page became another, for of the one before «load» may still
 * be on its way here.
 */
export async function arrive(page: Page, act: Promise<unknown>) {
  await Promise.all([page.waitForEvent('framenavigated'), act])
  await page.waitForLoadState('load')
}

/** Follows a link of the page. */
export const follow = (page: Page, name: string | RegExp) => press(page, page.getByRole('link', { name }).first())

export type Fields = Record<string, string | readonly string[]>

/** Fills the fields of a form by their names, as a person would: types, chooses, ticks. */
export async function fill(form: Page | Locator, fields: Fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]:not([type=hidden])`)
    const kind = await field.first().getAttribute('type')
    if (await form.locator(`select[name="${name}"]`).count()) await field.selectOption(value)
    else if (kind === 'radio' || kind === 'checkbox')
      for (const one of [value].flat()) await form.locator(`[name="${name}"][value="${one}"]`).check()
    else await field.fill(String(value))
  }
}

/** What the fields of a form hold. */
export async function typedIn(form: Page | Locator, names: string[]) {
  const values: Record<string, string> = {}
  for (const name of names) values[name] = await form.locator(`[name="${name}"]`).inputValue()
  return values
}

/** The form that sends to an address that ends so: several forms of one page may have fields of the same name. */
export const formTo = (page: Page, end: string) => page.locator(`form[action$="${end}"]`)

export const heading = async (page: Page) => words((await page.locator('h1').textContent()) ?? '')
export const textOf = async (page: Page, selector = 'main') => words(await page.locator(selector).first().innerText())
const words = (text: string) => text.replace(/\s+/g, ' ').trim()

export const passwordOfDemo = 'demostracion-abierta-2026'

export async function signIn(page: Page, email: string, password = passwordOfDemo) {
  await page.goto('/ingresar')
  await fill(page, { correo: email, clave: password })
  await press(page, 'Ingresar')
}

/** The newest mail to an address with these words in its subject, opened; it takes a moment to arrive. */
export async function openMail(page: Page, to: string, subject: RegExp) {
  const link = page.locator('main').getByRole('link', { name: subject }).first()
  // Not `expect.poll`, which belongs to one test at a time: people act here side by side.
  const patience = Date.now() + 20_000
  do await page.goto(`/demo/correo?para=${encodeURIComponent(to)}`)
  while ((await link.count()) === 0 && Date.now() < patience)
  await press(page, link)
}
