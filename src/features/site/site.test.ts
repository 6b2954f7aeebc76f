import { afterAll, beforeAll, expect, test } from 'vitest'
import { problem, problemKinds } from '../../platform/problem.ts'
import { sql } from '../../shared/sql.ts'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const pages = [
  '/',
  '/ayuda',
  '/ayuda/errores',
  '/accesibilidad',
  '/tratamiento-de-datos',
  '/normas',
  '/roles',
  '/estado-del-servicio',
  '/api',
]
const plain = async (url: string) => (await world.get(url)).body.replaceAll('\u00a0', ' ')

test.each(pages)('%s is for everybody, has one h1, and works without script', async (url) => {
  const reply = await world.get(url)
  expect(reply.statusCode).toBe(200)
  expect(reply.body.match(/<h1[ >]/g)).toHaveLength(1)
  expect(reply.body).not.toMatch(/<script(?! type="module" src="\/assets\/)/)
  expect((await world.get(url, world.people.pedro)).statusCode).toBe(200)
})

test('no link of a public page is dead, nor any anchor', async () => {
  const ids = async (url: string) => new Set([...(await world.get(url)).body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!))
  const dead: string[] = []
  const seen = new Set<string>()
  for (const page of pages) {
    for (const [, href] of (await world.get(page)).body.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      const [path = '', anchor] = href!.replaceAll('&amp;', '&').split('#')
      const target = path === '' ? page : path
      if (!target.startsWith('/') || seen.has(`${target}#${anchor}`)) continue
      seen.add(`${target}#${anchor}`)
      const { statusCode } = await world.get(target)
      if (statusCode >= 400) dead.push(`${page} -> ${href}: ${statusCode}`)
      else if (anchor && statusCode === 200 && !(await ids(target)).has(anchor)) dead.push(`${page} -> ${href}: no such anchor`)
    }
  }
  expect(seen.size).toBeGreaterThan(30)
  expect(dead).toEqual([])
})

test('every kind of problem leads to what to do about it', async () => {
  const page = await plain('/ayuda/errores')
  for (const { kind, title } of problemKinds) {
    const { type } = problem(kind)
    expect(type).toBe(`/ayuda/errores#${kind}`)
    expect(page).toContain(`id="${kind}"`)
    expect(page).toContain(title)
  }
})

test('the norms show each rule at its number, with the words of the norm and the reading, and no note for programmers', async () => {
  const page = await plain('/normas')
  for (const said of [
    'id="R-DEL-3"',
    'id="R-AUT-9"',
    'Solo una IPS o una EPS tiene delegados',
    'lo haya activado y enrolado.',
    'Guía MIPRES 2023, 1, paso 4',
  ])
    expect(page).toContain(said)
  expect(page).not.toContain('delegation_no_overlap')
  expect(page).not.toContain('**')
})

test('every rule that a refusal cites is among the norms', async () => {
  const page = await plain('/normas')
  const { ana } = world.people
  const told = (await world.get(`/api/decisions?action=prescription.sign&sede=${world.sedes.norte}`, ana)).json() as {
    rules: { rule: string }[]
  }
  expect(told.rules.length).toBeGreaterThan(3)
  for (const { rule } of told.rules) expect(page).toContain(`id="${rule}"`)
})

test('the table of roles is the one by which it is decided', async () => {
  expect((await plain('/roles')).match(/<tr/g)?.length).toBe(1 + 24)
  await world.owner.query(sql`
    insert into role_policy (id, registration, entidad_kind, profession_code, role, norm, standing)
    values (99, 'PROFESIONAL', 'EPS', 'ENFERMERIA', 'CONSULTA_IPS', 'Norma inventada', 'INFERIDA')`)
  const page = await plain('/roles')
  expect(page).toContain('Norma inventada')
  await world.owner.query({ text: 'delete from role_policy where id = 99', values: [] })
})

test('the table of roles answers for an option, a kind of entidad and a profession; as a page, for programs and as a file', async () => {
  const asked = '?opcion=SERVICIO_SOCIAL&clase=IPS&profesion=ENFERMERIA'
  expect((await plain(`/roles${asked}`)).match(/<tr/g)?.length).toBe(1 + 1)
  expect((await world.get(`/api/roles${asked}`)).json()).toEqual({
    roles: [
      {
        id: 16,
        option: 'SERVICIO_SOCIAL',
        entidadKind: 'IPS',
        professionCode: 'ENFERMERIA',
        role: 'CONSULTA_IPS',
        roleName: 'Consulta de la IPS',
        actions: ['prescription.read'],
        needsSecond: false,
        exclusiveWith: null,
        norm: 'Guía MIPRES 2023, 2, paso 4; el rol es inferido',
        standing: 'INFERIDA',
        isOff: false,
      },
    ],
  })
  const file = (await plain(`/roles.csv${asked}`)).trim().split('\r\n')
  expect(file[1]).toBe(
    'Consulta de la IPS;Servicio Social Obligatorio;IPS;Enfermería;Consultar;El delegado de la IPS;no;;Guía MIPRES 2023, 2, paso 4; el rol es inferido;INFERIDA;encendida'.replace(
      /(Guía.*inferido)/,
      '"$1"',
    ),
  )
  expect(await plain('/roles?opcion=OTRO&clase=INDEPENDIENTE')).toContain('Ningún rol para eso')
  expect((await world.get('/roles?opcion=x&clase=y&profesion=z')).statusCode).toBe(200)
})

test('what a policy leaves off is shown as off, with the policy', async () => {
  const page = await plain('/roles?opcion=OTRO&clase=EPS')
  expect(page.match(/Apagado/g)).toHaveLength(3)
  expect(page).toContain('Un delegado de EPS puede activar a otros usuarios.')
})

test('the home and the state say how old our copy of each register is', async () => {
  world.moveClockTo(new Date('2026-03-01T12:00:00-05:00'))
  const fresh = await plain('/')
  expect(fresh).toMatch(/ReTHUS<\/dt><dd>.*?Al día<\/strong> copia: ayer, 6:00 a. m./)
  expect(fresh).toMatch(/REPS<\/dt><dd>.*?Sin datos<\/strong> todavía no se ha cargado/)
  world.moveClockTo(new Date('2026-03-03T12:00:00-05:00'))
  expect(await plain('/estado-del-servicio')).toMatch(/ReTHUS<\/dt><dd>.*?Con demora<\/strong> copia: 28 feb, 6:00 a. m./)
  world.moveClockTo(new Date('2026-03-01T12:00:00-05:00'))
})

test('late mail is told on the page of the state, and nobody is named there', async () => {
  expect(await plain('/estado-del-servicio')).toContain('Sale al momento')
  await world.owner.query(sql`
    insert into outbox (id, topic, payload, created_at)
    values (${world.app.newId()}, 'mail', '{"to":"alguien@correo.example"}', now() - interval '20 minutes')`)
  const page = await plain('/estado-del-servicio')
  expect(page).toContain('Un mensaje espera; el más antiguo, desde hace 20 minutos')
  expect(page).not.toContain('alguien@correo.example')
})

test('the text of the consent is the one of the account form, with its version', async () => {
  const text = 'Autorizo al Ministerio a usar estos datos para identificarme'
  expect(await plain('/tratamiento-de-datos')).toContain(text)
  expect(await plain('/tratamiento-de-datos')).toContain('Versión 2026-11.')
  expect(await plain('/cuenta/crear')).toContain(text)
})
