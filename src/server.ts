import type { FastifyBaseLogger } from 'fastify'
import { chromeFor } from './chrome.ts'
import { doorOf, requestFactsOf } from './door.ts'
import { takeKeptForm } from './features/sign-in/index.ts'
import type { AppContext } from './platform/app-context.ts'
import { serverOf } from './platform/http.ts'
import { everyRoute } from './routes.ts'

export type ServerOptions = { logger?: FastifyBaseLogger; trustProxy?: boolean | string }

/** The program without its listening socket: tests inject requests into it, `main` lets it listen. */
export async function buildServer(app: AppContext, { logger, trustProxy = false }: ServerOptions = {}) {
  const facts = requestFactsOf(app)
  return serverOf({
    app,
    routes: everyRoute(app.settings),
    door: doorOf(app, facts),
    chromeOf: async (request) => chromeFor(app, request, facts),
    async takeKept(request) {
      const holder = await facts.holder(request)
      return holder && takeKeptForm(app.db, holder.accountId, request.url.split('?')[0] ?? '/')
    },
    ...(logger && { logger }),
    trustProxy,
    isSecure: app.settings.publicUrl.startsWith('https:'),
  })
}
