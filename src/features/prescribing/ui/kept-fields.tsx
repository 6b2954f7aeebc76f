import { Fresh } from '../../../shared/ui/rx.tsx'
import { isCause } from '../../prescriptions/index.ts'
import type { SheetView } from '../sheet.ts'
import { answerName, asksReason } from './findings.tsx'

/**
 * R-BOR-1: what was answered and is not asked at this moment goes with the form all the same, so that it is there again when it is
 * asked again. None of it is signed (`parseMedicine`, `withAskedAnswers`). `index` null: of the whole.
 */
export function KeptFields({ view, index }: { view: SheetView; index: number | null }) {
  const names = index === null ? notAskedOfWhole(view) : notAsked(view, index)
  return (
    <Fresh name={`kept-${index ?? 'whole'}`}>
      {names.map((name) => {
        const value = view.values[name]
        return typeof value === 'string' && value !== '' ? <input key={name} type="hidden" name={name} value={value} /> : null
      })}
    </Fresh>
  )
}

function notAsked(view: SheetView, index: number): string[] {
  const medicine = view.text.medicines[index]
  if (!medicine) return []
  const at = (name: string) => `medicines.${index}.${name}`
  const asked = view.lines[index]?.questions ?? []
  const isPrescribed = view.draft.kind === 'PRESCRIPCION'
  return [
    ...Object.keys(medicine.causes)
      .filter((key) => isCause(key) && !(isPrescribed && asked.some((question) => question.key === key)))
      .map((key) => at(`causes.${key}`)),
    ...(isPrescribed && medicine.isUpcFinanced !== 'no' ? [at('justification')] : []),
    ...(medicine.type === '7' ? [] : [at('unirsIndications')]),
    ...reasonsNotAsked(view, medicine.answers, index + 1),
  ]
}

const notAskedOfWhole = (view: SheetView) => reasonsNotAsked(view, view.text.answers, 0)

/** A reason that could not be read would be told where nobody sees it: that one goes. */
const isReadable = (rule: string, reason: string) => /^R-PRE-\d{1,2}$/.test(rule) && reason.trim().length >= 5

function reasonsNotAsked({ findings }: SheetView, answers: Readonly<Record<string, string>>, position: number): string[] {
  const asked = findings.filter((finding) => finding.position === position && asksReason(finding)).map(({ rule }) => rule)
  return Object.entries(answers).flatMap(([rule, reason]) =>
    isReadable(rule, reason) && !asked.includes(rule) ? [answerName({ rule, position })] : [],
  )
}
