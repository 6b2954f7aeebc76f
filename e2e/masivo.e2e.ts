import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signInAs } from './flow.ts'
import { follow, heading, openMail, press, textOf } from './harness/acts.ts'
import { useStage } from './harness/stage.ts'

const stage = useStage()

/** Chooses the file and has it checked; the page goes on by itself, with a script or without. */
async function upload(page: Page, name: string, bytes: Buffer | string) {
  const path = join(tmpdir(), `${process.pid}-${name}`)
  writeFileSync(path, bytes)
  await follow(page, 'Archivos')
  await page.setInputFiles('[name=archivo]', path)
  await press(page, 'Comprobar el archivo')
}
const until = (page: Page, word: string) => page.locator('.ma-head .govuk-tag', { hasText: word }).waitFor()

test.each([
  ['with scripts', true, 'otra.delegada'],
  ['without scripts', false, 'delegado.termina'],
])('a delegado downloads who waits, completes the file, mends what the plan refuses, applies it and is told, %s', async (_how, scripts, who) => {
  const page = await stage.newcomer({ scripts })
  await signInAs(page, who)
  await page.goto('/delegado')
  await follow(page, 'Archivos')
  expect(await heading(page)).toBe('Activar o terminar con un archivo')
  const home = page.url()
  const download = async (address: string) => (await (await page.request.get(address)).text()).replace(/^\uFEFF/, '').trimEnd()
  const [head = '', ...waiting] = (await download(`${home}/plantilla.csv`)).split('\r\n')
  expect(waiting.length).toBeGreaterThan(1)

  await upload(page, 'libro.xlsx', Buffer.from('504b030414000600', 'hex'))
  expect(await textOf(page)).toContain('El archivo es un libro de Excel')

  // As Excel of Windows saves it. One document was not seen, one row comes twice, one number has a letter.
  const seen = (row: string) => row.replace(';no;', ';sí;')
  const first = [waiting[0]!, ...waiting.slice(1).map(seen), seen(waiting[1]!), seen(waiting[1]!).replace(/;19\d/, ';19O')]
  await upload(page, 'primero.csv', Buffer.from([head, ...first].join('\r\n'), 'latin1'))
  await until(page, 'Espera que lo aplique')
  const plan = await textOf(page)
  expect(plan).toContain('Nada se ha hecho todavía.')
  expect(plan).toContain('Falta ver su documento: cuando lo haya visto, escriba «sí» en documento_visto.')
  expect(plan).toContain('Repite a la persona y la sede de la fila 3: deje una sola.')
  expect(plan).toContain('Hay una letra «O» en el número de cédula: escriba cero.')
  const said = await download(`${page.url().replace(/\?.*/, '')}/filas.csv?ver=no`)
  expect(said.split('\r\n')).toHaveLength(4)

  await upload(page, 'corregido.csv', [head, ...waiting.map(seen)].join('\r\n'))
  await until(page, 'Espera que lo aplique')
  await press(page, `Aplicar ${waiting.length} filas`)
  await until(page, 'Aplicado')
  expect(await textOf(page)).toContain(`Se hicieron ${waiting.length} filas`)
  const ending = await download(`${page.url().replace(/\?.*/, '')}/terminar.csv`)
  expect(ending.split('\r\n')).toHaveLength(waiting.length + 1)
  expect(ending).toContain('TERMINAR;CC;')

  await follow(page, 'Personas')
  expect(await textOf(page)).toContain(waiting[0]!.split(';')[3]!)
  await openMail(page, `${who}@demo.example`, /^Archivo aplicado/)
  expect(await textOf(page)).toContain(`Hechas: ${waiting.length}`)

  // The file for going back is refused as it comes, for want of a reason, and done with one.
  await page.goto(home)
  await upload(page, 'terminar.csv', ending)
  await until(page, 'Espera que lo aplique')
  expect(await textOf(page)).toContain('Escriba el motivo: la persona lo leerá tal cual.')
  await upload(page, 'terminar-con-motivo.csv', ending.replaceAll(/;$/gm, ';Fue un error nuestro.'))
  await until(page, 'Espera que lo aplique')
  await press(page, `Aplicar ${waiting.length} filas`)
  await until(page, 'Aplicado')
  expect(await textOf(page)).toContain(`Se hicieron ${waiting.length} filas`)
})
