import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { findCoveredSedes, findRolePolicies } from '../enrolment/index.ts'
import { findSedesOf } from '../reps/index.ts'
import type { Asked, BulkLoad } from './bulk.ts'
import type { LoadContext } from './perform-row.ts'
import type { RowRefusal } from './refusals.ts'
import { findOwnerOfCode, isStillHis } from './target-store.ts'

export type Office = LoadContext & {
  /** The sedes for which he answers now; null: all of the entidad. */
  covered: readonly string[] | null
  /** Does the account that uploaded still act as the delegado? */
  isHis: boolean
}

/** What all rows of a load share, as it is now. */
export async function findOffice(db: Db, load: BulkLoad, now: Date): Promise<Office> {
  const { id, entidadId, uploadedBy, accountId } = load
  return {
    loadId: id,
    entidadId,
    by: { personId: uploadedBy, accountId },
    sedes: await findSedesOf(db, entidadId),
    policies: await findRolePolicies(db, entidadId),
    covered: await findCoveredSedes(db, uploadedBy, entidadId, now),
    isHis: await isStillHis(db, uploadedBy, accountId, now),
  }
}

/** Spreadsheets take the zeros before a number away. */
const bare = (code: string) => code.replace(/^0+/, '')

/** The sede of a row, and whether he answers for it. */
export async function findSedeOf(db: Db, office: Office, asked: Asked): Promise<Result<Office['sedes'][number], RowRefusal>> {
  const { sedes, covered, isHis } = office
  const { sedeCode } = asked
  const found = sedeCode === '' ? (sedes.length === 1 ? sedes[0] : null) : sedes.find(({ code }) => bare(code) === bare(sedeCode))
  if (found === null) return refuse({ code: 'sede-missing' })
  if (!found) {
    const owner = await findOwnerOfCode(db, sedeCode)
    return refuse(
      owner ? { code: 'sede-of-another', sedeCode, entidadName: owner.entidadName } : { code: 'sede-unknown', sedeCode },
    )
  }
  if (!isHis) return refuse({ code: 'office-ended' })
  if (covered && !covered.includes(found.id)) return refuse({ code: 'sede-not-covered', sedeName: found.name })
  return accept(found)
}
