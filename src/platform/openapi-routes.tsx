import { readFileSync } from 'node:fs'
import { openApiOf } from './openapi.ts'
import { ApiPage, type ListedOperation } from './openapi-page.tsx'
import { type Route, routeFor } from './route.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

const route = routeFor<{ public: unknown }>()

/** The description of the interface, made anew from the routes that there are. */
export const documentationRoutes = (everyRoute: () => readonly Route<string>[]) => [
  route({
    method: 'GET',
    url: '/api/openapi.json',
    needs: 'public',
    summary: 'Esta descripción, en OpenAPI 3.1',
    async handle({ settings: { publicUrl } }) {
      return { status: 200, json: openApiOf(everyRoute(), { publicUrl, version }) }
    },
  }),
  route({
    method: 'GET',
    url: '/api',
    needs: 'public',
    summary: 'Interfaz para programas',
    async handle({ settings: { publicUrl } }) {
      const { paths } = openApiOf(everyRoute(), { publicUrl, version })
      const operations: ListedOperation[] = Object.entries(paths).flatMap(([path, { get, post }]) => [
        ...(get ? [{ ...get, method: 'GET' as const, path }] : []),
        ...(post ? [{ ...post, method: 'POST' as const, path }] : []),
      ])
      return { status: 200, page: (chrome) => <ApiPage chrome={chrome} operations={operations} publicUrl={publicUrl} /> }
    },
  }),
]
