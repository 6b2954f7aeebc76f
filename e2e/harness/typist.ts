import type { Page } from 'playwright-core'

/** Somebody who works by keyboard alone; each key that goes down is counted, those of a chord too. */
export function typist(page: Page) {
  const counted = { keys: 0, terms: 0, secret: 0 }
  const write = async (text: string, as: keyof typeof counted) => {
    counted[as] += text.length
    await page.keyboard.type(text)
  }
  return {
    counted,
    /** What is looked for: a document, words of a diagnosis, the name of a medicine. Counted apart. */
    seek: (term: string) => write(term, 'terms'),
    type: (text: string) => write(text, 'keys'),
    /** A password is as long as its owner wants it: counted apart. */
    secret: (text: string) => write(text, 'secret'),
    async press(chord: string) {
      counted.keys += chord.split('+').length
      await page.keyboard.press(chord)
    },
    /** Presses a key, and waits for the page that follows. */
    async go(chord: string) {
      await Promise.all([page.waitForEvent('load'), this.press(chord)])
    },
    /** The name of the field in which the hand is. */
    hand: () => page.evaluate<string>('document.activeElement.name ?? ""'),
  }
}
