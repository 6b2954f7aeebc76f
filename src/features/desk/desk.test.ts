import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, times, type World } from '../../testing/world.ts'
import {
  countEndingDelegations,
  countEntidadesByDelegates,
  countWaiting,
  findEndingDelegations,
  findLateEntidades,
  findShortOfDelegates,
} from './desk-store.ts'
import { findEntidadesByName } from './entidades-store.ts'
import { bandEdges, lateEdge } from './waiting.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const waitingSince = async (day: string, at = { entidadId: world.hospital.id, sedeId: world.sedes.norte }) => {
  const id = await world.newApplication(await world.newPerson(), at)
  await world.owner.query(sql`update application set state_since = ${`${day} 09:00-05`}::timestamptz where id = ${id}`)
}
const dayMs = 86_400_000
const asked = { at: noon, lateBefore: lateEdge(noon) }

describe('the board', () => {
  test('counts what waits by working days, and what is out of time by entidad', async () => {
    const now = new Date('2026-03-06T12:00:00-05:00') // a Friday
    await world.owner.query({ text: `update application set state = 'RETIRADA'`, values: [] })
    for (const day of ['2026-03-06', '2026-03-05', '2026-03-05', '2026-02-27', '2026-02-26', '2026-02-02'])
      await waitingSince(day)
    await waitingSince('2026-02-25', { entidadId: world.clinica.id, sedeId: world.sedes.oriente })

    expect([...(await countWaiting(world.app.db, bandEdges(now)))].sort()).toEqual([
      [0, 1],
      [1, 2],
      [5, 1],
      [6, 2],
      [7, 1],
    ])
    expect(await findLateEntidades(world.app.db, lateEdge(now), now, 10)).toEqual([
      {
        id: world.hospital.id,
        name: 'Hospital San Roque',
        waiting: 6,
        late: 2,
        oldest: new Date('2026-02-02T14:00:00Z'),
        delegates: 2,
      },
      {
        id: world.clinica.id,
        name: 'Clínica del Estero',
        waiting: 1,
        late: 1,
        oldest: new Date('2026-02-25T14:00:00Z'),
        delegates: 1,
      },
    ])
  })

  test('counts entidades by their delegates now; independientes have none and lack none', async () => {
    const before = await countEntidadesByDelegates(world.app.db, noon)
    const alone = await world.newEntidad('IPS', 'Fundación Sola')
    const sede = await world.newSede(alone, 'Única', '01')
    expect(await countEntidadesByDelegates(world.app.db, noon)).toEqual({ without: before.without + 1, withOne: before.withOne })

    await waitingSince('2026-02-20', { entidadId: alone.id, sedeId: sede })
    expect((await findShortOfDelegates(world.app.db, 0, noon, 10)).map(({ name }) => name)).toEqual(['Fundación Sola'])
    await world.newDelegation(alone.id, world.people.dora)
    expect(await findShortOfDelegates(world.app.db, 0, noon, 10)).toEqual([])
    expect((await findShortOfDelegates(world.app.db, 1, noon, 10)).map(({ name }) => name)).toContain('Fundación Sola')
  })

  test('a delegation that ends is announced 60 days before, with how many stay', async () => {
    const until = new Date('2026-04-30T05:00:00Z')
    const person = await world.newPerson({ firstName: 'Tomás' })
    await world.newDelegation(world.clinica.id, person, '[2025-01-01 00:00-05,2026-04-30 00:00-05)')
    const ending = (days: number) => findEndingDelegations(world.app.db, new Date(until.getTime() - days * dayMs), until, 10)
    const [found] = await ending(60)
    expect([found?.personName, found?.entidadName, found?.until, found?.others]).toEqual([
      'Tomás Inventado',
      'Clínica del Estero',
      until,
      1,
    ])
    const at = new Date(until.getTime() - 45 * dayMs)
    expect(
      await countEndingDelegations(
        world.app.db,
        at,
        [30, 60].map((days) => new Date(at.getTime() + days * dayMs)),
      ),
    ).toEqual([0, 1])
    expect(await countEndingDelegations(world.app.db, until, [new Date(until.getTime() + 60 * dayMs)])).toEqual([0])
  })
})

describe('the list of entidades', () => {
  test('is found by words without accents, by NIT with or without its digit, by code of the entidad or of a sede', async () => {
    const named = async (text: string) =>
      (
        await findEntidadesByName(world.app.db, { text, kind: null, delegates: 'todos', isLate: false }, asked, {
          after: null,
          limit: 10,
        })
      ).map(({ name }) => name)
    const [clinica] = await world.owner.query<{ number: string; dv: number; code: string }>(
      sql`select id_number as number, nit_dv as dv, code from entidad where id = ${world.clinica.id}`,
    )
    const { number, dv, code } = clinica!
    for (const text of [
      'clinica ESTERO',
      'estero',
      number,
      `${number}-${dv}`,
      `${number.slice(0, 3)}.${number.slice(3, 6)}.${number.slice(6)}`,
      code,
      `${code}01`,
    ])
      expect(await named(text), text).toEqual(['Clínica del Estero'])
    expect(await named('%')).toEqual([])
    expect(await named('Ines')).toEqual([])
  })

  test('page after page shows each once, in the order of names', async () => {
    await Promise.all(times(7, (i) => world.newEntidad('EPS', `Zeta ${i}`)))
    const seen: string[] = []
    for (let after: Parameters<typeof findEntidadesByName>[3]['after'] = null, page = 0; page < 4; page++) {
      const rows = await findEntidadesByName(
        world.app.db,
        { text: 'zeta', kind: 'EPS', delegates: 'sin', isLate: false },
        asked,
        {
          after,
          limit: 3,
        },
      )
      seen.push(...rows.map(({ name }) => name))
      after = rows.at(-1) ?? after
    }
    expect(seen).toEqual(times(7, (i) => `Zeta ${i}`))
  })

  test.each([
    ['sin', 0],
    ['uno', 1],
    ['varios', 2],
  ] as const)('with the filter "%s" the delegates now are counted', async (delegates, count) => {
    const entidad = await world.newEntidad('IPS', `Filtro ${delegates}`)
    await world.newDelegation(entidad.id, world.people.diego, '[2025-01-01,2026-03-01 00:00-05)')
    for (const person of [world.people.dora, world.people.luis].slice(0, count)) await world.newDelegation(entidad.id, person)
    const rows = await findEntidadesByName(world.app.db, { text: 'filtro', kind: null, delegates, isLate: false }, asked, {
      after: null,
      limit: 10,
    })
    expect(rows.map(({ name, delegates: held }) => [name, held])).toEqual([[`Filtro ${delegates}`, count]])
  })
})
