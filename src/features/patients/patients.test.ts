import { afterAll, beforeAll, expect, test } from 'vitest'
import { CalendarDate } from '../../shared/calendar.ts'
import type { EntidadId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'
import { changePatient } from './change.ts'
import { enterPatient } from './enter.ts'
import {
  findPatientByDocument,
  findPatientStanding,
  getPatient,
  lookUpPatient,
  type PatientDocument,
  readPatient,
} from './index.ts'
import type { PatientData } from './patient.ts'

let world: World
let eps: { id: EntidadId; code: string; name: string }
let second: World['people']['pedro']
beforeAll(async () => {
  world = await openWorld()
  eps = await world.newEntidad('EPS', 'Brisa Nueva EPS')
  second = await world.newPerson({ firstName: 'Paula' })
  await world.newActivation(second, 'PRESCRIPTOR')
})
afterAll(() => world.close())

type Writer = World['people']['pedro']
const placeOf = () => ({ entidadId: world.hospital.id, sedeId: world.sedes.norte })
const by = ({ personId, accountId }: Writer) => ({ personId, accountId, place: placeOf() })

const rosa = (more: Partial<PatientData> = {}): PatientData => ({
  ...{ firstName: 'Rosa', secondName: 'Elvira', firstSurname: 'Cantillo', secondSurname: 'de la Hoz' },
  ...{ birthDate: CalendarDate.parse('1968-01-14'), sex: 'F', regimen: 'CONTRIBUTIVO', eps },
  ...{ email: null, phone: null, mother: null },
  ...more,
})

let lastNumber = 1_900_007_000
const newDocument = (): PatientDocument => ({ type: 'CC', number: String(++lastNumber) })

async function enter(writer: Writer = world.people.pedro, document = newDocument(), data = rosa()) {
  return enterPatient(world.app, { by: by(writer), document, data, attempt: null })
}
async function entered() {
  const result = await enter()
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.patientId
}
const change = (patientId: string, seen: number, data: PatientData, writer: Writer = world.people.pedro) =>
  changePatient(world.app, { by: by(writer), patientId, seen, data, attempt: null })

const eventsOf = (patientId: string | null) =>
  world.owner.query<{
    act: string
    by: string
    sede: string
    reason: string | null
    decision: { changed?: string[] } | null
  }>(sql`
    select act, actor_id as by, sede_id as sede, reason, decision from audit_event
    where object_id is not distinct from ${patientId} and act like 'patient.%' order by recorded_at, id`)
const versionsOf = (patientId: string) =>
  world.owner.query<{ version: number; name: string; by: string }>(sql`
    select version, full_name as name, entered_by as by from patient_version where patient_id = ${patientId} order by version`)

test('R-PAC-1: a patient comes back by the document, with what was said', async () => {
  const document = newDocument()
  await enter(world.people.pedro, document)
  expect(await findPatientByDocument(world.app.db, document)).toEqual({
    ...rosa(),
    ...{ id: expect.any(String), version: 1, document, fullName: 'Rosa Elvira Cantillo de la Hoz' },
    ...{ enteredAt: noon, epsSaidAt: noon },
  })
})

test('R-PAC-2: of two who enter one document at the same instant one patient is made, and the second gets it unchanged', async () => {
  const document = newDocument()
  const results = await Promise.all([
    enter(world.people.pedro, document, rosa()),
    enter(second, document, rosa({ firstName: 'Rosalba' })),
  ])
  const values = results.map((result) => (result.ok ? result.value : result.refusal))
  expect(values.map((value) => 'isNew' in value && value.isNew).toSorted()).toEqual([false, true])
  const ids = new Set(values.map((value) => 'patientId' in value && value.patientId))
  expect(ids.size).toBe(1)
  const patient = await findPatientByDocument(world.app.db, document)
  expect(await versionsOf(patient!.id)).toHaveLength(1)
  expect((await eventsOf(patient!.id)).map(({ act }) => act).toSorted()).toEqual(['patient.entered', 'patient.read'])
})

test('R-PAC-2: nobody enters whose right at the sede has ended', async () => {
  const leaving = await world.newPerson({ firstName: 'Lucas' })
  const result = await enter(leaving)
  expect(result.ok ? null : result.refusal.code).toBe('may-not-write')
  world.moveClockTo(new Date('2026-06-02T12:00:00-05:00'))
  const ended = await enter(world.people.pedro)
  world.moveClockTo(noon)
  expect(ended.ok ? null : ended.refusal.code).toBe('may-not-write')
})

test('R-PAC-2: one intention sent twice is one patient', async () => {
  const document = newDocument()
  const key = world.app.newId()
  const sent = await Promise.all(
    times(2, () =>
      enterPatient(world.app, {
        by: by(second),
        document,
        data: rosa(),
        attempt: { accountId: second.accountId, key, request: { document } },
      }),
    ),
  )
  expect(sent[0]).toEqual(sent[1])
  expect(sent[0]).toMatchObject({ ok: true, value: { isNew: true } })
})

test('R-PAC-3: a change is a new version, with who and where; the old one stays as it was', async () => {
  const id = await entered()
  world.moveClockTo(new Date('2026-03-02T12:00:00-05:00'))
  const changed = await change(id, 1, rosa({ secondName: null, email: 'rosa@correo.example' }), second)
  world.moveClockTo(noon)
  expect(changed).toEqual({ ok: true, value: { version: 2 } })
  expect(await versionsOf(id)).toEqual([
    { version: 1, name: 'Rosa Elvira Cantillo de la Hoz', by: world.people.pedro.personId },
    { version: 2, name: 'Rosa Cantillo de la Hoz', by: second.personId },
  ])
  const [, event] = await eventsOf(id)
  expect([event?.act, event?.by, event?.sede]).toEqual(['patient.changed', second.personId, world.sedes.norte])
  expect(event?.decision?.changed).toEqual(['secondName', 'email'])
  expect(JSON.stringify(event)).not.toContain('rosa@')
})

test('R-PAC-3: saving what is there already writes nothing', async () => {
  const id = await entered()
  expect(await change(id, 1, rosa())).toEqual({ ok: true, value: { version: 1 } })
  expect(await versionsOf(id)).toHaveLength(1)
  expect((await eventsOf(id)).map(({ act }) => act)).toEqual(['patient.entered'])
})

test('R-PAC-3: of two who correct one version the first stands, and the second is told, also at the same instant', async () => {
  const id = await entered()
  const results = await Promise.all([
    change(id, 1, rosa({ firstName: 'Rosario' })),
    change(id, 1, rosa({ firstName: 'Rosaura' }), second),
  ])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.map((result) => !result.ok && result.refusal.code)).toContain('changed-meanwhile')
  expect(await versionsOf(id)).toHaveLength(2)
  const late = await change(id, 1, rosa({ firstName: 'Rosenda' }))
  expect(late).toEqual({ ok: false, refusal: { code: 'changed-meanwhile' } })
  const neverRead = await change(id, 7, rosa({ firstName: 'Rosenda' }))
  expect(neverRead).toEqual({ ok: false, refusal: { code: 'changed-meanwhile' } })
})

test('R-PAC-3: the program can neither change nor remove what was said', async () => {
  await expect(world.app.db.query(sql`update patient_version set first_name = 'Otra'`)).rejects.toThrow('permission denied')
  await expect(world.app.db.query(sql`delete from patient_version`)).rejects.toThrow('permission denied')
  await expect(world.app.db.query(sql`update patient set document_number = '1'`)).rejects.toThrow('permission denied')
})

test('R-PAC-6: the EPS is as old as its being said so, whatever else was corrected since', async () => {
  const id = await entered()
  const at = (day: string) => new Date(`2026-03-${day}T12:00:00-05:00`)
  const saidAt = async () => (await getPatient(world.app.db, id)).epsSaidAt
  world.moveClockTo(at('05'))
  await change(id, 1, rosa({ phone: '3990000001' }))
  expect(await saidAt()).toEqual(noon)
  world.moveClockTo(at('06'))
  await change(id, 2, rosa({ phone: '3990000001', regimen: 'SUBSIDIADO' }))
  expect(await saidAt()).toEqual(at('06'))
  world.moveClockTo(at('07'))
  await change(id, 3, rosa({ regimen: 'SUBSIDIADO' }))
  expect(await saidAt()).toEqual(at('06'))
  world.moveClockTo(noon)
})

test('R-PAC-6: only an EPS is a patient’s EPS', async () => {
  const { id, code, name } = world.hospital
  await expect(enter(world.people.pedro, newDocument(), rosa({ eps: { id, code, name } }))).rejects.toThrow('patient_version_eps')
})

test('R-PAC-7: every look is in the record: by document, by id, and of a document that is nobody’s without its number', async () => {
  const document = newDocument()
  await enter(world.people.pedro, document)
  const actor = second
  const found = await lookUpPatient(world.app, { actor, place: placeOf(), document })
  const id = found.ok && found.value ? found.value.id : ''
  await readPatient(world.app, { actor, place: placeOf(), patientId: id })
  const absent = newDocument()
  expect(await lookUpPatient(world.app, { actor, place: placeOf(), document: absent })).toEqual({ ok: true, value: null })
  expect((await eventsOf(id)).slice(1).map(({ act, by: who, sede, reason }) => [act, who, sede, reason])).toEqual([
    ['patient.read', second.personId, world.sedes.norte, 'Lo buscó por su documento'],
    ['patient.read', second.personId, world.sedes.norte, 'Abrió los datos'],
  ])
  const nobody = await eventsOf(null)
  expect(nobody.map(({ act, reason }) => [act, reason])).toEqual([
    ['patient.read', 'Buscó un documento que no es de ningún paciente'],
  ])
  expect(JSON.stringify(nobody)).not.toContain(absent.number)
})

test('R-PAC-7: one account looks up sixty documents in ten minutes and no more; others go on', async () => {
  const busy = await world.newPerson({ firstName: 'Berta' })
  await world.newActivation(busy, 'PRESCRIPTOR')
  const look = (actor: Writer) => lookUpPatient(world.app, { actor, place: placeOf(), document: newDocument() })
  const results = await Promise.all(times(60, () => look(busy)))
  expect(results.every(({ ok }) => ok)).toBe(true)
  const over = await look(busy)
  expect(over).toMatchObject({ ok: false, refusal: { code: 'too-many-look-ups' } })
  const entering = await enter(busy)
  expect(entering).toMatchObject({ ok: false, refusal: { code: 'too-many-look-ups' } })
  expect((await look(second)).ok).toBe(true)
})

test('R-PAC-8: whoever ReTHUS has as deceased is, also by the document he had before', async () => {
  const dead = await world.newPerson({ documentState: 'FALLECIDO' })
  await world.owner.query(sql`
    insert into person_document (person_id, id, type, number, during, source)
    values (${dead.personId}, ${world.app.newId()}, 'TI', '1900099991', '[2000-01-01 00:00-05,2008-01-01 00:00-05)', 'RETHUS')`)
  const standing = async (document: PatientDocument) => {
    const result = await enter(world.people.pedro, document, rosa())
    if (!result.ok) throw new Error(result.refusal.code)
    return findPatientStanding(world.app.db, document, noon)
  }
  expect(await standing({ type: 'CC', number: dead.number })).toEqual({
    personId: dead.personId,
    isDead: true,
    holders: [dead.personId],
  })
  expect(await standing({ type: 'TI', number: '1900099991' })).toEqual({
    personId: dead.personId,
    isDead: true,
    holders: [dead.personId],
  })
  expect(await standing({ type: 'CC', number: second.number })).toEqual({
    personId: second.personId,
    isDead: false,
    holders: [second.personId],
  })
  expect(await standing(newDocument())).toEqual({ personId: null, isDead: false, holders: [] })
  expect(await standing({ type: 'AS', number: dead.number })).toEqual({ personId: null, isDead: false, holders: [] })
})

test('R-PAC-9: one’s own document is one’s own at any time, and nobody else’s is', async () => {
  const { personId, number } = second
  await world.owner.query(sql`
    insert into person_document (person_id, id, type, number, during, source)
    values (${personId}, ${world.app.newId()}, 'TI', '1900099992', '[2000-01-01 00:00-05,2008-01-01 00:00-05)', 'RETHUS')`)
  const own = async (document: PatientDocument) =>
    (await findPatientStanding(world.app.db, document, noon)).holders.includes(personId)
  expect([await own({ type: 'CC', number }), await own({ type: 'TI', number: '1900099992' })]).toEqual([true, true])
  expect(await own({ type: 'CC', number: world.people.pedro.number })).toBe(false)
  // Register of birth, card and cédula have one number.
  expect([await own({ type: 'TI', number }), await own({ type: 'RC', number })]).toEqual([true, true])
  expect([await own({ type: 'CE', number }), await own({ type: 'AS', number })]).toEqual([false, false])
})
