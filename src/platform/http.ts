import { readFileSync } from 'node:fs'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyBaseLogger, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { assets } from '../shared/ui/assets.ts'
import { type Chrome, renderPage } from '../shared/ui/page.tsx'
import type { AppContext } from './app-context.ts'
import { cookieAttributes, cookieName, cookieOf } from './cookies.ts'
import { etagOf, findKnownTag, tagCompressed } from './etag.ts'
import { readMultipart } from './multipart.ts'
import { type Problem, problem } from './problem.ts'
import { ProblemPage } from './problem-page.tsx'
import { countUse } from './rate-limit.ts'
import { type Reply, type RequestInfo, type Route, storable } from './route.ts'

/** Who the caller is to this route, or the reply that ends the request. */
export type Door<Needs extends string> = (asked: {
  needs: Needs
  params: unknown
  request: RequestInfo
  isPage: boolean
  /** What was typed, for a page whose session has ended. */
  fields: Record<string, string> | null
}) => Promise<{ actor: unknown } | { reply: Reply }>

export type ServerParts<Needs extends string> = {
  app: AppContext
  routes: Route<Needs>[]
  door: Door<Needs>
  /** The frame of a page: banner, links and name for whoever looks at it. */
  chromeOf: (request: RequestInfo) => Promise<Chrome>
  takeKept: (request: RequestInfo) => Promise<Record<string, string> | null>
  logger?: FastifyBaseLogger
  trustProxy: boolean | string
  isSecure: boolean
}

const isApi = (url: string) => url === '/api' || url.startsWith('/api/')

/** 128 KiB: no form of ours comes near it. */
const bodyLimit = 128 * 1024

export async function serverOf<Needs extends string>(parts: ServerParts<Needs>) {
  const { app, routes, door, isSecure } = parts
  const server = Fastify({
    ...(parts.logger && { loggerInstance: parts.logger }),
    trustProxy: parts.trustProxy,
    bodyLimit,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => app.newId(),
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (_error, request, reply) => sendBadAddress(request, reply),
  })
  await server.register(helmet, {
    // no-referrer would make browsers send "Origin: null" with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        manifestSrc: ["'self'"],
        ...(isSecure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: isSecure,
  })
  await server.register(compress, { encodings: ['gzip', 'identity'] })
  tagCompressed(server)
  await server.register(cookie)
  await server.register(formbody)
  // A file that is too big is the route's to tell, with the rest of the form.
  await server.register(multipart, { throwFileSizeLimit: false })

  /** One object a request: what is looked up for it is remembered by it. */
  const infos = new WeakMap<FastifyRequest, RequestInfo>()
  const infoOf = (request: FastifyRequest): RequestInfo => {
    const known = infos.get(request)
    if (known) return known
    const cookies = { session: cookieOf(request, 'session', isSecure), device: cookieOf(request, 'device', isSecure) }
    const key = request.headers['idempotency-key']
    const idempotencyKey = typeof key === 'string' ? key : null
    const info = { id: request.id, url: request.url, address: request.ip, cookies, idempotencyKey }
    infos.set(request, info)
    return info
  }

  async function send(request: FastifyRequest, reply: FastifyReply, answer: Reply) {
    for (const { name, value, maxAgeSeconds } of answer.cookies ?? [])
      reply.setCookie(cookieName(name, request, isSecure), value, cookieAttributes(name, maxAgeSeconds, request, isSecure))
    // Nothing that names a person stays in a shared cache or behind the back button after signing out.
    reply.header('cache-control', 'no-store')
    if ('location' in answer) return reply.redirect(answer.location, answer.status)
    if ('json' in answer) {
      const body = JSON.stringify(answer.json)
      reply
        .code(answer.status)
        .headers(answer.headers ?? {})
        .type('application/json; charset=utf-8')
      return answer.status === 200 && isApi(request.url) && request.method !== 'POST'
        ? sendTagged(request, reply, body)
        : reply.send(body)
    }
    if ('file' in answer)
      return reply
        .type(answer.type)
        .header('content-disposition', `${answer.isInline ? 'inline' : 'attachment'}; filename="${answer.name}"`)
        .send(answer.file)
    if ('problem' in answer) return sendProblem(request, reply.headers(answer.headers ?? {}), answer.problem)
    return sendPage(request, reply, answer.status, answer.page)
  }

  /** What was read is in the record by now: a program that has it already has been shown it as well. */
  function sendTagged(request: FastifyRequest, reply: FastifyReply, body: string) {
    const etag = etagOf(body)
    const known = findKnownTag(request.headers['if-none-match'], etag)
    reply.header('etag', known ?? etag)
    return known ? reply.code(304).removeHeader('content-type').send() : reply.send(body)
  }

  async function sendPage(request: FastifyRequest, reply: FastifyReply, status: number, page: (chrome: Chrome) => VNode) {
    const chrome = await parts.chromeOf(infoOf(request))
    return reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(renderPage(page(chrome)))
  }

  async function sendProblem(request: FastifyRequest, reply: FastifyReply, said: Problem) {
    const full = { ...said, requestId: request.id }
    if (!isApi(request.url)) return sendPage(request, reply, said.status, (chrome) => ProblemPage({ chrome, problem: full }))
    return reply.code(said.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(full))
  }

  /** Before any route is known, and so without cookies and hooks: an address such as /%zz is not shown back. */
  function sendBadAddress(request: FastifyRequest, reply: FastifyReply) {
    const said = problem('datos-invalidos', {
      detail: 'La dirección no está bien escrita. Revísela, o empiece desde la página de inicio.',
    })
    reply.code(said.status).headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    if (!isApi(request.url)) return void reply.type('text/plain; charset=utf-8').send(said.detail)
    reply.type('application/problem+json; charset=utf-8').send(JSON.stringify({ ...said, requestId: request.id }))
  }

  server.setNotFoundHandler((request, reply) => sendProblem(request, reply, problem('no-existe')))
  server.setErrorHandler(async (error: { statusCode?: number; code?: string }, request, reply) => {
    const known = problemOfFastify(error)
    if (known) return sendProblem(request, reply, known)
    request.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'fault')
    return sendProblem(
      request,
      reply,
      problem('falla', { detail: 'Nada se ha guardado. Intente de nuevo en unos minutos.' }),
    ).catch(() =>
      reply.code(500).type('text/plain; charset=utf-8').send(`Tuvimos una falla. Nada se ha guardado. Referencia: ${request.id}`),
    )
  })

  for (const { url, type, file } of assets) {
    const body = readFileSync(file)
    server.get(url, (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(body),
    )
  }

  for (const route of routes) {
    const isPage = !isApi(route.url)
    server.route({
      method: route.method,
      url: route.url,
      exposeHeadRoute: !route.isWriting,
      handler: async (request, reply) => {
        const info = infoOf(request)
        if (request.method === 'POST' ? !isFromHere(request) : route.isWriting && isFromElsewhere(request))
          return send(request, reply, { status: 403, problem: problem('origen-ajeno', { detail: onlyFromHere }) })
        // A key that is none would make of every sending an intention of its own, and its sender believe otherwise.
        if (info.idempotencyKey !== null && !isPage && !isKey.safeParse(info.idempotencyKey).success)
          return send(request, reply, { status: 400, problem: keyUnread })
        if (route.rate) {
          const { name, limit, seconds } = route.rate
          const { count, secondsLeft } = await countUse(app.db, `${name}:${info.address}`, seconds)
          if (count > limit) {
            reply.header('retry-after', secondsLeft)
            return send(request, reply, {
              status: 429,
              problem: problem('demasiadas-solicitudes', { detail: `Espere ${waitText(secondsLeft)} e intente de nuevo.` }),
            })
          }
        }
        const sent = request.isMultipart() ? await readMultipart(request, route.takesFile) : request.body
        if (sent === null) return send(request, reply, { status: 415, problem: onlyOurForms })
        const fields = isPage && request.method === 'POST' ? textFields(sent) : null
        const answer = await door({ needs: route.needs, params: request.params, request: info, isPage, fields })
        if ('reply' in answer) return send(request, reply, answer.reply)

        const params = route.params.safeParse(request.params)
        if (!params.success || hasOddSign(request.params))
          return send(request, reply, { status: 404, problem: problem('no-existe') })
        const query = route.query.safeParse(request.query ?? {})
        if (!query.success) return send(request, reply, { status: 400, problem: invalid(query.error, isPage) })
        const body = route.body.safeParse(sent ?? {})
        if (!body.success) return send(request, reply, { status: 400, problem: invalid(body.error, isPage) })

        const kept = isPage && request.method === 'GET' ? await parts.takeKept(info) : null
        const input = { actor: answer.actor, params: params.data, query: query.data, body: body.data, request: info, kept }
        return send(request, reply, await route.handle(app, input as never))
      },
    })
  }

  /** A browser says where a form comes from; what says nothing is not a browser of ours. */
  function isFromHere(request: FastifyRequest) {
    const { origin } = request.headers
    const here = isSecure ? new URL(app.settings.publicUrl).origin : `${request.protocol}://${request.host}`
    if (origin !== undefined) return origin === here || origin === new URL(app.settings.publicUrl).origin
    return request.headers['sec-fetch-site'] === 'same-origin'
  }

  return server
}

/** A browser says that another site led here; what says nothing was typed, or is no browser of ours. */
const isFromElsewhere = ({ headers }: FastifyRequest) =>
  headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site'

const isKey = z.uuid()
const keyUnread = problem('datos-invalidos', {
  detail: 'Idempotency-Key debe ser un UUID.',
  errors: [{ field: 'Idempotency-Key', message: 'No tiene la forma esperada.' }],
})

const onlyFromHere = 'Nada se ha guardado. Abra el formulario en este sitio y envíelo desde aquí.'
const waitText = (seconds: number) => (seconds < 90 ? `${seconds} segundos` : `${Math.ceil(seconds / 60)} minutos`)

const keptName = /^(?!clave)[\w.-]{1,80}$/

/** A sign that no address of ours has, and no column keeps. */
const hasOddSign = (params: unknown) =>
  Object.values(params ?? {}).some((value) => typeof value === 'string' && /\p{Cc}/u.test(value))

/** Secrets are not kept, nor a field whose name no form of ours has. Of a group of boxes the values are kept one a line. */
function textFields(body: unknown): Record<string, string> {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>).map(([name, value]) => [name, [value].flat()] as const)
  return Object.fromEntries(
    entries
      .filter(([name, values]) => keptName.test(name) && values.every((value) => typeof value === 'string'))
      .map(([name, values]) => [name, storable(values.join('\n'))]),
  )
}

/** A person sent more than a field holds, or something that no form of ours sends; a program, what /api does not describe. */
function invalid(error: z.ZodError, isPage: boolean) {
  if (isPage) {
    const isTooLong = error.issues.some(({ code }) => code === 'too_big')
    return problem('datos-invalidos', { detail: isTooLong ? tooLong : notOurs })
  }
  return problem('datos-invalidos', {
    detail: 'Revise los campos señalados; los nombres y las formas están en /api.',
    errors: error.issues.map((issue) => ({
      field: [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].join('.') || null,
      message: `${issueText[issue.code] ?? 'El valor no sirve.'}${boundText(issue)}`,
    })),
  })
}

const tooLong =
  'Un campo tiene más letras de las que caben. Vuelva con el botón Atrás de su navegador: lo escrito sigue allí. Acórtelo y envíelo de nuevo.'
const notOurs = 'Lo que llegó no es lo que envía esta página. Vuelva atrás, revise lo escrito y envíelo de nuevo.'

const boundText = (issue: z.core.$ZodIssue) =>
  issue.code === 'too_big'
    ? ` El máximo es ${issue.maximum}.`
    : issue.code === 'too_small'
      ? ` El mínimo es ${issue.minimum}.`
      : ''

const issueText: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'Falta o es de otro tipo.',
  invalid_format: 'No tiene la forma esperada.',
  invalid_value: 'No es uno de los valores admitidos.',
  too_big: 'Es demasiado largo o grande.',
  too_small: 'Es demasiado corto o pequeño.',
  unrecognized_keys: 'Hay campos que no conocemos.',
}

const onlyOurForms = problem('tipo-no-admitido', {
  detail: 'Envíe un formulario (application/x-www-form-urlencoded) o, en /api, JSON (application/json).',
})

function problemOfFastify({ statusCode = 500, code = '' }: { statusCode?: number; code?: string }): Problem | null {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problem('muy-grande', { detail: 'El máximo es de 128 KB.' })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415) return onlyOurForms
  if (statusCode >= 400 && statusCode < 500) return problem('datos-invalidos', { status: statusCode })
  return null
}
