import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import type { Reply } from '../../platform/route.ts'
import type { EntidadId, PersonId } from '../../shared/id.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import { delegateChrome } from '../../shared/ui/tool-tabs.ts'
import { decide } from '../authority/index.ts'
import { findEntidad, findSedesOf } from '../reps/index.ts'
import { findPlazaCard } from './plaza-list-store.ts'
import { startingValues } from './route-parts.ts'
import { ReportPage } from './ui/delegate-pages.tsx'
import { ActPage } from './ui/plaza-page.tsx'

export const missing: Reply = { status: 404, problem: problem('no-existe') }

/** The sedes for which the delegado answers. */
export async function coveredSedes({ db }: AppContext, personId: PersonId, entidadId: EntidadId, at: Date) {
  const sedes = await findSedesOf(db, entidadId)
  const answers = await Promise.all(
    sedes.map((sede) => decide(db, { personId, action: 'plaza.report', place: { kind: 'sede', id: sede.id }, at })),
  )
  return sedes.filter((_, i) => answers[i]?.isAllowed)
}

type Acting = { personId: PersonId; authority: { at: Date } }

export async function reportPage(
  app: AppContext,
  { personId, authority }: Acting,
  entidadId: EntidadId,
  status: number,
  values: Values,
  errors: FieldError[],
): Promise<Reply> {
  const entidad = await findEntidad(app.db, entidadId)
  if (!entidad) return missing
  const covered = await coveredSedes(app, personId, entidadId, authority.at)
  const sedes = covered.map(({ id, name, municipio }) => ({ id, name, municipio: municipio?.name ?? null }))
  const props = { entidad, sedes, values, errors, intento: app.newId() }
  return { status, page: (chrome) => <ReportPage chrome={chrome} {...props} /> }
}

export async function startPage(
  app: AppContext,
  { entidadId, plazaId }: { entidadId: EntidadId; plazaId: string },
  status: number,
  values: Values | null,
  errors: FieldError[],
): Promise<Reply> {
  const now = await app.clock(app.db)
  const plaza = await findPlazaCard(app.db, plazaId, now)
  if (!plaza || plaza.entidadId !== entidadId) return missing
  const home = `/delegado/${entidadId}/plazas`
  const props = {
    plaza,
    slug: 'iniciar' as const,
    action: `${home}/${plazaId}/iniciar`,
    back: { href: home, text: 'Plazas' },
    values: values ?? startingValues('iniciar', plaza, now),
    errors,
    intento: app.newId(),
  }
  const entidad = { id: entidadId, name: plaza.entidadName }
  return { status, page: (chrome) => <ActPage chrome={delegateChrome(chrome, entidad)} {...props} /> }
}
