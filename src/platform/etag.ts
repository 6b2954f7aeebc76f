import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** A strong entity tag (RFC 9110, 8.8.3): the same for the same bytes, in whatever process and on whatever day. */
export const etagOf = (body: string) => `"${createHash('sha256').update(body).digest('base64url')}"`

/** What the tag of the compressed bytes has besides: other bytes, another strong tag. */
const gzipped = (etag: string) => etag.replace(/"$/, '-gzip"')

/**
 * Which of the tags in `If-None-Match` names this body, plain or compressed, to be said again in the 304; null: none does. One that is
 * weak counts (RFC 9110, 13.1.2 compares weakly), and `*` is any body.
 */
export function findKnownTag(ifNoneMatch: string | undefined, etag: string): string | null {
  if (ifNoneMatch === undefined) return null
  if (ifNoneMatch.trim() === '*') return etag
  const known = [...ifNoneMatch.matchAll(/(?:^|,)\s*(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")(?=\s*(?:,|$))/g)].map(([, tag]) => tag)
  return [etag, gzipped(etag)].find((tag) => known.includes(tag)) ?? null
}

/** To be called after compression is registered: its hook of a route must have run. */
export function tagCompressed(server: FastifyInstance) {
  server.addHook('onRoute', (route) => {
    route.onSend = [
      ...[route.onSend ?? []].flat(),
      async (_request, reply, payload) => {
        const etag = reply.getHeader('etag')
        if (typeof etag === 'string' && reply.getHeader('content-encoding') === 'gzip') reply.header('etag', gzipped(etag))
        return payload
      },
    ]
  })
}
