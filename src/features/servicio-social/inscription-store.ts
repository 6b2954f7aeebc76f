import type { PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Inscription, InscriptionState } from './plaza.ts'

const columns = sql`i.id, i.person_id as "personId", i.process as round, i.profession_code as "professionCode",
  i.departamento_code as "departamentoCode", i.state, i.state_since as "stateSince", i.reason`

/** All of a person, the latest first. */
export const findInscriptionsOf = (db: Db, personId: PersonId) =>
  db.query<Inscription>(sql`
    select ${columns} from inscription i where i.person_id = ${personId} order by i.recorded_at desc, i.id desc`)

export async function findInscription(db: Db, id: string): Promise<Inscription | null> {
  const [row] = await db.query<Inscription>(sql`select ${columns} from inscription i where i.id = ${id}`)
  return row ?? null
}

/** Who has just inscribed somebody else for this round shows as inscription_once. */
export async function insertInscription(
  db: Db,
  given: Omit<Inscription, 'stateSince' | 'reason'> & {
    at: Date
    reason: string | null
    norm: string | null
    by: PersonId | null
  },
) {
  const { id, personId, round, professionCode, departamentoCode, state, at, reason, norm, by } = given
  await db.query(sql`
    insert into inscription (id, person_id, process, profession_code, departamento_code, state, state_since, reason, norm, decided_by, recorded_at)
    values (${id}, ${personId}, ${round}, ${professionCode}, ${departamentoCode}, ${state}, ${at}, ${reason}, ${norm}, ${by}, ${at})`)
}

export type InscriptionMove = {
  id: string
  state: InscriptionState
  at: Date
  reason: string | null
  norm: string | null
  by: PersonId | null
}

export async function moveInscription(db: Db, { id, state, at, reason, norm, by }: InscriptionMove) {
  await db.query(sql`
    update inscription set state = ${state}, state_since = ${at}, reason = ${reason}, norm = ${norm}, decided_by = ${by} where id = ${id}`)
}
