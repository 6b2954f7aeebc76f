import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { form, type RequestInfo, text } from '../../platform/route.ts'
import { dayOf, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { fieldDate } from '../../shared/dates-es.ts'
import type { AccountId, PersonId } from '../../shared/id.ts'
import type { Values } from '../../shared/ui/errors.ts'
import { type ActSlug, actForms, asks } from './act-forms.ts'
import type { PlazaActor } from './change-plaza.ts'
import type { PlazaCard } from './plaza-list-store.ts'

export const actFields = form({
  tipo: text,
  numero: text,
  desde: text,
  hasta: text,
  motivo: text,
  norma: text,
  plaza: text,
  intento: text,
})

type Signed = Exclude<PlazaActor, { office: 'OPERADOR' }>

/** Who acts, from the session; a form without its intention is a new one. */
export const actorOf = <O extends Signed['office']>(
  app: AppContext,
  office: O,
  { personId, accountId }: { personId: PersonId; accountId: AccountId },
  request: RequestInfo,
  asked: { intento: string },
): Signed & { office: O } => ({
  office,
  personId,
  accountId,
  requestId: request.id,
  attempt: { accountId, key: z.uuid().safeParse(asked.intento).data ?? app.newId(), request: { url: request.url, ...asked } },
})

/** What a form starts with: the days that are the likeliest. */
export function startingValues(slug: ActSlug, plaza: PlazaCard, now: Date): Values {
  const last = plaza.during && lastDayOf(periodOf(plaza.during))
  return {
    tipo: 'CC',
    ...(asks(slug, 'desde') && { desde: fieldDate(slug === 'iniciar' ? dayOf(now) : plaza.firstDay) }),
    ...(asks(slug, 'hasta') && { hasta: fieldDate(slug === 'asignar' || slug === 'reanudar' || !last ? plaza.lastDay : last) }),
  }
}

export const doneOf = (slug: string) => (Object.hasOwn(actForms, slug) ? actForms[slug as ActSlug].done : null)
