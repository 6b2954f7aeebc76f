import type { Page } from 'playwright-core'
import { arrive } from './acts.ts'

/**
 * Somebody who works by keyboard alone, at the pace of a hand; each key that goes down is counted, those of a chord too.
 * @param pace milliseconds from key to key: 200 is sixty words a minute
 */
export function typist(page: Page, pace = 200) {
  const counted = { keys: 0, terms: 0, secret: 0 }
  const write = async (text: string, as: keyof typeof counted) => {
    counted[as] += text.length
    await page.keyboard.type(text, { delay: pace })
  }
  const press = async (chord: string) => {
    const count = chord.split('+').length
    counted.keys += count
    await page.waitForTimeout(pace * count)
    await page.keyboard.press(chord)
  }
  return {
    counted,
    /** What is looked for: a document, words of a diagnosis, the name of a medicine. Counted apart. */
    seek: (term: string) => write(term, 'terms'),
    type: (text: string) => write(text, 'keys'),
    /** A password is as long as its owner wants it: counted apart. */
    secret: (text: string) => write(text, 'secret'),
    press,
    /** Presses a key, and waits for the page that follows. */
    go: (chord: string) => arrive(page, press(chord)),
    /** The name of the field in which the hand is. */
    hand: () => page.evaluate<string>('document.activeElement.name ?? ""'),
  }
}
