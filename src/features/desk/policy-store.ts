import type { PersonId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { Change, Field, Standing, Subject } from './policy.ts'

type Row = Omit<Standing, 'subject' | 'fields'> & { fields: Partial<Record<Field, string>> }

const optionName = sql`case p.registration when 'PROFESIONAL' then 'Profesional de la salud' when 'SERVICIO_SOCIAL'
  then 'Servicio Social Obligatorio' else 'Otro usuario' end`

/** Whose row of the table of roles it is. */
const rowMeaning = sql`concat_ws(', ', ${optionName}, case p.entidad_kind when 'INDEPENDIENTE' then 'consultorio propio' else p.entidad_kind end,
  coalesce(f.name, 'cualquier profesión'))`
const rowTables = sql`role_policy p join role r on r.code = p.role left join profession f on f.code = p.profession_code`

const selects: Record<Subject, Sql> = {
  POLITICA: sql`
    select key, meaning as name, meaning, norm, json_build_object('enabled', enabled::text) as fields,
      null::int as least, null::int as most, null as unit, null as role, false as "isFixed" from policy`,
  UMBRAL: sql`
    select key, meaning as name, meaning, norm, json_build_object('value', value::text) as fields, least, most, unit, null as role, false as "isFixed"
    from policy_number`,
  FILA: sql`
    select p.id::text as key, r.name,
      concat_ws(', ', ${rowMeaning},
        case when exists (select from policy y where y.key = p.policy_key and not y.enabled) then 'apagada por su política' end) as meaning, p.norm,
      json_build_object('enabled', p.enabled::text, 'needs_second', p.needs_second::text, 'exclusive_with', coalesce(p.exclusive_with, '')) as fields,
      null::int as least, null::int as most, null as unit, p.role, false as "isFixed"
    from ${rowTables}`,
  REGLA: sql`
    select rule as key, rule as name, meaning, norm,
      json_strip_nulls(json_build_object('effect', effect, 'amount', amount::text)) as fields,
      case when amount is not null then 1 end as least, case when unit = 'días' then 3650 when amount is not null then 99 end as most, unit,
      null as role, is_fixed as "isFixed"
    from prescription_rule`,
}
const orders: Record<Subject, Sql> = {
  ...{ POLITICA: sql`order by key`, UMBRAL: sql`order by key`, FILA: sql`order by p.id` },
  REGLA: sql`order by substr(rule, 7)::int`,
}
const keys: Record<Subject, (key: string) => Sql> = {
  POLITICA: (key) => sql`where key = ${key}`,
  UMBRAL: (key) => sql`where key = ${key}`,
  REGLA: (key) => sql`where rule = ${key}`,
  FILA: (key) => sql`where p.id = ${/^\d{1,6}$/.test(key) ? Number(key) : null}::int`,
}

export const findStandings = async (db: Db, subject: Subject): Promise<Standing[]> =>
  (await db.query<Row>(sql`${selects[subject]} ${orders[subject]}`)).map((row) => ({ ...row, subject }))

/** Null when there is nothing of this key. */
export async function findStanding(db: Db, subject: Subject, key: string): Promise<Standing | null> {
  const [row] = await db.query<Row>(sql`${selects[subject]} ${keys[subject](key)}`)
  return row ? { ...row, subject } : null
}

/** Whoever gives a role on it holds it too: what is switched off waits for them, and they find it off after. */
export async function lockStanding(db: Db, subject: Subject, key: string) {
  const id = /^\d{1,6}$/.test(key) ? Number(key) : null
  const statements: Record<Subject, Sql> = {
    POLITICA: sql`select from policy where key = ${key} for no key update`,
    UMBRAL: sql`select from policy_number where key = ${key} for no key update`,
    FILA: sql`select from role_policy where id = ${id}::int for no key update`,
    REGLA: sql`select from prescription_rule where rule = ${key} for no key update`,
  }
  await db.query(statements[subject])
}

export async function writeChange(db: Db, subject: Subject, key: string, { field, after }: Change) {
  const statements: Record<Field, Sql> = {
    enabled:
      subject === 'POLITICA'
        ? sql`update policy set enabled = ${after === 'true'} where key = ${key}`
        : sql`update role_policy set enabled = ${after === 'true'} where id = ${key}::int`,
    value: sql`update policy_number set value = ${after}::int where key = ${key}`,
    needs_second: sql`update role_policy set needs_second = ${after === 'true'} where id = ${key}::int`,
    exclusive_with: sql`update role_policy set exclusive_with = ${after === '' ? null : after} where id = ${key}::int`,
    effect: sql`update prescription_rule set effect = ${after} where rule = ${key}`,
    amount: sql`update prescription_rule set amount = ${after}::int where rule = ${key}`,
  }
  await db.query(statements[field])
}

type Kept = Change & {
  id: string
  subject: Subject
  key: string
  reason: string
  norm: string
  affected: number
  by: PersonId
  at: Date
}

export async function insertChange(db: Db, kept: Kept) {
  const { id, subject, key, field, before, after, reason, norm, affected, by, at } = kept
  await db.query(sql`
    insert into policy_change (id, subject, key, field, before, after, reason, norm, affected, changed_by, changed_at)
    values (${id}, ${subject}, ${key}, ${field}, ${before}, ${after}, ${reason}, ${norm}, ${affected}, ${by}, ${at})`)
}

export type PastChange = Omit<Kept, 'by'> & { byName: string; name: string }

/** The latest first; of one thing where it is named, or the ones of these ids. */
export const findChanges = (db: Db, of: { subject: Subject; key: string } | { ids: readonly string[] } | null, limit: number) =>
  db.query<PastChange>(sql`
    select c.id, c.subject, c.key, c.field, c.before, c.after, c.reason, c.norm, c.affected, c.changed_at as at, b.full_name as "byName",
      coalesce((select meaning from policy where key = c.key and c.subject = 'POLITICA'),
        (select meaning from policy_number where key = c.key and c.subject = 'UMBRAL'),
        (select concat_ws(', ', r.name, ${rowMeaning}) from ${rowTables} where p.id::text = c.key and c.subject = 'FILA'),
        (select rule || ', ' || meaning from prescription_rule where rule = c.key and c.subject = 'REGLA'), c.key) as name
    from policy_change c join person b on b.id = c.changed_by
    ${!of ? sql`` : 'ids' in of ? sql`where c.id = any (${of.ids}::uuid[])` : sql`where c.subject = ${of.subject} and c.key = ${of.key}`}
    order by c.changed_at desc, c.id limit ${limit}`)

export const findRoles = (db: Db) => db.query<{ code: string; name: string }>(sql`select code, name from role order by name`)

/** People with a role in force on a row, or on the rows that a policy switches. */
export async function countOnRows(db: Db, at: Date, of: { policyId: number } | { policyKey: string }): Promise<number> {
  const rows = 'policyId' in of ? sql`p.id = ${of.policyId}` : sql`p.policy_key = ${of.policyKey}`
  const [row] = await db.query<{ count: number }>(sql`
    select count(distinct g.person_id) as count from role_policy p join role_grant g on g.policy_id = p.id
    where ${rows} and g.during @> ${at}::timestamptz and (upper(g.during) is null or upper(g.during) > ${at})`)
  return row?.count ?? 0
}

/** People in Servicio Social whose role would let them order. */
export async function countOrderersInPlaza(db: Db, at: Date): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    select count(distinct g.person_id) as count from role r join role_policy p on p.role = r.code and p.registration = 'SERVICIO_SOCIAL'
    join role_grant g on g.policy_id = p.id and g.during @> ${at}::timestamptz
    where 'prescription.order' = any (r.actions)`)
  return row?.count ?? 0
}

/** People who hold both roles at one sede: they keep them, and nobody is given both from then on. */
export async function countHoldingBoth(db: Db, at: Date, policyId: number, other: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    select count(distinct g.person_id) as count from role_grant g
    join role_grant o on o.entidad_id = g.entidad_id and o.activation_id = g.activation_id and o.role = ${other} and o.during @> ${at}::timestamptz
    where g.policy_id = ${policyId} and g.during @> ${at}::timestamptz`)
  return row?.count ?? 0
}
