import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importRethus } from '../features/rethus/index.ts'
import { sql } from '../shared/sql.ts'
import { type Demo, openDemo } from '../testing/demo-country.ts'
import { times } from '../testing/world.ts'
import { findAhead } from './clock/clock-store.ts'

let demo: Demo
let server: Awaited<ReturnType<Demo['openServer']>>
beforeAll(async () => {
  demo = await openDemo()
  server = await demo.openServer()
  await Promise.all(
    times(45, (i) =>
      demo.app.db.query(sql`
        insert into demo_mail (id, recipient, subject, body, arrived_at)
        values (${demo.app.newId()}, ${i === 7 ? 'Siete@prueba.example' : 'todos@prueba.example'}, ${`Asunto ${i}`},
          ${'Lea http://localhost:3000/solicitudes/1\n\n<script>x</script>'},
          ${'2026-01-01 12:00Z'}::timestamptz + make_interval(secs => ${(i % 9) / 1e6}))`),
    ),
  )
})
afterAll(async () => {
  await server.close()
  await demo.close()
})

const host = { host: 'localhost:3000' }
const get = (url: string) => server.inject({ method: 'GET', url, headers: host })
const post = (url: string, fields: Record<string, string>) =>
  server.inject({
    method: 'POST',
    url,
    headers: { ...host, origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
const subjectsIn = (html: string) => [...html.matchAll(/>(Asunto \d+)</g)].map(([, subject]) => subject)

test('/demo tells the password, every account and whom to register, and enters with one press', async () => {
  const { statusCode, body } = await get('/demo')
  expect(statusCode).toBe(200)
  expect(body).toContain('demostracion-abierta-2026')
  expect(body).toContain('Laura Marcela Quiñones Solarte')
  expect(body).toContain('Mateo Alejandro Grisales Cifuentes')
  expect(body).toContain('Rosa Elvira Cantillo de la Hoz')
  expect(body.match(/action="\/ingresar"/g)).toHaveLength(49)
})

test('cuentas.json is the list for programs', async () => {
  const { statusCode, body, headers } = await get('/demo/cuentas.json')
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
  const accounts: Record<string, unknown>[] = JSON.parse(body)
  expect(accounts).toHaveLength(46)
  expect(accounts[0]).toEqual({
    rol: 'Delegado de una IPS con solicitudes en espera',
    usuario: 'delegado@demo.example',
    clave: 'demostracion-abierta-2026',
    para: 'Responder solicitudes del E.S.E. Hospital San Telmo: ver el documento, activar, enrolar, devolver, rechazar.',
    nombre: 'Hernán Darío Pulgarín Toro',
    documento: { tipo: 'CC', numero: '1900000104' },
  })
})

test('the mailbox is read page by page, each mail once, the newest first', async () => {
  const seen: (string | undefined)[] = []
  let url = '/demo/correo?para=prueba'
  for (let page = 0; page < 3; page++) {
    const { body } = await get(url)
    seen.push(...subjectsIn(body))
    url = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? 'none'
  }
  expect(url).toBe('none')
  expect(seen).toHaveLength(45)
  expect(new Set(seen).size).toBe(45)
  const microseconds = seen.map((subject) => Number(subject?.slice(7)) % 9)
  expect(microseconds).toEqual(microseconds.toSorted((a, b) => b - a))
})

test('mail is found by a part of the address, capitals or not; percent signs are letters', async () => {
  expect(subjectsIn((await get('/demo/correo?para=SIETE@')).body)).toEqual(['Asunto 7'])
  expect((await get('/demo/correo?para=%25')).body).toContain('No hay correo para «%»')
  const page = await get('/demo/correo?para=todos%40prueba.example')
  expect(page.body).toContain('/demo/correo?para=todos%40prueba.example&amp;despues=')
})

test('one mail shows its links as links and its text as text', async () => {
  const [mail] = await demo.owner.query<{ id: string }>(sql`select id from demo_mail where subject = 'Asunto 1'`)
  const { statusCode, body } = await get(`/demo/correo/${mail?.id}`)
  expect(statusCode).toBe(200)
  expect(body).toContain('<a class="ma-link" href="/solicitudes/1">http://localhost:3000/solicitudes/1</a>')
  expect(body).toContain('&lt;script>x&lt;/script>')
})

test.each([
  ['/demo/correo/7f6ea296-7e42-807f-b2a5-1322502229dd', 404],
  ['/demo/correo/1', 404],
  ['/demo/correo?despues=basura', 200],
  ['/demo/correo?para=a&para=b', 200],
  ['/demo/reloj?avanzo=%F0%9F%98%80', 200],
])('%s answers %i', async (url, status) => {
  expect((await get(url)).statusCode).toBe(status)
})

test('the clock moves by its form, once for one form, and says so', async () => {
  const visto = await findAhead(demo.app.db)
  const moved = await post('/demo/reloj', { visto, avance: 'una-hora' })
  expect([moved.statusCode, moved.headers.location]).toEqual([303, '/demo/reloj?avanzo=1'])
  expect((await get('/demo/reloj?avanzo=1')).body).toContain('El reloj avanzó')
  const again = await post('/demo/reloj', { visto, avance: 'una-hora' })
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('El reloj ya se había movido')
  expect(Number(await findAhead(demo.app.db)) - Number(visto)).toBe(3_600_000)
})

test('a day that is no day is refused at its field, and nothing typed is lost', async () => {
  const visto = await findAhead(demo.app.db)
  const { statusCode, body } = await post('/demo/reloj', { visto, avance: 'fecha', dia: '30/2/2027', hora: '8:00' })
  expect(statusCode).toBe(422)
  expect(body).toContain('<title>Error: Reloj de la demostración')
  expect(body).toContain('<a href="#dia">No hay un día «30/2/2027»')
  expect(body).toContain('value="30/2/2027"')
  expect(body).toContain('value="8:00"')
  expect((await post('/demo/reloj', {})).statusCode).toBe(409)
})

test('the file of the tour is read by the loading of ReTHUS, and sanctions Laura from today on', async () => {
  const reply = await get('/demo/sancion.csv')
  expect(reply.headers['content-disposition']).toBe('attachment; filename="sancion.csv"')
  const folder = mkdtempSync(join(tmpdir(), 'mipres-sancion-'))
  const path = join(folder, 'sancion.csv')
  writeFileSync(path, reply.rawPayload)
  const said: string[] = []
  const hooks = { endRights: async () => {}, rematchAccounts: async () => {}, linkIndependientes: async () => {} }
  const result = await importRethus(demo.app, { path, asOf: null, reportPath: null, say: (line) => said.push(line) }, hooks)
  rmSync(folder, { recursive: true })
  expect(result).toMatchObject({ ok: true, value: { created: 1, rowsRead: 1, rowsBad: 0 } })
  const sanctions = await demo.owner.query(sql`
    select r.act, upper_inf(r.during) as endless, r.during @> now() as now from rethus_sanction r join account a on a.person_id = r.person_id
    where a.email = 'lista@demo.example'`)
  expect(sanctions).toEqual([{ act: 'Fallo 905', endless: true, now: true }])
})

test('in production there is no tour, no list of accounts, no mailbox and no clock', async () => {
  const production = await demo.openServer({
    isDemo: false,
    publicUrl: 'https://mipres.example',
    keySecret: 'del-mundo-de-las-pruebas-y-de-nadie-mas',
  })
  const urls = [
    '/demo',
    '/demo/cuentas.json',
    '/demo/sancion.csv',
    '/demo/correo',
    '/demo/correo/7f6ea296-7e42-807f-b2a5-1322502229dd',
    '/demo/reloj',
  ]
  const statuses = await Promise.all(urls.map(async (url) => (await production.inject({ method: 'GET', url })).statusCode))
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404])
  const move = await production.inject({ method: 'POST', url: '/demo/reloj', headers: { origin: 'https://mipres.example' } })
  expect(move.statusCode).toBe(404)
  await production.close()
})
