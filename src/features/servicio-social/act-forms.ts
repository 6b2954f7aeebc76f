import type { CalendarDate } from '../../shared/calendar.ts'
import { parseDate } from '../../shared/dates-es.ts'
import type { PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { PlazaWish } from './change-plaza.ts'
import { lifeOf } from './plaza-life.ts'

type Field = 'documento' | 'desde' | 'hasta' | 'motivo' | 'norma'

/** Each act as it stands in an address, what it asks, its button, and what is said when it is done. */
export const actForms = {
  aprobar: {
    act: 'APROBADA',
    title: 'Aprobar la plaza',
    fields: ['norma'],
    done: 'Aprobada: ya puede asignarse.',
    isGrave: false,
  },
  rechazar: { act: 'RECHAZADA', title: 'Rechazar la plaza', fields: ['motivo', 'norma'], done: 'Rechazada.', isGrave: true },
  asignar: {
    act: 'ASIGNADA',
    title: 'Asignar la plaza',
    fields: ['documento', 'desde', 'hasta', 'norma'],
    done: 'Asignada. Les escribimos a la persona y a los delegados.',
    isGrave: false,
  },
  iniciar: {
    act: 'INICIADA',
    title: 'Informar el inicio',
    fields: ['desde'],
    done: 'Iniciada: la plaza está activa.',
    isGrave: false,
  },
  suspender: { act: 'SUSPENDIDA', title: 'Suspender la plaza', fields: ['motivo', 'norma'], done: 'Suspendida.', isGrave: true },
  reanudar: { act: 'REANUDADA', title: 'Reanudar la plaza', fields: ['hasta', 'norma'], done: 'Reanudada.', isGrave: false },
  prorrogar: {
    act: 'PRORROGADA',
    title: 'Prorrogar la plaza',
    fields: ['hasta', 'motivo', 'norma'],
    done: 'Prorrogada, con lo que se apoya en ella.',
    isGrave: false,
  },
  acortar: {
    act: 'ACORTADA',
    title: 'Acortar la plaza',
    fields: ['hasta', 'motivo', 'norma'],
    done: 'Acortada, con lo que se apoya en ella.',
    isGrave: true,
  },
  finalizar: { act: 'FINALIZADA', title: 'Finalizar la plaza', fields: ['motivo', 'norma'], done: 'Finalizada.', isGrave: true },
  cancelar: { act: 'CANCELADA', title: 'Cancelar la plaza', fields: ['motivo', 'norma'], done: 'Cancelada.', isGrave: true },
  aceptar: {
    act: 'ACEPTADA',
    title: 'Aceptar la plaza',
    fields: [],
    done: 'Aceptada. La IPS informa el inicio.',
    isGrave: false,
  },
  'no-aceptar': {
    act: 'NO_ACEPTADA',
    title: 'No aceptar la plaza',
    fields: ['motivo'],
    done: 'Quedó escrito que no la acepta.',
    isGrave: true,
  },
  renunciar: {
    act: 'RENUNCIADA',
    title: 'Renunciar a la plaza',
    fields: ['motivo'],
    done: 'Quedó escrita su renuncia.',
    isGrave: true,
  },
} as const satisfies Record<
  string,
  { act: PlazaWish['act']; title: string; fields: readonly Field[]; done: string; isGrave: boolean }
>
export type ActSlug = keyof typeof actForms

const actSlugs = Object.keys(actForms) as [ActSlug, ...ActSlug[]]

/** The acts as their addresses, of one office. */
export const slugsOf = (office: 'MESA' | 'DELEGADO' | 'PROFESIONAL') =>
  actSlugs.filter((slug) => lifeOf[actForms[slug].act].offices.includes(office)) as [ActSlug, ...ActSlug[]]

export const asks = (slug: ActSlug, field: Field) => (actForms[slug].fields as readonly Field[]).includes(field)

export type TypedAct = { desde: string; hasta: string; motivo: string; norma: string }

/** A day as it was typed; empty is null, and whether it may be is the rule's to say. */
export function readDay(field: string, typed: string): Result<CalendarDate | null, FieldError> {
  const day = parseDate(typed)
  if (typed.trim() === '' || day) return accept(typed.trim() === '' ? null : day)
  return refuse({ field, message: `«${typed}» no es una fecha. Escríbala como 1/2/2026.` })
}

/** What a form asks for, or what of it cannot be read. */
export function readWish(slug: ActSlug, typed: TypedAct, personId: PersonId | null): Result<PlazaWish, FieldError[]> {
  const [first, last] = [readDay('desde', typed.desde), readDay('hasta', typed.hasta)]
  if (!first.ok || !last.ok) return refuse([first, last].flatMap((one) => (one.ok ? [] : [one.refusal])))
  return accept({
    act: actForms[slug].act,
    reason: asks(slug, 'motivo') ? typed.motivo.trim() : '',
    norm: typed.norma.trim() || null,
    personId,
    firstDay: asks(slug, 'desde') ? first.value : null,
    lastDay: asks(slug, 'hasta') ? last.value : null,
  })
}
