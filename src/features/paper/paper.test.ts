import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type PdfPage, readPdf, wordsOf } from '../../testing/read-pdf.ts'
import { inventedDocument, inventedMedicine, inventedMedicineNamed, inventedRuling } from '../../testing/signed-document.ts'
import type { PrescriptionEnd, SignedDocument } from '../prescriptions/index.ts'
import { proofCode, renderPaper } from './index.ts'

const jwsOf = (value: unknown) =>
  `eyJhbGciOiJFUzI1NiJ9.${Buffer.from(JSON.stringify(value)).toString('base64url')}.${'A'.repeat(86)}`
const printedAt = new Date('2026-11-23T09:02:00-05:00')

async function print(document: SignedDocument, paper: 'carta' | 'media', end: PrescriptionEnd | null = null) {
  const file = await renderPaper(
    { document, jws: jwsOf(document), end },
    { paper, publicUrl: 'https://mipres.example', printedAt, seal: async (payload) => jwsOf(JSON.parse(payload)) },
  )
  return { file, ...readPdf(file) }
}

/** Pairs of texts of a page of which one stands on the other. */
function overlaps({ texts }: PdfPage): string[] {
  const boxes = texts.filter(({ text, size }) => text.trim() !== '' && size < 30)
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) => a.x < b.x + b.width - 0.5 && b.x < a.x + a.width - 0.5 && Math.abs(a.y - b.y) < Math.min(a.size, b.size) * 0.8,
      )
      .map((b) => `${a.text} | ${b.text}`),
  )
}
const outside = ({ texts, width, height }: PdfPage) =>
  texts
    .filter(({ x, y, width: wide, size }) => size < 30 && (x < 14 || x + wide > width - 14 || y < 14 || y > height - 14))
    .map(({ text }) => text)
function expectClean(pages: PdfPage[]) {
  for (const page of pages) {
    expect(overlaps(page)).toEqual([])
    expect(outside(page)).toEqual([])
  }
}

const twenty = Array.from({ length: 20 }, (_, i) =>
  i % 3 === 0
    ? inventedMedicine({ position: i + 1 })
    : inventedMedicineNamed(i + 1, `Sustancia inventada ${'abcdefghijklmnopqrst'[i]}`),
)
const longName = 'NEUMOCOCO ANTÍGENO DE POLISACÁRIDOS PURIFICADOS Y HAEMOPHILUS INFLUENZA, CONJUGADO'

describe.each(['media', 'carta'] as const)('paper %s', (paper) => {
  test('a usual prescription is one page that says all that is signed, in figures and in words', async () => {
    const { pages } = await print(inventedDocument(), paper)
    expect(pages).toHaveLength(1)
    expect(pages.map(({ width, height }) => [width, height])).toEqual([paper === 'media' ? [612, 396] : [612, 792]])
    expectClean(pages)
    const words = wordsOf(pages[0]!)
    for (const said of [
      'Fórmula médica',
      'ESE Hospital San Roque de Puerto Manglar, sede Puerto Manglar',
      'NIT 900.999.012-4 · habilitación 709990001201 · teléfono 605 000 0100',
      'Calle 4 n.º 2-18, Puerto Manglar, Litoral',
      'Página 1 de 1 · MIPRES n.º 20261123 100 000318457 Lunes 23 de noviembre de 2026, 8:26 a. m.',
      'Paciente Rosa Elvira Cantillo de la Hoz',
      'Documento CC 1.900.007.319',
      'EPS Litoral Salud, contributivo',
      'Diagnóstico principal I10X Hipertension esencial (primaria)',
      'Edad y sexo 58 años, femenino',
      'Atención Ambulatorio no priorizado',
      '1. Losartán potásico 50 mg, tableta recubierta',
      '1 tableta por vía oral cada 12 horas. Con o sin comida, a la misma hora.',
      '90 días, entrega sucesiva 180 (ciento ochenta) tabletas',
      '90 (noventa) tabletas',
      'Fin de la lista: 2 medicamentos.',
      'Andrés Felipe Cabrera Montenegro',
      'Registro profesional 1187-14',
      'Firmado con clave, 8:26:41 a. m.',
      'Facultad para prescribir, probada al firmar',
      'Figura en el ReTHUS, sin sanción vigente (23 nov 2026, 5:40 a. m.).',
      'Activo en esta sede del 1 jul 2026 al 30 jun 2027, por Marta Isabel Ochoa Rendón (delegado de la entidad).',
      'Rol: profesional prescriptor.',
      `Prueba ${proofCode(jwsOf(inventedDocument()))}`,
      'mipres.example/verificar/20261123100000318457',
      'Impresa el 23 nov 2026, 9:02 a. m.',
    ])
      expect(words).toContain(said)
  })

  test('twenty medicines: each once and in order, every page named, counted and with the QR code, the signature on the last', async () => {
    const { pages, objects } = await print(inventedDocument({ medicines: twenty }), paper)
    expectClean(pages)
    const all = pages.map(wordsOf)
    const numbers = all.flatMap((words) =>
      [...words.matchAll(/(?<![\d.])(\d{1,2})\. (?:Losart|Sustancia)/g)].map(([, n]) => Number(n)),
    )
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    expect(pages.length).toBeGreaterThan(1)
    all.forEach((words, i) => {
      expect(words).toContain(`Página ${i + 1} de ${pages.length}`)
      expect(words).toContain('20261123 100 000318457')
      expect(words).toContain('Rosa Elvira Cantillo de la Hoz')
      expect(words.includes('Facultad para prescribir')).toBe(i === pages.length - 1)
      expect(words.includes('Sigue en la página')).toBe(i < pages.length - 1)
    })
    expect(all.at(-1)).toMatch(/Fin de la lista: 20 medicamentos/)
    expect(objects.filter((body) => body.includes('/S /Figure'))).toHaveLength(pages.length)
  })

  test('long names, reasons and a long diagnosis wrap; nothing is cut off and nothing lies on another', async () => {
    const justification = 'Paciente con respuesta insuficiente a las alternativas del plan. '.repeat(7).trim()
    const medicines = [
      inventedMedicineNamed(1, longName, {
        ...{ isUpcFinanced: false, juntaState: 2, justification, total: '121', totalReason: 'Se ajusta al envase' },
        ...{ recommendations: 'Vigilar treinta minutos.', answers: [{ rule: 'R-PRE-4', reason: 'Vive a dos días en lancha' }] },
      }),
      inventedMedicine({
        position: 2,
        ingredients: Array.from({ length: 30 }, (_, i) => ({
          ...inventedMedicine().ingredients[0]!,
          ingredient: { code: String(i), name: `AMINOÁCIDO${'X'.repeat(i)}` },
        })),
      }),
    ]
    const diagnosis = {
      code: 'X612',
      name: 'Envenenamiento autoinfligido intencionalmente por, y exposicion a drogas antiepilepticas, sedantes, hipnoticas y otras',
    }
    const { pages } = await print(inventedDocument({ medicines, diagnosis, replaces: '20261120100000000007' }), paper)
    expectClean(pages)
    const words = pages.map(wordsOf).join(' ')
    expect(words).toContain('X612, abajo')
    expect(words).toContain(`Diagnóstico principal: X612 ${diagnosis.name}`)
    expect(words).toContain('Reemplaza la fórmula: 20261120 100 000000007')
    expect(words).toContain('121 (ciento veintiuna) tabletas')
    expect(words).toContain('Cantidad distinta de la calculada (90): Se ajusta al envase.')
    expect(words).toContain('Necesita concepto de la junta de profesionales antes de entregarse.')
    expect(words).toContain('Motivo de quien prescribe: Vive a dos días en lancha.')
    for (const word of ['respuesta', 'insuficiente', 'alternativas']) expect(words.split(` ${word} `)).toHaveLength(8)
    expect(words.match(/50 mg/g)).toHaveLength(30)
    expect(words.match(/x/gi)!.length).toBeGreaterThanOrEqual((29 * 30) / 2)
  })

  test('what was annulled or modified says so in large letters on every page, and which one took its place', async () => {
    const endedAt = new Date('2026-11-23T10:15:00-05:00')
    const annulled = await print(inventedDocument(), paper, {
      kind: 'ANULADA',
      replacedBy: null,
      reason: 'Era de otro paciente.',
      endedAt,
    })
    expect(wordsOf(annulled.pages[0]!)).toContain(
      'Anulada el 23 de noviembre de 2026, 10:15 a. m. No vale. Motivo: Era de otro paciente.',
    )
    const end = { kind: 'MODIFICADA' as const, replacedBy: '20261123100000318499', reason: 'Dosis', endedAt }
    const { pages } = await print(inventedDocument({ medicines: twenty }), paper, end)
    expectClean(pages)
    for (const page of pages) {
      expect(wordsOf(page)).toContain('la reemplaza la fórmula 20261123 100 000318499.')
      const [mark] = page.texts.filter(({ text }) => text === 'MODIFICADA')
      expect(mark!.size).toBeGreaterThan(60)
    }
  })

  test('a ruling is an order, with its number, days and reasons', async () => {
    const { pages } = await print(inventedDocument(inventedRuling(), '20261123200000318458'), paper)
    expectClean(pages)
    const words = pages.map(wordsOf).join(' ')
    for (const said of [
      'Orden por fallo de tutela Litoral Salud EPS',
      'Fallo de tutela 2026-00417-01',
      'Fechas: fallo 30 oct 2026, primera instancia 2 oct 2026, segunda instancia 30 oct 2026',
      'Otros fallos: 2026-00511-00, 6 nov 2026',
      'Diagnósticos que motivaron la tutela: G120 Atrofia muscular espinal infantil, tipo I',
      'Criterios de la Corte Constitucional: 1 sí, 2 sí, 3 sí, 4 sí',
      'Facultad para ordenar, probada al firmar',
    ])
      expect(words).toContain(said)
    expect(words).not.toContain('Fórmula médica')
  })
})

test('signs that the typeface has not are written in others, never left out', async () => {
  const recommendations = 'Interferón α, ≤ 2 veces; Ő no falta; 5 μg 😀\nOtra línea'
  const { pages } = await print(inventedDocument({ medicines: [inventedMedicine({ recommendations })] }), 'media')
  expect(wordsOf(pages[0]!)).toContain('Interferón alfa, <= 2 veces; O no falta; 5 µg ? Otra línea.')
})

test('the file says its language and title, has a structure for who does not see it, and names nobody outside the pages', async () => {
  const { file, objects } = await print(inventedDocument(), 'media')
  const all = objects.join('\n')
  expect(all).toContain('/Lang (es-CO)')
  expect(all).toContain('/Marked true')
  for (const part of ['Document', 'H1', 'Table', 'TR', 'TH', 'TD', 'Figure']) expect(all).toContain(`/S /${part}`)
  expect(Buffer.from(file).includes('Cantillo')).toBe(false)
  expect(file.subarray(0, 8).toString()).toBe('%PDF-1.7')
})

test('the proof code is twelve letters of base32 of the SHA-256 of the signature', () => {
  expect(proofCode('a.b.c')).toMatch(/^[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}$/)
  const bits = [...createHash('sha256').update('a.b.c').digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = bits
    .slice(0, 60)
    .match(/.{5}/g)!
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)])
  expect(proofCode('a.b.c').replaceAll('-', '')).toBe(letters.join(''))
})
