import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupCommands } from './platform/backup/commands.ts'
import { dbOver } from './platform/database.ts'
import { sql } from './shared/sql.ts'
import { createDatabase } from './testing/database.ts'
import { openWorld, times, type World } from './testing/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'mipres-respaldo-'))
let world: World
let ownerUrl: string
beforeAll(async () => {
  world = await openWorld()
  const [{ name } = { name: '' }] = await world.owner.query<{ name: string }>(sql`select current_database() as name`)
  ownerUrl = (await createDatabase()).ownerUrl.replace(/[^/]+$/, name)
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true })
})

let lastNumber = 1_915_000_000
const filled = () => {
  const number = String(++lastNumber)
  return {
    ...{
      tipo: 'CC',
      numero: number,
      expedicion: '14/3/2017',
      nombre1: 'Laura',
      nombre2: '',
      apellido1: 'Quiñones',
      apellido2: '',
    },
    ...{ nacimiento: '2/3/1999', correo: `carga.${number}@correo.example`, celular: '300 000 0142' },
    ...{ clave: 'tigo mesa lucero', autoriza: 'si', intento: world.app.newId() },
  }
}

/** Registers and confirms as people do it; resolves with the address when the program has said yes. */
async function register(): Promise<string> {
  const form = filled()
  const sent = await world.server.inject({
    ...{ method: 'POST', url: '/cuenta/crear', remoteAddress: `10.0.${lastNumber % 200}.${lastNumber % 250}` },
    headers: { host: 'localhost:3000', origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
  expect(sent.statusCode).toBe(200)
  const [mail] = await world.owner.query<{ body: string }>(
    sql`select payload->>'body' as body from outbox where payload->>'to' = ${form.correo}`,
  )
  const token = /token=(\S+)/.exec(mail?.body ?? '')?.[1] ?? ''
  expect((await world.post('/cuenta/confirmar', { token })).statusCode).toBeLessThan(400)
  return form.correo
}

test('a backup taken under load has everything acknowledged before it began, the record whole and no half of an act', async () => {
  // So much to read that others act while it is read.
  await world.owner.query({
    text: `insert into demo_mail (id, recipient, subject, body, arrived_at)
      select gen_random_uuid(), 'nadie@correo.example', 'x', repeat(md5(n::text), 20), now() from generate_series(1, 60000) as n`,
    values: [],
  })
  const acknowledged: string[] = []
  let isOver = false
  const writers = times(4, async () => {
    while (!isOver) acknowledged.push(await register())
  })
  // A writer that is refused ends the wait, and the test.
  const failed = Promise.all(writers)
  while (acknowledged.length < 12) await Promise.race([failed, new Promise((done) => setTimeout(done, 5))])
  const before = [...acknowledged]
  const path = join(folder, 'bajo-carga')
  const said: string[] = []
  const backup = await backupCommands[0]!.run({ ownerUrl, appUrl: ownerUrl }, [path], (line) => said.push(line))
  const during = acknowledged.length - before.length
  isOver = true
  await failed
  expect([backup, said[0]]).toEqual([0, expect.stringContaining('Respaldo en')])
  // Without acts beside it the test would prove nothing.
  expect(during).toBeGreaterThan(0)

  const other = await createDatabase()
  expect(await backupCommands[1]!.run(other, [path], () => {})).toBe(0)
  const client = new pg.Pool({ connectionString: other.ownerUrl, max: 1 })
  const db = dbOver(client as never)
  const emails = new Set((await db.query<{ email: string }>(sql`select email from account`)).map(({ email }) => email))
  expect(before.filter((email) => !emails.has(email))).toEqual([])

  // An account, its person, document, consent, record and confirmed registration are one act.
  const halves = await db.query(sql`
    select a.email from account a where a.email like 'carga.%' and not (
      exists (select from consent c where c.account_id = a.id)
      and exists (select from person_document d where d.person_id = a.person_id)
      and not exists (select from registration r where r.email = a.email)
      and 1 = (select count(*) from audit_event e where e.act = 'account.created' and e.object_id = a.id))
    union all select e.object_id::text from audit_event e
    where e.act = 'account.created' and not exists (select from account a where a.id = e.object_id)`)
  expect(halves).toEqual([])

  // The record: what was there is there to the letter, and what is there was written.
  const record = sql`select id, at, recorded_at, actor_id, act, object_id, request_id from audit_event order by recorded_at, id`
  const [mine, restored] = [await world.owner.query(record), await db.query(record)]
  expect(restored.length).toBeGreaterThanOrEqual(before.length)
  const all = new Set(mine.map((row) => JSON.stringify(row)))
  expect(restored.filter((row) => !all.has(JSON.stringify(row)))).toEqual([])
  await client.end()
})
