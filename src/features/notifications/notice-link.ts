import type { AppContext } from '../../platform/app-context.ts'
import type { AccountId, EntidadId, PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import { hashOf, newToken } from '../sign-in/index.ts'

/** What «No fui yo» can suspend. CUENTA: that the account acts as the person. */
export type NoticeSubject = 'SOLICITUD' | 'ACTIVACION' | 'DELEGACION' | 'CUENTA'

/** The person in whose name it was done, the account that is told, and what it was done to. */
export type Linked = {
  personId: PersonId
  accountId: AccountId
  subject: NoticeSubject
  objectId: string
  entidadId: EntidadId | null
}

/** R-CAS-1: for how many days of real time a link opens, unless the configuration says otherwise. */
const noticeDays = 30

/** The address that says «No fui yo»; the only place where its token stands in clear. */
export async function noticeLink(
  db: Db,
  { settings }: AppContext,
  linked: Linked & { what: string; sentTo: string },
): Promise<string> {
  const { personId, accountId, subject, objectId, entidadId, what, sentTo } = linked
  const token = newToken()
  await db.query(sql`
    insert into notice_token (token_hash, person_id, account_id, subject, object_id, entidad_id, what, sent_to, created_at, expires_at)
    values (${hashOf(token)}, ${personId}, ${accountId}, ${subject}, ${objectId}, ${entidadId}, ${what}, ${sentTo}, clock_timestamp(),
      clock_timestamp() + make_interval(days => ${settings.noticeDays ?? noticeDays}))`)
  return `${settings.publicUrl}/no-fui-yo?aviso=${token}`
}

/** `sentTo`: null of one that was written before addresses were kept. */
type NoticeToken = Linked & { what: string; sentTo: string | null; createdAt: Date; state: 'ABIERTO' | 'USADO' | 'VENCIDO' }

/** Null: no notice ever had it, or it was forgotten long after its end. */
export async function findNoticeToken(db: Db, token: string): Promise<NoticeToken | null> {
  const [found] = await db.query<NoticeToken>(sql`
    select person_id as "personId", account_id as "accountId", subject, object_id as "objectId", entidad_id as "entidadId", what,
      sent_to as "sentTo", created_at as "createdAt",
      case when used_at is not null then 'USADO' when expires_at <= clock_timestamp() then 'VENCIDO' else 'ABIERTO' end as state
    from notice_token where token_hash = ${hashOf(token)}`)
  return found ?? null
}

/** Once: false for whoever comes second, or late. */
export async function spendNoticeToken(db: Db, token: string): Promise<boolean> {
  const spent = await db.query(sql`
    update notice_token set used_at = clock_timestamp()
    where token_hash = ${hashOf(token)} and used_at is null and expires_at > clock_timestamp() returning 1`)
  return spent.length > 0
}

/** A year after its end nobody asks for one any more. */
export async function forgetOldNotices(db: Db) {
  await db.query(sql`delete from notice_token where expires_at < clock_timestamp() - make_interval(years => ${1})`)
}
