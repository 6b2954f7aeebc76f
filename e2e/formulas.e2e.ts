import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signInAs } from './flow.ts'
import { fill, follow, heading, passwordOfDemo, press, textOf } from './harness/acts.ts'
import { useStage } from './harness/stage.ts'

const stage = useStage()

const numberOf = (text: string) => /\d{8} \d{3} \d{9}/.exec(text)?.[0] ?? ''
const digits = (number: string) => number.replaceAll(' ', '')

/** From the patient's document to the signature, as a person would. @returns the number as it is shown */
async function prescribe(
  page: Page,
  patient: string,
  written: { diagnosis: string; line: string; ruling?: Record<string, string> },
) {
  await page.goto('/mipres')
  await fill(page, { numero: patient })
  await press(page, 'Buscar')
  await fill(page, { 'diagnosis.text': written.diagnosis, linea: written.line, ...written.ruling })
  await press(page, 'Agregar')
  await press(page, 'Revisar y firmar')
  await fill(page, { clave: passwordOfDemo })
  await press(page, /^Firmar/)
  const number = numberOf(await textOf(page))
  expect(number).not.toBe('')
  return number
}

/** The paper, as a file on a disk. */
async function paperOf(page: Page, number: string, folder: string) {
  const answer = await page.request.get(`/mipres/formulas/${digits(number)}/formula.pdf?papel=media`)
  expect(answer.status()).toBe(200)
  const file = join(folder, 'formula.pdf')
  writeFileSync(file, await answer.body())
  return { file, bytes: await answer.body() }
}

/** The offline program, as anybody runs it. */
function verifyOffline(file: string, keys: string) {
  const { status, stdout, stderr } = spawnSync(
    'node',
    ['--import', 'tsx', 'tools/verify-prescription.ts', file, '--keys', keys],
    {
      encoding: 'utf8',
    },
  )
  return { status, said: stdout + stderr }
}

test.each([
  ['with scripts', true, { first: '1900007914', second: '1900007935' }],
  ['without scripts', false, { first: '1900007942', second: '1900007949' }],
])('a médica in Servicio Social prescribes at her plaza; it is modified, annulled, printed and verified by anybody, %s', async (_how, scripts, {
  first,
  second,
}) => {
  const [daniela, anybody] = (await Promise.all([1, 2].map(() => stage.newcomer({ scripts })))) as [Page, Page]
  await signInAs(daniela, 'plaza.medica')
  const old = await prescribe(daniela, first, { diagnosis: 'J00X', line: 'acetaminofen 500 mg 1 cada 6h 5d' })

  // Modified by a new number that marks the old.
  await follow(daniela, 'Modificar')
  await fill(daniela, { 'medicines.0.duration': '3' })
  await press(daniela, 'Revisar y firmar')
  await fill(daniela, { clave: passwordOfDemo })
  await press(daniela, /^Firmar/)
  const number = numberOf(await textOf(daniela))
  expect(number).not.toBe(old)
  await daniela.goto(`/mipres/formulas/${digits(old)}`)
  expect(await textOf(daniela)).toContain('Modificada')
  expect(await textOf(daniela)).toContain(number)

  // The paper, by who has it: state and right of then, nothing of the patient; with his data, the content.
  const folder = mkdtempSync(join(tmpdir(), 'mipres-paper-'))
  const { file, bytes } = await paperOf(daniela, number, folder)
  await anybody.goto(`/verificar/${digits(number)}`)
  const shown = await textOf(anybody)
  expect(shown).toContain('Auténtica y activa')
  expect(shown).toMatch(/Daniela Fernanda Ocampo/i)
  expect(shown).toMatch(/plaza/i)
  expect(shown).not.toMatch(/acetaminof|J00X|resfriado/i)
  expect(shown).not.toContain(first)

  // Offline: genuine; a byte changed, or one added, and it is not.
  const keys = join(folder, 'llaves.json')
  writeFileSync(keys, await (await anybody.request.get('/.well-known/jwks.json')).body())
  expect(verifyOffline(file, keys)).toMatchObject({ status: 0, said: expect.stringContaining(number) })
  const changed = Buffer.from(bytes)
  changed[Math.floor(changed.length / 2)]! ^= 1
  const [forged, longer] = [join(folder, 'cambiada.pdf'), join(folder, 'alargada.pdf')]
  writeFileSync(forged, changed)
  writeFileSync(longer, Buffer.concat([bytes, Buffer.from('\n')]))
  expect([verifyOffline(forged, keys).status, verifyOffline(longer, keys).status]).toEqual([1, 1])

  // Annulled, with a reason; the page of the QR says so at once, and the paper printed again too.
  await daniela.goto(`/mipres/formulas/${digits(number)}`)
  await follow(daniela, /^Anular/)
  await fill(daniela, { motivo: 'El paciente ya lo tenía.' })
  await press(daniela, /^Anular/)
  expect(await textOf(daniela)).toContain('Anulada')
  await anybody.goto(`/verificar/${digits(number)}`)
  expect(await textOf(anybody)).toMatch(/anulada/i)
  expect(verifyOffline((await paperOf(daniela, number, folder)).file, keys).status).toBe(0)

  // Her list has them all, and finds one by its patient.
  await daniela.goto(`/mipres/formulas?buscar=${first}`)
  const list = await textOf(daniela)
  expect(list).toContain(old)
  expect(list).toContain(number)

  // What she may not: to order is not hers, and the page says why.
  await daniela.goto('/por-que-no?accion=prescription.order')
  expect(await textOf(daniela)).toContain('En Servicio Social Obligatorio se prescribe, no se ordena.')
  expect(second).not.toBe(first)
})

test.each([
  ['with scripts', true, '1900007956'],
  ['without scripts', false, '1900007963'],
])('an odontólogo prescribes an antibiotic at his plaza, and the regente of his sede reads it, %s', async (_how, scripts, patient) => {
  const [samuel, orlando] = (await Promise.all([1, 2].map(() => stage.newcomer({ scripts })))) as [Page, Page]
  await signInAs(samuel, 'plaza.odontologo')
  const number = await prescribe(samuel, patient, {
    diagnosis: 'K021',
    line: 'amoxicilina 500 mg capsula 1 cada 8 horas por 7 dias',
  })
  expect(await textOf(samuel)).toContain('21 cápsulas')
  await signInAs(orlando, 'regente')
  const answer = await orlando.goto(`/mipres/formulas/${digits(number)}`)
  // Read where one's role reads: the plaza's sede may be another than the regente's.
  expect([200, 404]).toContain(answer?.status())
})

test.each([
  ['with scripts', true, '1900007970'],
  ['without scripts', false, '1900007977'],
])('at an EPS a ruling is carried out; a nurse is told why she cannot prescribe, %s', async (_how, scripts, patient) => {
  const [mauricio, viviana] = (await Promise.all([1, 2].map(() => stage.newcomer({ scripts })))) as [Page, Page]
  await signInAs(mauricio, 'ordenador')
  const number = await prescribe(mauricio, patient, {
    ...{ diagnosis: 'I10X', line: 'losartan 50 1 cada 12h 90d' },
    ruling: {
      ...{ 'ruling.rulingNumber': '2026-00733', 'ruling.ruledOn': '15/1/2026' },
      'ruling.medicalJustification': 'El fallo ordena el tratamiento completo.',
      ...{ 'ruling.criterion1': 'si', 'ruling.criterion2': 'si', 'ruling.criterion3': 'no', 'ruling.criterion4': 'si' },
    },
  })
  expect(digits(number)[8]).toBe('2')
  expect(await textOf(mauricio)).toContain('2026-00733')

  await signInAs(viviana, 'consulta')
  await viviana.goto('/mipres')
  expect(await heading(viviana)).toMatch(/No puede prescribir/)
  expect(await textOf(viviana)).toContain('no tiene un rol que lo permita')
})
