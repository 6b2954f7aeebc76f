import type { FastifyRequest } from 'fastify'
import type { Cookie } from './route.ts'

/**
 * Chromium keeps a `__Host-` cookie over https and on localhost, and drops it on a LAN address over http: there the
 * demonstration, open on a telephone of the same network, uses a plain name.
 */
const takesHostPrefix = (request: FastifyRequest, isSecure: boolean) =>
  isSecure || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(request.hostname)

export const cookieName = (name: Cookie['name'], request: FastifyRequest, isSecure: boolean) =>
  takesHostPrefix(request, isSecure) ? `__Host-${name}` : `mipres-${name}`

export function cookieAttributes(name: Cookie['name'], maxAgeSeconds: number, request: FastifyRequest, isSecure: boolean) {
  const secure = takesHostPrefix(request, isSecure)
  // The session ends with the browser's; the device is remembered. An age of zero takes either away.
  const age = name === 'device' || maxAgeSeconds === 0 ? { maxAge: maxAgeSeconds } : {}
  return { path: '/', httpOnly: true, sameSite: 'lax' as const, secure, ...age }
}

export const cookieOf = (request: FastifyRequest, name: Cookie['name'], isSecure: boolean) =>
  request.cookies[cookieName(name, request, isSecure)] ?? null
