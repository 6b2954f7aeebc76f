import type { InstantKey } from '../../shared/instant-key.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { Inscription, InscriptionState } from './plaza.ts'

/** An inscription with its names, as its list shows it. */
export type InscriptionCard = Inscription & {
  name: string
  document: { type: string; number: string } | null
  departamento: string | null
  norm: string | null
  decidedByName: string | null
}

const find = (db: Db, where: Sql) =>
  db.query<InscriptionCard>(sql`
    select i.id, i.person_id as "personId", i.process as round, i.profession_code as "professionCode",
      i.departamento_code as "departamentoCode", i.state, i.state_since as "stateSince", i.reason, i.norm,
      p.full_name as name, d.name as departamento, b.full_name as "decidedByName",
      (select json_build_object('type', o.type, 'number', o.number) from person_document o
        where o.person_id = p.id order by lower(o.during) desc limit 1) as document
    from inscription i join person p on p.id = i.person_id
    left join departamento d on d.code = i.departamento_code left join person b on b.id = i.decided_by
    where ${where}`)

export async function findInscriptionCard(db: Db, id: string): Promise<InscriptionCard | null> {
  const [found] = await find(db, sql`i.id = ${id}`)
  return found ?? null
}

export type InscriptionSearch = {
  state: InscriptionState | null
  profession: string | null
  departamento: string | null
  /** A name in any order of its words, or a document's number. */
  text: string
}

/** What has stood so longest first; `after`: the last of the page before. */
export function findInscriptionCards(
  db: Db,
  { state, profession, departamento, text }: InscriptionSearch,
  page: { after: InstantKey | null; limit: number },
) {
  const number = text.replace(/[\s.,]/g, '').toUpperCase()
  const words = text.trim().split(/\s+/).filter(Boolean).slice(0, 10)
  const all = [
    page.after && sql`(i.state_since, i.id) > (${page.after.at}, ${page.after.id}::uuid)`,
    state && sql`i.state = ${state}`,
    profession && sql`i.profession_code = ${profession}`,
    departamento && sql`i.departamento_code = ${departamento}`,
    words.length > 0 &&
      sql`(exists (select from person_document o where o.person_id = p.id and o.number = ${number})
        or plain(p.full_name) like all (select '%' || plain(replace(replace(word, '%', ''), '_', '')) || '%' from unnest(${words}::text[]) as word))`,
  ]
  const where = all.reduce<Sql>((whole, one) => (one ? sql`${whole} and ${one}` : whole), sql`true`)
  return find(db, sql`${where} order by i.state_since, i.id limit ${page.limit}`)
}
