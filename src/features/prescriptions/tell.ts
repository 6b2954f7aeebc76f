import type { AppContext } from '../../platform/app-context.ts'
import { sendLater } from '../../platform/outbox.ts'
import type { PersonId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import { findContact } from '../notifications/index.ts'
import type { Patient } from '../patients/index.ts'
import { numberText, type SignedDocument } from './prescription.ts'

type Told = { document: SignedDocument; patient: Pick<Patient, 'email'>; prescriberId: PersonId; now: Date }

/**
 * Where the receipt goes: to the patient who gave an e-mail; otherwise to the prescriber, so that a signature that was not his is
 * seen. Neither says what was prescribed.
 */
async function receiverOf(db: Db, { patient, prescriberId, now }: Told) {
  if (patient.email) return { to: patient.email, isPatient: true }
  const contact = await findContact(db, prescriberId, now)
  return contact && { to: contact.email, isPatient: false }
}

const signer = ({ content: { prescriber, place } }: SignedDocument) =>
  `${prescriber.firstName} ${prescriber.firstSurname}, en ${place.sedeName}`

async function tell(db: Db, app: AppContext, told: Told, subject: string, lines: (isPatient: boolean) => string[]) {
  const receiver = await receiverOf(db, told)
  if (!receiver) return
  const { number } = told.document
  const body = [...lines(receiver.isPatient), '', `Su estado y quién la firmó: ${app.settings.publicUrl}/verificar/${number}`]
  await sendLater(db, app, { to: receiver.to, subject, body: body.join('\n') })
}

export const tellSigned = (db: Db, app: AppContext, { replaced, ...told }: Told & { replaced: string | null }) =>
  tell(db, app, told, `Fórmula ${numberText(told.document.number)}`, (isPatient) => [
    isPatient ? `${signer(told.document)}, firmó una fórmula para usted.` : 'Con su cuenta y su clave se firmó una fórmula.',
    `Número ${numberText(told.document.number)}.`,
    ...(replaced ? [`Toma el lugar de la ${numberText(replaced)}, que ya no vale.`] : []),
    ...(isPatient ? [] : ['', 'Si no fue usted, cambie su clave y avise a la mesa del Ministerio.']),
  ])

export const tellAnnulled = (db: Db, app: AppContext, { reason, ...told }: Told & { reason: string }) =>
  tell(db, app, told, `Fórmula anulada ${numberText(told.document.number)}`, (isPatient) => [
    isPatient
      ? `${signer(told.document)}, anuló la fórmula que había firmado para usted.`
      : 'Con su cuenta se anuló una fórmula que usted había firmado.',
    `Número ${numberText(told.document.number)}. Ya no vale.`,
    // A reason may speak of the illness: it stays where the document is asked for.
    ...(isPatient ? ['Quien la firmó puede decirle por qué.'] : [`Motivo: ${reason}`]),
  ])
