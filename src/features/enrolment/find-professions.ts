import type { PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { findRethusStanding } from '../rethus/index.ts'
import { findPlazasOf } from '../servicio-social/index.ts'
import type { Registration } from './activation.ts'

type Asked = { personId: PersonId; sedeId: SedeId; kind: Registration; at: Date }

/** On what a role may stand: the titles of ReTHUS, or in Servicio Social the profession of the plaza at the sede. */
export async function findProfessions(db: Db, { personId, sedeId, kind, at }: Asked): Promise<string[]> {
  if (kind === 'SERVICIO_SOCIAL') {
    const plazas = await findPlazasOf(db, personId)
    const here = plazas.filter((plaza) => plaza.sedeId === sedeId && (plaza.during.until === null || plaza.during.until > at))
    return here.map(({ professionCode }) => professionCode)
  }
  const { titles } = await findRethusStanding(db, personId)
  return titles.flatMap(({ professionCode }) => professionCode ?? [])
}
