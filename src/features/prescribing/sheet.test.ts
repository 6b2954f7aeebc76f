import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { losartan, preparePrescribing, usualText } from '../../testing/prescribing.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { forgetOldPrescriptionDrafts } from './index.ts'
import { fieldsOfText } from './text-of-form.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
  await desk.givePassword(world.people.sara)
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type Person = World['people']['pedro']

/** As a browser without script: the fields that the page has, changed by what is typed, and a button. */
function fieldsOfPage(body: string): Record<string, string> {
  const form = /<form[^>]*data-autosave[\s\S]*?<\/form>/.exec(body)?.[0] ?? ''
  const fields: Record<string, string> = {}
  const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<')
  const attribute = (tag: string, name: string) => plain(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const isChoice = /type="radio"/.test(tag)
    if (!isChoice || /\schecked/.test(tag)) fields[attribute(tag, 'name')] = attribute(tag, 'value')
  }
  for (const [, tag = '', options = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g))
    fields[attribute(tag, 'name')] = attribute(/<option[^>]*\sselected[^>]*>/.exec(options)?.[0] ?? '', 'value')
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    fields[attribute(tag, 'name')] = plain(text)
  return fields
}
const textOf = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')

/** A sheet of a new patient, as the links lead to it. */
async function begin(person: Person = world.people.pedro, more = '') {
  const patient = await desk.newPatient()
  const opened = await world.get(`/mipres/empezar?paciente=${patient.id}${more}`, person)
  expect(opened.statusCode).toBe(303)
  const home = String(opened.headers.location).split('?')[0]!
  return { patient, home, ...handOf(home, person) }
}
const handOf = (home: string, person: Person) => ({
  see: async () => (await world.get(`${home}?hecho=guardado`, person)).body,
  press: async (accion: string, typed: Record<string, string> = {}, of?: Record<string, string>) =>
    world.post(
      home,
      { ...(of ?? fieldsOfPage((await world.get(`${home}?hecho=guardado`, person)).body)), ...typed, accion },
      person,
    ),
})
/** The fields of a text that can be signed. */
const whole = (text = usualText()) => ({ ...fieldsOfText(text), 'diagnosis.text': 'I10X' })

test('who may prescribe looks the patient up by document, and is led to the sheet or to enter the patient', async () => {
  const { pedro } = world.people
  const patient = await desk.newPatient()
  const found = await world.post('/mipres', { tipo: 'CC', numero: patient.number }, pedro)
  expect([found.statusCode, found.headers.location]).toEqual([303, `/mipres/empezar?paciente=${patient.id}`])
  const unknown = await world.post('/mipres', { tipo: 'CC', numero: '1.909.999.999' }, pedro)
  expect(unknown.headers.location).toBe('/mipres/pacientes/nuevo?tipo=CC&numero=1909999999')
  const wrong = await world.post('/mipres', { tipo: 'CC', numero: '12x' }, pedro)
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('value="12x"')
})

test('who may not is told which rule, who mends it and what to do, on every page of prescribing', async () => {
  const { nora, sergio, ana } = world.people
  const patient = await desk.newPatient()
  for (const url of ['/mipres', `/mipres/empezar?paciente=${patient.id}`]) {
    const page = await world.get(url, nora)
    expect(page.statusCode).toBe(403)
    expect(textOf(page.body)).toContain('Está activo, pero no tiene un rol que lo permita.')
    expect(page.body).toContain(`/por-que-no?sede=${world.sedes.norte}&amp;accion=prescription.sign`)
  }
  expect(textOf((await world.get('/mipres', sergio)).body)).toContain('Tiene una sanción vigente.')
  expect(textOf((await world.get('/mipres', ana)).body)).toContain('No está activo en ninguna sede.')
})

test('the way to prescribing is shown to whoever has a role that writes, and to nobody else', async () => {
  const { pedro, nora, ana } = world.people
  const links = async (person: Person) => (await world.get('/cuenta', person)).body.includes('href="/mipres"')
  expect([await links(pedro), await links(nora), await links(ana)]).toEqual([true, false, false])
})

test('R-BOR-1: what is typed is saved whatever is wrong with it, and comes back as it was', async () => {
  const { see, press } = await begin()
  const typed = {
    'medicines.0.dose': 'una y media',
    'medicines.0.ingredients.0.code.text': 'zzzz',
    'diagnosis.text': 'infeccion',
    linea: 'losa',
  }
  expect((await press('nuevo')).statusCode).toBe(303)
  expect((await press('guardar', typed)).statusCode).toBe(303)
  expect(fieldsOfPage(await see())).toMatchObject(typed)
  const refused = await press('revisar')
  expect(refused.statusCode).toBe(422)
  expect(fieldsOfPage(refused.body)).toMatchObject(typed)
  expect(textOf(refused.body)).toContain('«una y media» no es un número')
})

test('a sheet is its account’s only, and of one patient there is one', async () => {
  const { patient, home } = await begin()
  const again = await world.get(`/mipres/empezar?paciente=${patient.id}`, world.people.pedro)
  expect(String(again.headers.location).split('?')[0]).toBe(home)
  const sara = world.people.sara
  for (const path of ['', '/firmar', '/descartar']) {
    expect((await world.get(home + path, sara)).statusCode).toBe(404)
    expect((await world.post(home + path, { accion: 'guardar' }, sara)).statusCode).toBe(404)
  }
  const id = home.split('/').at(-1)!
  expect((await world.get(`/api/prescription-drafts/${id}`, sara)).statusCode).toBe(404)
})

test('what several codes fit is asked below the field; the one chosen is taken, and typing over it takes another', async () => {
  const { see, press } = await begin()
  await press('guardar', { 'diagnosis.text': 'infeccion' })
  const offered = await see()
  expect(offered).toContain('Encontramos varios. Elija uno:')
  const [, chosen = ''] = /type="radio" value="([A-Z0-9]{4})"/.exec(offered) ?? []
  await press('guardar', { diagnosis: chosen })
  expect(fieldsOfPage(await see())).toMatchObject({ diagnosis: chosen, 'diagnosis.text': expect.stringMatching(`^${chosen} `) })
  await press('guardar', { 'diagnosis.text': 'j459' })
  expect(fieldsOfPage(await see()).diagnosis).toBe('J459')
  await press('guardar', { 'diagnosis.text': '' })
  expect(fieldsOfPage(await see()).diagnosis).toBe('')
})

test('a line as one says it becomes a medicine with its total; Enter in it does the same', async () => {
  const { see, press } = await begin()
  const added = await press('intro', { linea: 'losartan 50 1 cada 12h 90d' })
  expect(added.headers.location).toMatch(/#medicines-1$/)
  const page = textOf(await see())
  expect(page).toContain('1. Losartán 50 mg, tableta')
  expect(page).toContain('180 tabletas')
  expect(fieldsOfPage(await see()).linea).toBe('')
})

test('a line of which no medicine is known is added all the same, with what was typed where the ingredient is sought', async () => {
  const { see, press } = await begin()
  await press('agregar', { linea: 'xqzv 50 1 cada 12h 30d' })
  expect(fieldsOfPage(await see())).toMatchObject({ 'medicines.0.ingredients.0.code.text': 'xqzv', 'medicines.0.duration': '30' })
})

test('R-BOR-3: what a line says and nobody understood stays in it, is told there, and stops the signing until it is gone', async () => {
  const { home, see, press } = await begin()
  await press('guardar', whole())
  const added = await press('intro', { linea: 'prednisolona 5 mg 1 cada 12h por 5 dias y luego 1 diaria por 10 dias' })
  expect([added.statusCode, added.headers.location]).toEqual([303, `${home}?hecho=por-leer#linea`])
  const page = await world.get(`${home}?hecho=por-leer`, world.people.pedro)
  expect(fieldsOfPage(page.body)).toMatchObject({
    ...{ 'medicines.1.dose': '1', 'medicines.1.duration': '5', linea: 'y luego 1 diaria por 10 dias' },
  })
  expect(textOf(page.body)).toContain(
    'Error: Se agregó el medicamento 2, pero no se leyó «y luego 1 diaria por 10 dias». Escríbalo en sus campos y bórrelo de aquí.',
  )
  expect(fieldsOfPage(await see()).linea).toBe('y luego 1 diaria por 10 dias')
  const again = await press('agregar')
  expect([again.statusCode, fieldsOfPage(again.body)['medicines.2.dose']]).toEqual([422, undefined])

  const refused = await press('revisar')
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain('Error: Quedó texto aquí: agréguelo con «Agregar» o bórrelo.')
  expect((await world.get(`${home}/firmar`, world.people.pedro)).statusCode).toBe(422)
  expect((await press('revisar', { linea: ' ' })).headers.location).toBe(`${home}/firmar`)
})

test('a second ingredient that is not known is sought by its own words', async () => {
  const { see, press } = await begin()
  await press('agregar', { linea: 'amoxicilina 500 + acido xqzvico 125 1 cada 12h 7d' })
  expect(fieldsOfPage(await see())).toMatchObject({
    ...{ 'medicines.0.ingredients.0.code': '90014', 'medicines.0.ingredients.1.code.text': 'acido xqzvico' },
    ...{ 'medicines.0.ingredients.0.strength': '500', 'medicines.0.ingredients.1.strength': '125', linea: '' },
  })
})

test.each([
  ['losartan 50 1 cada 12h 30d '.padEnd(560, 'x'), 'No se agregó nada: aquí caben 300 caracteres y son 560.'],
  ['1 cada 12h 30d', 'No se agregó nada: falta el nombre del medicamento.'],
  ['-1 mg', 'No se agregó nada: falta el nombre del medicamento.'],
])('a line of which nothing is added is told so at its field, and stays there: «%.20s»', async (linea, message) => {
  const { see, press } = await begin()
  const refused = await press('agregar', { linea })
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain(`Error: ${message}`)
  const fields = fieldsOfPage(await see())
  expect([fields.linea, fields['medicines.0.dose']]).toEqual([linea, undefined])
})

test('a rule that asks for a reason offers its repairs, and one press mends it', async () => {
  const { see, press } = await begin()
  await press('guardar', whole(usualText({ medicines: [losartan({ duration: '120' })] })))
  const button = /value="(arreglo:R-PRE-4:[^"]+)"/.exec(await see())?.[1] ?? ''
  expect(button).not.toBe('')
  await press(button)
  expect(fieldsOfPage(await see())['medicines.0.duration']).toBe('90')
  expect(await see()).not.toContain('arreglo:R-PRE-4')
  expect((await press(button)).statusCode).toBe(303)
  expect(fieldsOfPage(await see())['medicines.0.duration']).toBe('90')
})

test('a medicine that UPC does not finance is asked its questions, each after the answer that leads to it', async () => {
  const { see, press } = await begin()
  await press('guardar', whole(usualText({ medicines: [losartan({ isUpcFinanced: 'no' })] })))
  expect(await see()).toContain('name="medicines.0.causes.CausaS3"')
  expect(await see()).not.toContain('MedPBSUtilizado')
  await press('guardar', { 'medicines.0.causes.CausaS3': '1' })
  expect(await see()).toContain('name="medicines.0.causes.MedPBSUtilizado"')
})

test('two tabs: the later one overwrites nothing unseen, and keeps what it typed; pressed again it is kept', async () => {
  const { see, press, patient } = await begin()
  expect(patient.id).toBeTruthy()
  const old = fieldsOfPage(await see())
  await press('agregar', { linea: 'losartan 50 1 cada 12h 90d' })
  const late = await press('guardar', { 'diagnosis.text': 'asma bronquial' }, old)
  expect(late.statusCode).toBe(409)
  expect(textOf(late.body)).toContain('Este borrador se guardó en otra ventana')
  expect(fieldsOfPage(late.body)).toMatchObject({ 'diagnosis.text': 'asma bronquial', revision: old.revision })
  expect(textOf(await see())).toContain('1. Losartán 50 mg')

  const keep = /value="(conservar:\d+)"/.exec(late.body)?.[1] ?? ''
  expect((await press(keep, {}, fieldsOfPage(late.body))).statusCode).toBe(303)
  expect(textOf(await see())).not.toContain('1. Losartán')
})

test('a form that is sent twice is done once', async () => {
  const { see, press } = await begin()
  const form = { ...fieldsOfPage(await see()), linea: 'losartan 50 1 cada 12h 90d' }
  const [one, two] = [await press('agregar', {}, form), await press('agregar', {}, form)]
  expect([one.statusCode, two.statusCode]).toEqual([303, 303])
  expect(textOf(await see())).not.toContain('2. Losartán')
})

test('two hundred medicines are kept, and told that they are too many', async () => {
  const { see, press } = await begin()
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`medicines.${i}.dose`, String(i + 1)]))
  expect((await press('guardar', many)).statusCode).toBe(303)
  expect(fieldsOfPage(await see())['medicines.199.dose']).toBe('200')
  const refused = await press('revisar')
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain('Hay 200 medicamentos y caben 99')
})

test('fields that no form has, and values that no field takes, are no fault of ours', async () => {
  const { see, press } = await begin()
  const garbage = {
    'medicines.x.dose': '1',
    '__proto__.a': '1',
    'medicines.0.isUpcFinanced': 'tal vez',
    'medicines.0.type': 'x'.repeat(3000),
    revision: '1',
    ambito: '\u0000\ud800',
    diagnosis: 'ZZZZ',
  }
  const told = await press('guardar', garbage)
  expect([303, 422]).toContain(told.statusCode)
  expect((await press('arreglo:R-PRE-4:../../x:9')).statusCode).toBe(303)
  expect((await press(`favorito:${randomUUID()}`)).statusCode).toBe(422)
  expect((await press('quitar:99')).statusCode).toBe(303)
  expect(await see()).toContain('data-autosave')
})

test('the last one of the patient is repeated for today, without the reasons that were given for that day', async () => {
  const { pedro } = world.people
  const patient = await desk.newPatient()
  const number = await desk.signed({
    patientId: patient.id,
    text: usualText({ medicines: [losartan({ duration: '120', answers: { 'R-PRE-4': 'Vive en una vereda lejana' } })] }),
  })
  const opened = await world.get(`/mipres/empezar?repite=${number}`, pedro)
  const { see, press } = handOf(String(opened.headers.location).split('?')[0]!, pedro)
  expect(fieldsOfPage(await see())).toMatchObject({
    diagnosis: 'I10X',
    'medicines.0.duration': '120',
    'medicines.0.description': '',
  })
  expect(await see()).not.toContain('vereda')
  // Into a sheet that is there it is offered, not mixed unasked.
  const again = await world.get(`/mipres/empezar?repite=${number}`, pedro)
  expect(again.headers.location).toContain(`ofrece=${number}`)
  await press(`repetir:${number}`)
  expect(fieldsOfPage(await see())['medicines.1.duration']).toBe('120')
  expect((await world.get(`/mipres/empezar?repite=${number}`, world.people.sara)).statusCode).toBe(422)
})

test('a modification starts from what was signed, and only its signer may', async () => {
  const { pedro, sara } = world.people
  const patient = await desk.newPatient()
  const number = await desk.signed({ patientId: patient.id })
  const opened = await world.get(`/mipres/empezar?modifica=${number}`, pedro)
  const home = String(opened.headers.location).split('?')[0]!
  expect(textOf((await world.get(home, pedro)).body)).toContain('Al firmar, esta fórmula toma el lugar de la')
  expect((await world.get(`/mipres/empezar?modifica=${number}`, sara)).statusCode).toBe(422)
  expect((await world.get('/mipres/empezar?modifica=x', pedro)).statusCode).toBe(404)
})

test('a line is kept as a favourite, used by one press, renamed and deleted; nobody else’s is reached', async () => {
  const { pedro, sara } = world.people
  const first = await begin()
  await first.press('guardar', whole())
  await first.press('guardar-favorito:0', { 'nombre-favorito.0': 'Losartán usual' })
  const second = await begin()
  const page = await second.see()
  expect(textOf(page)).toContain('Losartán usual')
  const [, id = ''] = /value="favorito:([0-9a-f-]{36})"/.exec(page) ?? []
  await second.press(`favorito:${id}`)
  expect(textOf(await second.see())).toContain('1. Losartán 50 mg')
  const other = await world.post('/mipres/favoritos', { favorito: id, nombre: 'Mío', accion: 'renombrar' }, sara)
  expect(other.statusCode).toBe(404)
  const empty = await world.post('/mipres/favoritos', { favorito: id, nombre: ' ', accion: 'renombrar' }, pedro)
  expect(empty.statusCode).toBe(422)
  expect(
    (await world.post('/mipres/favoritos', { favorito: id, nombre: 'Losartán de siempre', accion: 'renombrar' }, pedro))
      .statusCode,
  ).toBe(303)
  const listed = textOf((await world.get('/mipres/favoritos', pedro)).body)
  expect(listed).toContain('Losartán de siempre Losartán 50 mg, tableta, total 180 tabletas')
  expect((await world.post('/mipres/favoritos', { favorito: id, accion: 'borrar', nombre: '' }, pedro)).statusCode).toBe(303)
  expect(textOf((await world.get('/mipres/favoritos', pedro)).body)).toContain('Todavía no tiene favoritos')
})

test('the names that a list shows are one event of the record; opening a sheet is another', async () => {
  const { home } = await begin()
  const count = async (act: string) =>
    (await world.owner.query<{ n: number }>(sql`select count(*)::int as n from audit_event where act = ${act}`))[0]?.n ?? 0
  const [listed, read] = [await count('prescription.listed'), await count('patient.read')]
  await world.get('/mipres', world.people.pedro)
  await world.get(home, world.people.pedro)
  await world.get(`${home}?hecho=guardado`, world.people.pedro)
  expect([(await count('prescription.listed')) - listed, (await count('patient.read')) - read]).toEqual([1, 1])
})

test('a sheet is discarded once it is confirmed, and by its account only', async () => {
  const { home, see } = await begin()
  expect(textOf((await world.get(`${home}/descartar`, world.people.pedro)).body)).toContain('¿Descartar el borrador de Rosa')
  expect((await world.post(`${home}/descartar`, {}, world.people.pedro)).headers.location).toBe('/mipres?hecho=descartado')
  expect(await see()).not.toContain('data-autosave')
})

test('R-BOR-2: what nobody saved in thirty days is forgotten', async () => {
  const { home, see } = await begin()
  const id = home.split('/').at(-1)!
  await world.owner.query(sql`update prescription_draft set saved_at = now() - interval '29 days' where id = ${id}`)
  await forgetOldPrescriptionDrafts(world.app.db)
  expect(await see()).toContain('data-autosave')
  await world.owner.query(sql`update prescription_draft set saved_at = now() - interval '31 days' where id = ${id}`)
  await forgetOldPrescriptionDrafts(world.app.db)
  expect(await see()).not.toContain('data-autosave')
})
