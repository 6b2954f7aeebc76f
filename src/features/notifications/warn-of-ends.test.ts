import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openWorld, span, times, type World } from '../../testing/world.ts'
import { warnOfEnds } from './warn-of-ends.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type TestPerson = World['people']['dora']
type Mail = { to: string; subject: string; body: string }

/** Written since the last time. */
async function newMails(): Promise<Mail[]> {
  const mails = await world.owner.query<Mail>(sql`
    select payload ->> 'to' as to, payload ->> 'subject' as subject, payload ->> 'body' as body from outbox order by created_at, id`)
  await world.owner.query(sql`delete from outbox`)
  return mails
}
const at = (instant: string) => world.moveClockTo(new Date(instant))
const to = (mails: Mail[], person: TestPerson) => mails.filter((mail) => mail.to === person.email)

async function activeUntil(person: TestPerson, until: string) {
  const { id } = await world.newActivation(person, null)
  await world.owner.query(sql`update activation set during = ${span('2026-02-01', until)}::tstzrange where id = ${id}`)
  return id
}

test('at 60, 30, 15, 7 and 1 days the person is told once, however often it is looked; the delegates in one mail a day', async () => {
  const { dora, luis } = world.people
  const person = await world.newPerson({ firstName: 'Pronta' })
  await activeUntil(person, '2026-06-01')
  const days: [string, string][] = []
  for (const day of times(70, (i) => new Date(Date.parse('2026-03-25T09:00:00-05:00') + i * 86_400_000))) {
    world.moveClockTo(day)
    await warnOfEnds(world.app)
    await warnOfEnds(world.app)
    const mails = await newMails()
    for (const mail of to(mails, person)) days.push([day.toISOString().slice(0, 10), mail.subject])
    expect(to(mails, dora).length).toBe(to(mails, person).length)
    expect(to(mails, luis).length).toBe(to(mails, person).length)
  }
  expect(days).toEqual([
    ['2026-04-01', 'Su activación en Sede Norte termina en 60 días'],
    ['2026-05-01', 'Su activación en Sede Norte termina en 30 días'],
    ['2026-05-16', 'Su activación en Sede Norte termina en 15 días'],
    ['2026-05-24', 'Su activación en Sede Norte termina en 7 días'],
    ['2026-05-30', 'Su activación en Sede Norte termina mañana'],
  ])
})

test('a program that was down for weeks sends the nearest warning, not all that were missed', async () => {
  const person = await world.newPerson({ firstName: 'Tarde' })
  await activeUntil(person, '2026-08-01')
  at('2026-07-27T10:00:00-05:00')
  await warnOfEnds(world.app)
  expect(to(await newMails(), person).map(({ subject }) => subject)).toEqual(['Su activación en Sede Norte termina en 4 días'])
  await warnOfEnds(world.app)
  expect(to(await newMails(), person)).toEqual([])
})

test('an end that moved is warned of anew; one that has ended is not, nor one that goes on in another', async () => {
  at('2026-08-20T10:00:00-05:00')
  const moved = await world.newPerson({ firstName: 'Movida' })
  const ended = await world.newPerson({ firstName: 'Terminada' })
  const renewed = await world.newPerson({ firstName: 'Renovada' })
  const id = await activeUntil(moved, '2026-09-04')
  await activeUntil(ended, '2026-08-20')
  const before = await activeUntil(renewed, '2026-09-04')
  await world.owner.query(sql`
    insert into activation (entidad_id, id, person_id, sede_id, registration, basis, application_id, proofing_id, during, activated_by, activated_at)
    select entidad_id, ${world.app.newId()}, person_id, sede_id, registration, basis, application_id, proofing_id,
      ${span('2026-09-04', '2027-09-04')}::tstzrange, activated_by, activated_at from activation where id = ${before}`)
  await warnOfEnds(world.app)
  const mails = await newMails()
  expect(to(mails, moved).map(({ subject }) => subject)).toEqual(['Su activación en Sede Norte termina en 14 días'])
  expect([...to(mails, ended), ...to(mails, renewed)]).toEqual([])

  await world.owner.query(sql`update activation set during = ${span('2026-02-01', '2026-09-20')}::tstzrange where id = ${id}`)
  at('2026-08-21T10:00:00-05:00')
  await warnOfEnds(world.app)
  expect(to(await newMails(), moved).map(({ subject }) => subject)).toEqual(['Su activación en Sede Norte termina en 29 días'])
})

test('of a plaza the person is told once that her Servicio Social ends and what comes after, not of the activation besides', async () => {
  const { sara } = world.people
  at('2027-01-24T10:00:00-05:00')
  await warnOfEnds(world.app)
  const [mail, ...more] = to(await newMails(), sara)
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Su Servicio Social Obligatorio termina en 7 días')
  expect(mail?.body).toContain('termina el 31 de enero de 2027')
  expect(mail?.body).toContain('puede registrarse como Profesional de la salud con la misma cuenta')
})

test('a delegado gets one mail for 60 people, only of his sedes, with twenty names and how many more', async () => {
  const entidad = await world.newEntidad('IPS', 'Hospital de Sesenta')
  const [one, other] = [await world.newSede(entidad, 'Sede Una', '01'), await world.newSede(entidad, 'Sede Otra', '02')]
  const all = await world.newPerson({ firstName: 'Todas', profession: null })
  const some = await world.newPerson({ firstName: 'Algunas', profession: null })
  await world.newDelegation(entidad.id, all)
  const id = await world.newDelegation(entidad.id, some)
  await world.owner.query(sql`update delegation set all_sedes = false where id = ${id}`)
  await world.owner.query(
    sql`insert into delegation_sede (entidad_id, delegation_id, sede_id) values (${entidad.id}, ${id}, ${one})`,
  )
  for (const i of times(60, (n) => n)) {
    const person = await world.newPerson({ firstName: `Persona${i}` })
    const sedeId = i < 3 ? one : other
    const applicationId = await world.newApplication(person, { entidadId: entidad.id, sedeId }, 'APROBADA')
    await world.owner.query(sql`
      insert into activation (entidad_id, id, person_id, sede_id, registration, basis, application_id, proofing_id, during, activated_by, activated_at)
      select ${entidad.id}, ${world.app.newId()}, ${person.personId}, ${sedeId}, 'PROFESIONAL', 'DELEGADO', ${applicationId}, id,
        ${span('2026-02-01', '2028-01-01')}::tstzrange, ${all.personId}, '2026-01-15' from proofing where person_id = ${person.personId}`)
  }
  at('2027-12-24T10:00:00-05:00')
  await warnOfEnds(world.app)
  const mails = await newMails()
  const [his, ...more] = to(mails, all)
  expect(more).toEqual([])
  expect(his?.subject).toBe('60 activaciones por terminar en Hospital de Sesenta')
  expect(his?.body).toContain('Y además: 40 más; la lista completa está en la página')
  expect(to(mails, some).map(({ subject }) => subject)).toEqual(['3 activaciones por terminar en Hospital de Sesenta'])
  expect(mails.filter(({ subject }) => subject.startsWith('Su activación'))).toHaveLength(60)
})

test.each(times(25, (i) => i + 1))('16 programs that look at once send each warning once (%i)', async (round) => {
  const year = 2030 + round
  const people = await Promise.all(times(4, () => world.newPerson({ firstName: 'Carrera' })))
  for (const person of people) await activeUntil(person, `${year}-06-01`)
  at(`${year}-05-25T00:00:00-05:00`)
  await Promise.all(times(16, () => warnOfEnds(world.app)))
  const mails = await newMails()
  for (const person of people) expect(to(mails, person)).toHaveLength(1)
  expect(to(mails, world.people.dora)).toHaveLength(1)
  const rows = await world.owner.query(sql`select from expiry_warning where until = ${`${year}-06-01 00:00-05`}::timestamptz`)
  expect(rows).toHaveLength(4)
})
