import type pg from 'pg'
import { insertSession, newToken } from '../src/features/sign-in/index.ts'
import { dbOver } from '../src/platform/database.ts'

/** Somebody of the load who may prescribe at a sede, signed in. */
export type Prescriber = {
  email: string
  accountId: string
  personId: string
  sedeId: string
  entidadId: string
  grantId: string
  cookie: string
  /** Everybody asks from an address of his own: the limits of the program stay as they are. */
  address: string
}

/**
 * So many, drawn anew in each run, each with a session as signing in leaves one. Limits count by account and by address: a run
 * has as many of both as a country would, and none is used more than a person could.
 */
export async function findPrescribers(owner: pg.Client, count: number): Promise<Prescriber[]> {
  const { rows } = await owner.query<Omit<Prescriber, 'cookie' | 'address'>>(
    `select o.email, o.id as "accountId", a.person_id as "personId", a.sede_id as "sedeId", a.entidad_id as "entidadId", g.id as "grantId"
     from role_grant g join activation a on a.id = g.activation_id and a.entidad_id = g.entidad_id
     join proofing f on f.person_id = a.person_id and f.during @> now() join account o on o.id = f.account_id
     join rethus_entry r on r.person_id = a.person_id and r.document_state = 'VIGENTE'
     where o.email like 'carga.%' and g.role = 'PRESCRIPTOR' and a.registration = 'PROFESIONAL' and a.basis = 'DELEGADO'
       and g.during @> now() and a.during @> now()
       and not exists (select from plaza_assignment p where p.person_id = a.person_id)
     order by md5(g.id::text || clock_timestamp()::date || $2) limit $1`,
    [count, String(Date.now())],
  )
  const db = dbOver(owner as unknown as pg.PoolClient)
  const prescribers: Prescriber[] = []
  for (const [i, row] of rows.entries()) {
    const token = newToken()
    await insertSession(db, { token, accountId: row.accountId as never })
    prescribers.push({ ...row, cookie: `__Host-session=${token}`, address: `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}` })
  }
  if (prescribers.length < Math.min(count, 100)) throw new Error(`only ${prescribers.length} of the load may prescribe`)
  return prescribers
}

/** Takes one after the other, and begins anew after the last. */
export function inTurn<T>(all: readonly T[]): () => T {
  let next = 0
  return () => all[next++ % all.length]!
}
