import type { CalendarDate } from '../../shared/calendar.ts'
import { dayAfter, startOf } from '../../shared/calendar.ts'
import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import type { InstantKeyset } from '../../shared/instant-key.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { Coded, PrescriptionKind, PrescriptionState } from './prescription.ts'

/** Whose: what one has signed, wherever; or what all have signed at a sede. */
export type ListScope = { of: 'SIGNER'; personId: PersonId } | { of: 'SEDE'; sedeId: SedeId }

export type ListFilters = {
  /** A number or a part of it, a document, a code of a diagnosis, words of a medicine or of the patient's name; '' asks nothing. */
  search: string
  state: PrescriptionState | null
  kind: PrescriptionKind | null
  sedeId: SedeId | null
  /** Words of the signer's name, or the number of a document of his. */
  signer: string
  /** Bogotá days of signing, both counted. */
  from: CalendarDate | null
  until: CalendarDate | null
}

export const noFilters: ListFilters = { search: '', state: null, kind: null, sedeId: null, signer: '', from: null, until: null }

/** One prescription, as a list shows it: patient and codes as they were when it was signed. */
export type ListRow = {
  id: string
  number: string
  kind: PrescriptionKind
  signedAt: Date
  state: PrescriptionState
  replacedBy: string | null
  sedeId: SedeId
  sedeName: string
  entidadName: string
  signerName: string
  signerDocument: { type: string; number: string }
  patientId: string
  patientName: string
  patientDocument: { type: string; number: string }
  diagnosis: Coded
  /** As each is described, in their order. */
  medicines: string[]
}

/** The newest first; of one instant, the greater number first. One more than the page asked for tells that it goes on. */
export async function findListed(db: Db, scope: ListScope, filters: ListFilters, keyset: InstantKeyset): Promise<ListRow[]> {
  const { after, before = null, limit } = keyset
  const edge = after
    ? sql` and (p.signed_at, p.number) < (${after.at}, ${after.id})`
    : before
      ? sql` and (p.signed_at, p.number) > (${before.at}, ${before.id})`
      : sql``
  // The page first, by its index; then what each row of it says besides.
  const rows = await db.query<ListRow>(sql`
    select p.id, p.number, p.kind, p.signed_at as "signedAt", coalesce(n.kind, 'ACTIVA') as state, n.replaced_by as "replacedBy",
      p.sede_id as "sedeId", s.name as "sedeName", t.name as "entidadName", w.full_name as "signerName",
      json_build_object('type', p.prescriber_document_type, 'number', p.prescriber_document_number) as "signerDocument",
      p.patient_id as "patientId", v.full_name as "patientName",
      json_build_object('type', p.patient_document_type, 'number', p.patient_document_number) as "patientDocument",
      json_build_object('code', p.diagnosis, 'name', coalesce(d.name, '')) as diagnosis,
      array(select m.description from prescription_medicine m where m.number = p.number order by m.position) as medicines
    from (
      select p.id, p.number, p.kind, p.signed_at, p.entidad_id, p.sede_id, p.prescriber_id, p.prescriber_document_type,
        p.prescriber_document_number, p.patient_id, p.patient_version, p.patient_document_type, p.patient_document_number, p.diagnosis
      from prescription p where ${inScope(scope)}${matching(filters)}${edge}
      order by ${before ? sql`p.signed_at, p.number` : sql`p.signed_at desc, p.number desc`} limit ${limit}) p
    join sede s on s.entidad_id = p.entidad_id and s.id = p.sede_id
    join entidad t on t.id = p.entidad_id
    join person w on w.id = p.prescriber_id
    join patient_version v on v.patient_id = p.patient_id and v.version = p.patient_version
    left join prescription_end n on n.number = p.number
    left join prescription_code c on c.number = p.number and c.catalogue = 'cie10' and c.code = p.diagnosis
    left join catalogue_entry d on d.catalogue = any (array[c.catalogue]) and d.code = any (array[c.code]) and (d.versions @> c.version) is true
    order by p.signed_at desc, p.number desc`)
  return rows
}

const inScope = (scope: ListScope): Sql =>
  scope.of === 'SIGNER' ? sql`p.prescriber_id = ${scope.personId}` : sql`p.sede_id = ${scope.sedeId}`

const endOf = sql`select from prescription_end e where e.number = p.number`

function matching({ search, state, kind, sedeId, signer, from, until }: ListFilters): Sql {
  const parts = [
    state === 'ACTIVA' ? sql`not exists (${endOf})` : state ? sql`exists (${endOf} and e.kind = ${state})` : null,
    kind && sql`p.kind = ${kind}`,
    sedeId && sql`p.sede_id = ${sedeId}`,
    from && sql`p.signed_at >= ${startOf(from)}`,
    until && sql`p.signed_at < ${startOf(dayAfter(until))}`,
    saidOfSigner(signer),
    said(search),
  ]
  return parts.reduce<Sql>((all, part) => (part ? sql`${all} and ${part}` : all), sql``)
}

const wordsOf = (said: string) => said.trim().split(/\s+/).filter(Boolean).slice(0, 10)
/** Every word of what is asked stands somewhere in `text`, accents and capitals aside. */
const hasAll = (text: Sql, words: string[]) =>
  sql`(select bool_and(strpos(plain(${text}), plain(word)) > 0) from unnest(${words}::text[]) as word)`

function saidOfSigner(signer: string): Sql | null {
  const words = wordsOf(signer)
  if (words.length === 0) return null
  const number = digitsOf(signer)
  if (number) return sql`p.prescriber_document_number = ${number}`
  return sql`p.prescriber_id in (select w.id from person w where ${hasAll(sql`w.full_name`, words)})`
}

/** "CC 1.900.318.562" and "20261123 1 00 000000042" are their digits; null where there is anything else. */
function digitsOf(said: string): string | null {
  const digits = said.replace(/^\s*[A-Za-z]{2}\s+/, '').replace(/[\s.,-]/g, '')
  return /^\d{3,20}$/.test(digits) ? digits : null
}

function said(search: string): Sql | null {
  const words = wordsOf(search)
  if (words.length === 0) return null
  const digits = digitsOf(search)
  if (digits?.length === 20) return sql`p.number = ${digits}`
  if (digits)
    return sql`(p.patient_document_number = ${digits} or starts_with(p.number, ${digits}) or p.number like ${`%${digits}`})`
  const parts = [hasMedicine(words), isOfPatient(words)]
  const code = search.replace(/[\s.]/g, '').toUpperCase()
  // Three signs are a whole category: J45 has J450 and J459.
  if (/^[A-Z]\d\d[0-9A-Z]?$/.test(code))
    parts.push(
      sql`starts_with(p.diagnosis, ${code}) or starts_with(p.related_diagnosis_1, ${code}) or starts_with(p.related_diagnosis_2, ${code})`,
    )
  // Passports and the like have letters.
  if (/^[0-9A-Z]{3,17}$/.test(code)) parts.push(sql`p.patient_document_number = ${code}`)
  return sql`(${parts.reduce((all, part) => sql`${all} or ${part}`)})`
}

/** One medicine has all the words: in its description or in the names of its ingredients. */
const hasMedicine = (words: string[]) => sql`exists (
  select from prescription_medicine m where m.number = p.number and ${hasAll(
    sql`m.description || coalesce((
      select string_agg(' ' || g.name, '') from prescription_ingredient i
      join prescription_code c on c.number = i.number and c.catalogue = 'dci' and c.code = i.code
      join catalogue_entry g on g.catalogue = c.catalogue and g.code = c.code and g.versions @> c.version
      where i.number = m.number and i.position = m.position), '')`,
    words,
  )})`

const isOfPatient = (words: string[]) => sql`exists (
  select from patient_version v where v.patient_id = p.patient_id and v.version = p.patient_version and ${hasAll(sql`v.full_name`, words)})`

/** The sedes at which somebody has or had a right to act, for a filter; `isCurrent`: he is active there at this instant. */
export const findSedesOf = (db: Db, personId: PersonId, at: Date) =>
  db.query<{ id: SedeId; name: string; entidadName: string; isCurrent: boolean }>(sql`
    select s.id, s.name, t.name as "entidadName", a."isCurrent"
    from (select sede_id, bool_or(during @> ${at}::timestamptz) as "isCurrent" from activation
      where person_id = ${personId} group by sede_id) a
    join sede s on s.id = a.sede_id join entidad t on t.id = s.entidad_id
    order by s.name, t.name, s.id`)

export type SedeHead = { id: SedeId; name: string; entidadId: EntidadId; entidadName: string }

export async function findSedeHead(db: Db, sedeId: SedeId): Promise<SedeHead | null> {
  const [row] = await db.query<SedeHead>(sql`
    select s.id, s.name, s.entidad_id as "entidadId", t.name as "entidadName"
    from sede s join entidad t on t.id = s.entidad_id where s.id = ${sedeId}`)
  return row ?? null
}

/** One link of a chain of modifications. */
export type Link = { number: string; signedAt: Date; state: PrescriptionState }

/** A prescription with all that it took the place of and all that took its place, the first one first; alone where there are none. */
export const findChain = (db: Db, number: string) =>
  db.query<Link>(sql`
    with recursive later(number, step) as (
      select ${number}::text collate "C", 0
      union all
      select e.replaced_by, step + 1 from later l join prescription_end e on e.number = l.number where e.replaced_by is not null
    ), earlier(number, step) as (
      select ${number}::text collate "C", 0
      union all
      select e.number, step - 1 from earlier l join prescription_end e on e.replaced_by = l.number
    )
    select p.number, p.signed_at as "signedAt", coalesce(n.kind, 'ACTIVA') as state
    from (select * from later union select * from earlier) chain
    join prescription p on p.number = chain.number
    left join prescription_end n on n.number = p.number
    order by chain.step`)
