import type { CalendarDate } from '../../shared/calendar.ts'
import type { Finding } from './finding.ts'
import { fieldReader } from './parse-field.ts'
import type { RulingText } from './prescription-text.ts'

export type ReadRuling = {
  rulingNumber: string
  ruledOn: CalendarDate
  firstInstanceOn: CalendarDate | null
  secondInstanceOn: CalendarDate | null
  courtOn: CalendarDate | null
  contemptOn: CalendarDate | null
  clarification: string
  motiveDiagnoses: string[]
  medicalJustification: string
  criteria: [boolean, boolean, boolean, boolean]
  additional: { rulingNumber: string; ruledOn: CalendarDate }[]
}

/** Stands where a day could not be read; never given away. */
const noDay = '1900-01-01' as CalendarDate

/** What the ruling says of the patient (CritDef1CC to CritDef4CC), as the form asks it. */
export const rulingCriteria: readonly string[] = [
  '¿La falta del servicio amenaza la vida o la integridad del paciente?',
  '¿No hay otro en el plan de beneficios que lo reemplace?',
  '¿El paciente no puede pagarlo?',
  '¿Lo ordenó un profesional de la EPS?',
]

/** What was answered of the patient, as it is shown: each question with its words. */
export const saidCriteria = ({ criteria }: Pick<ReadRuling, 'criteria'>): { term: string; value: string }[] =>
  criteria.map((yes, i) => ({ term: rulingCriteria[i] ?? `Criterio ${i + 1}`, value: yes ? 'Sí' : 'No' }))

/** R-PRE-1, of the ruling that a TUTELA carries out (§6.5). */
export function parseRuling(findings: Finding[], text: RulingText): ReadRuling {
  const read = fieldReader(findings, 'ruling.', 0)
  const needed = (field: string, typed: string, what: string) => read.date(field, typed, what, true) ?? noDay
  const ruling: ReadRuling = {
    rulingNumber: read.text('rulingNumber', text.rulingNumber, 'el número del fallo', { least: 1, most: 40 }),
    ruledOn: needed('ruledOn', text.ruledOn, 'la fecha del fallo'),
    firstInstanceOn: read.date('firstInstanceOn', text.firstInstanceOn, 'la fecha de la primera instancia', false),
    secondInstanceOn: read.date('secondInstanceOn', text.secondInstanceOn, 'la fecha de la segunda instancia', false),
    courtOn: read.date('courtOn', text.courtOn, 'la fecha de la Corte', false),
    contemptOn: read.date('contemptOn', text.contemptOn, 'la fecha del desacato', false),
    clarification: read.text('clarification', text.clarification, 'la aclaración del fallo', { most: 500 }),
    motiveDiagnoses: [text.motiveDiagnosis1, text.motiveDiagnosis2, text.motiveDiagnosis3]
      .map((typed, i) => read.code(`motiveDiagnosis${i + 1}`, typed, { what: 'un diagnóstico', isNeeded: false }))
      .filter((code) => code !== ''),
    medicalJustification: read.text('medicalJustification', text.medicalJustification, 'la justificación médica', {
      least: 1,
      most: 500,
    }),
    criteria: [
      read.yesNo('criterion1', text.criterion1, rulingCriteria[0] ?? ''),
      read.yesNo('criterion2', text.criterion2, rulingCriteria[1] ?? ''),
      read.yesNo('criterion3', text.criterion3, rulingCriteria[2] ?? ''),
      read.yesNo('criterion4', text.criterion4, rulingCriteria[3] ?? ''),
    ],
    additional: text.additional.flatMap(({ rulingNumber, ruledOn }, i) =>
      rulingNumber.trim() === '' && ruledOn.trim() === ''
        ? []
        : [
            {
              rulingNumber: read.text(`additional.${i}.rulingNumber`, rulingNumber, 'el número del fallo adicional', {
                least: 1,
                most: 40,
              }),
              ruledOn: needed(`additional.${i}.ruledOn`, ruledOn, 'la fecha del fallo adicional'),
            },
          ],
    ),
  }
  const { firstInstanceOn, secondInstanceOn, motiveDiagnoses } = ruling
  if (firstInstanceOn && secondInstanceOn && secondInstanceOn < firstInstanceOn)
    read.wrong('secondInstanceOn', 'La segunda instancia es anterior a la primera. Revise las dos fechas.')
  if (new Set(motiveDiagnoses).size < motiveDiagnoses.length)
    read.wrong('motiveDiagnosis2', 'Un diagnóstico del fallo está dos veces. Deje uno.')
  return ruling
}
