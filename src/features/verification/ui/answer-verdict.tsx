import { longDateTime } from '../../../shared/dates-es.ts'
import { Link, Verdict } from '../../../shared/ui/components.tsx'
import { numberText } from '../../prescriptions/index.ts'
import type { GenuineAnswer, VerificationAnswer } from '../public-answer.ts'

/** R-VER-1: genuine or not and its state now, in the title of the page. */
export function AnswerVerdict({ answer, isAnswer }: { answer: VerificationAnswer; isAnswer: boolean }) {
  if (!answer.isGenuine)
    return (
      <Verdict answer="no" title={large('No es auténtica')} isTitle isAnswer={isAnswer}>
        <p>
          Hay un registro con este número y su firma no se puede verificar con las llaves publicadas. No la acepte. Avise a la
          mesa de ayuda con este número.
        </p>
      </Verdict>
    )
  const { mark, title } = looks[answer.state]
  return (
    <Verdict answer={mark} title={large(title)} isTitle isAnswer={isAnswer}>
      <Ground answer={answer} />
    </Verdict>
  )
}

/** As large as the title of any page: it is read from across a counter. */
const large = (title: string) => <span class="ma-h1">{title}</span>

const looks = {
  ACTIVA: { mark: 'yes', title: 'Auténtica y activa' },
  ANULADA: { mark: 'no', title: 'Auténtica, pero anulada' },
  MODIFICADA: { mark: 'warn', title: 'Auténtica, pero modificada' },
} as const

function Ground({ answer: { state, endedAt, replacedBy, inForceInstead, signer } }: { answer: GenuineAnswer }) {
  const since = endedAt && longDateTime(new Date(endedAt))
  if (state === 'ANULADA') return <p>Ya no se entrega nada con ella: quien la firmó la anuló el {since}</p>
  if (state === 'MODIFICADA' && replacedBy)
    return (
      <p>
        {inForceInstead ? (
          <>
            Vale en su lugar la <Link href={`/verificar/${inForceInstead}`}>fórmula {numberText(inForceInstead)}</Link>
          </>
        ) : (
          <>
            Ya no se entrega nada con ella, y ninguna vale en su lugar: la{' '}
            <Link href={`/verificar/${replacedBy}`}>fórmula {numberText(replacedBy)}</Link> que la reemplazó tampoco vale
          </>
        )}
        . Quien la firmó la modificó el {since}
      </p>
    )
  return <p>La firmó {signer.name}, y no la ha anulado ni modificado. Esta página no sabe si ya se entregó.</p>
}
