import { longDateTime } from '../../../shared/dates-es.ts'
import { Link, P, Progress, WithAside } from '../../../shared/ui/components.tsx'
import { ErrorSummary, type FieldError, type Values } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { numberText } from '../../prescriptions/index.ts'
import type { ContentAnswer } from '../content-answer.ts'
import type { GenuineAnswer, VerificationAnswer } from '../public-answer.ts'
import { AnswerVerdict } from './answer-verdict.tsx'
import { AuthoritySection } from './authority-section.tsx'
import { ContentForm, ContentSection } from './content-section.tsx'
import { SignedSection } from './signed-section.tsx'

export type AnswerPageProps = {
  chrome: Chrome
  answer: VerificationAnswer
  /** What was prescribed, for who knew the patient's document and birth date. */
  content: ContentAnswer['content'] | null
  now: Date
  values: Values
  errors: readonly FieldError[]
}

/** What the QR leads to: whether it is genuine and its state now, first and large; then on what grounds. */
export function AnswerPage({ chrome, answer, content, now, values, errors }: AnswerPageProps) {
  const kind = answer.isGenuine && answer.kind === 'TUTELA' ? 'Orden de un fallo de tutela' : 'Fórmula médica'
  return (
    <PublicPage
      chrome={chrome}
      title={`Fórmula ${numberText(answer.number)}`}
      errors={errors}
      back={{ href: '/verificar', text: 'Verificar otra' }}
    >
      <ErrorSummary errors={errors} />
      <WithAside aside={<Aside number={answer.number} />}>
        <Progress>
          {kind} n.º {numberText(answer.number)}
        </Progress>
        <AnswerVerdict answer={answer} isAnswer={errors.length === 0} />
        <P isQuiet>Consultado el {longDateTime(now)}</P>
        {answer.isGenuine && <Grounds answer={answer} content={content} values={values} errors={errors} />}
      </WithAside>
    </PublicPage>
  )
}

const Grounds = ({
  answer,
  content,
  values,
  errors,
}: Pick<AnswerPageProps, 'content' | 'values' | 'errors'> & { answer: GenuineAnswer }) => (
  <>
    {content && <ContentSection content={content} />}
    <SignedSection answer={answer} />
    {!content && <ContentForm number={answer.number} values={values} errors={errors} />}
    <AuthoritySection answer={answer} />
  </>
)

const Aside = ({ number }: { number: string }) => (
  <div class="ma-noprint">
    <h2>Antes de confiar</h2>
    <ul>
      <li>Mire que la dirección de esta página sea la del sitio que conoce: un papel falso puede llevar a una página falsa.</li>
    </ul>
    <h2>Sin internet</h2>
    <ul>
      <li>
        <Link href="/verificar/sin-conexion">Verificar el PDF en su equipo</Link>
      </li>
    </ul>
    <h2>Para sistemas</h2>
    <ul>
      <li>
        <Link href={`/api/verification/${number}`}>Esta respuesta en JSON</Link>
      </li>
      <li>
        <Link href="/.well-known/jwks.json">Las llaves publicadas</Link>
      </li>
    </ul>
  </div>
)
