import type { AppContext } from '../../platform/app-context.ts'
import { findEntriesAfter, findVersions } from './catalogue-store.ts'
import type { Catalogue, Entry, Version } from './catalogues.ts'
import { codeOf } from './parse-entry.ts'
import { findBest, type Match } from './search-store.ts'

export type ListRequest = {
  catalogue: Catalogue
  /** What is looked for, in the newest version; '' lists by code. */
  text: string
  /** Null: the newest. */
  version: number | null
  withDisabled: boolean
  /** The last code of the page before. */
  after: string
  limit: number
}

export type List = {
  /** The one that is listed; null before the first load. */
  version: Version | null
  versions: Version[]
  entries: (Entry & { match?: Match })[]
  /** Where the next page goes on. */
  next: string | null
}

/** What a page or the interface lists of a table. Null when it has no such version. */
export async function readList(app: AppContext, request: ListRequest): Promise<List | null> {
  const { catalogue, text, withDisabled, after, limit } = request
  const versions = await findVersions(app.db, catalogue.id)
  const [newest = null] = versions
  const version = request.version === null ? newest : (versions.find(({ number }) => number === request.version) ?? null)
  if (request.version !== null && !version) return null
  if (text.trim() !== '')
    return {
      version: newest,
      versions,
      entries: await findBest(app.db, { catalogue: catalogue.id, text, limit, withDisabled }),
      next: null,
    }
  const isNewest = version === newest
  const listing = { catalogue: catalogue.id, version: isNewest ? null : version!.number, withDisabled }
  const found = await findEntriesAfter(app.db, listing, { after: codeOf(after), limit: limit + 1 })
  const entries = found.slice(0, limit)
  return { version, versions, entries, next: found.length > limit ? entries.at(-1)!.code : null }
}
