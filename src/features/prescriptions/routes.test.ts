import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { losartan, password, preparePrescribing, usualText } from '../../testing/prescribing.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { numberText } from './prescription.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

const newPrescription = async (text = usualText()) => {
  const patient = await desk.newPatient()
  return { patient, number: await desk.signed({ patientId: patient.id, text }) }
}
const page = (number: string, person = world.people.pedro, more = '') => world.get(`/mipres/formulas/${number}${more}`, person)
const readings = async (number: string) =>
  (await world.owner.query(sql`select from audit_event where act = 'prescription.read' and reason = ${number}`)).length

test('the page says whose it is, what was prescribed, who signed and with what right; each look is recorded', async () => {
  const { number, patient } = await newPrescription()
  const reply = await page(number)
  expect(reply.statusCode).toBe(200)
  const text = reply.body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  for (const said of [
    numberText(number),
    'Está activa',
    'Rosa Elvira Cantillo de la Hoz',
    patient.number.replace(/\B(?=(\d{3})+$)/g, '.'),
    'I10X',
    'Losartán 50 mg, tableta',
    '180 tabletas',
    'Pedro Inventado',
    'Profesional prescriptor',
    'Dora Inventado',
    'R-AUT-5',
  ])
    expect(text).toContain(said)
  expect(text).toMatch(/[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}/)
  expect(await readings(number)).toBe(1)
  await page(number, world.people.olivia)
  expect(await readings(number)).toBe(2)
})

test('it is drawn from what was signed, also when the tables and the registers say something else today', async () => {
  const { number, patient } = await newPrescription()
  await world.owner.query(sql`
    insert into patient_version (patient_id, version, first_name, first_surname, birth_date, entered_by, entidad_id, sede_id, entered_at)
    values (${patient.id}, 2, 'Otra', 'Distinta', '1968-03-09', ${world.people.pedro.personId}, ${world.hospital.id}, ${world.sedes.norte}, '2026-03-01')`)
  const { body } = await page(number)
  expect(body).toContain('Rosa Elvira Cantillo de la Hoz')
  expect(body).not.toContain('Distinta')
})

test('a colleague who reads at the sede sees it without the acts of its signer; to all others it is not there', async () => {
  const { number } = await newPrescription()
  const { olivia, dora, eva, ana, nora } = world.people
  const seen = await page(number, olivia)
  expect(seen.statusCode).toBe(200)
  expect(seen.body).not.toContain(`/mipres/formulas/${number}/anular`)
  expect(seen.body).not.toContain('repite=')
  for (const person of [dora, eva, ana, nora]) expect((await page(number, person)).statusCode).toBe(404)
  expect((await page(number, olivia, '/anular')).statusCode).toBe(404)
  expect((await world.post(`/mipres/formulas/${number}/anular`, { motivo: 'Me equivoqué' }, olivia)).statusCode).toBe(404)
  for (const none of ['20260301100999999999', 'x', '%00', "1'or'1", '2026030110000000000'])
    expect((await page(encodeURIComponent(none))).statusCode, none).toBe(404)
})

test('its signer reads it for ever; annulling and modifying are offered while he may sign there', async () => {
  const { number } = await newPrescription()
  const open = (await page(number)).body
  for (const act of [`/mipres/formulas/${number}/anular`, `modifica=${number}`, `repite=${number}`]) expect(open).toContain(act)
  world.moveClockTo(new Date('2026-07-01T09:00:00-05:00'))
  const later = await page(number)
  expect(later.statusCode).toBe(200)
  expect(later.body).not.toContain(`/mipres/formulas/${number}/anular`)
  expect(later.body).toContain('/por-que-no?sede=')
  const refused = await world.post(`/mipres/formulas/${number}/anular`, { motivo: 'La dosis era otra.' }, world.people.pedro)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('La dosis era otra.')
  expect(refused.body).toContain('rol')
})

test('annulled: the form tells what follows, keeps what was typed when it is refused, and then the page says when and why', async () => {
  const { pedro } = world.people
  const { number } = await newPrescription()
  const form = await page(number, pedro, '/anular')
  expect(form.statusCode).toBe(200)
  expect(form.body).toContain('no se puede activar de nuevo')
  const intento = /name="intento" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
  const short = await world.post(`/mipres/formulas/${number}/anular`, { motivo: 'no', intento }, pedro)
  expect(short.statusCode).toBe(422)
  expect(short.body).toContain('>no</textarea>')
  expect(short.body).toContain('Escriba el motivo')

  const fields = { motivo: 'Se escribió la dosis de otro paciente.', intento }
  const twice = await Promise.all([1, 2].map(() => world.post(`/mipres/formulas/${number}/anular`, fields, pedro)))
  for (const { statusCode, headers } of twice)
    expect([statusCode, headers.location]).toEqual([303, `/mipres/formulas/${number}?hecho=anulada`])
  const after = (await page(number, pedro, '?hecho=anulada')).body
  expect(after).toContain('Está anulada')
  expect(after).toContain('Se escribió la dosis de otro paciente.')
  expect(after).not.toContain('modifica=')
  expect((await page(number, pedro, '/anular')).statusCode).toBe(303)
  const again = await world.post(`/mipres/formulas/${number}/anular`, { motivo: 'Otra vez lo mismo.' }, pedro)
  expect(again.statusCode).toBe(422)
  expect(again.body).toContain('ya estaba')
})

test('of three versions each page shows all of them and leads to the next', async () => {
  const { patient, number: first } = await newPrescription()
  const modify = (replaces: string, duration: string) =>
    desk.signed({ patientId: patient.id, replaces, text: usualText({ medicines: [losartan({ duration })] }) })
  const second = await modify(first, '60')
  const third = await modify(second, '30')
  for (const number of [first, second, third]) {
    const { body } = await page(number)
    for (const one of [first, second, third]) expect(body).toContain(numberText(one))
    expect(body).toContain(number === third ? 'Está activa' : 'Fue modificada')
  }
  expect((await page(second)).body).toContain(`href="/mipres/formulas/${third}"`)
  expect((await page(second)).body).toContain(`href="/mipres/formulas/${first}"`)
})

test('just signed: the number stands first, then the paper; whoever else looks at the address sees no such thing', async () => {
  const { number } = await newPrescription()
  const { body } = await page(number, world.people.pedro, '?hecho=firmada')
  expect(body).toContain('La fórmula quedó firmada')
  expect(body.indexOf('Imprimir en media carta')).toBeLessThan(body.indexOf('Quién firmó'))
  expect((await page(number, world.people.olivia, '?hecho=firmada')).body).not.toContain('La fórmula quedó firmada')
})

test('a session that ends while the reason is typed loses nothing', async () => {
  const { pedro } = world.people
  const { number } = await newPrescription()
  await world.owner.query(sql`update session set ended_at = now() where account_id = ${pedro.accountId}`)
  const reply = await world.post(`/mipres/formulas/${number}/anular`, { motivo: 'La dosis era de otro.' }, pedro)
  expect([reply.statusCode, String(reply.headers.location).split('?')[0]]).toEqual([303, '/ingresar'])
  await world.owner.query(sql`update session set ended_at = null where account_id = ${pedro.accountId}`)
  expect((await page(number, pedro, '/anular')).body).toContain('La dosis era de otro.')
  expect(password.length).toBeGreaterThan(10)
})
