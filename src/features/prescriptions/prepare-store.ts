import type { CalendarDate } from '../../shared/calendar.ts'
import type { PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { FindingFacts, RuleTable } from './finding.ts'

/** Every rule that is asked. */
export async function findRules(db: Db): Promise<RuleTable> {
  const rows = await db.query<{ rule: string } & RuleTable[string]>(sql`
    select rule, effect, amount, norm from prescription_rule where effect <> 'APAGADA'`)
  return Object.fromEntries(rows.map(({ rule, ...rest }) => [rule, rest]))
}

type History = Pick<FindingFacts, 'active' | 'earlier'>
type Row = FindingFacts['active'][number] & { isActive: boolean }

/** How far back a prescription that is over still says that this one is not the first. */
const lookedBackDays = 730

/** What the patient has been prescribed: of each ingredient what still lasts, and whether it was there before. */
export async function findHistory(
  db: Db,
  {
    patientId,
    prescriberId,
    today,
    replaces,
  }: { patientId: string; prescriberId: PersonId; today: CalendarDate; replaces: string | null },
): Promise<History> {
  const rows = await db.query<Row>(sql`
    select i.code as ingredient, p.number, to_char(p.signed_on, 'YYYY-MM-DD') as "signedOn", to_char(m.lasts_until, 'YYYY-MM-DD') as "lastsUntil",
      s.name as "sedeName", p.prescriber_id = ${prescriberId} as "isOwn", m.lasts_until >= ${today}::date as "isActive"
    from prescription p
    join prescription_medicine m on m.number = p.number
    join prescription_ingredient i on i.number = m.number and i.position = m.position
    join sede s on s.id = p.sede_id
    where p.patient_id = ${patientId} and (p.signed_at > ${today}::timestamptz - make_interval(days => ${lookedBackDays}) or m.lasts_until >= ${today}::date)
      and p.number is distinct from ${replaces}::text
      and not exists (select from prescription_end e where e.number = p.number)
    order by m.lasts_until >= ${today}::date desc, p.signed_at desc, p.number, m.position, i.ingredient
    limit 500`)
  return {
    active: rows.flatMap(({ isActive, ...row }) => (isActive ? [row] : [])),
    earlier: [...new Set(rows.map(({ ingredient }) => ingredient))],
  }
}

/** Of today, by this prescriber, for this patient, not ended: each with its ingredients, strengths and forms, to compare. */
export async function findOfToday(
  db: Db,
  {
    patientId,
    prescriberId,
    today,
    replaces,
  }: { patientId: string; prescriberId: PersonId; today: CalendarDate; replaces: string | null },
): Promise<{ number: string; lines: string[] }[]> {
  return db.query<{ number: string; lines: string[] }>(sql`
    select p.number, array(
      select m.form || ' ' || (
        select string_agg(i.code || ' ' || trim_scale(i.strength) || ' ' || i.strength_unit, '+' order by i.code)
        from prescription_ingredient i where i.number = m.number and i.position = m.position)
      from prescription_medicine m where m.number = p.number) as lines
    from prescription p
    where p.patient_id = ${patientId} and p.prescriber_id = ${prescriberId} and p.signed_on = ${today}::date
      and p.number is distinct from ${replaces}::text
      and not exists (select from prescription_end e where e.number = p.number)
    order by p.signed_at desc, p.number`)
}
