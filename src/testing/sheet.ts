import { expect } from 'vitest'
import type { preparePrescribing } from './prescribing.ts'
import type { World } from './world.ts'

type Person = World['people']['pedro']
type Desk = Awaited<ReturnType<typeof preparePrescribing>>

/** As a browser without script: the fields that the page has, changed by what is typed, and a button. */
export function fieldsOfPage(body: string): Record<string, string> {
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
/** What a reader reads of it. */
export const textOf = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')

/** The hands of whoever writes sheets in this world. */
export function sheetHands(world: World, desk: Desk) {
  /** A sheet of a new patient, as the links lead to it. */
  async function begin(person: Person = world.people.pedro, more = '') {
    const patient = await desk.newPatient()
    const opened = await world.get(`/mipres/empezar?paciente=${patient.id}${more}`, person)
    expect(opened.statusCode).toBe(303)
    const home = String(opened.headers.location).split('?')[0]!
    return { patient, home, ...handOf(home, person) }
  }
  function handOf(home: string, person: Person) {
    const see = async () => (await world.get(`${home}?hecho=guardado`, person)).body
    const press = async (accion: string, typed: Record<string, string> = {}, of?: Record<string, string>) =>
      world.post(home, { ...(of ?? fieldsOfPage(await see())), ...typed, accion }, person)
    /** What stands against it: an address of its own, so that the browser's Back leads to it again. */
    const reviewed = async (typed: Record<string, string> = {}) => {
      const answer = await press('revisar', typed)
      expect([answer.statusCode, answer.headers.location]).toEqual([303, `${home}?hecho=revisar`])
      return (await world.get(`${home}?hecho=revisar`, person)).body
    }
    return { see, press, reviewed }
  }
  return { begin, handOf }
}
