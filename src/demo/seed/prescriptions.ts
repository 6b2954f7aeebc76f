import { createHash } from 'node:crypto'
import type pg from 'pg'
import { recordAudit } from '../../features/audit/index.ts'
import {
  insertPrescription,
  nextConsecutive,
  PrescriptionText,
  preparePrescription,
  proofOf,
  type SignedDocument,
} from '../../features/prescriptions/index.ts'
import { openSigner } from '../../features/signatures/index.ts'
import type { AppContext } from '../../platform/app-context.ts'
import { transactionOn } from '../../platform/database.ts'
import { inBogota } from '../../shared/calendar.ts'
import { canonicalJson } from '../../shared/canonical-json.ts'
import type { AccountId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { type Db, sql } from '../../shared/sql.ts'
import { randomFor } from '../country/random.ts'
import { insertPatients } from './patients.ts'

/** So many of each who prescribes, so that a sede has more than a page of them. */
const eachSigns = 100
const dayMs = 86_400_000

type Signer = { personId: PersonId; accountId: AccountId; entidadId: EntidadId; sedeId: SedeId; since: Date }

/** Tablets by mouth, of the tables that the project brings. */
const tablets = (diagnosis: string, dci: string, strength: string, every: string, days: string) =>
  PrescriptionText.parse({
    ...{ ambito: '12', isReferral: 'no', diagnosis },
    medicines: [
      {
        ...{ type: '1', provision: '1', form: 'PRO001', route: '901', dose: '1', doseUnit: '7023', every, everyUnit: '2' },
        ...{ specialIndication: '10', duration: days, durationUnit: '3', totalUnit: '81', isUpcFinanced: 'si' },
        ingredients: [{ code: dci, strength, strengthUnit: '7001', content: '', contentUnit: '' }],
      },
    ],
  })
const texts = [
  tablets('I10X', '90058', '50', '12', '30'),
  tablets('I10X', '90013', '5', '24', '30'),
  tablets('J00X', '90002', '500', '6', '5'),
]

/**
 * Prescriptions of people of the load, each of a patient of its own, spread over half a year: prepared as the program prepares them,
 * once for each signer; signed with the program's key, and written with their row of the record. Messages and keys of
 * sendings are left out: they are gone after a while anyway.
 */
export async function seedPrescriptions(
  app: AppContext,
  pool: pg.Pool,
  { count, seed }: { count: number; seed: number },
): Promise<void> {
  const now = await app.clock(app.db)
  const signers = await findSigners(app.db, Math.max(10, Math.ceil(count / eachSigns)))
  const transaction = transactionOn(pool)
  let next = 0
  async function writer() {
    for (let i = next++; i < signers.length; i = next++) {
      const wanted = Math.floor(((i + 1) * count) / signers.length) - Math.floor((i * count) / signers.length)
      const signer = signers[i]!
      await transaction((db) => signMany(app, db, { signer, i, seed, now, wanted }))
    }
  }
  await Promise.all([writer(), writer()])
}

const findSigners = (db: Db, count: number) =>
  db.query<Signer>(sql`
    select a.person_id as "personId", f.account_id as "accountId", a.entidad_id as "entidadId", a.sede_id as "sedeId", g.granted_at as since
    from role_grant g join activation a on a.entidad_id = g.entidad_id and a.id = g.activation_id
    join proofing f on f.person_id = a.person_id and f.during @> now() join account o on o.id = f.account_id
    join rethus_entry r on r.person_id = a.person_id and r.document_state = 'VIGENTE'
    where o.email like 'carga.%' and g.role = 'PRESCRIPTOR' and a.registration = 'PROFESIONAL' and a.basis = 'DELEGADO'
      and g.during @> now() and not exists (select from plaza_assignment p where p.person_id = a.person_id)
    order by g.id limit ${count}`)

type Many = { signer: Signer; i: number; seed: number; now: Date; wanted: number }

async function signMany(app: AppContext, db: Db, { signer, i, seed, now, wanted }: Many) {
  const { personId, accountId, entidadId, sedeId, since } = signer
  const random = randomFor(`seed/${seed}/prescriptions/${i}`)
  const patients = await insertPatients(db, { seed, first: i * eachSigns * 2, count: wanted, by: signer, at: since })
  const [first] = patients
  if (!first) return
  const text = texts[i % texts.length]!
  const asked = { personId, sedeId, kind: 'PRESCRIPCION' as const, patientId: first.patientId, text, replaces: null, now }
  const { content, authority, ground, findings } = await preparePrescription(db, asked)
  if (!content || !ground || !authority.isAllowed)
    throw new Error(`${personId} may not prescribe: ${JSON.stringify({ findings, authority })}`)
  const proof = proofOf(authority, ground)
  const sign = await openSigner(db, app)
  const earliest = Math.max(since.getTime() + 60_000, now.getTime() - 180 * dayMs)
  const instants = patients.map(() => earliest + (random.int(0, 999_999) / 1_000_000) * (now.getTime() - earliest))
  for (const [n, instant] of instants.sort((a, b) => a - b).entries()) {
    const signedAt = new Date(instant)
    const signed = { ...content, patient: { ...content.patient, ...patients[n]! } }
    const contentSha256 = createHash('sha256').update(canonicalJson(signed)).digest('hex')
    const saidAt = inBogota(signedAt)
    const number = `${saidAt.slice(0, 10).replaceAll('-', '')}100${await nextConsecutive(db)}`
    const document: SignedDocument = {
      ...{ format: 'mipres-abierto/1', number, signedAt: saidAt, factor: 'CLAVE', contentSha256, content: signed },
      authority: proof,
    }
    const id = app.newId()
    const { jws, kid } = await sign(JSON.stringify(document))
    const actor = { kind: 'PERSONA', personId, accountId } as const
    const about = {
      at: signedAt,
      actor,
      act: 'prescription.signed',
      entidadId,
      sedeId,
      personId,
      objectId: id,
      reason: number,
    } as const
    await Promise.all([
      insertPrescription(db, { id, document, accountId, signedAt, jws, kid }),
      recordAudit(db, { ...about, id: app.newId() }),
    ])
  }
}
