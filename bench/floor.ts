/*
 * The floor that a work of the program is measured beside: a process of its own that does the least of the same, with as many
 * connections. Over HTTP: one look-up, one list, the bytes of one page. Without it (`/loop`): argon2, one query, one transaction.
 * Run by bench.ts: `floor.ts DATABASE_URL`.
 */
import { verify } from '@node-rs/argon2'
import Fastify from 'fastify'
import { openPool } from '../src/platform/database.ts'
import { closedLoop } from './closed-loop.ts'
import { type CopyPlan, copyOnce } from './copy-rows.ts'

/** As the program has them. */
const pool = openPool(process.argv[2] ?? '', 20)
const server = Fastify({ bodyLimit: 8 * 2 ** 20 })

export type Statement = { name: string; text: string; values: unknown[] }
export type Loop = { concurrency: number; seconds: number; warmUp: number } & (
  | { work: 'argon2'; passwordHash: string; password: string }
  | { work: 'query'; statements: Statement[] }
  | { work: 'copy'; plan: CopyPlan }
)

let page = { type: 'text/html', body: '' }
server.post<{ Body: typeof page }>('/page', async ({ body }) => {
  page = body
  return {}
})
server.get('/page', (_request, reply) => reply.type(page.type).send(page.body))

let asked: Statement[] = []
let turn = 0
server.post<{ Body: Statement[] }>('/query', async ({ body }) => {
  asked = body
  return {}
})
/** The next of the statements given, in turn; its rows as JSON. */
server.get('/query', async () => (await pool.query(asked[turn++ % asked.length]!)).rows)

server.post<{ Body: Loop }>('/loop', async ({ body }) => closedLoop(body, onceOf(body)))

function onceOf(loop: Loop): () => Promise<void> {
  if (loop.work === 'argon2')
    return async () => {
      if (!(await verify(loop.passwordHash, loop.password))) throw new Error('not its password')
    }
  if (loop.work === 'copy') return () => copyOnce(pool, loop.plan)
  return async () => {
    await pool.query(loop.statements[turn++ % loop.statements.length]!)
  }
}

const address = await server.listen({ host: '127.0.0.1', port: 0 })
console.log(`floor ${new URL(address).port}`)
process.on('SIGTERM', () => process.exit(0))
