import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../testing/world.ts'
import { BulkLoadId } from './bulk.ts'
import { getLoad } from './bulk-store.ts'
import { findRows } from './row-store.ts'
import { receiveFile } from './receive-file.ts'
import { changeLoad } from './change-load.ts'
import { workOnce } from './work.ts'

let world: World
beforeAll(async () => { world = await openWorld() })
afterAll(() => world.close())
test('x', async () => {
  const { dora } = world.people
  const p = await world.newPerson({ firstName: 'Nuevo', level: 1 })
  await world.newApplication(p)
  const csv = `accion;tipo_documento;numero_documento;codigo_sede;roles;desde;hasta;documento_visto\nACTIVAR;CC;${p.number};${world.hospital.code}01;PRESCRIPTOR;1/3/2026;31/12/2026;sí\nTERMINAR;CC;${world.people.pedro.number};${world.hospital.code}01;;;;\n`
  const r = await receiveFile(world.app, { by: dora, entidadId: world.hospital.id, fileName: 'a.csv', bytes: Buffer.from(csv), intento: world.app.newId(), requestId: 'r' })
  if (!r.ok) throw new Error(JSON.stringify(r))
  const signal = new AbortController().signal
  const faults: unknown[] = []
  expect(await workOnce(world.app, signal, (f) => faults.push(f))).toBe(true)
  console.log(JSON.stringify(await getLoad(world.app.db, r.value.id), null, 1), JSON.stringify(await findRows(world.app.db, r.value.id, 'all'), null, 1))
  console.log(await changeLoad(world.app, { by: dora, loadId: r.value.id, act: 'aplicar', intento: world.app.newId(), requestId: 'r' }))
  expect(await workOnce(world.app, signal, (f) => faults.push(f))).toBe(true)
  console.log(faults, JSON.stringify(await getLoad(world.app.db, r.value.id), null, 1), JSON.stringify(await findRows(world.app.db, r.value.id, 'all'), null, 1))
})
