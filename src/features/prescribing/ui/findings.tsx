import { useContext } from 'preact/hooks'
import { FormState } from '../../../shared/ui/field.tsx'
import { WarnLine } from '../../../shared/ui/rx.tsx'
import type { Finding } from '../../prescriptions/index.ts'

/** Where the reason of a rule is typed. */
export const answerName = ({ rule, position }: Pick<Finding, 'rule' | 'position'>) =>
  position > 0 ? `medicines.${position - 1}.answers.${rule}` : `answers.${rule}`

export const asksReason = ({ effect }: Finding) => effect === 'JUSTIFICA'

/** One reason answers a rule, however often it asks of the same line: two fields of one name would undo each other. */
const isFirst = (finding: Finding, i: number, all: readonly Finding[]) =>
  all.findIndex((one) => asksReason(one) && answerName(one) === answerName(finding)) === i

/** What the rules say of one line, or of the whole. */
export const Findings = ({ findings }: { findings: readonly Finding[] }) => (
  <>
    {findings.map((finding, i) => (
      <WarnLine
        key={`${finding.rule} ${finding.field} ${finding.message}`}
        {...signsOf(finding)}
        repairs={finding.repairs.map(({ text }, i) => ({ text, action: `arreglo:${finding.rule}:${finding.field}:${i}` }))}
        reason={asksReason(finding) && isFirst(finding, i, findings) && <Reason finding={finding} />}
      >
        <Said finding={finding} />
      </WarnLine>
    ))}
  </>
)

/** The same where nothing is written any more: what was said, and the reason that is signed. */
export const FindingsRead = ({ findings }: { findings: readonly Finding[] }) => (
  <>
    {findings.map((finding) => (
      <WarnLine
        key={`${finding.rule} ${finding.field} ${finding.message}`}
        {...signsOf(finding)}
        reason={
          finding.reason !== null && (
            <p>
              <strong>Su razón, que se firma:</strong> {finding.reason}
            </p>
          )
        }
      >
        <Said finding={finding} />
      </WarnLine>
    ))}
  </>
)

const signsOf = ({ effect, reason }: Finding) =>
  ({
    tone: effect === 'RECHAZA' ? 'bad' : effect === 'JUSTIFICA' && reason === null ? 'warn' : 'info',
    title: effect === 'RECHAZA' ? 'Así no se puede firmar.' : undefined,
  }) as const

const Said = ({ finding }: { finding: Finding }) => (
  <>
    {finding.message} {finding.rule !== 'R-PRE-1' && <span class="norm">{finding.norm}.</span>}
  </>
)

/** One goes on with a reason. It is signed with the rest. */
function Reason({ finding }: { finding: Finding }) {
  const { values } = useContext(FormState)
  const name = answerName(finding)
  const typed = values[name]
  return (
    <>
      <label class="govuk-label" for={name}>
        {finding.reason === null ? 'Si debe ser así, escriba por qué' : 'Su razón, que se firma con la fórmula'}
      </label>
      <input
        class="govuk-input"
        id={name}
        name={name}
        type="text"
        maxlength={500}
        autocomplete="off"
        value={typeof typed === 'string' ? typed : ''}
      />
    </>
  )
}
