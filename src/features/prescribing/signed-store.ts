import type { CalendarDate } from '../../shared/calendar.ts'
import type { PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { PrescriptionKind } from '../prescriptions/index.ts'

/** One that this prescriber signed, as far as it is offered to be repeated. */
export type SignedBefore = {
  number: string
  signedOn: CalendarDate
  patientId: string
  patientName: string
  medicines: number
  diagnosis: string
  state: 'ACTIVA' | 'ANULADA' | 'MODIFICADA'
}

type Asked = { prescriberId: PersonId; patientId: string | null; kind: PrescriptionKind; limit: number }

/** The newest first, of one patient or of all; annulled ones only where all are shown. */
export const findSignedBy = (db: Db, { prescriberId, patientId, kind, limit }: Asked) =>
  db.query<SignedBefore>(sql`
    select p.number, to_char(p.signed_on, 'YYYY-MM-DD') as "signedOn", p.patient_id as "patientId", v.full_name as "patientName",
      (select count(*)::int from prescription_medicine m where m.number = p.number) as medicines, p.diagnosis,
      coalesce(e.kind, 'ACTIVA') as state
    from prescription p
    join patient_version v on v.patient_id = p.patient_id and v.version = p.patient_version
    left join prescription_end e on e.number = p.number
    where p.prescriber_id = ${prescriberId} and p.kind = ${kind}
      and (${patientId}::uuid is null or (p.patient_id = ${patientId} and e.kind is distinct from 'ANULADA'))
    order by p.signed_at desc, p.number desc limit ${limit}`)

/** How many of a patient's prescriptions last until today or later. */
export async function countActive(db: Db, patientId: string, today: CalendarDate): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    select count(distinct p.number)::int as count from prescription p join prescription_medicine m on m.number = p.number
    where p.patient_id = ${patientId} and m.lasts_until >= ${today}::date
      and not exists (select from prescription_end e where e.number = p.number)`)
  return row?.count ?? 0
}
