import type { World } from './world.ts'

/** A browser of its own: it keeps the cookies it is given, unless it is told to refuse them. */
export function openBrowser(world: World, { address = '127.0.0.1', keepsCookies = true } = {}) {
  const cookies = new Map<string, string>()
  async function send(method: 'GET' | 'POST', url: string, fields?: Record<string, string>) {
    const reply = await world.server.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        host: 'localhost:3000',
        origin: 'http://localhost:3000',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(fields && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(fields && { payload: new URLSearchParams(fields).toString() }),
    })
    for (const { name, value, maxAge } of reply.cookies)
      if (maxAge === 0) cookies.delete(name)
      else if (keepsCookies) cookies.set(name, value)
    return reply
  }
  return {
    get: (url: string) => send('GET', url),
    post: (url: string, fields: Record<string, string>) => send('POST', url, fields),
    cookies,
  }
}
