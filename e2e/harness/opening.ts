import type { Page } from 'playwright-core'
import { type Fields, fill, follow, formTo, openMail, press, signIn } from './acts.ts'
import type { RunningProgram } from './program.ts'

/** One more step on the way to a state of a page; what the operator does beside it is done to the program. */
export type Step = (page: Page, program: RunningProgram) => Promise<unknown>

/** One page of the product in one state. */
export type State = {
  /** Of its pictures. */
  name: string
  /** The GET route whose page it is, as src/routes.ts writes it; null: an address that no route has. */
  route: string | null
  open: Step[]
  /** Of the page as it is shown; 200 unless said otherwise. */
  status?: number
  /** It is also looked at as it comes out of a printer. */
  isPrinted?: boolean
}

/** What somebody looks at, one after the other. */
export type Viewing = {
  /** Whose account of the demonstration, by the first part of its e-mail; null: nobody's. */
  who: string | null
  /** Tells viewings of the same person apart. */
  part?: string
  states: State[]
}

export const state = (name: string, route: string | null, ...open: Step[]): State => ({ name, route, open })
/** The page after a form was refused. */
export const refused = (name: string, route: string | null, ...open: Step[]): State => ({ name, route, open, status: 422 })
export const answered = (status: number, name: string, route: string | null, ...open: Step[]): State => ({
  ...{ name, route, open, status },
})

export const go =
  (address: string): Step =>
  (page) =>
    page.goto(address)
export const link =
  (name: string | RegExp): Step =>
  (page) =>
    follow(page, name)
/** Follows the first link to an address that has this in it. */
export const linkTo =
  (part: string): Step =>
  (page) =>
    press(page, page.locator(`main a[href*="${part}"]`).first())
export const button =
  (name: string | RegExp): Step =>
  (page) =>
    press(page, name)
export const type =
  (fields: Fields): Step =>
  (page) =>
    fill(page, fields)
export const choose =
  (label: string | RegExp): Step =>
  (page) =>
    page.locator('main').getByLabel(label, { exact: true }).first().check()
/** Fills and sends the form whose address ends so. */
export const send =
  (end: string, fields: Fields = {}): Step =>
  async (page) => {
    const form = formTo(page, end).first()
    // A form may lie folded.
    await page.evaluate((node) => node?.closest('details')?.setAttribute('open', ''), await form.elementHandle())
    await fill(form, fields)
    // What only asks is not what sends.
    await press(page, form.locator('button:not([formmethod])').last())
  }
export const mail =
  (to: string, subject: RegExp): Step =>
  (page) =>
    openMail(page, to, subject)
export const enter =
  (part: string): Step =>
  (page) =>
    signIn(page, `${part}@demo.example`)
/** The same address with something else in it. */
export const readdress =
  (change: (address: string) => string): Step =>
  (page) =>
    page.goto(change(page.url()))
export const leave: Step = (page) => press(page, page.getByRole('button', { name: 'Salir' }))
