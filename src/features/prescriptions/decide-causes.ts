import { questionsAsked } from './causes.ts'
import type { Finding } from './finding.ts'
import type { Coded } from './prescription.ts'

/** What the rules of causes look at of a line. */
export type CausedMedicine = {
  position: number
  type: Coded
  /** Null: of a ruling, where it is not asked. */
  isUpcFinanced: boolean | null
  causes: Readonly<Record<string, string>>
  unirsIndications: readonly string[]
  justification: string
}

type Say = (rule: string, field: string, message: string, repairs?: { text: string; set: Record<string, string> }[]) => Finding[]

const outpatient = ['11', '12']
const isUnirs = (type: Coded) => type.code === '7'
/** Without a registration of their own: vital no disponible (2), preparación magistral (3). */
const hasNoRegistration = (type: Coded) => type.code === '2' || type.code === '3'

/** R-PRE-12 to R-PRE-19, of one medicine that is prescribed (a ruling's are not asked). */
export function decideCauses(medicine: CausedMedicine, ambito: Coded | null, say: Say): Finding[] {
  const { type, isUpcFinanced, causes, unirsIndications } = medicine
  const at = `medicines.${medicine.position - 1}.`
  const cause = (key: string) => `${at}causes.${key}`
  const is = (key: string, answer: '1' | '0') => causes[key] === answer
  const findings: Finding[] = []

  if (type.code === '9')
    findings.push(
      ...say('R-PRE-18', `${at}type`, 'Urgencia médica solo se registra al transcribir una fórmula de papel. Elija otro tipo.'),
    )
  if (isUnirs(type)) {
    if (unirsIndications.length === 0)
      findings.push(
        ...say(
          'R-PRE-15',
          `${at}unirsIndications`,
          'Un medicamento UNIRS lleva el código de su indicación. Escriba al menos uno.',
        ),
      )
    findings.push(
      ...say('R-PRE-19', `${at}type`, 'Este medicamento espera la Junta de Profesionales: no se entrega hasta que lo apruebe.'),
    )
  }
  if (isUpcFinanced === null) return findings
  if (isUpcFinanced) {
    if (ambito && !outpatient.includes(ambito.code))
      findings.push(
        ...say(
          'R-PRE-17',
          `${at}isUpcFinanced`,
          'La fórmula en MIPRES de un medicamento que financia la UPC es para atención ambulatoria. Revise el ámbito.',
        ),
      )
    return findings
  }

  findings.push(...unanswered(medicine, at, say))
  if (is('CausaS2', '1'))
    findings.push(
      ...say('R-PRE-13', cause('CausaS2'), 'Un medicamento en experimentación no se paga con recursos de la salud. Elija otro.'),
    )
  if (is('CausaS3', '0') && is('CausaS4', '0'))
    findings.push(
      ...say(
        'R-PRE-14',
        cause('CausaS4'),
        'Antes de este se usan o se descartan los medicamentos que financia la UPC. Diga cuáles usó o descartó, o elija uno de ellos.',
      ),
    )
  findings.push(...ofRegistration(medicine, at, say))
  if (is('CausaS6', '0'))
    findings.push(
      ...say(
        'R-PRE-16',
        cause('CausaS6'),
        'Sin evidencia científica no se paga con recursos de la salud. Elija otro medicamento.',
      ),
    )
  return findings
}

/** R-PRE-12: every question that is asked has its answer, every yes at least one reason, every reason its words. */
function unanswered(medicine: CausedMedicine, at: string, say: Say): Finding[] {
  const { type, isUpcFinanced, causes, justification } = medicine
  const asked = questionsAsked({ isUpcFinanced: isUpcFinanced === true, type: type.code, causes })
  const missing = asked
    .filter(({ key, kind }) => (causes[key] ?? '') === '' && !(kind === 'SI_NO' && /^RznCausa(S3|S4)\d$/.test(key)))
    .flatMap(({ key, sentence }) => say('R-PRE-12', `${at}causes.${key}`, `Falta contestar: ${sentence}`))
  const without = (['3', '4'] as const).flatMap((number) => {
    const reasons = asked.filter(({ key }) => key.startsWith(`RznCausaS${number}`))
    if (reasons.length === 0 || reasons.some(({ key }) => causes[key] === '1')) return []
    const verb = number === '3' ? 'ya no usa' : 'descarta'
    return say(
      'R-PRE-12',
      `${at}causes.${reasons[0]?.key}`,
      `Diga por qué el paciente ${verb} lo que financia la UPC: conteste sí en al menos una razón.`,
    )
  })
  const unjustified =
    justification === ''
      ? say('R-PRE-12', `${at}justification`, 'Un medicamento que la UPC no financia lleva justificación. Escríbala.')
      : []
  return [...missing, ...without, ...unjustified]
}

/** R-PRE-15: the use is in the registration; or in the UNIRS list, and then it is of that type. */
function ofRegistration({ type, causes }: CausedMedicine, at: string, say: Say): Finding[] {
  const field = `${at}causes.CausaS5`
  if (isUnirs(type) && causes.CausaS5 === '1')
    return say('R-PRE-15', field, 'Un medicamento UNIRS es el que se usa fuera de su registro. Cambie el tipo o la respuesta.', [
      { text: 'Es un medicamento común', set: { [`${at}type`]: '1' } },
      { text: 'La indicación no está en el registro', set: { [field]: '0' } },
    ])
  if (hasNoRegistration(type) && causes.CausaS5 === '1')
    return say(
      'R-PRE-15',
      field,
      'Un medicamento de este tipo no tiene registro sanitario propio. Cambie el tipo o la respuesta.',
      [
        { text: 'Es un medicamento común', set: { [`${at}type`]: '1' } },
        { text: 'No tiene registro', set: { [field]: '0' } },
      ],
    )
  if (hasNoRegistration(type) || causes.CausaS5 !== '0') return []
  if (causes.RznCausaS5 === '0')
    return say(
      'R-PRE-15',
      `${at}causes.RznCausaS5`,
      'La autoridad sanitaria no ha autorizado este uso y no está en la lista UNIRS. Elija otro medicamento.',
    )
  if (causes.RznCausaS5 === '1' && !isUnirs(type))
    return say('R-PRE-15', `${at}type`, 'Un uso de la lista UNIRS se prescribe con el tipo UNIRS.', [
      { text: 'Cambiar el tipo a UNIRS', set: { [`${at}type`]: '7' } },
    ])
  return []
}

/** EstJM: 2, waits for the junta; 1, needs none. A ruling's medicine has been decided by a judge. */
export const juntaStateOf = (kind: 'PRESCRIPCION' | 'TUTELA', type: Coded): 1 | 2 =>
  kind === 'PRESCRIPCION' && isUnirs(type) ? 2 : 1
