import type pg from 'pg'
import type { Acknowledged } from './kills.ts'

/** How many prescriptions are not as they must be; all noughts when nothing was lost. */
export type Wrong = {
  /** Answered as signed, and not there as answered, with its row of the record, its message and its key. */
  lost: number
  /** There, without one of the parts that are written with it; or a part without it. */
  half: number
  /** Intentions that have two. */
  twice: number
  /** Numbers that two were answered. */
  sameNumber: number
}

/** Each part of a signing, counted; the number stands in the message's text and in the record's reason. */
const partsOf = (number: string, id: string) => `
  (select count(*) from prescription_medicine m where m.number = ${number}) as medicines,
  (select count(*) from prescription_ingredient i where i.number = ${number}) as ingredients,
  (select count(*) from prescription_code c where c.number = ${number}) as codes,
  (select count(*) from audit_event a where a.object_id = ${id} and a.act = 'prescription.signed') as records,
  (select count(*) from outbox_of o where o.number = ${number}) as messages,
  (select count(*) from key_of k where k.number = ${number}) as keys`

const derived = `
  outbox_of as materialized (select right(payload ->> 'body', 20) as number from outbox where payload ->> 'body' like '%/verificar/%'),
  key_of as materialized (select account_id, key, outcome ->> 'number' as number from idempotency_key),
  ours as materialized (
    select p.number, p.id, p.patient_id, p.account_id from prescription p join account a on a.id = p.account_id where a.email like 'carga.%')`

const isWhole = 'medicines = 1 and ingredients = 1 and codes = 13 and records = 1 and messages = 1 and keys = 1'

export async function checkRows(owner: pg.Client, acknowledged: readonly Acknowledged[]): Promise<Wrong> {
  const count = async (text: string, values: unknown[] = []) =>
    Number((await owner.query<{ count: string }>(text, values)).rows[0]!.count)
  const lost = await count(
    `with ${derived}, answered as (
       select * from json_to_recordset($1::json) as a (key text, "accountId" uuid, "patientId" uuid, number text, id uuid))
     select count(*) from answered w
     left join prescription p on p.number = w.number and p.id = w.id and p.patient_id = w."patientId" and p.account_id = w."accountId"
     left join lateral (select ${partsOf('p.number', 'p.id')}) parts on true
     where p.number is null or not (${isWhole})
       or not exists (select from key_of k where k.account_id = w."accountId" and k.key::text = w.key and k.number = w.number)`,
    [JSON.stringify(acknowledged)],
  )
  const half = await count(
    `with ${derived}
     select (select count(*) from ours p cross join lateral (select ${partsOf('p.number', 'p.id')}) parts where not (${isWhole}))
       + (select count(*) from audit_event a where a.act = 'prescription.signed' and not exists (select from prescription p where p.id = a.object_id))
       + (select count(*) from outbox_of o where not exists (select from prescription p where p.number = o.number))
       + (select count(*) from key_of k where k.number is null or not exists (select from prescription p where p.number = k.number)) as count`,
  )
  const twice = await count(
    `with ${derived} select count(*) from (select from ours group by patient_id having count(*) > 1) more`,
  )
  const numbers = acknowledged.map(({ number }) => number)
  return { lost, half, twice, sameNumber: numbers.length - new Set(numbers).size }
}
