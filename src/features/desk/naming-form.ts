import type { z } from 'zod'
import { form, many, text } from '../../platform/route.ts'
import { type CalendarDate, dayOf } from '../../shared/calendar.ts'
import { fieldDate } from '../../shared/dates-es.ts'
import { AccountId, type EntidadId, type PersonId, SedeId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import type { nameDelegate } from '../delegados/index.ts'
import { readPeriod } from '../enrolment/index.ts'
import { parseDocument } from '../people/index.ts'

/** The fields in which an official names a delegate. `tipo` and `numero` say who; `visto…` which document was shown. */
export const namingBody = form({
  tipo: text,
  numero: text,
  cuenta: text,
  alcance: text,
  sedes: many,
  desde: text,
  hasta: text,
  carta: text,
  vistoTipo: text,
  vistoNumero: text,
  intento: text,
})
export type NamingFields = z.infer<typeof namingBody>

/** What the form starts with. */
export const namingStart = (today: CalendarDate): Values => ({ alcance: 'todas', desde: fieldDate(today), hasta: '' })

type Naming = Parameters<typeof nameDelegate>[2]

/** Reads what was typed; all that cannot be read is said at once. What it means is for the rule to decide. */
export function readNaming(
  fields: NamingFields,
  { entidadId, personId, now }: { entidadId: EntidadId; personId: PersonId; now: Date },
): Result<Naming, FieldError[]> {
  const errors: FieldError[] = []
  const account = AccountId.safeParse(fields.cuenta)
  if (!account.success) errors.push({ field: 'cuenta', message: 'Elija la cuenta con la que va a actuar la persona.' })

  const sedes = fields.sedes.map((id) => SedeId.safeParse(id))
  if (sedes.some(({ success }) => !success))
    errors.push({ field: 'sedes', message: 'Una de las sedes no existe. Elíjalas de nuevo.' })
  // Without script both stand on the page: ticked sedes must not become all of them.
  if (fields.alcance !== 'algunas' && fields.sedes.length > 0)
    errors.push({ field: 'alcance', message: 'Señaló sedes y también «Todas»: elija una de las dos.' })

  const period = readPeriod(fields, dayOf(now))
  if (!period.ok) errors.push(...period.refusal)

  const wasSeen = fields.vistoTipo !== '' || fields.vistoNumero.trim() !== ''
  const seen = wasSeen ? parseDocument(fields.vistoTipo, fields.vistoNumero) : null
  if (seen && !seen.ok) {
    const field = seen.refusal.field === 'tipo' ? 'vistoTipo' : 'vistoNumero'
    errors.push({ field, message: `${seen.refusal.message}.` })
  }
  if (errors.length > 0 || !account.success || !period.ok || !period.value || (seen && !seen.ok)) return refuse(errors)

  return accept({
    entidadId,
    personId,
    accountId: account.data,
    sedeIds: fields.alcance === 'algunas' ? sedes.map(({ data }) => data!) : null,
    during: period.value,
    letter: fields.carta.trim(),
    documentSeen: seen?.value ?? null,
  })
}
