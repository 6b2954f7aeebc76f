import { dayOf } from '../../shared/calendar.ts'
import { documentText, longDateTime, shortDate, timeOf, weekdayDate } from '../../shared/dates-es.ts'
import { capital } from '../../shared/words-es.ts'
import { affiliationText, ageText, sexNames } from '../patients/index.ts'
import { type AuthorityProof, type Coded, type Content, numberText, type Ruling, type Signed } from '../prescriptions/index.ts'
import { type MedicineLine, medicineLine } from './medicine-text.ts'
import { proofCode } from './proof-code.ts'

/** What is drawn: the document, its signature, and what befell it. */
export type Printed = Pick<Signed, 'document' | 'jws' | 'end'>

/** Every word of the paper, before it knows how big the sheet is. */
export type PaperText = {
  title: string
  number: string
  date: string
  /** The entidad and sede; then where it is. */
  place: string
  placeMore: string[]
  /** Null: it stands. */
  mark: { word: string; sentence: string } | null
  /** Two rows of three. */
  facts: { label: string; value: string }[][]
  /** Across the sheet, before the medicines. */
  wideFacts: { label: string; value: string }[]
  medicines: MedicineLine[]
  /** On the sheets that follow the first. */
  patientLine: string
  signer: { title: string; name: string; lines: string[] }
  authority: { title: string; lines: string[] }
  proof: string
  foot: string
  url: string
}

export function paperText(
  { document, jws, end }: Printed,
  { publicUrl, printedAt }: { publicUrl: string; printedAt: Date },
): PaperText {
  const { number, signedAt, content, authority } = document
  const { place, patient, prescriber, ambito, ruling } = content
  const at = new Date(signedAt)
  const isRuling = content.kind === 'TUTELA'
  const patientName = nameOf(patient)
  const patientDocument = documentText(patient.documentType, patient.documentNumber)
  const sex = patient.sex && sexNames[patient.sex].toLowerCase()
  const diagnosis = codedText(content.diagnosis)
  // Three lines in a narrow cell are one across the sheet.
  const isLong = diagnosis.length > 90
  const url = `${publicUrl}/verificar/${number}`
  return {
    title: isRuling ? 'Orden por fallo de tutela' : 'Fórmula médica',
    number: numberText(number),
    date: `${capital(weekdayDate(dayOf(at)))} de\u00a0${dayOf(at).slice(0, 4)}, ${timeOf(at)}`,
    place: isRuling ? place.entidadName : placeName(place),
    placeMore: [
      [
        place.entidadIdText,
        `${isRuling ? 'código' : 'habilitación'}\u00a0${place.sedeCode}`,
        ...(place.phone ? [`teléfono\u00a0${place.phone}`] : []),
      ].join(' · '),
      [place.address, place.municipio?.name, place.municipio?.departamento].filter(Boolean).join(', '),
    ],
    mark: markOf(end),
    facts: [
      [
        { label: 'Paciente', value: patientName },
        { label: 'Documento', value: patientDocument },
        {
          label: 'EPS',
          value: capital(affiliationText(patient)),
        },
      ],
      [
        { label: 'Diagnóstico principal', value: isLong ? `${content.diagnosis.code}, abajo` : diagnosis },
        { label: sex ? 'Edad y sexo' : 'Edad', value: [ageText(patient.birthDate, dayOf(at)), sex].filter(Boolean).join(', ') },
        ruling
          ? { label: 'Fallo de tutela', value: ruling.rulingNumber }
          : { label: 'Atención', value: `${ambito?.name ?? ''}${content.isReferral ? ', referido' : ''}` },
      ],
    ],
    wideFacts: [
      ...listFact('Diagnóstico principal', isLong ? [diagnosis] : []),
      ...listFact('Diagnósticos relacionados', content.relatedDiagnoses.map(codedText)),
      ...listFact('Enfermedad huérfana', content.orphanDisease ? [codedText(content.orphanDisease)] : []),
      ...listFact('Madre', patient.mother ? [documentText(patient.mother.documentType, patient.mother.documentNumber)] : []),
      ...(ruling ? rulingFacts(ruling) : []),
      ...listFact('Reemplaza la fórmula', content.replaces ? [numberText(content.replaces)] : []),
      ...listFact(
        'Motivo de quien prescribe',
        content.answers.map(({ reason }) => reason),
      ),
    ],
    medicines: content.medicines.map(medicineLine),
    patientLine: `${patientName} · ${patientDocument}`,
    signer: {
      title: isRuling ? 'Ordena' : 'Prescribe',
      name: nameOf(prescriber),
      lines: [
        `${capital(prescriber.profession.toLowerCase())} · ${documentText(prescriber.documentType, prescriber.documentNumber)}`,
        `Registro profesional ${prescriber.professionalRegister}`,
        `Firmado con clave, ${timeOf(at).replace('\u00a0', `:${signedAt.slice(17, 19)}\u00a0`)}`,
      ],
    },
    authority: {
      title: `Facultad para ${isRuling ? 'ordenar' : 'prescribir'}, probada al firmar`,
      lines: authorityLines(authority),
    },
    proof: proofCode(jws),
    foot:
      `Verifique con el código QR o en ${url.replace(/^https?:\/\//, '')} quién firmó, con qué facultad y si sigue vigente; compare la prueba. ` +
      `El archivo lleva su firma y se verifica también sin internet. Impresa el ${shortDate(dayOf(printedAt))}, ${timeOf(printedAt)}`,
    url,
  }
}

const codedText = ({ code, name }: Coded) => `${code} ${name === name.toUpperCase() ? capital(smallLetters(name)) : name}`
/** Names in capitals are read more slowly; numbers of types and abbreviations stay. */
const smallLetters = (name: string) =>
  name
    .toLowerCase()
    .replace(/(?<![\p{L}\d])(i{1,3}|iv|vi{0,3}|ix|xi{0,3}|vih|sida|epoc|adn|arn)(?![\p{L}\d])/gu, (word) => word.toUpperCase())
const listFact = (label: string, values: string[]) => (values.length === 0 ? [] : [{ label, value: values.join('; ') }])

/** The sede's name is often the entidad's with more to it, and may say of itself what it is. */
function placeName({ entidadName, sedeName }: Content['place']) {
  if (sedeName.toLowerCase().startsWith(entidadName.toLowerCase())) return sedeName
  const saysWhat = /\b(sede|consultorio|hospital|cl[ií]nica|centro|puesto|unidad|ips)\b/i.test(sedeName)
  return `${entidadName}, ${saysWhat ? '' : 'sede\u00a0'}${sedeName}`
}

type Named = { firstName: string; secondName: string | null; firstSurname: string; secondSurname: string | null }
const nameOf = ({ firstName, secondName, firstSurname, secondSurname }: Named) =>
  [firstName, secondName, firstSurname, secondSurname].filter(Boolean).join(' ')

function markOf(end: Printed['end']): PaperText['mark'] {
  if (!end) return null
  const when = longDateTime(end.endedAt)
  return end.kind === 'ANULADA'
    ? { word: 'ANULADA', sentence: `Anulada el ${when} No vale. Motivo: ${end.reason}` }
    : {
        word: 'MODIFICADA',
        sentence: `Modificada el ${when} No vale: la reemplaza la fórmula\u00a0${numberText(end.replacedBy ?? '').replaceAll(' ', '\u00a0')}.`,
      }
}

function rulingFacts(ruling: Ruling) {
  const days = [
    ['primera instancia', ruling.firstInstanceOn],
    ['segunda instancia', ruling.secondInstanceOn],
    ['Corte Constitucional', ruling.courtOn],
    ['desacato', ruling.contemptOn],
  ] as const
  const dates = days.flatMap(([name, day]) => (day ? [`${name} ${shortDate(day)}`] : []))
  return [
    ...listFact('Fechas', [[`fallo ${shortDate(ruling.ruledOn)}`, ...dates].join(', ')]),
    ...listFact(
      'Otros fallos',
      ruling.additional.map(({ rulingNumber, ruledOn }) => `${rulingNumber}, ${shortDate(ruledOn)}`),
    ),
    ...listFact('Diagnósticos que motivaron la tutela', ruling.motiveDiagnoses.map(codedText)),
    ...listFact('Aclaración', ruling.clarification ? [ruling.clarification] : []),
    ...listFact('Justificación médica', [ruling.medicalJustification]),
    ...listFact('Criterios de la Corte Constitucional', [
      ruling.criteria.map((yes, i) => `${i + 1} ${yes ? 'sí' : 'no'}`).join(', '),
    ]),
  ]
}

const offices: Record<AuthorityProof['activatedBy']['office'], string> = {
  DELEGADO: 'delegado de la entidad',
  INDEPENDIENTE: 'en consultorio propio',
  MESA: 'mesa del Ministerio',
}

/** As short as it can be said: what was asked one by one is in the signed document, and is shown where it is verified. */
function authorityLines({ rethusAsOf, registration, activeFrom, activeUntil, activatedBy, role }: AuthorityProof): string[] {
  const period = activeUntil ? `del ${shortDate(activeFrom)} al ${shortDate(activeUntil)}` : `desde el ${shortDate(activeFrom)}`
  const register = rethusAsOf && `(${shortDate(dayOf(new Date(rethusAsOf)))}, ${timeOf(new Date(rethusAsOf))})`
  return [
    ...(register ? [`Figura en el ReTHUS, sin sanción vigente ${register}.`] : []),
    ...(registration === 'SERVICIO_SOCIAL' ? ['En Servicio Social Obligatorio, con plaza activa en esta sede.'] : []),
    `Activo en esta sede ${period}, por ${activatedBy.name} (${offices[activatedBy.office]}).`,
    `Rol: ${role.name.toLowerCase()}.`,
  ]
}
