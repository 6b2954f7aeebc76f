import type { PersonId } from '../../shared/id.ts'
import { type Db, type Sql, sql } from '../../shared/sql.ts'
import type { Plaza } from './plaza.ts'

type Row = Omit<Plaza, 'during'> & { from: Date; until: Date | null }

async function find(db: Db, where: Sql): Promise<Plaza[]> {
  const rows = await db.query<Row>(sql`
    select a.id, a.plaza_id as "plazaId", z.code, a.person_id as "personId", a.sede_id as "sedeId", s.name as "sedeName",
      z.entidad_id as "entidadId", z.profession_code as "professionCode", a.state, lower(a.during) as "from", upper(a.during) as "until"
    from plaza_assignment a join plaza z on z.id = a.plaza_id join sede s on s.id = a.sede_id
    where not isempty(a.during) and ${where} order by lower(a.during), a.id`)
  return rows.map(({ from, until, ...row }) => ({ ...row, during: { from, until } }))
}

/** Every plaza that is, was or is to be in force for the person; by its days one tells which. */
export const findPlazasOf = (db: Db, personId: PersonId) => find(db, sql`a.person_id = ${personId}`)

/** The same of many at once, for lists. */
export const findPlazasOfMany = (db: Db, personIds: readonly PersonId[]) =>
  find(db, sql`a.person_id = any (${personIds}::uuid[])`)
