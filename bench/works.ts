import { demoPassword } from '../src/demo/password.ts'
import type { Statement } from './floor.ts'
import type { FloorProcess } from './floor-process.ts'
import type { Answer, Call } from './http-client.ts'
import { inTurn, type Prescriber } from './people.ts'
import type { Timed } from './sample.ts'
import type { Stage } from './stage.ts'

export type Window = { concurrency: number; seconds: number; warmUp: number }

/** The least of the same work, in the process of the floors. */
export type Floor = { what: string } & (
  | { path: '/page' | '/query'; prepare: (floor: FloorProcess) => Promise<unknown> }
  | { loop: (floor: FloorProcess, window: Window) => Promise<Timed> }
)

export type Work = {
  name: string
  /** The share of the floor's rate that is aimed at; null: none was set. */
  goal: number | null
  /** Makes what the calls of one window use up, outside the measuring. */
  ready?: (window: Window) => Promise<void>
  call: () => Call
  isRight: (answer: Answer) => boolean
  /** The first one is that of the ratio. */
  floors: Floor[]
}

export type Scene = { stage: Stage; prescribers: Prescriber[]; origin: string }

const lookUp = (scene: Scene): Statement[] =>
  scene.prescribers.map(({ grantId }) => ({
    ...{
      name: 'look-up',
      text: 'select id, role, policy_id, during, granted_at from role_grant where id = $1',
      values: [grantId],
    },
  }))

export function decisionWork(scene: Scene): Work {
  const next = inTurn(scene.prescribers)
  return {
    ...{ name: 'decision over HTTP', goal: 0.35 },
    call() {
      const { cookie, sedeId, address } = next()
      return { method: 'GET', path: `/api/decisions?sede=${sedeId}`, headers: { cookie, 'x-forwarded-for': address } }
    },
    isRight: ({ status, body }) => status === 200 && body.includes('"isAllowed":true'),
    floors: [{ what: 'bare Fastify, one look-up', path: '/query', prepare: (floor) => floor.post('/query', lookUp(scene)) }],
  }
}

export async function signInWork(scene: Scene): Promise<Work> {
  const next = inTurn(scene.prescribers)
  const { rows } = await scene.stage.owner.query<{ hash: string }>('select password_hash as hash from account where id = $1', [
    scene.prescribers[0]!.accountId,
  ])
  const passwordHash = rows[0]!.hash
  return {
    ...{ name: 'password sign-in', goal: 0.7 },
    call() {
      const { email, address } = next()
      const headers = { origin: scene.origin, 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': address }
      const body = new URLSearchParams({ correo: email, clave: demoPassword, volver: '' }).toString()
      return { method: 'POST', path: '/ingresar', headers, body }
    },
    isRight: ({ status, head }) => status === 303 && head.includes('session='),
    floors: [
      {
        what: 'bare argon2id',
        loop: (floor, window) => floor.loop({ ...window, work: 'argon2', passwordHash, password: demoPassword }),
      },
    ],
  }
}

/** As people look for them: names, parts, codes, without accents, and with letters mixed up. */
const sought = {
  cie10: [
    'asma',
    'diabetes mellitus',
    'hipertension esencial',
    'J459',
    'I10',
    'neumonia',
    'infeccion urinaria',
    'hipertencion',
    'diavetes',
    'cefalea',
    'artritis reumatoide',
    'lumbago',
  ],
  dci: [
    'losartan',
    'acetaminofen',
    'metformina',
    'amoxicilina',
    'enala',
    'hidroclorotiasida',
    'ibuprofeno',
    'atorvastatina',
    'salbutamol',
    'omeprasol',
  ],
} as const

export function searchWork(scene: Scene): Work {
  const next = inTurn(Object.entries(sought).flatMap(([table, all]) => all.map((text) => ({ table, text }))))
  const from = inTurn(scene.prescribers)
  return {
    ...{ name: 'catalogue search', goal: null },
    call() {
      const { table, text } = next()
      const path = `/api/catalogues/${table}?q=${encodeURIComponent(text)}&limit=8`
      return { method: 'GET', path, headers: { 'x-forwarded-for': from().address } }
    },
    isRight: ({ status, body }) => status === 200 && body.includes('"entries":'),
    floors: [{ what: 'bare Fastify, one look-up', path: '/query', prepare: (floor) => floor.post('/query', lookUp(scene)) }],
  }
}

export async function pageWork(scene: Scene): Promise<Work> {
  const body = await (await fetch(`${scene.origin}/`)).text()
  return {
    ...{ name: 'public page (/)', goal: null },
    call: () => ({ method: 'GET', path: '/' }),
    isRight: ({ status }) => status === 200,
    floors: [
      {
        what: 'bare Fastify, the same bytes',
        path: '/page',
        prepare: (floor) => floor.post('/page', { type: 'text/html; charset=utf-8', body }),
      },
    ],
  }
}
