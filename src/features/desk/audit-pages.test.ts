import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'
import { recordAudit } from '../audit/index.ts'
import { type Actor, decide } from '../authority/index.ts'
import { readAudit } from './read-audit.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const record = (changed: Partial<Parameters<typeof recordAudit>[1]> = {}) => {
  const { dora, pedro } = world.people
  const event = {
    id: world.app.newId(),
    at: noon,
    actor: { kind: 'PERSONA' as const, personId: dora.personId, accountId: dora.accountId },
    act: 'activation.given' as const,
    entidadId: world.hospital.id,
    sedeId: world.sedes.norte,
    personId: pedro.personId,
    decision: { action: 'enrolment.activate', rules: [{ rule: 'R-AUT-8', isSatisfied: true, evidence: null }] },
    ...changed,
  }
  return world.app.transaction((db) => recordAudit(db, event))
}
const search = async (fields: Record<string, string>) =>
  (await world.get(`/mesa/auditoria?${new URLSearchParams(fields)}`, world.people.rita)).body.replaceAll('\u00a0', ' ')

test('a line says who, what, on whom, where and on which decision, with the names of today (R-AUD-3)', async () => {
  const corrected = await world.newPerson({ firstName: 'Escrita', firstSurname: 'Mal' })
  await record({ personId: corrected.personId })
  await world.owner.query(sql`update person set first_surname = 'Bien' where id = ${corrected.personId}`)
  const page = await search({ sobre: `CC ${corrected.number}` })
  for (const said of [
    'Dora Inventado',
    'Activó',
    'Escrita Bien',
    'Hospital San Roque',
    'Sede Norte',
    '/normas#R-AUT-8',
    ', cumple',
  ])
    expect(page).toContain(said)
  expect(page).not.toContain('Escrita Mal')
})

test('it is searched by name or document, by act, by place, by rule and by day; what does not fit is left out', async () => {
  const person = await world.newPerson({ firstName: 'Álvaro', firstSurname: 'Quiñones' })
  await record({ personId: person.personId })
  await record({
    act: 'delegation.ended',
    personId: person.personId,
    entidadId: world.clinica.id,
    sedeId: null,
    reason: 'Fin del contrato',
  })
  const lines = async (fields: Record<string, string>) => ((await search(fields)).match(/<tr/g)?.length ?? 1) - 1
  // The searches themselves are lines on the same person, by Rita.
  const on = { sobre: 'quinones alvaro', quien: 'dora' }
  expect(await lines(on)).toBe(2)
  expect(await lines({ ...on, que: 'delegation.ended' })).toBe(1)
  expect(await lines({ ...on, donde: 'clinica estero' })).toBe(1)
  expect(await lines({ ...on, donde: 'sede norte' })).toBe(1)
  expect(await lines({ ...on, donde: world.hospital.code })).toBe(1)
  expect(await lines({ ...on, regla: 'r-aut-8' })).toBe(2)
  expect(await lines({ ...on, regla: 'R-AUT-1' })).toBe(0)
  expect(await lines({ ...on, quien: 'luis' })).toBe(0)
  expect(await lines({ ...on, quien: 'sistema' })).toBe(0)
  expect(await lines({ ...on, desde: '1/1/2020', hasta: '1/2/2020' })).toBe(0)
})

test.each([
  [{ quien: 'zzzz' }, 'Nadie tiene ese nombre o documento: «zzzz».'],
  [{ donde: 'zzzz' }, 'REPS no tiene una entidad o sede con ese nombre o código: «zzzz».'],
  [{ regla: 'nueve' }, 'Escriba el número de la regla como R-AUT-9.'],
  [{ desde: 'ayer' }, '«ayer» no es una fecha.'],
  [{ desde: '2/3/2026', hasta: '1/3/2026' }, 'El último día está antes que el primero.'],
])('what cannot be looked for is said, and what was typed stays: %j', async (fields, said) => {
  const page = await search(fields)
  expect(page).toContain(said)
  for (const value of Object.values(fields)) expect(page).toContain(`value="${value}"`)
  expect(page).toContain('Ningún renglón cumple con eso')
})

test('page after page shows every line once', async () => {
  const person = await world.newPerson()
  await Promise.all(times(120, () => record({ personId: person.personId })))
  const seen: number[] = []
  let url: string | undefined = `/mesa/auditoria?sobre=${person.number}`
  while (url && seen.length < 5) {
    const { body } = await world.get(url, world.people.rita)
    // The searches themselves are lines on the same person, written after the first page was read.
    seen.push(body.match(/Activó/g)?.length ?? 0)
    url = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
  }
  // "Activó" is once in the list of acts of each page's filter.
  expect(seen.map((count) => count - 1)).toEqual([50, 50, 20])
})

test('reading leaves a line, and so does the file: who looked, for what, by ids (R-AUD-4)', async () => {
  const person = await world.newPerson()
  await search({ sobre: person.number, que: 'role.granted' })
  await world.get(`/mesa/auditoria.csv?sobre=${person.number}`, world.people.olga)
  expect(
    await world.owner.query(sql`
      select act, actor_id, reason, decision -> 'search' -> 'personIds' as ids, decision::text like ${`%${person.number}%`} as "isNumberWritten"
      from audit_event where person_id = ${person.personId} order by recorded_at`),
  ).toEqual([
    {
      act: 'audit.read',
      actor_id: world.people.rita.personId,
      reason: 'que, sobre',
      ids: [person.personId],
      isNumberWritten: false,
    },
    {
      act: 'audit.exported',
      actor_id: world.people.olga.personId,
      reason: 'sobre',
      ids: [person.personId],
      isNumberWritten: false,
    },
  ])
})

test('the file has what the page shows, and no cell that a spreadsheet would run', async () => {
  const person = await world.newPerson()
  await world.owner.query(sql`update person set first_name = '=cmd()' where id = ${person.personId}`)
  await record({ personId: person.personId, reason: 'Con "comillas"; y punto y coma' })
  const reply = await world.get(`/mesa/auditoria.csv?sobre=${person.number}`, world.people.rita)
  expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(reply.headers['content-disposition']).toMatch(/^attachment; filename="auditoria-\d{4}-\d\d-\d\d\.csv"$/)
  const [head, line] = reply.body.split('\r\n')
  expect(head).toBe(
    '\uFEFFregistrado;instante_legal;clase_de_actor;actor;acto;acto_en_palabras;tipo_documento;numero_documento;persona;entidad;sede;accion_decidida;reglas;cambio;motivo;id;id_solicitud_http',
  )
  expect(line).toContain(
    `;PERSONA;Dora Inventado;activation.given;Activó;CC;${person.number};'=cmd() Inventado;Hospital San Roque;Sede Norte;enrolment.activate;R-AUT-8:cumple;;"Con ""comillas""; y punto y coma";`,
  )
})

test('a search that takes too long is given up, says so, and leaves its line all the same', async () => {
  const { rita } = world.people
  const authority = await decide(world.app.db, {
    personId: rita.personId,
    action: 'desk.audit',
    place: { kind: 'nacion' },
    at: noon,
  })
  const actor = { personId: rita.personId, accountId: rita.accountId, authority } as Actor
  const fields = { quien: '', que: '', sobre: '', donde: '', regla: 'R-AUT-2', desde: '', hasta: '' }
  // Nobody may read the record for a while.
  const held = world.owner.query({
    text: `do $$ begin lock table audit_event in access exclusive mode; perform pg_sleep(0.8); end $$`,
    values: [],
  })
  await new Promise((done) => setTimeout(done, 200))
  const requestId = world.app.newId()
  const read = await readAudit(world.app, actor, {
    fields,
    after: null,
    limit: 10,
    act: 'audit.read',
    requestId,
    patienceMs: 100,
  })
  await held
  expect(read.rows).toEqual([])
  expect(read.errors.map(({ message }) => message)).toEqual([
    'La búsqueda abarca demasiado. Añada una persona, un lugar o un acto, o busque en menos días.',
  ])
  expect(await world.owner.query(sql`select act, reason from audit_event where request_id = ${requestId}`)).toEqual([
    { act: 'audit.read', reason: 'regla' },
  ])
})
