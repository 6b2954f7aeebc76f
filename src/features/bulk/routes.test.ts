import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../testing/world.ts'
import { mostBytes } from './bulk.ts'
import { bulkIn, csvOf } from './try-file.ts'

let world: World
let bulk: ReturnType<typeof bulkIn>
let home: string
beforeAll(async () => {
  world = await openWorld()
  bulk = bulkIn(world)
  home = `/delegado/${world.hospital.id}/masivo`
})
afterAll(() => world.close())

type Person = World['people']['dora']

/** A form with a file, as a browser sends it. */
function post(url: string, fields: Record<string, string>, file: { name: string; bytes: Buffer } | null, person: Person) {
  const limit = '----mipres'
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${limit}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  const head = `--${limit}\r\nContent-Disposition: form-data; name="archivo"; filename="${file?.name ?? ''}"\r\nContent-Type: text/csv\r\n\r\n`
  const payload = Buffer.concat([
    ...parts,
    Buffer.from(head),
    file?.bytes ?? Buffer.alloc(0),
    Buffer.from(`\r\n--${limit}--\r\n`),
  ])
  return world.server.inject({
    method: 'POST',
    url,
    headers: { ...world.as(person), 'content-type': `multipart/form-data; boundary=${limit}` },
    payload,
  })
}
const upload = (fields: Record<string, string>, bytes: Buffer | null, person = world.people.dora, at = home) =>
  post(at, { pegado: '', intento: world.app.newId(), ...fields }, bytes && { name: 'gente.csv', bytes }, person)
const rowOf = (person: { number: string }, more: object = {}) => ({
  ...{ accion: 'ACTIVAR', tipo_documento: 'CC', numero_documento: person.number, codigo_sede: `${world.hospital.code}01` },
  ...{ roles: 'PRESCRIPTOR', desde: '1/3/2026', documento_visto: 'sí', ...more },
})
async function waiting() {
  const person = await world.newPerson({ level: 1 })
  await world.newApplication(person)
  return person
}

test('the template has who waits, with role and days suggested, and comes back as a plan as it is', async () => {
  const { dora } = world.people
  const person = await waiting()
  const { body, headers } = await world.get(`${home}/plantilla.csv`, dora)
  expect(headers['content-disposition']).toBe('attachment; filename="masivo-2026-03-01.csv"')
  expect(body).toContain(
    `ACTIVAR;CC;${person.number};Alguien Inventado;${world.hospital.code}01;PROFESIONAL;PRESCRIPTOR;01/03/2026;28/02/2027;no;`,
  )
  const loaded = await upload({}, Buffer.from(body.replace(';no;', ';sí;')))
  expect([loaded.statusCode, loaded.headers.location]).toEqual([303, expect.stringMatching(/masivo\/[0-9a-f-]{36}$/)])
  await bulk.work()
  const page = await world.get(String(loaded.headers.location), dora)
  expect(page.body).toContain('Se hará 1 fila')
})

test.each([
  ['nothing', () => null, {}, 'Elija un archivo, o pegue las filas.'],
  ['both', () => Buffer.from('a'), { pegado: 'b' }, 'Elija un archivo o pegue las filas, no las dos cosas. Deje una.'],
  ['too much', () => Buffer.alloc(mostBytes + 1, 'a'), {}, 'El archivo pasa de 512 KB: no puede tener más de 500 filas.'],
  ['a workbook', () => Buffer.from('504b0304', 'hex'), {}, 'El archivo es un libro de Excel o un archivo comprimido, no un CSV.'],
])('%s is refused with what to do, and what was pasted stays', async (_what, bytes, fields: Record<string, string>, message) => {
  const answer = await upload(fields, bytes())
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(message)
  if (fields.pegado) expect(answer.body).toContain(`>${fields.pegado}</textarea>`)
})

test('a form that is cut off, or sends a file where none is taken, is no fault of ours', async () => {
  const { dora } = world.people
  const cut = await world.server.inject({
    method: 'POST',
    url: home,
    headers: { ...world.as(dora), 'content-type': 'multipart/form-data; boundary=x' },
    payload: '--x\r\nContent-Disposition: form-data; name="pegado"\r\n\r\nabc',
  })
  expect(cut.statusCode).toBeLessThan(500)
  expect((await post('/ingresar', { correo: 'a@b.example' }, null, dora)).statusCode).toBe(415)
})

test('a double submit of one file makes one plan, and the same plan is told', async () => {
  const { dora } = world.people
  const bytes = csvOf([rowOf(await waiting())])
  const intento = world.app.newId()
  const [one, two] = await Promise.all([upload({ intento }, bytes), upload({ intento }, bytes)])
  expect(two.headers.location).toBe(one.headers.location)
  const again = await upload({}, bytes)
  expect(again.headers.location).toBe(`${one.headers.location}?hecho=repetido`)
  await bulk.work()
  expect((await world.get(String(again.headers.location), dora)).body).toContain('Usted ya había cargado este archivo')
})

test('plan and report as a file: each row with its reason, in a form that can be corrected and loaded again', async () => {
  const { dora } = world.people
  const id = await bulk.plan(dora, [rowOf(await waiting()), rowOf({ number: '1999999999' }, { nombre: '=1+1' })])
  const plan = (await world.get(`${home}/${id}/filas.csv?ver=no`, dora)).body
  expect(plan.split('\r\n').slice(1)).toEqual([
    `3;No se hará;No conocemos a nadie con este documento: revise el número, o pida a la persona que se registre.;;;;;ACTIVAR;CC;1999999999;'=1+1;${world.hospital.code}01;;PRESCRIPTOR;1/3/2026;;sí;`,
    '',
  ])
  expect((await bulk.planned(await bulk.plan(dora, Buffer.from(plan)))).map(([what]) => what)).toEqual(['NO'])

  await bulk.press(dora, id, 'aplicar')
  await bulk.work()
  const ending = (await world.get(`${home}/${id}/terminar.csv`, dora)).body.replace(/;(?=\r\n$)/, ';Fue un error.')
  expect(await bulk.planned(await bulk.plan(dora, Buffer.from(ending)))).toEqual([['HARA', 'Terminada']])
})

test('another entidad finds nothing; a colleague sees the plan and cannot apply it', async () => {
  const { dora, luis, eva } = world.people
  const id = await bulk.plan(dora, [rowOf(await waiting())])
  for (const path of ['', '/filas.csv', '/terminar.csv']) {
    expect((await world.get(`${home}/${id}${path}`, eva)).statusCode).toBe(404)
    expect((await world.get(`/delegado/${world.clinica.id}/masivo/${id}${path}`, eva)).statusCode).toBe(404)
  }
  expect((await world.get(`${home}/${id}`, luis)).body).toContain('Lo aplica Dora Inventado, que lo cargó')
  const pressed = await world.post(`${home}/${id}`, { hacer: 'aplicar', intento: world.app.newId() }, luis)
  expect(pressed.statusCode).toBe(403)
  expect(pressed.body).toContain('Solo quien cargó el archivo puede aplicarlo')
  expect((await world.post(`${home}/${id}`, { hacer: 'borrar', intento: '' }, dora)).statusCode).toBe(422)
})

test('a plan asks anew by itself while the program works, with or without script, and no longer', async () => {
  const { dora } = world.people
  const id = await bulk.receive(dora, [rowOf(await waiting())])
  const checking = (await world.get(`${home}/${id}`, dora)).body
  expect(checking).toContain('<noscript><meta http-equiv="refresh" content="3"/></noscript>')
  expect(checking).toContain('data-live="COMPROBANDO"')
  await bulk.work()
  const ready = (await world.get(`${home}/${id}`, dora)).body
  expect([ready.includes('http-equiv="refresh"'), ready.includes('data-live')]).toEqual([false, false])
})
