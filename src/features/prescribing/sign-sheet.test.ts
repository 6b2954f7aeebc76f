import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { losartan, password, preparePrescribing, usualRuling, usualText } from '../../testing/prescribing.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { takeKeptForm } from '../sign-in/index.ts'
import { fieldsOfText } from './text-of-form.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type Person = World['people']['pedro']

const textOf = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
const revisionIn = (page: string) => /name="revision" value="(\d+)"/.exec(page)?.[1] ?? '1'
const hiddenIn = (page: string) => ({
  sha256: /name="sha256" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? '',
  intento: /name="intento" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? '',
})

/** A sheet on which everything is written, and its page to review. */
async function written(person: Person = world.people.pedro, fields: Record<string, string> = {}) {
  const patient = await desk.newPatient()
  const opened = await world.get(`/mipres/empezar?paciente=${patient.id}`, person)
  const home = String(opened.headers.location).split('?')[0]!
  const save = async (accion: string, more: Record<string, string> = {}) =>
    world.post(
      home,
      { ...fieldsOfText(usualText()), ...fields, ...more, accion, revision: revisionIn((await world.get(home, person)).body) },
      person,
    )
  const review = await save('revisar')
  const sign = (form: Record<string, string>) => world.post(`${home}/firmar`, { clave: password, ...form }, person)
  return { patient, home, save, review, sign, see: async () => (await world.get(`${home}/firmar`, person)).body }
}
const signedOf = async (patientId: string) =>
  world.owner.query<{ number: string }>(sql`select number from prescription where patient_id = ${patientId}`)
const draftsOf = async (patientId: string) =>
  world.owner.query(sql`select id from prescription_draft where patient_id = ${patientId}`)

test('what is whole goes on to be read; what was read is signed with the password, and the sheet is gone', async () => {
  const { patient, home, review, see, sign } = await written()
  expect([review.statusCode, review.headers.location]).toEqual([303, `${home}/firmar`])
  const page = await see()
  for (const said of ['Losartán 50 mg', '180 tabletas', '1 tableta por vía oral cada 12 horas durante 90 días', 'I10X'])
    expect(textOf(page)).toContain(said)
  const signed = await sign(hiddenIn(page))
  const [row] = await signedOf(patient.id)
  expect([signed.statusCode, signed.headers.location]).toEqual([303, `/mipres/formulas/${row?.number}?hecho=firmada`])
  expect(await draftsOf(patient.id)).toEqual([])
})

test('a wrong password is told on the page, and everything stays', async () => {
  const { patient, home, see, sign } = await written()
  const refused = await sign({ ...hiddenIn(await see()), clave: 'no es' })
  // An address of its own: the browser's Back leads to it again.
  expect([refused.statusCode, refused.headers.location]).toEqual([303, `${home}/firmar?hecho=clave`])
  const page = (await world.get(`${home}/firmar?hecho=clave`, world.people.pedro)).body
  expect(textOf(page)).toContain('La contraseña no es la de su cuenta')
  expect(page).not.toContain('no es"')
  expect(await signedOf(patient.id)).toEqual([])
  expect((await sign(hiddenIn(page))).headers.location).toMatch(/^\/mipres\/formulas\//)
})

test.each(['constructor', 'toString', '__proto__'])('%s, which every object has, is no word of the address', async (word) => {
  const { home } = await written()
  const page = await world.get(`${home}/firmar?hecho=${word}`, world.people.pedro)
  expect([page.statusCode, textOf(page.body).includes('Hay un problema')]).toEqual([200, false])
})

test('R-FIR-2: what will be signed is shown whole: each question with its answer, the UNIRS codes', async () => {
  const causes = {
    ...{ CausaS2: '0', CausaS3: '1', MedPBSUtilizado: 'Enalapril', RznCausaS31: '1', DescRzn31: 'No bajó la presión' },
    ...{ CausaS4: '0', CausaS5: '0', RznCausaS5: '1', CausaS6: '1' },
  }
  const unirs = losartan({ isUpcFinanced: 'no', type: '7', unirsIndications: '12A', justification: 'Fracasó lo demás', causes })
  const { review, see } = await written(world.people.pedro, fieldsOfText(usualText({ medicines: [unirs] })))
  expect(review.headers.location).toMatch(/firmar$/)
  const page = textOf(await see())
  for (const said of [
    ...['¿El medicamento está en fase de experimentación? No', '¿Cuáles usó? Enalapril', 'Descríbalo No bajó la presión'],
    ...['¿El uso está en la lista UNIRS del Ministerio? Sí', 'Indicaciones UNIRS 12A', 'Justificación Fracasó lo demás'],
    'Junta de profesionales Espera su decisión',
  ])
    expect(page).toContain(said)
  expect(page).not.toContain('preguntas contestadas')
})

test('a form sent twice, one after the other or at once, signs one prescription and gives the same answer', async () => {
  const { patient, see, sign } = await written()
  const form = hiddenIn(await see())
  const both = await Promise.all([sign(form), sign(form)])
  const again = await sign(form)
  expect(new Set([...both, again].map(({ headers }) => headers.location)).size).toBe(1)
  expect(await signedOf(patient.id)).toHaveLength(1)
  expect((await sign({ ...form, intento: world.app.newId() })).statusCode).toBe(404)
})

test('R-FOR-1: two tabs of one sheet sign one prescription, also where the same one twice a day is only warned of', async () => {
  await world.owner.query(sql`update prescription_rule set effect = 'AVISA' where rule in ('R-PRE-7', 'R-PRE-8')`)
  const { patient, see, sign } = await written()
  const tabs = [hiddenIn(await see()), hiddenIn(await see())]
  expect(new Set(tabs.map(({ intento }) => intento)).size).toBe(2)
  const answers = await Promise.all(tabs.map((form) => sign(form)))
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 404])
  expect(await signedOf(patient.id)).toHaveLength(1)
  await world.owner.query(sql`update prescription_rule set effect = 'JUSTIFICA' where rule = 'R-PRE-7'`)
  await world.owner.query(sql`update prescription_rule set effect = 'RECHAZA' where rule = 'R-PRE-8'`)
})

test('R-BOR-1: what is saved while the signature is on its way is signed or kept, never lost, in 8 rounds', async () => {
  let [signed, kept] = [0, 0]
  for (let round = 0; round < 8; round++) {
    const { patient, home, save, see, sign } = await written()
    const form = hiddenIn(await see())
    const saving = () => save('guardar', { recommendations: '', 'medicines.0.recommendations': 'Con agua.' })
    const [, saved] =
      round % 2 ? await Promise.all([sign(form), saving()]) : (await Promise.all([saving(), sign(form)])).toReversed()
    const isSigned = (await signedOf(patient.id)).length === 1
    const page = (await world.get(`${home}?hecho=guardado`, world.people.pedro)).body
    if (isSigned) signed++
    else kept++
    // Whoever was answered that it was saved finds it; whoever came too late was told.
    if (isSigned) expect([303, 404]).toContain(saved?.statusCode)
    else expect(page).toContain('Con agua.')
    if (isSigned) expect(page).toContain('ya lo firmó')
  }
  expect(signed + kept).toBe(8)
})

test('what another tab changed meanwhile is not signed unread', async () => {
  const { patient, save, see, sign } = await written()
  const form = hiddenIn(await see())
  await save('guardar', { 'medicines.0.duration': '30' })
  const refused = await sign(form)
  expect(refused.statusCode).toBe(409)
  expect(textOf(refused.body)).toContain('Cambió desde que usted lo revisó')
  expect(textOf(refused.body)).toContain('60 tabletas')
  expect(await signedOf(patient.id)).toEqual([])
  expect((await sign(hiddenIn(refused.body))).statusCode).toBe(303)
})

test('what another tab left in the quick line meanwhile is not signed over', async () => {
  const { patient, save, see, sign } = await written()
  const form = hiddenIn(await see())
  await save('guardar', { linea: 'y luego 1 diaria' })
  const refused = await sign(form)
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain('Quedó texto aquí: agréguelo con «Agregar» o bórrelo.')
  expect(await signedOf(patient.id)).toEqual([])
})

test('the patient’s data changed meanwhile: shown again before it is signed', async () => {
  const { patient, see, sign } = await written()
  const form = hiddenIn(await see())
  await world.owner.query(sql`
    insert into patient_version (patient_id, version, first_name, first_surname, birth_date, sex, regimen, entered_by, entidad_id, sede_id, entered_at)
    select patient_id, 2, 'Rosalba', first_surname, birth_date, sex, regimen, entered_by, entidad_id, sede_id, '2026-03-01'
    from patient_version where patient_id = ${patient.id}`)
  const refused = await sign(form)
  expect([refused.statusCode, textOf(refused.body).includes('Rosalba')]).toEqual([409, true])
})

test('a code that was disabled between reading and signing leads back to the sheet, at its field', async () => {
  const { home, see, sign } = await written(world.people.pedro, { 'medicines.0.form': 'PRO002' })
  const form = hiddenIn(await see())
  await world.owner.query(
    sql`update catalogue_entry set enabled = false where catalogue = 'forma-farmaceutica' and code = 'PRO002'`,
  )
  try {
    const refused = await sign(form)
    expect(refused.statusCode).toBe(422)
    expect(textOf(refused.body)).toContain('ya no se usa')
    expect(refused.body).toContain(`action="${home}"`)
    expect(refused.body).toContain('PRO002')
  } finally {
    await world.owner.query(
      sql`update catalogue_entry set enabled = true where catalogue = 'forma-farmaceutica' and code = 'PRO002'`,
    )
  }
})

test('a right that ends between opening and signing: which rule, and the sheet is kept with what was typed', async () => {
  const { patient, home, see, sign } = await written()
  const form = hiddenIn(await see())
  world.moveClockTo(new Date('2026-06-01T00:00:01-05:00'))
  const refused = await sign(form)
  expect(refused.statusCode).toBe(403)
  expect(textOf(refused.body)).toContain('no tiene un rol que lo permita')
  expect(textOf(refused.body)).toContain('Su borrador queda guardado')
  const late = await world.post(
    home,
    { ...fieldsOfText(usualText()), 'medicines.0.recommendations': 'Con comida', revision: '2' },
    world.people.pedro,
  )
  expect(late.statusCode).toBe(403)
  const [kept] = await world.owner.query<{ said: string }>(sql`
    select body #>> '{text,medicines,0,recommendations}' as said from prescription_draft where patient_id = ${patient.id}`)
  expect(kept?.said).toBe('Con comida')
})

test('a session that ends in the middle loses nothing: signed in again, what was typed is there', async () => {
  const { pedro } = world.people
  const { home } = await written()
  const page = (await world.get(home, pedro)).body
  await world.owner.query(sql`update session set last_used_at = now() - interval '2 hours' where account_id = ${pedro.accountId}`)
  const out = await world.post(
    home,
    { ...fieldsOfText(usualText({ medicines: [losartan({ duration: '77' })] })), revision: revisionIn(page), accion: 'guardar' },
    pedro,
  )
  expect(String(out.headers.location)).toMatch(/^\/ingresar/)
  await world.owner.query(sql`update session set last_used_at = now() where account_id = ${pedro.accountId}`)
  const back = await world.get(home, pedro)
  expect(back.body).toContain('name="medicines.0.duration"')
  expect(back.body).toMatch(/value="77"/)
  expect(textOf(back.body)).toContain('Lo que escribió antes de que terminara su sesión está aquí')
  expect(await takeKeptForm(world.app.db, pedro.accountId, home)).toBeNull()
})

test('at an EPS the same sheet orders what a ruling says', async () => {
  const eps = await world.newEntidad('EPS', 'Brisa Nueva EPS')
  const sedeId = await world.newSede(eps, 'Brisa Nueva EPS', '01')
  const person = await world.newPerson({ firstName: 'Omar' })
  await desk.givePassword(person)
  const applicationId = await world.newApplication(person, { entidadId: eps.id, sedeId }, 'APROBADA')
  const [id, grant] = [world.app.newId(), world.app.newId()]
  const year = '[2026-02-01 00:00-05,2027-02-01 00:00-05)'
  await world.owner.query(sql`
    insert into activation (entidad_id, id, person_id, sede_id, registration, basis, application_id, proofing_id, during, activated_by, activated_at)
    select ${eps.id}, ${id}, ${person.personId}, ${sedeId}, 'PROFESIONAL', 'DELEGADO', ${applicationId}, id, ${year}::tstzrange,
      ${world.people.dora.personId}, '2026-01-15' from proofing where person_id = ${person.personId}`)
  await world.owner.query(sql`
    insert into role_grant (entidad_id, id, activation_id, person_id, role, policy_id, basis, during, granted_by, granted_at)
    values (${eps.id}, ${grant}, ${id}, ${person.personId}, 'ORDENADOR', 11, 'DELEGADO', ${year}::tstzrange, ${world.people.dora.personId}, '2026-01-15')`)
  const typed = Object.entries(usualRuling).map(([name, value]) => [`ruling.${name}`, value])
  const ruling = { ...fieldsOfText(usualText({ ambito: '' })), ...Object.fromEntries(typed) }
  const { patient, review, see, sign } = await written(person, ruling)
  expect(review.statusCode).toBe(303)
  const page = await see()
  expect(textOf(page)).toContain('2026-00123')
  expect((await sign(hiddenIn(page))).statusCode).toBe(303)
  const [row] = await signedOf(patient.id)
  expect(row?.number).toMatch(/^202603012/)
})
