import type { Page } from 'playwright-core'
import { fill, press } from '../harness/acts.ts'
import { answered, button, go, link, refused, type Step, state, type Viewing } from '../harness/opening.ts'

const files = '/delegado/:entidadId/masivo'
const file = `${files}/:loadId`

const header = 'accion;tipo_documento;numero_documento;nombre;codigo_sede;opcion;roles;desde;hasta;documento_visto;motivo'

/** The template of whoever is signed in, each row with its document seen. */
async function waitingRows(page: Page): Promise<string[]> {
  const home = page.url().replace(/\/masivo.*/, '/masivo')
  const [, ...rows] = (await (await page.request.get(`${home}/plantilla.csv`)).text()).trimEnd().split('\r\n')
  return rows.map((row) => row.replace(';no;', ';sí;'))
}

/** Pastes what a spreadsheet's clipboard would hold, and waits until the program has checked it. */
const paste =
  (rows: (page: Page) => Promise<string[]>, head = header): Step =>
  async (page) => {
    const lines = [head, ...(await rows(page))]
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true
    })
    await fill(page, { pegado: lines.join('\n') })
    await press(page, 'Comprobar el archivo')
    if (/masivo\/./.test(page.url())) await settled(page)
  }

/** What goes on by itself is over. */
const settled = async (page: Page) => {
  await page.waitForFunction(() => document.querySelector('[data-live]') === null)
  await page.goto(page.url().replace(/\?.*/, ''))
}

const wrong = [
  'ACTIVAR;CC;1900999999;Nadie Conocido;;;PRESCRIPTOR;1/1/2099;;sí;',
  'ACTIVAR;CC;19OO999998;;;;;ayer;;;',
  'TERMINAR;CC;1900999997;;999;;;;;;Se retiró.',
  'BORRAR;CC;;;;;;;;;',
]
const mixed = async (page: Page) => {
  const [first = '', ...others] = await waitingRows(page)
  return [first, first, ...others, ...wrong]
}

const delegate: Viewing = {
  who: 'delegado.termina',
  part: 'archivos',
  states: [
    state('masivo-vacio', files, go('/delegado'), link('Archivos')),
    refused('masivo-sin-archivo', files, button('Comprobar el archivo')),
    refused(
      'masivo-otro-encabezado',
      files,
      paste(async () => ['Ana;3'], 'nombre;edad'),
    ),
    state(
      'masivo-nada-que-aplicar',
      file,
      link('Archivos'),
      paste(async () => wrong),
    ),
    state('masivo-plan', file, link('Archivos'), paste(mixed)),
    state('masivo-plan-no-se-haran', file, link(/^No se harán/)),
    state('masivo-plan-por-razon', file, link(/^Todas/), link(/^Ver filas/)),
    state('masivo-plan-vista-vacia', file, link(/^Nada que hacer/)),
    state('masivo-plan-comprobado-de-nuevo', file, button('Comprobar de nuevo'), settled),
    state('masivo-informe', file, button(/^Aplicar/), settled),
    state('masivo-informe-hechas', file, link(/^Hechas/)),
    state('masivo-archivos', files, link('Archivos')),
    answered(404, 'masivo-de-nadie', file, async (page) => {
      await page.goto(`${page.url().replace(/\?.*/, '')}/01a2091d-0000-7000-8000-000000000000`)
    }),
  ],
}

/** Files of a delegado, from the empty page to the report. */
export const bulkViewings = [delegate]
