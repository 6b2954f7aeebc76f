import { z } from 'zod'
import type { MailKey } from './mailbox-store.ts'

/** The last mail of a page as part of an address: "1763910000123.…id…". */
export const keyOf = ({ arrivedAt, id }: { arrivedAt: Date; id: string }) => `${arrivedAt.getTime()}.${id}`

/** What is no key is the beginning of the list. */
export function parseKey(text: string): MailKey {
  const [, time, id] = /^(\d{1,15})\.(.{36})$/.exec(text) ?? []
  if (!time || !z.uuid().safeParse(id).success) return null
  return { arrivedAt: new Date(Number(time)), id: id! }
}
