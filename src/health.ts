import { z } from 'zod'
import type { ActorOf } from './features/authority/index.ts'
import { routeFor } from './platform/route.ts'
import { sql } from './shared/sql.ts'

const route = routeFor<ActorOf>()
const answer = z.object({ estado: z.enum(['vivo', 'listo', 'sin-base-de-datos']) })

/** For whoever starts, watches and balances processes. */
export const healthRoutes = [
  route({
    method: 'GET',
    url: '/health/live',
    needs: 'public',
    summary: 'El proceso responde',
    answer,
    handle: async () => ({ status: 200, json: { estado: 'vivo' } }),
  }),
  route({
    method: 'GET',
    url: '/health/ready',
    needs: 'public',
    summary: 'El proceso puede atender: su base de datos también responde',
    answer,
    // Whatever is wrong with the database, the answer is the same: send people to another process.
    handle: (app) =>
      app.db.query(sql`select`).then(
        () => ({ status: 200, json: { estado: 'listo' } }),
        () => ({ status: 503, json: { estado: 'sin-base-de-datos' } }),
      ),
  }),
]
