import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { amlodipino, losartan, preparePrescribing, usualText } from '../../testing/prescribing.ts'
import { fieldsOfPage, sheetHands, textOf } from '../../testing/sheet.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { forgetOldPrescriptionDrafts } from './index.ts'
import { fieldsOfText } from './text-of-form.ts'

let world: World
let desk: Awaited<ReturnType<typeof preparePrescribing>>
let begin: ReturnType<typeof sheetHands>['begin']
let handOf: ReturnType<typeof sheetHands>['handOf']
beforeAll(async () => {
  world = await openWorld()
  desk = await preparePrescribing(world)
  ;({ begin, handOf } = sheetHands(world, desk))
  await desk.givePassword(world.people.sara)
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

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
  const nowhere = textOf((await world.get('/mipres', ana)).body)
  expect(nowhere).toContain('No puede prescribir todavía No está activo en ninguna sede.')
  const gone = await world.newPerson()
  await world.newActivation(gone, 'PRESCRIPTOR')
  world.moveClockTo(new Date('2027-03-01T12:00:00-05:00'))
  expect(textOf((await world.get('/mipres', gone)).body)).toMatch(
    /No puede prescribir hoy Su activación en .* terminó el 1 de febrero de 2027/,
  )
})

test('the way to prescribing is shown to whoever has a role that writes, and to nobody else', async () => {
  const { pedro, nora, ana } = world.people
  const links = async (person: World['people']['pedro']) => (await world.get('/cuenta', person)).body.includes('href="/mipres"')
  expect([await links(pedro), await links(nora), await links(ana)]).toEqual([true, false, false])
})

test('R-BOR-1: what is typed is saved whatever is wrong with it, and comes back as it was', async () => {
  const { see, press, reviewed } = await begin()
  const typed = {
    'medicines.0.dose': 'una y media',
    'medicines.0.ingredients.0.code.text': 'zzzz',
    'diagnosis.text': 'infeccion',
    linea: 'losa',
  }
  expect((await press('nuevo')).statusCode).toBe(303)
  expect((await press('guardar', typed)).statusCode).toBe(303)
  expect(fieldsOfPage(await see())).toMatchObject(typed)
  const refused = await reviewed()
  expect(fieldsOfPage(refused)).toMatchObject(typed)
  expect(textOf(refused)).toContain('«una y media» no es un número')
  expect(textOf(refused)).toContain('Quedó texto aquí: agréguelo con «Agregar» o bórrelo.')
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

const answered = {
  ...{ 'medicines.0.causes.CausaS2': '0', 'medicines.0.causes.CausaS3': '1', 'medicines.0.causes.MedPBSUtilizado': 'Enalapril' },
  ...{ 'medicines.0.causes.RznCausaS31': '1', 'medicines.0.causes.DescRzn31': 'No bajó la presión' },
  ...{ 'medicines.0.justification': 'Fracasó con dos de los financiados' },
}

test('R-BOR-1: what was answered without UPC is there again after a yes by mistake, and none of it is signed with a yes', async () => {
  const { see, press } = await begin()
  await press('guardar', whole(usualText({ medicines: [losartan({ isUpcFinanced: 'no' })] })))
  await press('guardar', { 'medicines.0.causes.CausaS3': '1' })
  await press('guardar', { 'medicines.0.causes.RznCausaS31': '1' })
  await press('guardar', answered)
  await press('guardar', { 'medicines.0.isUpcFinanced': 'si' })
  expect(textOf(await see())).not.toContain('¿Cuáles usó?')
  const review = await press('revisar')
  const read = textOf((await world.get(String(review.headers.location), world.people.pedro)).body)
  expect(read).toContain('Financiado con UPC Sí')
  expect(read).not.toMatch(/Fracasó|Enalapril/)
  await press('guardar', { 'medicines.0.isUpcFinanced': 'no' })
  expect(textOf(await see())).toContain('¿Cuáles usó?')
  expect(fieldsOfPage(await see())).toMatchObject(answered)
  // Neither does the answer that leads to others take them with it.
  await press('guardar', { 'medicines.0.causes.CausaS3': '0' })
  await press('guardar', { 'medicines.0.causes.CausaS3': '1' })
  expect(fieldsOfPage(await see())).toMatchObject(answered)
})

test('R-BOR-1: a reason is there again when what it was given for is; and UNIRS codes with their type', async () => {
  const { see, press } = await begin()
  const given = { 'medicines.0.answers.R-PRE-4': 'Vive en una vereda lejana', 'medicines.0.unirsIndications': '123' }
  await press('guardar', whole(usualText({ medicines: [losartan({ duration: '120', type: '7' })] })))
  await press('guardar', given)
  await press('guardar', { 'medicines.0.duration': '90', 'medicines.0.type': '1' })
  expect(textOf(await see())).not.toContain('Su razón')
  await press('guardar', { 'medicines.0.duration': '120', 'medicines.0.type': '7' })
  expect(textOf(await see())).toContain('Su razón')
  expect(fieldsOfPage(await see())).toMatchObject(given)
})

test('a page has one field of each name, whatever is asked', async () => {
  const { see, press } = await begin()
  const namesIn = (page: string) =>
    [...page.matchAll(/<(?:input|textarea|select)[^>]*>/g)]
      .filter(([tag]) => !tag.includes('type="radio"'))
      .flatMap(([tag]) => /\sname="([^"]+)"/.exec(tag)?.[1] ?? [])
  const twice = (page: string) => namesIn(page).filter((name, i, all) => all.indexOf(name) < i)
  for (const isUpcFinanced of ['si', 'no', ''] as const) {
    await press('guardar', whole(usualText({ medicines: [losartan({ isUpcFinanced, duration: '120' })] })))
    expect(twice(await see())).toEqual([])
  }
  await press('guardar', answered)
  expect(twice(await see())).toEqual([])
})

test('of several medicines the summary says of which one each problem is', async () => {
  const { press, reviewed } = await begin()
  const summaryOf = (page: string) => textOf(/govuk-error-summary"[\s\S]*?<\/ul>/.exec(page)?.[0] ?? '')
  await press('guardar', whole(usualText({ medicines: [losartan({ duration: '120' })] })))
  expect(summaryOf(await reviewed())).not.toContain('Medicamento 1')
  await press('guardar', whole(usualText({ medicines: [losartan({ duration: '120' }), amlodipino({ duration: '120' })] })))
  const both = summaryOf(await reviewed())
  expect(both).toContain('Medicamento 1: ')
  expect(both).toContain('Medicamento 2: ')
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

test('a form that is sent several times at once, or again, gets one answer', async () => {
  const { see, press, home } = await begin()
  const form = { ...fieldsOfPage(await see()), linea: 'losartan 50 1 cada 12h 90d' }
  const all = await Promise.all([1, 2, 3].map(() => press('agregar', {}, form)))
  const added = `${home}?hecho=agregado#medicines-1`
  expect(all.map(({ headers }) => headers.location)).toEqual([added, added, added])
  expect((await press('agregar', {}, form)).headers.location).toBe(added)
  expect(textOf(await see())).not.toContain('2. Losartán')
  const unread = { ...fieldsOfPage(await see()), 'nombre-favorito.0': '', 'titulo.0': '' }
  const refused = [await press('guardar-favorito:0', {}, unread), await press('guardar-favorito:0', {}, unread)]
  for (const { statusCode, body } of refused) {
    expect(statusCode).toBe(422)
    expect(textOf(body)).toContain('Escriba un nombre para el favorito')
  }
})

test('two hundred medicines are kept, and told that they are too many', async () => {
  const { see, press, reviewed } = await begin()
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`medicines.${i}.dose`, String(i + 1)]))
  expect((await press('guardar', many)).statusCode).toBe(303)
  expect(fieldsOfPage(await see())['medicines.199.dose']).toBe('200')
  expect(textOf(await reviewed())).toContain('Hay 200 medicamentos y caben 99')
})

test('numbers and names that no column takes are refused at the door', async () => {
  const someone = await world.newPerson()
  const post = (url: string, payload: object) =>
    world.server.inject({ method: 'POST', url, headers: { ...world.as(someone), 'content-type': 'application/json' }, payload })
  const draftId = randomUUID()
  expect((await post(`/api/prescription-drafts/${draftId}`, { revision: 2_147_483_648, text: {} })).statusCode).toBe(400)
  const statuses = []
  for (const name of ['\u0000', '\u200b\u202e', ' '])
    statuses.push((await post('/api/prescription-favourites', { name, medicine: {} })).statusCode)
  expect(statuses).toEqual([400, 400, 400])
  const kept = await post('/api/prescription-favourites', { name: 'a\u0000 b', medicine: {} })
  expect([kept.statusCode, kept.json().name]).toEqual([201, 'a b'])
})

test('a field with more than it holds is told in words, and not in those of programs', async () => {
  const { pedro } = world.people
  const answer = await world.post('/mipres', { tipo: 'CC', numero: '1'.repeat(5000) }, pedro)
  expect(answer.statusCode).toBe(400)
  expect(answer.body).toContain('Un campo tiene más letras de las que caben.')
  expect(answer.body).not.toContain('las formas están en /api')
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

test('of more favourites than have a key it is said how many there are', async () => {
  const { home, see } = await begin()
  expect(home).toBeTruthy()
  for (let i = 1; i <= 11; i++)
    await world.owner.query(sql`
      insert into prescription_favourite (id, person_id, name, body, used, saved_at)
      values (${randomUUID()}, ${world.people.pedro.personId}, ${`Favorito ${i}`}, ${JSON.stringify(usualText().medicines[0])}, 0, now())`)
  const page = await see()
  expect(page.match(/value="favorito:/g)).toHaveLength(9)
  expect(textOf(page)).toContain('Ver los 11')
})

test('of more drafts than a page holds it is said how many there are, and a link leads to the rest', async () => {
  const { sara } = world.people
  const homes: string[] = []
  for (let i = 0; i < 53; i++) homes.push((await begin(sara)).home)
  const first = (await world.get('/mipres', sara)).body
  expect(textOf(first)).toMatch(/Sus borradores \(53\).* 50 de 53/)
  const more = /href="(\/mipres\?sigue=[^"#]+)/.exec(first)?.[1] ?? ''
  const second = (await world.get(more, sara)).body
  const shown = (page: string) => homes.filter((home) => page.includes(`href="${home}"`))
  expect([shown(first).length, shown(second).length]).toEqual([50, 3])
  expect(new Set([...shown(first), ...shown(second)]).size).toBe(53)
  const api = async (after = '') => (await world.get(`/api/prescription-drafts${after}`, sara)).json()
  const { drafts, total, next } = await api()
  const rest = await api(`?after=${encodeURIComponent(next)}`)
  expect([drafts.length, total, rest.drafts.length, rest.next]).toEqual([50, 53, 3, null])
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
