import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, span, type World } from '../../testing/world.ts'
import { radicadoOf } from '../applications/index.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Person = Awaited<ReturnType<World['newPerson']>>
let last = 700_000

/** With a radicado that is one. */
async function sent(person: Person, kind: 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO' = 'PROFESIONAL') {
  const id = await world.newApplication(person, undefined, 'ENVIADA', kind)
  const radicado = radicadoOf(2026, ++last)
  await world.owner.query(sql`update application set radicado = ${radicado} where id = ${id}`)
  return { id, radicado, numero: person.number }
}
const address = (path: string, asked: Record<string, string>) => `${path}?${new URLSearchParams({ tipo: 'CC', ...asked })}`
const page = (asked: Record<string, string>) => world.get(address('/estado', asked))
const api = (asked: Record<string, string>) => world.get(address('/api/estado', asked))
const textOf = (body: string) =>
  body
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')

test('R-TAR-1: with radicado and document anybody sees each step, which office has it, since when and by when', async () => {
  const person = await world.newPerson({ level: 1, firstName: 'Zulema', firstSurname: 'Irrepetible' })
  const { radicado, numero } = await sent(person)
  const reply = await page({
    radicado: radicado.toLowerCase().replaceAll('-', ' '),
    numero: `1.${numero.slice(1, 4)}.${numero.slice(4)}`,
  })
  expect(reply.statusCode).toBe(200)
  const text = textOf(reply.body)
  expect(text).toContain('Falta: Activación en la sede')
  expect(text).toContain('Lo tiene un delegado administrativo de la entidad')
  expect(text).toContain('Desde el 26 de febrero de 2026. Se espera a más tardar el jueves 5 de marzo')

  const answer = (await api({ radicado, numero })).json()
  expect(answer).toMatchObject({ radicado, option: 'Profesional de la salud', sentOn: '2026-02-26', isOpen: true })
  expect(answer.steps.map(({ state }: { state: string }) => state)).toEqual([
    ...['Cumplido', 'Cumplido', 'Cumplido', 'En espera', 'Aún no puede', 'Aún no puede'],
  ])
  expect(answer.steps[3]).toEqual({
    title: 'Activación en la sede',
    system: 'Delegado administrativo de la IPS',
    state: 'En espera',
    holder: 'Un delegado administrativo de la entidad',
    since: '2026-02-26',
    dueBy: '2026-03-05',
  })
})

test('R-TAR-1: no name, document, place or written word is in the answer, in any option', async () => {
  const person = await world.newPerson({ firstName: 'Zulema', firstSurname: 'Irrepetible' })
  await world.newPlaza(person, world.sedes.norte)
  for (const kind of ['PROFESIONAL', 'SERVICIO_SOCIAL', 'OTRO'] as const) {
    const { id, radicado, numero } = await sent(person, kind)
    await world.owner.query(sql`update application set state = 'DEVUELTA' where id = ${id}`)
    await world.owner.query(sql`
      insert into application_step (application_id, seq, act, by_person, office, at, reason)
      values (${id}, 2, 'DEVUELTA', ${world.people.dora.personId}, 'DELEGADO', ${noon}, 'Palabras de alguien')`)
    const shown = [(await page({ radicado, numero })).body, (await api({ radicado, numero })).body].map(textOf)
    for (const one of shown) {
      expect(one).toContain('En espera')
      expect(one).not.toMatch(/Zulema|Irrepetible|Dora|Luis|San Roque|Sede Norte|Palabras|PZ-/)
      expect(one.replaceAll('.', '')).not.toContain(numero)
    }
  }
})

test('R-TAR-1: a radicado of somebody else has the answer of one that is nobody’s', async () => {
  const [one, other] = [await sent(await world.newPerson({ level: 1 })), await sent(await world.newPerson({ level: 1 }))]
  const nobody = radicadoOf(2026, 999_999)
  for (const ask of [page, api]) {
    const replies = [
      await ask({ radicado: one.radicado, numero: other.numero }),
      await ask({ radicado: nobody, numero: other.numero }),
      await ask({ radicado: one.radicado, numero: '1999999999' }),
    ]
    const told = replies.map(({ statusCode, body }) => [
      statusCode,
      body
        .replaceAll(one.radicado, '#')
        .replaceAll(nobody, '#')
        .replaceAll(other.numero, '%')
        .replaceAll('1999999999', '%')
        .replace(/"requestId":"[^"]*"/, ''),
    ])
    expect(told[0]?.[0]).toBe(404)
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
  }
})

test('what was typed is not lost, and each mistake has its sentence', async () => {
  const reply = await page({ radicado: 'RM-2026-048172-9', numero: '12x' })
  expect(reply.statusCode).toBe(422)
  expect(textOf(reply.body)).toContain('No es un radicado: revise las cifras. Es como RM-2026-048172-2')
  expect(reply.body).toContain('value="RM-2026-048172-9"')
  expect(reply.body).toContain('value="12x"')
  expect(textOf((await page({ radicado: '', numero: '1900000001' })).body)).toContain('Escriba el radicado de la solicitud')
  expect((await api({ radicado: 'x', numero: '1900000001' })).json().errors[0].field).toBe('radicado')
  expect((await world.get('/estado?radicado=RM-2026-048172-2')).body).toContain('value="RM-2026-048172-2"')
})

test('R-TAR-1: a radicado is asked about twenty times an hour, from whatever address', async () => {
  const { radicado, numero } = await sent(await world.newPerson({ level: 1 }))
  const ask = (address: string) =>
    world.server.inject({
      method: 'GET',
      url: `/api/estado?${new URLSearchParams({ tipo: 'CC', radicado, numero })}`,
      remoteAddress: address,
    })
  const codes: number[] = []
  for (let i = 0; i < 21; i++) codes.push((await ask(`10.7.0.${i}`)).statusCode)
  expect(codes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200))
  expect(codes[20]).toBe(429)
})

test('R-TAR-1: an address asks thirty times a minute, about whatever radicado', async () => {
  const codes: number[] = []
  for (let i = 0; i < 31; i++) {
    const query = new URLSearchParams({ tipo: 'CC', numero: '1900000001', radicado: radicadoOf(2025, 100_000 + i) })
    codes.push((await world.server.inject({ method: 'GET', url: `/api/estado?${query}`, remoteAddress: '10.8.0.1' })).statusCode)
  }
  expect(codes.slice(0, 30).every((code) => code === 404)).toBe(true)
  expect(codes[30]).toBe(429)
})

test('of an account that is not proved to be the person’s nothing that the person holds is told', async () => {
  const person = await world.newPerson()
  await world.newActivation(person, 'PRESCRIPTOR', span('2026-02-01', '2027-02-01'))
  const claimant = await world.newPerson({ level: 0 })
  await world.owner.query(sql`update account set person_id = ${person.personId} where id = ${claimant.accountId}`)
  const { radicado, numero } = await sent({ ...claimant, personId: person.personId })
  const answer = (await api({ radicado, numero })).json()
  expect(answer.steps.map(({ state }: { state: string }) => state).slice(3)).toEqual([
    'En espera',
    'Aún no puede',
    'Aún no puede',
  ])
})
