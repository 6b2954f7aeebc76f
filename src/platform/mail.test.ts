import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../shared/sql.ts'
import { openWorld, type World } from '../testing/world.ts'
import { smtpMailer } from './mail.ts'
import { runOutbox, sendLater } from './outbox.ts'

let world: World
const arrived: { to: string[]; text: string }[] = []
let refusesOnce = true
const mailServer = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, session, done) {
    let text = ''
    stream.on('data', (part: Buffer) => {
      text += part
    })
    stream.on('end', () => {
      if (refusesOnce) {
        refusesOnce = false
        return done(new Error('busy'))
      }
      arrived.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
      return done()
    })
  },
})

beforeAll(async () => {
  world = await openWorld()
  await new Promise<void>((done) => {
    mailServer.listen(0, '127.0.0.1', done)
  })
})
afterAll(async () => {
  await new Promise<void>((done) => {
    mailServer.close(done)
  })
  await world.close()
})

test('mail promised in a transaction arrives by SMTP, also when the server refused it once; mail of a transaction that failed does not', async () => {
  const { app, owner } = world
  const mail = (subject: string) => ({ to: 'ana@correo.example', subject, body: 'Señora Ana:\n\nLa activó un delegado.' })
  await app.transaction((db) => sendLater(db, app, mail('Llega')))
  await app
    .transaction(async (db) => sendLater(db, app, mail('No llega')).then(() => Promise.reject(new Error('fault'))))
    .catch(() => {})

  const address = mailServer.server.address() as { port: number }
  const faults: unknown[] = []
  const running = new AbortController()
  const work = runOutbox(
    app,
    smtpMailer(`smtp://127.0.0.1:${address.port}?ignoreTLS=true`, 'mipres@entidad.example'),
    running.signal,
    (fault) => faults.push(fault),
  )
  await expect
    .poll(() => owner.query(sql`select attempts, last_error is not null as failed from outbox`), { timeout: 20_000 })
    .toEqual([{ attempts: 1, failed: true }])
  await owner.query(sql`update outbox set next_attempt_at = clock_timestamp()`)
  await expect.poll(() => arrived.length, { timeout: 20_000 }).toBe(1)
  await expect
    .poll(() => owner.query(sql`select attempts, done_at is not null as done from outbox`))
    .toEqual([{ attempts: 2, done: true }])
  running.abort()
  await work
  expect(arrived[0]?.to).toEqual(['ana@correo.example'])
  expect(arrived[0]?.text).toContain('Subject: Llega')
  expect(faults).toEqual([])
})
