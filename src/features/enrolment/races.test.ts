import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CalendarDate, toDuring } from '../../shared/calendar.ts'
import type { ApplicationId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { openWorld, times, type World } from '../../testing/world.ts'
import { importRethus } from '../rethus/index.ts'
import { activate } from './activate.ts'
import { endRights } from './end-rights.ts'

let world: World
const folder = mkdtempSync(join(tmpdir(), 'mipres-races-'))
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true })
})

type TestPerson = World['people']['dora']

const rounds = times(25, (i) => i + 1)
const during = toDuring({ from: CalendarDate.parse('2026-03-01'), until: CalendarDate.parse('2026-09-01') })
const codes = (results: { ok: boolean; refusal?: { code: string } }[]) =>
  results.map((result) => (result.ok ? 'accepted' : result.refusal?.code)).sort()

const press = (applicationId: ApplicationId, by: TestPerson) => {
  const { app, hospital, sedes } = world
  const asked = { sedeId: sedes.norte, during }
  return activate(
    app,
    { by, entidadId: hospital.id, applicationId, version: 1, intento: app.newId(), requestId: 'race', asked },
    asked,
  )
}

const inTheWay = (personId: string) =>
  world.owner.query(sql`
    select a.id from activation a join rethus_sanction s on s.person_id = a.person_id and s.during && a.during
    where a.person_id = ${personId} and not isempty(a.during)`)

async function sanction({ number }: TestPerson) {
  const path = join(folder, `${number}.csv`)
  const header = 'registro,tipo_documento,numero_documento,sancion,autoridad,acto_administrativo,fecha_inicio,fecha_fin'
  writeFileSync(path, `${header}\nSANCION,CC,${number},Suspensión,Tribunal del Litoral,Fallo ${number},2026-03-01,2026-12-31\n`)
  const hooks = {
    endRights: (db: never, lost: never) => endRights(world.app, db, lost),
    rematchAccounts: async () => 0,
    linkIndependientes: async () => 0,
  }
  await importRethus(world.app, { path, asOf: null, reportPath: null, say: () => {} }, hooks as never)
}

test.each(rounds)('of 16 presses by two delegados on one person one activates and 15 are told so (%i)', async () => {
  const { dora, luis } = world.people
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  const results = await Promise.all(times(16, (i) => press(id, i % 2 ? dora : luis)))
  expect(codes(results)).toEqual(['accepted', ...Array(15).fill('already-active')])
  expect(await world.owner.query(sql`select id from activation where person_id = ${person.personId}`)).toHaveLength(1)
})

test.each(rounds)('a sanction loaded among 15 activations leaves no right in its days (%i)', async () => {
  const { dora, luis } = world.people
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  const results = await Promise.all([
    ...times(8, () => press(id, dora)),
    sanction(person).then(() => null),
    ...times(7, () => press(id, luis)),
  ])
  const said = codes(results.filter((result) => result !== null))
  expect(
    [...new Set(said)].every((code) => ['accepted', 'already-active', 'not-in-that-state', 'sanctioned'].includes(code ?? '')),
  ).toBe(true)
  expect(said.filter((code) => code === 'accepted').length).toBeLessThanOrEqual(1)
  expect(await world.owner.query(sql`select id from rethus_sanction where person_id = ${person.personId}`)).toHaveLength(1)
  expect(await inTheWay(person.personId)).toEqual([])
})

test.each(rounds)('an activation against a withdrawal has one outcome, and the other is told so (%i)', async () => {
  const { dora, luis } = world.people
  const person = await world.newPerson()
  const id = await world.newApplication(person)
  // Each press is a form of its own, sent at once.
  const withdraw = () => world.post(`/solicitudes/${id}/retirar`, { version: '1', intento: world.app.newId() }, person)
  const path = `/delegado/${world.hospital.id}/solicitudes/${id}/activar`
  const fields = () => ({
    version: '1',
    intento: world.app.newId(),
    sede: world.sedes.norte,
    desde: '1/3/2026',
    hasta: '31/8/2026',
  })
  const replies = await Promise.all(times(16, (i) => (i % 2 ? withdraw() : world.post(path, fields(), i % 4 ? dora : luis))))
  const statuses = replies.map(({ statusCode }) => statusCode)
  expect([...statuses].sort()).toEqual([303, ...Array(15).fill(409)])
  const [held] = await world.owner.query<{ state: string }>(sql`select state from application where id = ${id}`)
  const active = await world.owner.query(sql`select id from activation where person_id = ${person.personId}`)
  expect([held?.state, active.length]).toEqual(statuses.indexOf(303) % 2 ? ['RETIRADA', 0] : ['ACTIVADA', 1])
})
