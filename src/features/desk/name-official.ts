import type { AppContext } from '../../platform/app-context.ts'
import type { PersonId } from '../../shared/id.ts'
import { accept, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { changeRightsOf, type Document, findAccountByEmail, findLiveProofing, insertProofing } from '../people/index.ts'
import { cutOfficial, insertOfficial } from './official-store.ts'

export type OfficialRefusal =
  | { code: 'account-unknown' }
  | { code: 'document-is-not-the-claimed'; claimed: string }
  | { code: 'person-already-held' }
  | { code: 'already-official' }
  | { code: 'not-official' }

const byConstraint: Partial<Record<string, OfficialRefusal>> = {
  official_no_overlap: { code: 'already-official' },
  proofing_one_account: { code: 'person-already-held' },
}

/**
 * R-MES-1: the operator of the system names an official, having seen the document: the first ones have nobody above them.
 * The account must exist already.
 */
export async function nameOfficial(app: AppContext, { email, document }: { email: string; document: Document }) {
  const account = await findAccountByEmail(app.db, email)
  if (!account) return refuse<OfficialRefusal>({ code: 'account-unknown' })
  const { id: accountId, personId, document: claimed } = account
  if (claimed.type !== document.type || claimed.number !== document.number)
    return refuse<OfficialRefusal>({ code: 'document-is-not-the-claimed', claimed: `${claimed.type} ${claimed.number}` })
  return changeRightsOf<null, OfficialRefusal>(app, personId, byConstraint, async (db, now) => {
    const held = await findLiveProofing(db, personId, now)
    if (held && held.accountId !== accountId) return refuse({ code: 'person-already-held' })
    const actor = { kind: 'OPERADOR' } as const
    if (!held) {
      const proofing = await insertProofing(db, {
        id: app.newId(),
        accountId,
        personId,
        ground: 'DOCUMENTO_VISTO',
        documentType: document.type,
        documentNumber: document.number,
        seenBy: null,
        office: 'OPERADOR',
        entidadId: null,
        at: now,
      })
      if (!proofing.ok) return refuse({ code: 'person-already-held' })
      await recordAudit(db, { id: app.newId(), at: now, actor, act: 'proofing.recorded', personId, objectId: accountId })
    }
    const id = app.newId()
    await insertOfficial(db, { id, personId, at: now })
    await recordAudit(db, { id: app.newId(), at: now, actor, act: 'official.named', personId, objectId: id })
    return accept(null)
  })
}

/** R-MES-1: and takes the office away, at the instant. */
export async function endOfficial(app: AppContext, { email, reason }: { email: string; reason: string }) {
  const account = await findAccountByEmail(app.db, email)
  if (!account) return refuse<OfficialRefusal>({ code: 'account-unknown' })
  return end(app, account.personId, reason)
}

const end = (app: AppContext, personId: PersonId, reason: string) =>
  changeRightsOf<null, OfficialRefusal>(app, personId, byConstraint, async (db, now) => {
    const id = await cutOfficial(db, personId, now)
    if (!id) return refuse({ code: 'not-official' })
    const actor = { kind: 'OPERADOR' } as const
    await recordAudit(db, { id: app.newId(), at: now, actor, act: 'official.ended', personId, objectId: id, reason })
    return accept(null)
  })
