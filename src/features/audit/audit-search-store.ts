import type { AccountId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { AuditAct, AuditActor } from './audit-store.ts'

/** What is looked for; null does not narrow. Times are of the record: real, not those of the legal clock. */
export type AuditSearch = {
  from: Date
  until: Date | null
  actorKind: AuditActor['kind'] | null
  actorIds: readonly PersonId[] | null
  personIds: readonly PersonId[] | null
  act: AuditAct | null
  /** At an entidad as a whole, or at single sedes; an empty place is nowhere. */
  place: { entidadIds: readonly EntidadId[]; sedes: readonly { id: SedeId; entidadId: EntidadId }[] } | null
  /** A rule of the decision it was done on, such as 'R-AUT-9'. */
  rule: string | null
}

export type RecordedEvent = {
  id: string
  recordedAt: Date
  /** The legal clock's instant. */
  at: Date
  actorKind: AuditActor['kind']
  actorId: PersonId | null
  accountId: AccountId | null
  /** A word of `actNames`, or of a later version of the program. */
  act: string
  entidadId: EntidadId | null
  sedeId: SedeId | null
  personId: PersonId | null
  objectId: string | null
  decision: { action?: string; rules?: { rule: string; isSatisfied: boolean | null; evidence: string | null }[] } | null
  reason: string | null
  requestId: string | null
  /** Where the next page goes on: microseconds, which a Date would lose. */
  key: string
}

const keyPattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** One that PostgreSQL knows too: no 30 February, no year 0. */
function isInstant(text: string) {
  const at = new Date(text)
  return !Number.isNaN(at.getTime()) && at.getUTCFullYear() > 0 && at.toISOString().slice(0, 19) === text.slice(0, 19)
}

/** A key as it came back in an address; null when it is none of ours. */
export function readAuditKey(key: string): { recordedAt: string; id: string } | null {
  const [, recordedAt, id] = keyPattern.exec(key) ?? []
  return recordedAt && id && isInstant(recordedAt) ? { recordedAt, id } : null
}

/** The latest first. One statement, by an index whatever is asked: of the person, the actor, the entidad, or the instant. */
export function findAuditEvents(db: Db, search: AuditSearch, page: { after: string | null; limit: number }) {
  const key = page.after === null ? null : readAuditKey(page.after)
  return db.query<RecordedEvent>(sql`
    select id, recorded_at as "recordedAt", at, actor_kind as "actorKind", actor_id as "actorId", account_id as "accountId", act,
      entidad_id as "entidadId", sede_id as "sedeId", person_id as "personId", object_id as "objectId", decision, reason,
      request_id as "requestId", to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || id as key
    from audit_event
    where recorded_at >= ${search.from}${conditions(search)}${
      key ? sql` and (recorded_at, id) < (${key.recordedAt}::timestamptz, ${key.id}::uuid)` : sql``
    }
    order by recorded_at desc, id desc limit ${page.limit}`)
}

function conditions({ until, actorKind, actorIds, personIds, act, place, rule }: AuditSearch): Sql {
  const all = [
    until && sql`recorded_at < ${until}`,
    actorKind && sql`actor_kind = ${actorKind}`,
    actorIds && sql`actor_id = any (${actorIds}::uuid[])`,
    personIds && sql`person_id = any (${personIds}::uuid[])`,
    act && sql`act = ${act}`,
    place && placeCondition(place),
    rule && sql`decision @> ${JSON.stringify({ rules: [{ rule }] })}::jsonb`,
  ]
  return all.reduce<Sql>((text, one) => (one ? sql`${text} and ${one}` : text), sql``)
}

/** Every event at a sede names its entidad, and by that it is found. */
function placeCondition({ entidadIds, sedes }: NonNullable<AuditSearch['place']>): Sql {
  const near = [...entidadIds, ...sedes.map(({ entidadId }) => entidadId)]
  return sql`entidad_id = any (${near}::uuid[]) and (entidad_id = any (${entidadIds}::uuid[]) or sede_id = any (${sedes.map(({ id }) => id)}::uuid[]))`
}
