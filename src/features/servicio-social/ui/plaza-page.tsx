import { ButtonLink } from '../../../shared/ui/button.tsx'
import { Actions, Head, Notice, Pane } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { ErrorSummary } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { deskChrome } from '../../../shared/ui/tool-tabs.ts'
import { type ActSlug, actForms } from '../act-forms.ts'
import type { PlazaCard, StepLine } from '../plaza-list-store.ts'
import { ActForm } from './act-form.tsx'
import { PlazaFacts, Steps } from './plaza-parts.tsx'

export type PlazaPageProps = {
  chrome: Chrome
  plaza: PlazaCard
  steps: StepLine[]
  /** The acts that are open now to whoever looks. */
  open: readonly ActSlug[]
  done: string | null
}

/** One plaza, its history, and what may be done now. */
export function PlazaPage({ chrome, plaza, steps, open, done }: PlazaPageProps) {
  return (
    <ToolPage chrome={deskChrome(chrome)} title={`Plaza ${plaza.code}, mesa`}>
      {done && <Notice>{done}</Notice>}
      <Head title={`Plaza ${plaza.code}`} back={{ href: '/mesa/plazas', text: 'Plazas' }}>
        {plaza.entidadName}
      </Head>
      <Pane title="La plaza" isTitleHidden>
        <PlazaFacts plaza={plaza} />
        {open.length > 0 && (
          <Actions>
            {open.map((slug, i) => (
              <ButtonLink
                key={slug}
                href={`/mesa/plazas/${plaza.id}/${slug}`}
                variant={i === 0 && !actForms[slug].isGrave ? 'primary' : 'secondary'}
              >
                {actForms[slug].title}
              </ButtonLink>
            ))}
          </Actions>
        )}
      </Pane>
      <Steps steps={steps} />
    </ToolPage>
  )
}

export type ActPageProps = {
  chrome: Chrome
  plaza: PlazaCard
  slug: ActSlug
  action: string
  back: { href: string; text: string }
  values: Values
  errors: FieldError[]
  intento: string
}

/** One act on one plaza, and what the plaza is now. The chrome says whose tool it is. */
export function ActPage({ chrome, plaza, slug, action, back, values, errors, intento }: ActPageProps) {
  const { title } = actForms[slug]
  return (
    <ToolPage chrome={chrome} title={`${title}: ${plaza.code}`} errors={errors}>
      <Head title={title} back={back}>
        {plaza.code}, {plaza.sedeName}, {plaza.entidadName}
      </Head>
      <ErrorSummary errors={errors} />
      <Pane title={title} isTitleHidden>
        <ActForm action={action} slug={slug} values={values} errors={errors} intento={intento} />
      </Pane>
      <Pane title="La plaza">
        <PlazaFacts plaza={plaza} />
      </Pane>
    </ToolPage>
  )
}
