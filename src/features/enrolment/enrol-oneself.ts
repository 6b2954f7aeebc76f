import type { AppContext } from '../../platform/app-context.ts'
import { type During, notBefore } from '../../shared/calendar.ts'
import { type AccountId, ActivationId, type PersonId, ProofingId, RoleGrantId, type SedeId } from '../../shared/id.ts'
import { accept, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf } from '../authority/index.ts'
import { changeRightsOf, findLiveProofing, getAccount, insertProofing } from '../people/index.ts'
import { findOwnPractice } from '../reps/index.ts'
import { findRethusStanding } from '../rethus/index.ts'
import { decideAgainstPlazas, findPlazasOf } from '../servicio-social/index.ts'
import { decideActivation } from './decide-activation.ts'
import { decideEnrolment } from './decide-enrolment.ts'
import { decideOwnPractice } from './decide-own-practice.ts'
import { findActivationsHere, findRolePolicies, insertActivation, insertRoleGrant } from './enrolment-store.ts'
import { tellOwnPractice } from './mails.ts'
import { type Refusal, refusalByConstraint } from './refusals.ts'

type Asked = {
  by: { personId: PersonId; accountId: AccountId }
  sedeId: SedeId
  during: During
  intento: string
  requestId: string
}

/**
 * The independiente activates and enrols himself as prescriptor at his own practice, in one step. Nobody else has seen
 * him, and the rows say so: basis INDEPENDIENTE, proofing by REPS contact.
 */
export function enrolOneself(app: AppContext, { by, sedeId, during: wanted, intento, requestId }: Asked) {
  const { personId, accountId } = by
  const attempt = { accountId, key: intento, request: { sedeId, wanted } }
  return changeRightsOf<{ id: ActivationId }, Refusal>(
    app,
    personId,
    refusalByConstraint,
    async (db, now) => {
      const practice = await findOwnPractice(db, personId)
      const account = await getAccount(db, accountId)
      const standing = await findRethusStanding(db, personId)
      const held = await findLiveProofing(db, personId, now)
      const holder = held === null ? 'none' : held.accountId === accountId ? 'this-account' : 'another-account'
      const { email: accountEmail, matchLevel } = account
      const own = decideOwnPractice({
        isOwner: practice !== null,
        holder,
        matchLevel,
        accountEmail,
        repsEmail: practice?.entidad.email ?? null,
      })
      if (!own.ok) return own
      const sede = practice?.sedes.find(({ id }) => id === sedeId)
      if (!practice || !sede) return refuse({ code: 'own-sede-unknown' })
      const entidadId = practice.entidad.id

      const during = notBefore(now, wanted)
      const basis = 'INDEPENDIENTE' as const
      const heldHere = await findActivationsHere(db, { entidadId, sedeId, personId })
      const { sanctions, entry, titles } = standing
      const request = { personId, registration: 'PROFESIONAL' as const, basis, during, activatedBy: personId }
      const activation = decideActivation(request, {
        now,
        isProofed: true,
        documentState: entry?.documentState ?? null,
        sanctions,
        heldHere,
      })
      if (!activation.ok) return activation
      const besidePlazas = decideAgainstPlazas(
        { personId, sedeId, registration: 'PROFESIONAL', during },
        await findPlazasOf(db, personId),
      )
      if (!besidePlazas.ok) return besidePlazas

      const id = ActivationId.parse(app.newId())
      const professions = titles.flatMap(({ professionCode }) => professionCode ?? [])
      const grant = { personId, role: 'PRESCRIPTOR', basis, during, grantedBy: personId }
      const policies = (await findRolePolicies(db, entidadId)).filter(({ registration }) => registration === 'PROFESIONAL')
      const role = decideEnrolment(grant, { now, activation: request, policies, professions, heldHere: [] })
      if (!role.ok) return role

      const actor = auditActorOf(by)
      const record = { at: now, actor, entidadId, sedeId, personId, requestId, reason: basis }
      let proofingId = held?.id ?? null
      if (own.value.needsProofing) {
        proofingId = ProofingId.parse(app.newId())
        const proofing = await insertProofing(db, {
          id: proofingId,
          accountId,
          personId,
          ground: 'CONTACTO_REPS',
          documentType: null,
          documentNumber: null,
          seenBy: null,
          office: 'INDEPENDIENTE',
          entidadId,
          at: now,
        })
        if (!proofing.ok) return proofing
        await recordAudit(db, { ...record, id: app.newId(), act: 'proofing.recorded', objectId: accountId })
      }
      if (!proofingId) throw new Error('decideOwnPractice accepted somebody without proofing')
      await insertActivation(db, { ...request, id, entidadId, sedeId, applicationId: null, proofingId }, now)
      await recordAudit(db, { ...record, id: app.newId(), act: 'activation.given', objectId: id })
      const grantId = RoleGrantId.parse(app.newId())
      await insertRoleGrant(db, { ...grant, ...role.value, id: grantId, entidadId, activationId: id }, now)
      await recordAudit(db, { ...record, id: app.newId(), act: 'role.granted', objectId: grantId })
      await tellOwnPractice(db, app, { id, personId, sedeId, during, at: now })
      return accept({ id })
    },
    attempt,
  )
}
