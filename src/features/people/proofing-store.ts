import type { AccountId, EntidadId, PersonId, ProofingId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { type Db, sql } from '../../shared/sql.ts'

/** The ground on which one account, and no other, acts as the person (R-ACC-4). */
export type Proofing = {
  id: ProofingId
  accountId: AccountId
  personId: PersonId
  ground: 'DOCUMENTO_VISTO' | 'CONTACTO_REPS'
  documentType: string | null
  documentNumber: string | null
  seenBy: PersonId | null
  office: 'DELEGADO' | 'MESA' | 'INDEPENDIENTE' | 'OPERADOR'
  entidadId: EntidadId | null
  since: Date
}

export type ProofingRefusal = { code: 'person-already-held' } | { code: 'self-proofing' }

/** What the database says by a constraint's name, should somebody not hold the person's lock. */
export const proofingRefusalByConstraint: Partial<Record<string, ProofingRefusal>> = {
  proofing_one_account: { code: 'person-already-held' },
  proofing_not_self: { code: 'self-proofing' },
}

/** Which account acts as the person at an instant, and on what ground. */
export async function findLiveProofing(db: Db, personId: PersonId, at: Date): Promise<Proofing | null> {
  const [proofing] = await db.query<Proofing>(sql`
    select id, account_id as "accountId", person_id as "personId", ground, document_type as "documentType",
      document_number as "documentNumber", seen_by as "seenBy", office, entidad_id as "entidadId", lower(during) as since
    from proofing where person_id = ${personId} and during @> ${at}::timestamptz`)
  return proofing ?? null
}

/** Also one that is over. Throws for an id that is none of ours. */
export async function getProofing(db: Db, id: ProofingId): Promise<Proofing> {
  const [proofing] = await db.query<Proofing>(sql`
    select id, account_id as "accountId", person_id as "personId", ground, document_type as "documentType",
      document_number as "documentNumber", seen_by as "seenBy", office, entidad_id as "entidadId", lower(during) as since
    from proofing where id = ${id}`)
  if (!proofing) throw new Error(`there is no proofing ${id}`)
  return proofing
}

/** Of many persons at once, for lists: which account acts as each. */
export async function findHolders(db: Db, personIds: readonly PersonId[], at: Date): Promise<Map<PersonId, AccountId>> {
  const rows = await db.query<{ personId: PersonId; accountId: AccountId }>(sql`
    select person_id as "personId", account_id as "accountId" from proofing
    where person_id = any (${personIds}::uuid[]) and during @> ${at}::timestamptz`)
  return new Map(rows.map(({ personId, accountId }) => [personId, accountId]))
}

export type NewProofing = Omit<Proofing, 'id' | 'since'> & { id: string; at: Date }

/** A change of rights: the caller holds the person's lock, and records it in the audit. */
export async function insertProofing(db: Db, proofing: NewProofing): Promise<Result<{ id: ProofingId }, ProofingRefusal>> {
  const { id, accountId, personId, ground, documentType, documentNumber, seenBy, office, entidadId, at } = proofing
  if (ground === 'DOCUMENTO_VISTO' && seenBy === personId) return refuse({ code: 'self-proofing' })
  const [held] = await db.query(sql`select from proofing where person_id = ${personId} and during && tstzrange(${at}, null)`)
  if (held) return refuse({ code: 'person-already-held' })
  await db.query(sql`
    insert into proofing (id, account_id, person_id, ground, document_type, document_number, seen_by, office, entidad_id, during)
    values (${id}, ${accountId}, ${personId}, ${ground}, ${documentType}, ${documentNumber}, ${seenBy}, ${office}, ${entidadId},
      tstzrange(${at}, null))`)
  return accept({ id: id as ProofingId })
}

/**
 * From `at` on no account acts as the person, until somebody proves it anew. The caller holds the person's lock.
 *
 * @returns the proofing that ended, null when there was none
 */
export async function endProofing(db: Db, end: { personId: PersonId; at: Date; reason: string }): Promise<ProofingId | null> {
  const { personId, at, reason } = end
  const [ended] = await db.query<{ id: ProofingId }>(sql`
    update proofing set during = during * tstzrange(null, ${at}), ended_reason = ${reason}
    where person_id = ${personId} and during @> ${at}::timestamptz returning id`)
  return ended?.id ?? null
}
