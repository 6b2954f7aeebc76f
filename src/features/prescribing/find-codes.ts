import type { Db } from '../../shared/sql.ts'
import { findBest, findWritten, type Written } from '../catalogues/index.ts'
import { decideCode, decideHeld } from './decide-code.ts'
import { type DraftBody, fieldsOfText, tableOf, withFields } from './text-of-form.ts'

/** What the page offers where several codes fit what was typed. */
const offered = 8

type Sought = { path: string; table: string; code: string; words: string }

const soughtIn = ({ text, typed }: DraftBody): Sought[] => {
  const fields = fieldsOfText(text)
  return Object.entries(typed).flatMap(([path, words]) => {
    const table = tableOf(path)
    return table ? [{ path, table, code: fields[path] ?? '', words: words.trim() }] : []
  })
}

/**
 * What was typed where a code is sought becomes that code where only one is meant; what was typed over a chosen code takes its
 * place. What is still open stays typed.
 */
export async function settleCodes(db: Db, body: DraftBody): Promise<DraftBody> {
  const sought = soughtIn(body)
  const names = await findWritten(
    db,
    sought.filter(({ code }) => code !== '').map(({ table, code }) => ({ catalogue: table, code })),
  )
  const set: Record<string, string> = {}
  const typed = { ...body.typed }
  for (const { path, table, code, words } of sought) {
    const entry = names.get(`${table} ${code}`) ?? null
    const held = decideHeld({ words, entry })
    if (held !== 'seek') {
      delete typed[path]
      set[path] = held === 'keep' ? code : ''
      continue
    }
    const found = decideCode({ code, words, hits: await findBest(db, { catalogue: table, text: words, limit: offered }) })
    set[path] = found ?? ''
    if (found !== null) delete typed[path]
  }
  return { text: withFields(body.text, set), typed }
}

/** What each open field offers, by its path; none found is an empty list. */
export async function findOffers(db: Db, body: DraftBody): Promise<Record<string, { code: string; name: string }[]>> {
  const offers: Record<string, { code: string; name: string }[]> = {}
  for (const { path, table, words } of soughtIn(body))
    if (words !== '') offers[path] = await findBest(db, { catalogue: table, text: words, limit: offered })
  return offers
}

/** What the tables say of every chosen code of a field that is sought by words, by path. */
export async function findNames(db: Db, body: DraftBody): Promise<Record<string, Written>> {
  const chosen = Object.entries(fieldsOfText(body.text)).flatMap(([path, code]) => {
    const catalogue = tableOf(path)
    return catalogue && code !== '' ? [{ path, catalogue, code }] : []
  })
  const entries = await findWritten(db, chosen)
  return Object.fromEntries(
    chosen.flatMap(({ path, catalogue, code }) => {
      const entry = entries.get(`${catalogue} ${code}`)
      return entry ? [[path, entry]] : []
    }),
  )
}
