import { z } from 'zod'
import type { ActorOf } from './features/authority/index.ts'
import { checkHealth } from './platform/health.ts'
import { routeFor } from './platform/route.ts'

const route = routeFor<ActorOf>()

/** For whoever starts, watches and balances processes. */
export const healthRoutes = [
  route({
    method: 'GET',
    url: '/health/live',
    needs: 'public',
    summary: 'El proceso responde',
    answer: z.object({ estado: z.literal('vivo') }),
    handle: async () => ({ status: 200, json: { estado: 'vivo' } }),
  }),
  route({
    method: 'GET',
    url: '/health/ready',
    needs: 'public',
    summary: 'El proceso puede atender: base de datos, migraciones, y cuánto espera el correo',
    async handle(app) {
      const health = await checkHealth(app)
      // Whatever is wrong, the answer is the same: send people to another process.
      return { status: health.estado === 'listo' ? 200 : 503, json: health }
    },
  }),
]
