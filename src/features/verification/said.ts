import type { CalendarDate } from '../../shared/calendar.ts'
import { parseDate } from '../../shared/dates-es.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import { type OpenRefusal, plainDocument } from './open-content.ts'

/** R-VER-4: one sentence, whichever of the two is wrong. */
export const doesNotMatch =
  'El documento y la fecha de nacimiento no son, los dos, los del paciente de esta fórmula. Revíselos con su documento de identidad'

const minutes = (seconds: number) => Math.max(1, Math.ceil(seconds / 60))

export const tooOften = ({ of, secondsLeft }: Extract<OpenRefusal, { code: 'too-often' }>) =>
  of === 'number'
    ? `El contenido de esta fórmula se pidió muchas veces en una hora. Espere ${minutes(secondsLeft)} minutos. Su autenticidad y su estado se ven sin esperar.`
    : `Desde aquí se pidió el contenido de muchas fórmulas en una hora. Espere ${minutes(secondsLeft)} minutos. Su autenticidad y su estado se ven sin esperar.`

export const unknownNumber = 'No se ha firmado ninguna fórmula con este número.'

/** What is typed to see the content; everything that cannot be read is said at once. */
export function parseAsked(
  documento: string,
  nacimiento: string,
): Result<{ documentNumber: string; birthDate: CalendarDate }, FieldError[]> {
  const documentNumber = plainDocument(documento)
  const birthDate = parseDate(nacimiento)
  const errors: FieldError[] = [
    ...(documentNumber === '' ? [{ field: 'documento', message: 'Escriba el número del documento del paciente' }] : []),
    ...(birthDate ? [] : [{ field: 'nacimiento', message: birthText(nacimiento) }]),
  ]
  return birthDate && errors.length === 0 ? accept({ documentNumber, birthDate }) : refuse(errors)
}

const birthText = (typed: string) =>
  typed.trim() === ''
    ? 'Escriba la fecha de nacimiento del paciente'
    : 'No es una fecha clara: escriba día, mes y año, como 9/3/1968'
