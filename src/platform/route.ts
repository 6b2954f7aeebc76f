import type { VNode } from 'preact'
import { z } from 'zod'
import type { Chrome } from '../shared/ui/page.tsx'
import type { AppContext } from './app-context.ts'
import type { Problem } from './problem.ts'

export type Cookie = { name: 'session' | 'device'; value: string; maxAgeSeconds: number }

type WithCookies = { cookies?: Cookie[] }

/** What a route answers. A page is drawn inside the frame of the person who looks at it. */
export type Reply = WithCookies &
  (
    | { status: number; page: (chrome: Chrome) => VNode }
    | { status: number; json: unknown; headers?: Record<string, string> }
    | { status: number; problem: Problem; headers?: Record<string, string> }
    | { status: 303; location: string }
    | {
        status: 200
        file: string | Buffer
        type: string
        name: string
        /** Shown in the browser where it can; otherwise downloaded. */
        isInline?: boolean
      }
  )

/** What of the request a route may know besides its parsed parts. */
export type RequestInfo = {
  id: string
  /** Path and query, as asked. */
  url: string
  /** Of the client, as far as the trusted proxies tell. */
  address: string
  cookies: { session: string | null; device: string | null }
  /** The header `Idempotency-Key` of an /api request, as it came. */
  idempotencyKey: string | null
}

export type Input<Actor, P, Q, B> = {
  actor: Actor
  params: P
  query: Q
  body: B
  request: RequestInfo
  /** What was typed here before the session ended, given back after signing in again. */
  kept: Record<string, string> | null
}

/** At most `limit` requests in a window of `seconds`; counted in PostgreSQL, so in all processes together. */
export type Rate = { limit: number; seconds: number; name: string }

type Shape = z.ZodType

export type Route<Needs extends string> = {
  method: 'GET' | 'POST'
  url: string
  /** `public` must be spelled out: a route that says nothing does not compile. */
  needs: Needs
  /** One line for the documentation of the interface; shown for /api routes. */
  summary: string
  params: Shape
  query: Shape
  body: Shape
  answer?: Shape
  /** Of a file that it answers with, in place of `answer`. */
  answerType?: string
  rate?: Rate
  /** Statuses of problems that do not follow from the rest of this; for the documentation of the interface. */
  alsoAnswers?: readonly number[]
  /** A GET that writes: no page of another site leads here, and HEAD finds nothing. */
  isWriting?: boolean
  /** Its form may carry one file of at most so many bytes; see `file`. */
  takesFile?: number
  handle: (app: AppContext, input: Input<never, never, never, never>) => Promise<Reply>
}

const nothing = z.object({})
type Nothing = z.infer<typeof nothing>

type Declared<Needs, N extends Needs, ActorOf, P extends Shape, Q extends Shape, B extends Shape> = {
  method: 'GET' | 'POST'
  url: string
  needs: N
  summary: string
  params?: P
  query?: Q
  body?: B
  answer?: Shape
  /** Of a file that it answers with, in place of `answer`. */
  answerType?: string
  rate?: Rate
  alsoAnswers?: readonly number[]
  isWriting?: boolean
  takesFile?: number
  handle: (
    app: AppContext,
    input: Input<N extends keyof ActorOf ? ActorOf[N] : never, z.infer<P>, z.infer<Q>, z.infer<B>>,
  ) => Promise<Reply>
}

/** Makes `route`, which checks that `handle` takes what `needs`, `params`, `query` and `body` yield. */
export const routeFor =
  <ActorOf extends Record<string, unknown>>() =>
  <
    N extends keyof ActorOf & string,
    P extends Shape = z.ZodType<Nothing>,
    Q extends Shape = z.ZodType<Nothing>,
    B extends Shape = z.ZodType<Nothing>,
  >(
    route: Declared<keyof ActorOf & string, N, ActorOf, P, Q, B>,
  ): Route<keyof ActorOf & string> =>
    ({ params: nothing, query: nothing, body: nothing, ...route }) as unknown as Route<keyof ActorOf & string>

/**
 * Control signs nobody types, and PostgreSQL keeps neither U+0000 nor half of a surrogate pair: they are left out. What shows nothing,
 * as one zero-width space, says nothing: it is empty.
 */
export function storable(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is meant.
  const text = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '').toWellFormed()
  return /^[\s\p{Cf}]*$/u.test(text) ? '' : text
}
const clean = (value: unknown) => (typeof value === 'string' ? storable(value) : value)
/** Of a file's text each sign counts: what cannot be read is told at its line. */
const kept = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value)

const typed = z.preprocess((value) => clean(Array.isArray(value) ? value[0] : (value ?? '')), z.string().max(4000))
const ticked = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]).map(clean),
  z.array(z.string().max(200)).max(100),
)

/** One text field of an HTML form: absent is empty, and the rest is for the rules to say. */
export const text = typed
/** A group of checkboxes of an HTML form: none, one or many values. */
export const many = ticked

/** A field whose length is for the rules to say, not for the door: what was typed comes back with the reason. */
export const longText = z.preprocess((value) => (typeof value === 'string' ? storable(value) : ''), z.string())

/** What is said for a word of the address; null of a word that is none of ours, such as the name of what every object has. */
export const wordFor = <T>(words: Readonly<Record<string, T>>, word: string): T | null =>
  Object.hasOwn(words, word) ? (words[word] ?? null) : null

/** A field of several lines, as long as a file would be. */
export const pastedText = z.preprocess((value) => kept(value ?? ''), z.string().max(1_000_000))

/** What a browser sent for a file field. Without a file chosen it has neither name nor bytes. */
export type UploadedFile = { name: string; bytes: Buffer; isTooBig: boolean }
/** A file field; null: none was chosen. The route must say how big it may be: `takesFile`. */
export const file = z.preprocess(
  (value) => (isUploaded(value) && (value.name !== '' || value.bytes.length > 0) ? value : null),
  z.custom<UploadedFile | null>(() => true),
)
const isUploaded = (value: unknown): value is UploadedFile =>
  typeof value === 'object' && value !== null && 'bytes' in value && Buffer.isBuffer(value.bytes)

/** The body of an HTML form. Fields that are not named are left out. */
export const form = <F extends Record<string, Shape>>(fields: F) => z.object(fields)
