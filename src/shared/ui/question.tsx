import type { ComponentChildren } from 'preact'
import type { Chrome } from './chrome.tsx'
import { Button, ErrorSummary, type FieldError, Form, type FormProps, type Values } from './form.tsx'
import { PublicPage } from './page.tsx'
import { Progress, Title } from './prose.tsx'

export type QuestionPageProps = {
  chrome: Chrome
  /** Of the tab of the browser. */
  title: string
  /** The h1. Left out when the one field of the page carries it (`isTitle`). */
  heading?: string | undefined
  /** "Profesional de la salud · pregunta 1 de 6" */
  progress?: ComponentChildren
  lead?: ComponentChildren
  back?: { href: string; text?: string } | undefined
  action: string
  values?: Values | undefined
  errors?: readonly FieldError[] | undefined
  hasFile?: FormProps['hasFile']
  button?: string | undefined
  /** Beside the button, as another way to answer. */
  beside?: ComponentChildren
  /** Under the form: what few need. */
  after?: ComponentChildren
  children: ComponentChildren
}

/** One question a page: what is wrong, the question, its fields, one button. */
export function QuestionPage({ chrome, title, errors = [], back, after, ...question }: QuestionPageProps) {
  const { heading, progress, lead, action, values, hasFile, button = 'Continuar', beside, children } = question
  return (
    <PublicPage chrome={chrome} title={title} errors={errors} measure="text" back={back}>
      <ErrorSummary errors={errors} />
      <Form action={action} values={values} errors={errors} hasFile={hasFile}>
        {progress && <Progress>{progress}</Progress>}
        {heading && <Title>{heading}</Title>}
        {lead && <p class="ma-p ma-quiet">{lead}</p>}
        {children}
        <div class="govuk-button-group">
          <Button>{button}</Button>
          {beside}
        </div>
      </Form>
      {after}
    </PublicPage>
  )
}
