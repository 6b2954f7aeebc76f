import { createHash } from 'node:crypto'
import type { AuthorityProof, Content, Medicine, SignedDocument } from '../features/prescriptions/index.ts'
import { CalendarDate } from '../shared/calendar.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
import { EntidadId, PersonId, SedeId } from '../shared/id.ts'

const day = (text: string) => CalendarDate.parse(text)
const id = (end: string) => `019a0000-0000-7000-8000-${end.padStart(12, '0')}`

const mg = { code: '7001', name: 'miligramo', symbol: 'mg' }
const tablet = { code: '81', name: 'Tableta' }

/** Losartán, as it would be written; what is given stands in its place. */
export const inventedMedicine = (more: Partial<Medicine> = {}): Medicine => ({
  position: 1,
  type: { code: '1', name: 'Medicamento' },
  provision: { code: '2', name: 'Sucesiva' },
  description: '[LOSARTÁN POTÁSICO] 50mg/1tableta',
  ingredients: [
    {
      ...{ ingredient: { code: '90001', name: 'LOSARTÁN POTÁSICO' }, strength: '50', strengthUnit: mg },
      ...{ content: '1', contentUnit: null },
    },
  ],
  form: { code: 'PRO020', name: 'TABLETA RECUBIERTA' },
  route: { code: '901', name: 'Oral' },
  dose: '1',
  doseUnit: { code: '7023', name: 'unidad', symbol: 'U' },
  every: 12,
  everyUnit: { code: '2', name: 'Hora' },
  specialIndication: { code: '10', name: 'Sin indicación especial' },
  duration: 90,
  durationUnit: { code: '3', name: 'Día' },
  lastsUntil: day('2027-02-20'),
  computedTotal: '180',
  totalExplained: '1 tableta × 2 al día × 90 días = 180',
  total: '180',
  totalUnit: tablet,
  totalReason: null,
  isUpcFinanced: true,
  causes: { CausaS1: '1' },
  unirsIndications: [],
  justification: '',
  recommendations: 'Con o sin comida, a la misma hora.',
  juntaState: 1,
  answers: [],
  ...more,
})

/** A medicine under another name and number, to fill a page. */
export const inventedMedicineNamed = (position: number, name: string, more: Partial<Medicine> = {}) =>
  inventedMedicine({
    position,
    description: `[${name.toUpperCase()}] 25mg/1tableta`,
    ingredients: [
      {
        ingredient: { code: String(90_000 + position), name: name.toUpperCase() },
        ...{ strength: '25', strengthUnit: mg, content: '1', contentUnit: null },
      },
    ],
    form: { code: 'PRO001', name: 'TABLETA' },
    ...{ every: 24, computedTotal: '90', total: '90', totalExplained: '1 tableta × 1 al día × 90 días = 90' },
    recommendations: 'En la mañana.',
    ...more,
  })

const inventedAuthority: AuthorityProof = {
  role: { code: 'PRESCRIPTOR', name: 'Profesional prescriptor' },
  activationId: id('a1'),
  grantId: id('a2'),
  activeFrom: day('2026-07-01'),
  activeUntil: day('2027-06-30'),
  activatedBy: { office: 'DELEGADO', name: 'Marta Isabel Ochoa Rendón' },
  registration: 'PROFESIONAL',
  rethusAsOf: '2026-11-23T10:40:00.000Z',
  rules: [
    {
      ...{ rule: 'R-AUT-3', norm: 'Ley 1164 de 2007, artículo 18', title: 'Inscrito en ReTHUS' },
      ...{ message: 'Está inscrito en ReTHUS en Medicina.', isSatisfied: true },
      evidence: { id: id('e1'), knownSince: '2026-11-23T10:40:00.000Z', until: null },
    },
    {
      ...{ rule: 'R-AUT-4', norm: 'Ley 23 de 1981', title: 'Sin sanción vigente' },
      ...{ message: 'No tiene sanción vigente.', isSatisfied: true, evidence: null },
    },
  ],
}

/** A prescription of two medicines, of invented people at an invented hospital. */
const inventedContent = (more: Partial<Content> = {}): Content => ({
  kind: 'PRESCRIPCION',
  place: {
    sedeId: SedeId.parse(id('51')),
    sedeCode: '709990001201',
    sedeName: 'Puerto Manglar',
    address: 'Calle 4 n.º 2-18',
    phone: '605 000 0100',
    municipio: { code: '02001', name: 'Puerto Manglar', departamento: 'Litoral' },
    entidadId: EntidadId.parse(id('e0')),
    entidadName: 'ESE Hospital San Roque de Puerto Manglar',
    entidadIdType: 'NI',
    entidadIdNumber: '900999012',
    entidadIdText: 'NIT 900.999.012-4',
  },
  prescriber: {
    personId: PersonId.parse(id('b0')),
    ...{ documentType: 'CC', documentNumber: '1900884215' },
    ...{ firstName: 'Andrés', secondName: 'Felipe', firstSurname: 'Cabrera', secondSurname: 'Montenegro' },
    ...{ profession: 'Medicina', professionalRegister: '1187-14' },
  },
  patient: {
    ...{ patientId: id('c0'), version: 1, documentType: 'CC', documentNumber: '1900007319' },
    ...{ firstName: 'Rosa', secondName: 'Elvira', firstSurname: 'Cantillo', secondSurname: 'de la Hoz' },
    ...{
      birthDate: day('1968-04-12'),
      sex: 'F',
      eps: { code: 'EPX101', name: 'Litoral Salud' },
      regimen: 'CONTRIBUTIVO',
      mother: null,
    },
  },
  ambito: { code: '12', name: 'Ambulatorio no priorizado' },
  isReferral: false,
  diagnosis: { code: 'I10X', name: 'HIPERTENSION ESENCIAL (PRIMARIA)' },
  relatedDiagnoses: [],
  orphanDisease: null,
  medicines: [inventedMedicine(), inventedMedicineNamed(2, 'Hidroclorotiazida')],
  ruling: null,
  answers: [],
  replaces: null,
  catalogueVersions: { cie10: 1, dci: 1, 'forma-farmaceutica': 1 },
  ...more,
})

/** As it would be signed on a Monday morning of November. */
export function inventedDocument(more: Partial<Content> = {}, number = '20261123100000318457'): SignedDocument {
  const content = inventedContent(more)
  return {
    format: 'mipres-abierto/1',
    number,
    signedAt: '2026-11-23T08:26:41.512-05:00',
    factor: 'CLAVE',
    contentSha256: createHash('sha256').update(canonicalJson(content)).digest('hex'),
    content,
    authority: inventedAuthority,
  }
}

/** The technologies of a ruling, ordered at an EPS. */
export const inventedRuling = (): Partial<Content> => ({
  kind: 'TUTELA',
  ambito: null,
  place: {
    ...inventedContent().place,
    ...{ sedeCode: 'EPX101', sedeName: 'Litoral Salud', entidadName: 'Litoral Salud EPS', entidadIdText: 'NIT 900.999.101-2' },
  },
  medicines: [inventedMedicineNamed(1, 'Nusinersen inventado', { isUpcFinanced: null })],
  ruling: {
    rulingNumber: '2026-00417-01',
    ruledOn: day('2026-10-30'),
    firstInstanceOn: day('2026-10-02'),
    secondInstanceOn: day('2026-10-30'),
    courtOn: null,
    contemptOn: null,
    clarification: 'Entregar en el domicilio de la paciente.',
    motiveDiagnoses: [{ code: 'G120', name: 'ATROFIA MUSCULAR ESPINAL INFANTIL, TIPO I' }],
    medicalJustification: 'Sin alternativa en el plan de beneficios.',
    criteria: [true, true, true, true],
    additional: [{ rulingNumber: '2026-00511-00', ruledOn: day('2026-11-06') }],
  },
})
