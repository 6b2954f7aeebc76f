import { dayOf, periodOf } from '../../../shared/calendar.ts'
import { age, longDate, longDateTime, periodText } from '../../../shared/dates-es.ts'
import { EmptyState, Heading, Inset, Link, NextSteps, P, Row, Rules, Title, Verdict } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, DateField, ErrorSummary, Form, HiddenField, SelectField } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { Explained } from '../../authority/index.ts'
import { type Answer, askable } from '../decision.ts'
import type { NextStep } from '../next-steps.ts'

export type DecisionPageProps = {
  chrome: Chrome
  values: Values
  errors: FieldError[]
  sedes: { id: string; text: string }[]
  /** Somebody else, for whoever may ask. */
  about: { id: string; name: string } | null
  /** `ground`: what happened to the plaza on which the right stood. */
  answered: { answer: Answer; rules: Explained[]; ground: string | null; steps: NextStep[] } | null
  now: Date
}

const doing = {
  'prescription.sign': 'prescribir',
  'prescription.order': 'ordenar',
  'prescription.read': 'consultar prescripciones',
} as const

/** Verdict first, then what to do, then every rule with its norm, evidence and age. */
export function DecisionPage({ chrome, values, errors, sedes, about, answered, now }: DecisionPageProps) {
  const title = about ? `¿Puede prescribir ${about.name}?` : '¿Por qué no puedo prescribir?'
  return (
    <PublicPage chrome={chrome} title={title} errors={errors}>
      <ErrorSummary errors={errors} />
      <Title>{title}</Title>
      {sedes.length === 0 && !answered ? (
        <EmptyState title="Todavía no ha pedido activarse en ninguna sede">
          <p>
            <Link href="/registro">Haga su registro</Link>: elija la entidad y la sede donde trabaja, y aquí verá qué falta.
          </p>
        </EmptyState>
      ) : (
        <Form action="/por-que-no" method="get" class="ma-box ma-noprint" values={values} errors={errors}>
          {about && <HiddenField name="persona" value={about.id} />}
          <Row>
            <SelectField
              name="sede"
              label="Sede"
              options={sedes.map(({ id, text }) => ({ value: id, text }))}
              empty={values.sede ? null : 'Elija…'}
            />
            <SelectField
              name="accion"
              label="Qué quiere hacer"
              empty={null}
              options={Object.entries(askable).map(([value, text]) => ({ value, text }))}
            />
            <DateField name="cuando" label="Cuándo" hint="Vacío: ahora" />
            <Button variant="secondary">Revisar</Button>
          </Row>
        </Form>
      )}
      {answered && <Answered {...answered} now={now} isOther={about !== null} />}
    </PublicPage>
  )
}

function Answered({
  answer,
  rules,
  ground,
  steps,
  now,
  isOther,
}: NonNullable<DecisionPageProps['answered']> & { now: Date; isOther: boolean }) {
  const { authority, sede, asking } = answer
  const { isAllowed, at, action } = authority
  const when = dayOf(at) === dayOf(now) ? 'hoy' : `el ${longDate(dayOf(at))}`
  const missing = rules.filter(({ isSatisfied }) => isSatisfied === false)
  const act = doing[action as keyof typeof doing]
  return (
    <>
      <Verdict
        answer={isAllowed ? 'yes' : 'no'}
        isAnswer
        title={`${isAllowed ? 'Puede' : 'No puede'} ${act} ${when} en la sede ${sede.name}`}
      >
        {isAllowed
          ? `Se cumplen las ${rules.length} reglas. ${sede.entidadName}.`
          : (ground ?? missing.map(({ message }) => message).join(' '))}
      </Verdict>
      {asking === 'claim' && (
        <Inset>
          Su cuenta todavía no está comprobada como esta persona: aquí ve solo lo que dicen los registros públicos, no lo que otra
          cuenta pueda tener.
        </Inset>
      )}
      {steps.length > 0 && (
        <>
          <Heading>Qué hacer ahora</Heading>
          <NextSteps
            steps={steps.map(({ who, text, href }) => ({
              when: isOther && who === 'Usted' ? 'La persona' : who,
              text: href && !isOther ? <Link href={href}>{text}</Link> : text,
            }))}
          />
        </>
      )}
      <Heading>Las {rules.length} reglas, una por una</Heading>
      <Rules
        rules={rules.map(({ isSatisfied, title, message, evidence, source, norm, mender }) => ({
          outcome: isSatisfied === null ? 'idle' : isSatisfied ? 'ok' : 'no',
          title,
          detail: evidence?.until
            ? `${message} ${periodText(periodOf({ from: evidence.knownSince, until: evidence.until }))}.`
            : message,
          evidence: evidence ? `${source}, ${age(evidence.knownSince, now)}` : `${source}, sin registro`,
          norm: isSatisfied === false ? norm : undefined,
          mender: mender ?? undefined,
        }))}
      />
      <P isQuiet>
        Decisión sobre {answer.person.name}, {longDateTime(at)} Se calcula cada vez con lo que dicen los registros en ese
        instante.
      </P>
    </>
  )
}
