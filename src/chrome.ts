import type { RequestFacts } from './door.ts'
import type { AppContext } from './platform/app-context.ts'
import type { RequestInfo } from './platform/route.ts'
import { type CalendarDate, dayOf } from './shared/calendar.ts'
import type { Chrome } from './shared/ui/page.tsx'

/** The frame of a page for whoever looks at it: which doors are shown. What each lets in, authority decides. */
export async function chromeFor(app: AppContext, request: RequestInfo, facts: RequestFacts): Promise<Chrome> {
  const holder = await facts.holder(request)
  const path = request.url.split('?')[0] ?? '/'
  const link = (text: string, href: string) => ({ text, href, isCurrent: path === href || path.startsWith(`${href}/`) })
  return {
    isDemo: app.settings.isDemo,
    legalDate: app.settings.isDemo ? movedDate(app, await facts.now(request)) : null,
    person: holder && { name: holder.name },
    links: holder
      ? [
          link('Mis solicitudes', '/solicitudes'),
          ...(holder.writes ? [link(holder.writes === 'PRESCRIPCION' ? 'Prescribir' : 'Ordenar', '/mipres')] : []),
          ...holder.delegatedEntidades.slice(0, 1).map(() => link('Delegado', '/delegado')),
          ...(holder.isOfficial ? [link('Mesa', '/mesa')] : []),
        ]
      : [],
    path,
  }
}

/** Said on every page while the demonstration's clock is ahead of the real one. */
function movedDate(app: AppContext, now: Date): CalendarDate | null {
  const today = dayOf(now)
  return today === dayOf(app.realNow()) ? null : today
}
