import type { PersonId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import type { Inscription } from './plaza.ts'

const columns = sql`i.id, i.person_id as "personId", i.process as round, i.profession_code as "professionCode",
  i.departamento_code as "departamentoCode", i.state, i.state_since as "stateSince", i.reason`

/** All of a person, the latest first. */
export const findInscriptionsOf = (db: Db, personId: PersonId) =>
  db.query<Inscription>(sql`
    select ${columns} from inscription i where i.person_id = ${personId} order by i.recorded_at desc, i.id desc`)
