import { expect } from 'vitest'
import type { World } from './world.ts'

/** Sends a request for the hospital's sede norte, question by question. */
export async function sendApplication(world: World, person: World['people']['dora']) {
  const at = '/registro/profesional'
  const { hospital, sedes } = world
  await world.post(`${at}/entidad`, { entidad: hospital.id, buscar: 'san roque', pagina: '1' }, person)
  await world.post(`${at}/sede`, { entidad: hospital.id, sede: sedes.norte }, person)
  await world.post(`${at}/mensaje`, { nota: 'Martes' }, person)
  const { body } = await world.get(`${at}/revise`, person)
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''
  const reply = await world.post(`${at}/revise`, { intento: field('intento'), sede: field('sede'), nota: 'Martes' }, person)
  expect(reply.statusCode).toBe(303)
}
