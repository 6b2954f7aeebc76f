import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { form, type Reply, routeFor, text } from '../../platform/route.ts'
import { SedeId } from '../../shared/id.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { chooseWorkplace } from './choose-workplace.ts'
import { findWorkplace } from './find-workplace.ts'
import { WorkplacePage } from './ui/workplace-page.tsx'

const route = routeFor<ActorOf>()

/** Where to go on after choosing: pages of ours, by name. */
const ways = { inicio: '/solicitudes?hecho=sede', sede: '/sede-de-trabajo?hecho=sede' } as const
const way = z.enum(['inicio', 'sede']).catch('sede')

async function page(
  app: AppContext,
  holder: SessionHolder,
  shown: { status: number; errors: FieldError[]; isDone: boolean },
): Promise<Reply> {
  const now = await app.clock(app.db)
  const props = { workplace: await findWorkplace(app.db, holder, now), now, errors: shown.errors, isDone: shown.isDone }
  return { status: shown.status, page: (chrome) => <WorkplacePage chrome={chrome} {...props} /> }
}

export const workplaceRoutes = [
  route({
    method: 'GET',
    url: '/sede-de-trabajo',
    needs: 'account',
    summary: 'La sede en que se trabaja',
    query: form({ hecho: text }),
    handle: (app, { actor: { holder }, query: { hecho } }) =>
      page(app, holder, { status: 200, errors: [], isDone: hecho === 'sede' }),
  }),
  route({
    method: 'POST',
    url: '/sede-de-trabajo',
    needs: 'account',
    summary: 'Cambia la sede en que se trabaja',
    body: form({ sede: text, desde: way }),
    async handle(app, { actor: { holder }, body: { sede, desde } }) {
      const sedeId = SedeId.safeParse(sede)
      const chosen = sedeId.success ? await chooseWorkplace(app, holder, sedeId.data) : null
      if (chosen?.ok) return { status: 303, location: ways[desde] }
      const errors = [{ field: null, message: 'No está activo en esa sede. Escoja una de las que siguen.' }]
      return page(app, holder, { status: 422, errors, isDone: false })
    },
  }),
]
