import { createHash, timingSafeEqual } from 'node:crypto'
import type { AppContext } from '../../platform/app-context.ts'
import { countUse } from '../../platform/rate-limit.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/index.ts'
import { auditActorOf } from '../authority/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { type Checked, checkNumber } from './check-number.ts'

/** R-VER-4: attempts of an hour, right and wrong ones alike. */
const perNumber = { limit: 5, seconds: 3600 } as const
const perAddress = { limit: 30, seconds: 3600 } as const

export type OpenRequest = {
  number: string
  documentNumber: string
  birthDate: CalendarDate
  /** Of whoever asks. */
  address: string
  holder: SessionHolder | null
  requestId: string
}

export type OpenRefusal =
  | { code: 'no-such-number' }
  | { code: 'does-not-match' }
  | { code: 'too-often'; of: 'number' | 'address'; secondsLeft: number }

export type Opened = Extract<Checked, { isGenuine: true }>

/** As it is typed on the paper or read aloud: dots, spaces and small letters say nothing. */
export const plainDocument = (typed: string) => typed.replace(/[^0-9A-Za-z]/g, '').toUpperCase()

/** R-VER-3: what a prescription says, for whoever has it and knows whose it is. Each opening is recorded where it is read. */
export async function openContent(app: AppContext, request: OpenRequest): Promise<Result<Opened, OpenRefusal>> {
  const { number, address, holder, requestId } = request
  const ofAddress = await countUse(app.db, `verificar-contenido-de:${address}`, perAddress.seconds)
  if (ofAddress.count > perAddress.limit) return refuse({ code: 'too-often', of: 'address', secondsLeft: ofAddress.secondsLeft })
  const ofNumber = await countUse(app.db, `verificar-contenido:${number}`, perNumber.seconds)
  if (ofNumber.count > perNumber.limit) return refuse({ code: 'too-often', of: 'number', secondsLeft: ofNumber.secondsLeft })
  return app.transaction(async (db) => {
    const checked = await checkNumber(db, number)
    if (!checked) return refuse({ code: 'no-such-number' })
    if (!isPatient(checked, request) || !checked.isGenuine) return refuse({ code: 'does-not-match' })
    const { id, entidadId, sedeId, prescriberId } = checked.signed
    await recordAudit(db, {
      ...{ id: app.newId(), at: await app.clock(db), act: 'prescription.verified' },
      actor: holder ? auditActorOf(holder) : { kind: 'SISTEMA' },
      ...{ entidadId, sedeId, personId: prescriberId, objectId: id, reason: number, requestId },
    })
    return accept(checked)
  })
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** R-VER-4: both are always compared, whole, and which of them is wrong cannot be told by how long it took. */
function isPatient({ document }: Checked, { documentNumber, birthDate }: OpenRequest): boolean {
  const patient = document?.content.patient ?? { documentNumber: '', birthDate: '' }
  const isDocument = timingSafeEqual(digest(plainDocument(documentNumber)), digest(patient.documentNumber))
  const isBirthDate = timingSafeEqual(digest(birthDate), digest(patient.birthDate))
  return (isDocument ? 1 : 0) + (isBirthDate ? 1 : 0) === 2
}
