import { type Db, sql } from '../../shared/sql.ts'

export type Register = 'RETHUS' | 'REPS' | 'EPS' | 'SERVICIO_SOCIAL'

/** One load of a register's file: every fact it brings names it, and so has an age and a source. */
export type Load = { id: string; register: Register; asOf: Date }

/** The instant of which the newest load of a register speaks; null while there is none. */
export async function findLatestAsOf(db: Db, register: Register): Promise<Date | null> {
  const [row] = await db.query<{ asOf: Date | null }>(
    sql`select max(as_of) as "asOf" from register_load where register = ${register}`,
  )
  return row?.asOf ?? null
}

export async function insertLoad(db: Db, load: Load & { fileName: string; sha256: string; startedAt: Date }) {
  await db.query(sql`
    insert into register_load (id, register, file_name, sha256, as_of, started_at)
    values (${load.id}, ${load.register}, ${load.fileName}, ${load.sha256}, ${load.asOf}, ${load.startedAt})`)
}

export async function finishLoad(db: Db, id: string, ended: { at: Date; rowsRead: number; rowsBad: number }) {
  await db.query(sql`
    update register_load set finished_at = ${ended.at}, rows_read = ${ended.rowsRead}, rows_bad = ${ended.rowsBad} where id = ${id}`)
}
