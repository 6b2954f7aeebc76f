import { type Db, sql } from '../../shared/sql.ts'

export type MailLine = { id: string; recipient: string; subject: string; arrivedAt: Date }
export type DemoMail = MailLine & { body: string }

/** The last mail of the page before; null on the first. */
export type MailKey = { arrivedAt: Date; id: string } | null

/** The newest first; of one recipient or of those whose address contains what is searched. */
export const findMails = (db: Db, { recipient, after, limit }: { recipient: string; after: MailKey; limit: number }) =>
  db.query<MailLine>(sql`
    select id, recipient, subject, arrived_at as "arrivedAt" from demo_mail
    where (${recipient} = '' or strpos(lower(recipient), lower(${recipient})) > 0)${
      after ? sql` and (arrived_at, id) < (${after.arrivedAt}, ${after.id}::uuid)` : sql``
    }
    order by arrived_at desc, id desc limit ${limit}`)

export async function findMail(db: Db, id: string): Promise<DemoMail | null> {
  const [mail] = await db.query<DemoMail>(sql`
    select id, recipient, subject, body, arrived_at as "arrivedAt" from demo_mail where id = ${id}`)
  return mail ?? null
}
