import type { CalendarDate } from '../../shared/calendar.ts'
import { longDate } from '../../shared/dates-es.ts'
import { capital } from '../../shared/words-es.ts'
import { daysOf } from './decide-administrations.ts'
import { type CausedMedicine, decideCauses } from './decide-causes.ts'
import { decideTotal, type TotalLine } from './decide-total.ts'
import type { Finding, FindingFacts } from './finding.ts'
import { decimalText } from './parse-decimal.ts'
import { unreadable } from './parse-field.ts'
import { type Answer, type Coded, type Decimal, numberText, type PrescriptionKind } from './prescription.ts'
import { counted, isUnbreakable, pieceName, singular } from './say-words.ts'

/** What the rules look at; `Content` is one. */
export type Judged = {
  kind: PrescriptionKind
  ambito: Coded | null
  medicines: readonly JudgedMedicine[]
  ruling: JudgedRuling | null
  answers: readonly Answer[]
}
type JudgedRuling = {
  ruledOn: CalendarDate
  firstInstanceOn: CalendarDate | null
  secondInstanceOn: CalendarDate | null
  courtOn: CalendarDate | null
  contemptOn: CalendarDate | null
  additional: readonly { ruledOn: CalendarDate }[]
}
export type JudgedMedicine = TotalLine &
  CausedMedicine & {
    provision: Coded
    computedTotal: Decimal | null
    totalExplained: string
    total: Decimal
    totalReason: string | null
    answers: readonly Answer[]
  }

type Repair = Finding['repairs'][number]
type Place = { rule: string; position: number; field: string }

/** R-PRE-2 to R-PRE-23: what every rule in force says of a prescription whose fields are read (R-PRE-3). */
export function decideFindings(prescription: Judged, facts: FindingFacts): Finding[] {
  /** Nothing where the rule is switched off. `given`: the reason, where it is not among the answers. */
  const say = ({ rule, position, field }: Place, message: string, repairs: Repair[] = [], given?: string | null): Finding[] => {
    const inForce = facts.rules[rule]
    if (!inForce) return []
    const { effect, norm } = inForce
    const answers =
      position === 0 ? prescription.answers : (prescription.medicines.find((one) => one.position === position)?.answers ?? [])
    const answered = answers.find((answer) => answer.rule === rule)?.reason ?? null
    const reason = given === undefined ? answered : given
    return [{ rule, effect, norm, field, position, message, repairs, reason: effect === 'JUSTIFICA' ? reason : null }]
  }
  return [
    ...ofWhole(prescription, facts, say),
    ...prescription.medicines.flatMap((medicine) => ofMedicine(prescription, medicine, facts, say)),
  ]
}
type Say = (place: Place, message: string, repairs?: Repair[], given?: string | null) => Finding[]

function ofWhole({ medicines, ruling }: Judged, facts: FindingFacts, say: Say): Finding[] {
  const { today, rules, isOneself, isPatientDead, hasEps, sameToday } = facts
  const whole = (rule: string, field = '') => ({ rule, position: 0, field })
  const most = rules['R-PRE-9']?.amount ?? Infinity
  return [
    ...(isOneself ? say(whole('R-PRE-2'), 'El paciente es usted. Nadie prescribe para sí mismo: acuda a otro profesional.') : []),
    ...(sameToday
      ? say(
          whole('R-PRE-8'),
          `Hoy ya firmó esta misma fórmula para el paciente: ${numberText(sameToday)}. Imprímala de nuevo o modifíquela.`,
        )
      : []),
    ...(medicines.length > most
      ? say(
          whole('R-PRE-9', 'medicines'),
          `Hay ${medicines.length} medicamentos y caben ${most}. Haga otra fórmula con los demás.`,
        )
      : []),
    ...(isPatientDead ? say(whole('R-PRE-10'), 'Un registro da al paciente por fallecido. Revise el documento.') : []),
    ...(hasEps ? [] : say(whole('R-PRE-11'), 'El paciente va sin EPS. Si la tiene, escríbala en sus datos.')),
    ...(ruling ? daysOfRuling(ruling) : []).flatMap(([field, what, day]) =>
      day !== null && day > today
        ? say(whole('R-PRE-23', `ruling.${field}`), `La fecha ${what} es posterior a hoy. Revísela.`)
        : [],
    ),
  ]
}

const daysOfRuling = (ruling: JudgedRuling): [field: string, what: string, day: CalendarDate | null][] => [
  ['ruledOn', 'del fallo', ruling.ruledOn],
  ['firstInstanceOn', 'de la primera instancia', ruling.firstInstanceOn],
  ['secondInstanceOn', 'de la segunda instancia', ruling.secondInstanceOn],
  ['courtOn', 'de la Corte', ruling.courtOn],
  ['contemptOn', 'del desacato', ruling.contemptOn],
  ...ruling.additional.map(({ ruledOn }, i): [string, string, CalendarDate] => [
    `additional.${i}.ruledOn`,
    'del fallo adicional',
    ruledOn,
  ]),
]

function ofMedicine(prescription: Judged, medicine: JudgedMedicine, facts: FindingFacts, say: Say): Finding[] {
  const { position } = medicine
  const at = (rule: string, field: string): Place => ({ rule, position, field: `medicines.${position - 1}.${field}` })
  const causes =
    prescription.kind === 'TUTELA'
      ? []
      : decideCauses(medicine, prescription.ambito, (rule, field, message, repairs) =>
          say({ rule, position, field }, message, repairs),
        )
  return [
    ...ofDuration(medicine, facts, at, say),
    ...ofTotal(medicine, at, say),
    ...ofSameIngredient(prescription, medicine, facts, at, say),
    ...causes,
  ]
}
type At = (rule: string, field: string) => Place

/** R-PRE-4, R-PRE-5. */
function ofDuration(medicine: JudgedMedicine, { rules, earlier }: FindingFacts, at: At, say: Say): Finding[] {
  const days = daysOf(medicine)
  const firstMost = rules['R-PRE-4']?.amount ?? Infinity
  const most = rules['R-PRE-5']?.amount ?? Infinity
  const isFirst = !medicine.ingredients.some(({ ingredient }) => earlier.includes(ingredient.code))
  const { field: answer } = at('R-PRE-4', 'answers.R-PRE-4')
  const { field: provision } = at('R-PRE-5', 'provision')
  return [
    ...(isFirst && days > firstMost
      ? say(
          at('R-PRE-4', 'duration'),
          `Es una primera fórmula y dura ${days} días: el máximo es ${firstMost}. Acórtela o diga por qué.`,
          [
            shorter(medicine, firstMost),
            {
              text: 'No es la primera vez',
              set: { [answer]: 'No es la primera vez: el paciente ya recibe este medicamento.' },
            },
          ],
        )
      : []),
    ...(days > most && medicine.provision.code !== '2'
      ? say(
          at('R-PRE-5', 'duration'),
          `Dura ${days} días: pasa de ${most} y no es sucesiva. Acórtela, o márquela sucesiva si se entrega por partes.`,
          [shorter(medicine, most), { text: 'Marcarla como sucesiva', set: { [provision]: '2' } }],
        )
      : []),
  ]
}

/** "Dejar 90 días: 180 tabletas": the total is left to be computed anew. */
function shorter(medicine: JudgedMedicine, days: number): Repair {
  const { computed } = decideTotal({ ...medicine, duration: days, durationUnit: { code: '3' } })
  const field = (name: string) => `medicines.${medicine.position - 1}.${name}`
  return {
    text: `Dejar ${days} días${computed ? `: ${amountText(medicine, computed)}` : ''}`,
    set: {
      [field('duration')]: String(days),
      [field('durationUnit')]: '3',
      ...(computed ? { [field('total')]: '', [field('totalReason')]: '' } : {}),
    },
  }
}

const amountText = (medicine: JudgedMedicine, total: Decimal) => `${decimalText(total)} ${counted(pieceName(medicine), total)}`

/** R-PRE-6, R-PRE-21. */
function ofTotal(medicine: JudgedMedicine, at: At, say: Say): Finding[] {
  const { computedTotal, total, totalReason, form, totalUnit, dose } = medicine
  const { perDose } = decideTotal(medicine)
  const broken = perDose?.includes('.') && isUnbreakable(form, totalUnit) ? perDose : null
  const { field } = at('R-PRE-6', 'total')
  if (total === '') return [unreadable(field, medicine.position, `Falta la cantidad total. ${medicine.totalExplained}`)]
  return [
    ...(computedTotal !== null && Number(total) !== Number(computedTotal)
      ? say(
          at('R-PRE-6', 'total'),
          `Escribió ${amountText(medicine, total)} y la cuenta da ${decimalText(computedTotal)}: ${medicine.totalExplained}. Corrija o diga por qué.`,
          [{ text: `Dejar ${amountText(medicine, computedTotal)}`, set: { [field]: computedTotal } }],
          totalReason,
        )
      : []),
    ...(broken
      ? say(
          at('R-PRE-21', 'dose'),
          `La dosis de ${decimalText(dose)} ${medicine.doseUnit.symbol} es ${decimalText(broken)} de ${pieceName(medicine)}, y no se parte. Revise la dosis o la concentración.`,
        )
      : []),
  ]
}

/** R-PRE-7, R-PRE-20. */
function ofSameIngredient({ medicines }: Judged, medicine: JudgedMedicine, facts: FindingFacts, at: At, say: Say): Finding[] {
  const { position, ingredients } = medicine
  return ingredients.flatMap(({ ingredient }, i) => {
    const [last] = facts.active
      .filter((one) => one.ingredient === ingredient.code)
      .sort((a, b) => (a.lastsUntil < b.lastsUntil ? 1 : -1))
    const name = singular(ingredient.name)
    const { field: answer } = at('R-PRE-7', 'answers.R-PRE-7')
    const other = medicines.find(
      (one) => one.position < position && one.ingredients.some((same) => same.ingredient.code === ingredient.code),
    )
    return [
      ...(last
        ? say(
            at('R-PRE-7', `ingredients.${i}.code`),
            `El paciente ya tiene ${name} hasta el ${longDate(last.lastsUntil)}: fórmula ${numberText(last.number)}, de ${last.isOwn ? 'usted' : 'otro profesional'}, en ${last.sedeName}. ${last.isOwn ? 'Modifique esa o diga' : 'Diga'} por qué hacen falta las dos.`,
            [{ text: 'Se ajusta el tratamiento', set: { [answer]: 'Se ajusta el tratamiento que ya recibe.' } }],
          )
        : []),
      ...(other
        ? say(
            at('R-PRE-20', `ingredients.${i}.code`),
            `${capital(name)} está también en el medicamento ${other.position}. Quite uno o diga por qué van los dos.`,
          )
        : []),
    ]
  })
}
