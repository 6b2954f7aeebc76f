import { type Db, sql } from '../../shared/sql.ts'

export type MailLine = { id: string; recipient: string; subject: string; arrivedAt: Date }
export type DemoMail = MailLine & { body: string }

/**
 * The newest first; of those whose address contains what is searched.
 * @param after the last mail of the page before; null, or no mail of ours: the first page
 */
export const findMails = (db: Db, { recipient, after, limit }: { recipient: string; after: string | null; limit: number }) =>
  db.query<MailLine>(sql`
    select id, recipient, subject, arrived_at as "arrivedAt" from demo_mail
    where (${recipient} = '' or strpos(lower(recipient), lower(${recipient})) > 0)
      and (not exists (select from demo_mail where id = ${after}::uuid)
        or (arrived_at, id) < (select arrived_at, id from demo_mail where id = ${after}::uuid))
    order by arrived_at desc, id desc limit ${limit}`)

export async function findMail(db: Db, id: string): Promise<DemoMail | null> {
  const [mail] = await db.query<DemoMail>(sql`
    select id, recipient, subject, body, arrived_at as "arrivedAt" from demo_mail where id = ${id}`)
  return mail ?? null
}
