import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { amlodipino, findingLines, losartan, preparePrescribing, usualRuling, usualText } from '../../testing/prescribing.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { verifyJws } from '../signatures/index.ts'
import { annulPrescription, findSigned, PrescriptionText, readSigned } from './index.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

const bogota = (local: string) => new Date(`${local}-05:00`)
const rowsOf = (number: string) =>
  world.owner.query<{ table: string; count: number }>(sql`
    select t as table, n::int as count from (values
      ('prescription', (select count(*) from prescription where number = ${number})),
      ('codes', (select count(*) from prescription_code where number = ${number})),
      ('medicines', (select count(*) from prescription_medicine where number = ${number})),
      ('ingredients', (select count(*) from prescription_ingredient where number = ${number})),
      ('audit', (select count(*) from audit_event where act = 'prescription.signed' and reason = ${number})),
      ('outbox', (select count(*) from outbox where payload ->> 'body' like '%' || ${number} || '%'))) as x(t, n)`)
const countAll = async () =>
  (await world.owner.query<{ n: number }>(sql`select count(*)::int as n from prescription`))[0]?.n ?? -1

test('R-FOR-1: what is signed is there whole: number, codes, lines, record and receipt', async () => {
  const patient = await desk.newPatient({ email: 'rosa@correo.example' })
  const number = await desk.signed({ patientId: patient.id, text: usualText({ medicines: [losartan(), amlodipino()] }) })
  expect(number).toMatch(/^20260301100\d{9}$/)
  expect((await rowsOf(number)).map(({ table, count }) => `${table} ${count}`)).toEqual([
    'prescription 1',
    'codes 14',
    'medicines 2',
    'ingredients 2',
    'audit 1',
    'outbox 1',
  ])
  const [mail] = await world.owner.query<{ to: string; body: string }>(sql`
    select payload ->> 'to' as to, payload ->> 'body' as body from outbox where payload ->> 'body' like '%' || ${number} || '%'`)
  expect(mail?.to).toBe('rosa@correo.example')
  expect(mail?.body).not.toMatch(/losart|I10X|hipertens/i)
})

test('R-FIR-3: the signature is of a document that says who, where, for whom, what, and on what right of that instant', async () => {
  const patient = await desk.newPatient()
  const number = await desk.signed({ patientId: patient.id })
  const signed = await findSigned(world.app.db, number)
  const verified = signed && (await verifyJws(world.app.db, signed.jws))
  expect(JSON.parse(verified?.payload ?? '{}')).toEqual(signed?.document)
  const { content, authority, signedAt } = signed!.document
  expect(signedAt).toBe('2026-03-01T12:00:00.000-05:00')
  expect(content.place.sedeName).toBe('Sede Norte')
  expect(content.prescriber.profession).toBe('MEDICINA')
  expect(content.patient.documentNumber).toBe(patient.number)
  expect(content.medicines[0]).toMatchObject({ computedTotal: '180', total: '180', lastsUntil: '2026-05-29', juntaState: 1 })
  expect(authority.role.code).toBe('PRESCRIPTOR')
  expect([authority.activeFrom, authority.activeUntil]).toEqual(['2026-02-01', '2027-01-31'])
  expect(authority.activatedBy).toEqual({ office: 'DELEGADO', name: 'Dora Inventado' })
  expect(authority.rules.map(({ rule, isSatisfied }) => `${rule} ${isSatisfied}`)).toEqual([
    'R-AUT-1 true',
    'R-AUT-2 true',
    'R-AUT-11 true',
    'R-AUT-3 true',
    'R-AUT-4 true',
    'R-AUT-5 true',
    'R-AUT-6 true',
  ])
})

test('the columns say what the signed document says', async () => {
  const patient = await desk.newPatient()
  const number = await desk.signed({ patientId: patient.id })
  const { content, contentSha256 } = (await findSigned(world.app.db, number))!.document
  const [row] = await world.owner.query(sql`
    select p.diagnosis, p.ambito, encode(p.content_sha256, 'hex') as sha, p.patient_version as version, m.total::text, m.form, i.code,
      to_char(m.lasts_until, 'YYYY-MM-DD') as until, (select count(distinct version)::int from prescription_code where number = p.number) as versions
    from prescription p join prescription_medicine m using (number) join prescription_ingredient i using (number) where p.number = ${number}`)
  const [medicine] = content.medicines
  expect(row).toEqual({
    ...{
      diagnosis: content.diagnosis.code,
      ambito: content.ambito?.code,
      sha: contentSha256,
      version: 1,
      total: medicine?.total,
    },
    ...{ form: medicine?.form.code, code: medicine?.ingredients[0]?.ingredient.code, until: medicine?.lastsUntil, versions: 1 },
  })
})

test('R-FIR-2: a wrong password signs nothing, and neither does a content that is no longer what was shown', async () => {
  const patient = await desk.newPatient()
  const before = await countAll()
  const wrong = await desk.sign({ patientId: patient.id, password: 'otra' })
  expect(wrong).toEqual({ ok: false, refusal: { code: 'present-password-wrong' } })
  const shown = (await desk.prepare({ patientId: patient.id })).sha256
  const text = usualText({ medicines: [losartan({ dose: '2' })] })
  const changed = await desk.sign({ patientId: patient.id, text, sha256: shown })
  expect(changed).toMatchObject({ ok: false, refusal: { code: 'content-changed' } })
  expect(await countAll()).toBe(before)
})

test('a table of codes that is replaced between looking and signing is seen: what was shown is not signed in its place', async () => {
  const patient = await desk.newPatient()
  const shown = (await desk.prepare({ patientId: patient.id })).sha256
  await world.owner.query(sql`
    insert into catalogue_version select 'via-administracion', 2, gen_random_uuid(), 'ARCHIVO', 'x.csv', 'x', as_of, loaded_at, 0, 1, 0, 0, codes
    from catalogue_version where catalogue = 'via-administracion' and number = 1`)
  expect(await desk.sign({ patientId: patient.id, sha256: shown })).toMatchObject({ refusal: { code: 'content-changed' } })
  await world.owner.query(sql`
    update catalogue_entry set versions = '[1,2)' where catalogue = 'via-administracion' and code = '901'`)
  await world.owner.query(sql`
    insert into catalogue_entry (catalogue, code, versions, name, enabled) values ('via-administracion', '901', '[2,)', 'Oral', false)`)
  const refused = await desk.sign({ patientId: patient.id })
  expect(refused).toMatchObject({ refusal: { code: 'not-signable' } })
  expect(findingLines((await desk.prepare({ patientId: patient.id })).findings)).toEqual(['R-PRE-1 RECHAZA medicines.0.route'])
  await world.owner.query(sql`
    update catalogue_entry set enabled = true where catalogue = 'via-administracion' and code = '901' and upper_inf(versions)`)
})

test('a right that ends between looking and signing signs nothing', async () => {
  const someone = await world.newPerson({ firstName: 'Tomás' })
  await desk.givePassword(someone)
  const { id } = await world.newActivation(someone, 'PRESCRIPTOR')
  const patient = await desk.newPatient()
  const shown = (await desk.prepare({ by: someone, patientId: patient.id })).sha256
  expect(shown).not.toBeNull()
  await world.newSanction(someone)
  const refused = await desk.sign({ by: someone, patientId: patient.id, sha256: shown })
  expect(refused).toMatchObject({ refusal: { code: 'no-right' } })
  expect(id).toBeDefined()
})

test('whoever only claims to be the prescriber signs nothing with his right', async () => {
  const { pedro, ana } = world.people
  await desk.givePassword(ana)
  const patient = await desk.newPatient()
  const impostor = { ...pedro, accountId: ana.accountId }
  expect(await desk.sign({ by: impostor, patientId: patient.id })).toMatchObject({ refusal: { code: 'no-right' } })
})

test('nobody prescribes for himself, by any of his documents', async () => {
  const { pedro } = world.people
  const patient = await desk.newPatient({ number: pedro.number })
  expect(findingLines((await desk.prepare({ patientId: patient.id })).findings)).toContain('R-PRE-2 RECHAZA ')
  expect(await desk.sign({ patientId: patient.id })).toMatchObject({ ok: false })
  const card = await desk.newPatient({ type: 'TI', number: pedro.number })
  expect(findingLines((await desk.prepare({ patientId: card.id })).findings)).toContain('R-PRE-2 RECHAZA ')
})

test('one intention is one prescription, also sent eight times at once; with another body it is refused', async () => {
  const patient = await desk.newPatient()
  const key = world.app.newId()
  const sha256 = (await desk.prepare({ patientId: patient.id })).sha256
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => desk.sign({ patientId: patient.id, key, sha256 })))
  const numbers = new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.number : 'refused')))
  expect(numbers.size).toBe(1)
  expect([...numbers][0]).toMatch(/^\d{20}$/)
  const other = await desk.sign({ patientId: patient.id, key, text: usualText({ diagnosis: 'J00X' }) })
  expect(other).toMatchObject({ refusal: { code: 'attempt-reused' } })
})

test('two tabs without a key: the second finds the same prescription of today and is refused', async () => {
  const patient = await desk.newPatient()
  const outcomes = await Promise.all([desk.sign({ patientId: patient.id }), desk.sign({ patientId: patient.id })])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'not-signable' } })
})

test('R-FOR-2: modified by a new number that marks the old; the old is neither modified nor annulled again', async () => {
  const patient = await desk.newPatient()
  const old = await desk.signed({ patientId: patient.id })
  const text = usualText({ medicines: [losartan({ duration: '60' })] })
  const number = await desk.signed({ patientId: patient.id, text, replaces: old })
  expect((await findSigned(world.app.db, old))?.end).toMatchObject({ kind: 'MODIFICADA', replacedBy: number })
  expect((await findSigned(world.app.db, number))?.document.content.replaces).toBe(old)
  const again = await desk.sign({ patientId: patient.id, text: usualText({ diagnosis: 'J00X' }), replaces: old })
  expect(again).toMatchObject({ refusal: { code: 'already-ended', kind: 'MODIFICADA' } })
  const { pedro } = world.people
  const annulled = await annulPrescription(world.app, { actor: pedro, number: old, reason: 'Se repitió.', attempt: null })
  expect(annulled).toMatchObject({ refusal: { code: 'already-ended' } })
})

test('a modification stays with patient and sede, and with who signed', async () => {
  const [patient, other] = [await desk.newPatient(), await desk.newPatient()]
  const old = await desk.signed({ patientId: patient.id })
  expect(await desk.sign({ patientId: other.id, replaces: old })).toMatchObject({ refusal: { code: 'replaces-another' } })
  const colleague = await world.newPerson({ firstName: 'Berta' })
  await desk.givePassword(colleague)
  await world.newActivation(colleague, 'PRESCRIPTOR')
  expect(await desk.sign({ by: colleague, patientId: patient.id, replaces: old })).toMatchObject({
    refusal: { code: 'not-the-signer' },
  })
})

test('R-FOR-3: read by its signer for ever, by who may read at its sede, and by nobody else; each reading is recorded', async () => {
  const patient = await desk.newPatient()
  const number = await desk.signed({ patientId: patient.id })
  const { pedro, olivia, eva, dora } = world.people
  const read = (actor: typeof pedro) => readSigned(world.app, { actor, number, how: 'VER' })
  expect((await read(pedro))?.number).toBe(number)
  expect((await read(olivia))?.number).toBe(number)
  expect(await read(eva)).toBeNull()
  expect(await read(dora)).toBeNull()
  world.moveClockTo(bogota('2026-07-01T09:00:00'))
  expect((await read(pedro))?.number).toBe(number)
  const records = await world.owner.query<{ by: string }>(sql`
    select actor_id as by from audit_event where act = 'prescription.read' and reason = ${number} order by recorded_at`)
  expect(records.map(({ by }) => by)).toEqual([pedro.personId, olivia.personId, pedro.personId])
})

test('an ordenador of an EPS carries out a ruling; its number says that it is one', async () => {
  const eps = await world.newEntidad('EPS', 'Brisa Nueva EPS')
  const office = await world.newSede(eps, 'Brisa Nueva EPS', '01')
  const orders = await world.newPerson({ firstName: 'Elena' })
  await desk.givePassword(orders)
  const applicationId = await world.newApplication(orders, { entidadId: eps.id, sedeId: office }, 'APROBADA')
  const [activation, grant] = [world.app.newId(), world.app.newId()]
  await world.owner.query(sql`
    insert into activation (entidad_id, id, person_id, sede_id, registration, basis, application_id, proofing_id, during, activated_by, activated_at)
    select ${eps.id}, ${activation}, ${orders.personId}, ${office}, 'PROFESIONAL', 'DELEGADO', ${applicationId}, id, '[2026-02-01,2027-02-01)',
      ${world.people.eva.personId}, '2026-01-15' from proofing where person_id = ${orders.personId}`)
  await world.owner.query(sql`
    insert into role_grant (entidad_id, id, activation_id, person_id, role, policy_id, basis, during, granted_by, granted_at)
    values (${eps.id}, ${grant}, ${activation}, ${orders.personId}, 'ORDENADOR', 11, 'DELEGADO', '[2026-02-01,2027-02-01)',
      ${world.people.eva.personId}, '2026-01-15')`)
  const patient = await desk.newPatient()
  const text = PrescriptionText.parse({ diagnosis: 'I10X', medicines: [losartan()], ruling: usualRuling })
  const asked = { by: orders, sedeId: office, patientId: patient.id, text }
  const number = await desk.signed({ ...asked, kind: 'TUTELA' })
  expect(number).toMatch(/^20260301200\d{9}$/)
  const [row] = await world.owner.query(sql`select ruling_number, criteria from tutela_ruling where number = ${number}`)
  expect(row).toEqual({ ruling_number: '2026-00123', criteria: [true, true, false, false] })
  expect(await desk.sign({ ...asked, kind: 'PRESCRIPCION', text: usualText() })).toMatchObject({ refusal: { code: 'no-right' } })
})
