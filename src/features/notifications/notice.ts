import type { AppContext } from '../../platform/app-context.ts'
import { sendLater } from '../../platform/outbox.ts'
import type { Db } from '../../shared/sql.ts'
import { type Linked, noticeLink } from './notice-link.ts'

/** What everybody who reads a notice wants to know, in the order in which it is written. */
export type Notice = {
  to: { name: string; email: string }
  subject: string
  /** What happened: one or two sentences. */
  what: string
  /** What it is about: "Radicado", "Sede" … */
  about?: readonly (readonly [term: string, value: string])[]
  /** As it was written. */
  reason?: string | null
  /** The office in which it was done; null: whoever reads did it. */
  by: string | null
  /** The norm, or the rule, on which it was done. */
  ground?: string | null
  /** What comes next, and for whom. */
  next: string
  /** Where to see it: a sentence without its full stop, and a path of ours. */
  link: { text: string; path: string }
  /** Of an act in the reader's name: what the reader can suspend with «No fui yo». */
  notMe?: Linked | null
}

/** No-break spaces are for pages: in a mail they break searches. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

/** The one shape of every notice, as plain text. */
export function noticeText(notice: Notice, publicUrl: string, notMeUrl: string | null): { subject: string; body: string } {
  const { to, subject, what, about = [], reason, by, ground, next, link } = notice
  const facts = [
    ...about,
    ...(reason ? [['Motivo', reason] as const] : []),
    ...(by ? [['Lo hizo', by] as const] : []),
    ...(ground ? [['Fundamento', ground] as const] : []),
  ]
  const paragraphs = [
    ...(to.name ? [`${to.name}:`] : []),
    what,
    ...(facts.length > 0 ? [facts.map(([term, value]) => `${term}: ${value}`).join('\n')] : []),
    `Qué sigue: ${next}`,
    `${link.text}:\n${publicUrl}${link.path}`,
    ...(notMeUrl ? [`¿No fue usted? Deténgalo aquí, sin ingresar. Nada cambia hasta que pulse «No fui yo»:\n${notMeUrl}`] : []),
    `Mipres Abierto\n${publicUrl}`,
  ]
  return { subject: plain(subject), body: plain(`${paragraphs.join('\n\n')}\n`) }
}

/** Written in the transaction of the act of which it tells. */
export async function sendNotice(db: Db, app: AppContext, notice: Notice) {
  const notMeUrl = notice.notMe
    ? await noticeLink(db, app, { ...notice.notMe, what: notice.subject, sentTo: notice.to.email })
    : null
  await sendLater(db, app, { to: notice.to.email, ...noticeText(notice, app.settings.publicUrl, notMeUrl) })
}
