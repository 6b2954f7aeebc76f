import { routeFor } from '../../platform/route.ts'
import type { ActorOf } from '../authority/index.ts'
import { KeySet, readKeySet } from './key-set.ts'

const route = routeFor<ActorOf>()

export const signatureRoutes = [
  route({
    method: 'GET',
    url: '/.well-known/jwks.json',
    needs: 'public',
    summary: 'Llaves públicas con que se verifican las firmas, de hoy y de siempre (RFC 7517)',
    answer: KeySet,
    async handle({ db }) {
      const headers = { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' }
      return { status: 200, json: await readKeySet(db), headers }
    },
  }),
]
