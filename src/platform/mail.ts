import nodemailer from 'nodemailer'
import { sql } from '../shared/sql.ts'
import type { AppContext } from './app-context.ts'

/** Plain text: it is read on any telephone and hides nothing. */
export type Mail = { to: string; subject: string; body: string }

/** Real mail, by the configured server. */
export function smtpMailer(smtpUrl: string, from: string) {
  const transport = nodemailer.createTransport(smtpUrl)
  return async ({ to, subject, body }: Mail) => {
    await transport.sendMail({ from, to, subject, text: body })
  }
}

/** The demonstration's mailbox, read at /demo/correo. */
export const demoMailer =
  (app: AppContext) =>
  async ({ to, subject, body }: Mail) => {
    await app.db.query(sql`
      insert into demo_mail (id, recipient, subject, body, arrived_at)
      values (${app.newId()}, ${to}, ${subject}, ${body}, clock_timestamp())`)
  }
