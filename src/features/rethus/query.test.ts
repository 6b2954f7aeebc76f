import { afterAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { csvOf, openFolder } from '../../testing/csv.ts'
import { openWorld } from '../../testing/world.ts'
import { importRethus } from './import-rethus.ts'

const world = await openWorld()
const files = openFolder()
afterAll(async () => {
  files.remove()
  await world.close()
})
const nothing = async () => 0
const hooks = { endRights: nothing, rematchAccounts: nothing, linkIndependientes: nothing }

const of = { tipo_documento: 'CC', numero_documento: '1900884215' }
const act = { acto_administrativo: 'Res. 0214 de 2009', entidad_reportadora: 'Secretaría de Salud del Litoral' }
const rows = [
  {
    registro: 'PERSONA',
    ...of,
    primer_nombre: 'Andrés',
    segundo_nombre: 'Felipe',
    primer_apellido: 'Cabrera',
    segundo_apellido: 'Montenegro',
    fecha_nacimiento: '1984-07-19',
    estado_identificacion: 'Vigente',
    documento_anterior_tipo: 'TI',
    documento_anterior_numero: '84071912345',
    documento_desde: '2002-08-01',
  },
  {
    registro: 'TITULO',
    ...of,
    tipo_programa: 'UNV',
    origen: 'Local',
    profesion: 'Medicina',
    fecha_inicio_ejercer: '2009-02-15',
    ...act,
  },
  {
    registro: 'TITULO',
    ...of,
    tipo_programa: 'ESP',
    origen: 'Extranjero',
    profesion: 'Medicina interna',
    fecha_inicio_ejercer: '2014-07-03',
    ...act,
  },
  {
    registro: 'SERVICIO_SOCIAL',
    ...of,
    tipo_prestacion: '1',
    tipo_lugar: '1',
    lugar: 'Centro de Salud El Trébol',
    fecha_inicio: '2008-02-01',
    fecha_fin: '2009-01-31',
    modalidad: '4',
    programa: '1',
    ...act,
  },
  {
    registro: 'SANCION',
    ...of,
    sancion: 'Suspensión de 2 meses',
    autoridad: 'Tribunal de Ética Médica del Litoral',
    fecha_inicio: '2020-02-03',
    fecha_fin: '2020-04-02',
    acto_administrativo: 'Fallo 3 de 2020',
  },
] as Record<string, string>[]
await importRethus(
  world.app,
  { path: files.write(csvOf(rows)), asOf: '2026-03-01T05:40', reportPath: null, say: () => {} },
  hooks,
)

/** The page as it reads: no marks, every space a space. */
const wordsOf = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
/** Every request from an address of its own, so that the limit is only met where it is meant. */
let lastAddress = 0
const ask = (url: string, address = `10.0.0.${++lastAddress}`) =>
  world.server.inject({ method: 'GET', url, remoteAddress: address, headers: { host: 'localhost:3000' } })

test('the page says the verdict first, then the three tables, the served sanction, and of when it is', async () => {
  const reply = await ask('/rethus?tipo=CC&numero=1.900.884.215')
  expect(reply.statusCode).toBe(200)
  const words = wordsOf(reply.body)
  for (const said of [
    'Cédula de ciudadanía CC 1.900.884.215 Nombres Andrés Felipe Apellidos Cabrera Montenegro Estado Vigente',
    'Andrés Felipe Cabrera Montenegro',
    'Inscrito y sin sanciones vigentes',
    'Identificación vigente. Dos títulos, servicio social prestado y una sanción ya cumplida.',
    'Datos al 1 de marzo de 2026, 5:40 a. m. Consultado el 1 de marzo de 2026, 12:00 p. m. Identificación',
    'Medicina Universitario, local 15 feb 2009 Res. 0214 de 2009 Secretaría de Salud del Litoral',
    'Medicina interna Especialización, extranjero 3 jul 2014',
    'Centro de Salud El Trébol Prestó, local Medicina 1 feb 2008 31 ene 2009 Servicios profesionales en IPS habilitada Secretaría',
    'Suspensión de 2 meses Tribunal de Ética Médica del Litoral, Fallo 3 de 2020 3 feb 2020 2 abr 2020 Cumplida',
    'Una sanción cumplida no impide ejercer.',
  ])
    expect(words).toContain(said)
})

test('neither the page nor the interface tells birth date, contact, former documents or ids of ours', async () => {
  const [row] = await world.owner.query<{ id: string }>(
    sql`select person_id as id from person_document where number = '1900884215'`,
  )
  for (const url of ['/rethus?tipo=CC&numero=1900884215', '/api/rethus?tipo=CC&numero=1900884215']) {
    const { body } = await ask(url)
    for (const secret of ['1984', '19/07', '84071912345', row!.id]) expect(body).not.toContain(secret)
  }
})

test('the interface answers the same as the page', async () => {
  const reply = await ask('/api/rethus?tipo=cc&numero=1900884215')
  expect(reply.statusCode).toBe(200)
  expect(reply.json()).toEqual({
    document: { type: 'CC', number: '1900884215' },
    isInscribed: true,
    verdict: 'INSCRITO',
    asOf: '2026-03-01T10:40:00.000Z',
    askedAt: '2026-03-01T17:00:00.000Z',
    person: {
      firstName: 'Andrés',
      secondName: 'Felipe',
      firstSurname: 'Cabrera',
      secondSurname: 'Montenegro',
      documentState: 'VIGENTE',
    },
    titles: [
      {
        programType: 'UNV',
        origin: 'LOCAL',
        profession: 'Medicina',
        practisingSince: '2009-02-15',
        act: 'Res. 0214 de 2009',
        reporter: 'Secretaría de Salud del Litoral',
      },
      {
        programType: 'ESP',
        origin: 'EXTRANJERO',
        profession: 'Medicina interna',
        practisingSince: '2014-07-03',
        act: 'Res. 0214 de 2009',
        reporter: 'Secretaría de Salud del Litoral',
      },
    ],
    socialService: [
      {
        provision: 'PRESTO',
        placeKind: 'LOCAL',
        place: 'Centro de Salud El Trébol',
        from: '2008-02-01',
        last: '2009-01-31',
        modality: 'Servicios profesionales en IPS habilitada',
        program: 'Medicina',
        reporter: 'Secretaría de Salud del Litoral',
      },
    ],
    sanctions: [
      {
        sanction: 'Suspensión de 2 meses',
        authority: 'Tribunal de Ética Médica del Litoral',
        act: 'Fallo 3 de 2020',
        from: '2020-02-03',
        until: '2020-04-03',
        state: 'CUMPLIDA',
      },
    ],
  })
})

test('nobody of that document: the page says so, since when it is known, what to check, who reports and what may be done meanwhile', async () => {
  const reply = await ask('/rethus?tipo=CC&numero=1900999999')
  expect(reply.statusCode).toBe(200)
  const words = wordsOf(reply.body)
  for (const said of [
    'No figura en el ReTHUS',
    'Nadie inscrito se identifica hoy con este documento.',
    'Datos al 1 de marzo de 2026, 5:40 a. m.',
    'Quién lo inscribe',
    'Mientras tanto',
    'resolución',
  ])
    expect(words).toContain(said)
  expect((await ask('/api/rethus?tipo=CC&numero=1900999999')).json()).toMatchObject({
    isInscribed: false,
    verdict: 'NO_FIGURA',
    person: null,
    titles: [],
    sanctions: [],
    asOf: '2026-03-01T10:40:00.000Z',
  })
})

test('somebody who only has an account is not in ReTHUS', async () => {
  const { number } = world.people.caro
  expect((await ask(`/api/rethus?tipo=CC&numero=${number}`)).json()).toMatchObject({ isInscribed: false, person: null })
})

test('a former document says that there is another now, and not which', async () => {
  const reply = await ask('/rethus?tipo=TI&numero=84071912345')
  const words = wordsOf(reply.body)
  expect(words).toContain('Este documento ya no está vigente. La persona se identifica hoy con otro: consulte con ese.')
  expect(words).not.toContain('1.900.884.215')
  expect(words).not.toContain('Cabrera')
})

test.each([
  ['a letter O for a zero', 'tipo=CC&numero=19O0884215', 'numero', 'Hay una letra «O» en el número de cédula: escriba cero'],
  ['no number', 'tipo=CC&numero=', 'numero', 'Escriba el número de cédula'],
  ['a number too long', 'tipo=CC&numero=19008842150', 'numero', 'El número de cédula tiene de 3 a 10 cifras: usted escribió 11'],
  ['an unknown type', 'tipo=XX&numero=1', 'tipo', 'No conocemos el tipo de documento «XX»: escoja uno de la lista'],
  [
    "nobody's type",
    'tipo=MS&numero=1',
    'tipo',
    '«MS» significa sin identificación: escoja el documento que identifica a la persona',
  ],
])('%s is explained at its field, with what was typed still there', async (_what, query, field, message) => {
  const typed = new URLSearchParams(query).get('numero')
  const page = await ask(`/rethus?${query}`)
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain(`<a href="#${field}">${message}</a>`)
  expect(page.body).toContain(`id="${field}-error"`)
  expect(page.body).toContain(`type="text" value${typed ? `="${typed}"` : ''} `)
  expect(page.body).toContain('<title>Error: ')
  const json = await ask(`/api/rethus?${query}`)
  expect(json.statusCode).toBe(422)
  expect(json.json().errors).toEqual([{ field, message }])
})

test('the form stands alone at first, and on the page of an error markup stays text', async () => {
  const empty = await ask('/rethus')
  expect(empty.statusCode).toBe(200)
  expect(empty.body).not.toContain('error-summary')
  const strange = await ask(`/rethus?tipo=CC&numero=${encodeURIComponent('"><script>x</script>')}`)
  expect(strange.statusCode).toBe(422)
  expect(strange.body).not.toContain('<script>x')
})

test('the interface says which parameter is missing', async () => {
  const reply = await ask('/api/rethus?tipo=CC')
  expect(reply.statusCode).toBe(400)
  expect(reply.headers['content-type']).toContain('application/problem+json')
  expect(reply.json().errors).toEqual([{ field: 'numero', message: 'Falta o es de otro tipo.' }])
})

test('60 queries a minute from one address, page and interface together; the next waits, and another address does not', async () => {
  for (let i = 0; i < 30; i++) {
    expect((await ask('/rethus?tipo=CC&numero=1900884215', '10.9.9.9')).statusCode).toBe(200)
    expect((await ask('/api/rethus?tipo=CC&numero=1900884215', '10.9.9.9')).statusCode).toBe(200)
  }
  const page = await ask('/rethus?tipo=CC&numero=1900884215', '10.9.9.9')
  expect(page.statusCode).toBe(429)
  expect(Number(page.headers['retry-after'])).toBeGreaterThan(0)
  expect(wordsOf(page.body)).toContain('Demasiadas solicitudes seguidas')
  expect((await ask('/api/rethus?tipo=CC&numero=1900884215', '10.9.9.9')).statusCode).toBe(429)
  expect((await ask('/rethus?tipo=CC&numero=1900884215', '10.9.9.8')).statusCode).toBe(200)
  // What is explained is not counted.
  expect((await ask('/rethus/ayuda', '10.9.9.9')).statusCode).toBe(200)
})
