import { periodOf } from '../../../shared/calendar.ts'
import { longDateTime, periodText } from '../../../shared/dates-es.ts'
import { Actions, Facts, Heading, Lead, Link, List, Notice, P, Title, Verdict } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { ButtonLink, ErrorSummary } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { type ActSlug, actForms } from '../act-forms.ts'
import type { PlazaStanding } from '../decide-standing.ts'
import { inscriptionStateNames, modalityNames, professionNames } from '../plaza.ts'
import { stateNames } from '../plaza-life.ts'
import type { PlazaCard } from '../plaza-list-store.ts'
import { ActForm } from './act-form.tsx'
import { StateTag } from './plaza-parts.tsx'

export type OwnPageProps = {
  chrome: Chrome
  /** Null: this account is not known to be the person's. */
  standing: PlazaStanding | null
  plaza: PlazaCard | null
  open: readonly ActSlug[]
  done: string | null
  now: Date
}

const crumbs = [
  { text: 'Inicio', href: '/' },
  { text: 'Servicio Social', href: '/servicio-social' },
]

/** One's own plaza, and what one may say of it. */
export function OwnPage({ chrome, standing, plaza, open, done, now }: OwnPageProps) {
  return (
    <PublicPage chrome={chrome} title="Mi plaza de Servicio Social" measure="check" crumbs={crumbs}>
      {done && <Notice>{done}</Notice>}
      <Title>Mi plaza de Servicio Social</Title>
      {!standing && <NotProofed />}
      {standing && !plaza && <NoPlaza standing={standing} />}
      {plaza && (
        <>
          <Verdict
            answer={plaza.state === 'ACTIVA' ? 'yes' : 'warn'}
            title={
              plaza.state === 'ASIGNADA' ? 'Tiene una plaza asignada' : `Su plaza está ${stateNames[plaza.state].toLowerCase()}`
            }
          >
            <p>
              {plaza.sedeName}, {plaza.entidadName}. {plaza.during && periodText(periodOf(plaza.during))}
            </p>
          </Verdict>
          <P isQuiet>A {longDateTime(now)}</P>
          <Facts
            facts={[
              { term: 'Código', value: plaza.code },
              { term: 'Estado', value: <StateTag state={plaza.state} /> },
              { term: 'Aceptación', value: plaza.holder?.state === 'ASIGNADA' ? 'Sin responder' : 'Aceptada' },
              { term: 'Municipio', value: plaza.municipio ? `${plaza.municipio}, ${plaza.departamento}` : 'Sin dato' },
              { term: 'Profesión', value: professionNames[plaza.professionCode] },
              { term: 'Modalidad', value: modalityNames[plaza.modality] },
            ]}
          />
          <Actions>
            {open.map((slug, i) => (
              <ButtonLink
                key={slug}
                href={`/servicio-social/mi-plaza/${slug}`}
                variant={i === 0 && !actForms[slug].isGrave ? 'primary' : 'secondary'}
              >
                {actForms[slug].title}
              </ButtonLink>
            ))}
          </Actions>
          {standing && standing.missing.length > 0 && (
            <>
              <Heading>Qué falta</Heading>
              <List items={standing.missing} />
            </>
          )}
          <P>Mientras la plaza está vigente usted actúa solo en esa sede. El último día termina solo.</P>
        </>
      )}
    </PublicPage>
  )
}

const NotProofed = () => (
  <>
    <Verdict answer="warn" title="Falta comprobar que esta cuenta es suya" isAnswer>
      <p>Lo hace el delegado de la IPS cuando ve su documento. Hasta entonces esta página no muestra su plaza ni la cambia.</p>
    </Verdict>
    <P>
      La consulta pública sí responde: <Link href="/servicio-social">consultar el Servicio Social</Link>.
    </P>
  </>
)

const NoPlaza = ({ standing: { inscription, missing } }: { standing: PlazaStanding }) => (
  <>
    <Verdict answer="warn" title="No tiene una plaza asignada" isAnswer>
      <p>
        {inscription
          ? `Su inscripción del proceso ${inscription.round} está ${inscriptionStateNames[inscription.state].toLowerCase()}.`
          : 'No figura inscrito en el Servicio Social Obligatorio.'}
        {inscription?.reason && ` Motivo: ${inscription.reason}`}
      </p>
    </Verdict>
    <Heading>Qué falta</Heading>
    <List items={missing} />
  </>
)

export type OwnActPageProps = {
  chrome: Chrome
  plaza: PlazaCard
  slug: ActSlug
  values: Values
  errors: FieldError[]
  intento: string
}

/** One's own act, with what follows from it. */
export const OwnActPage = ({ chrome, plaza, slug, values, errors, intento }: OwnActPageProps) => (
  <PublicPage
    chrome={chrome}
    title={actForms[slug].title}
    errors={errors}
    measure="text"
    back={{ href: '/servicio-social/mi-plaza', text: 'Mi plaza' }}
  >
    <ErrorSummary errors={errors} />
    <Title>{actForms[slug].title}</Title>
    <Lead>
      {plaza.code}, {plaza.sedeName}, {plaza.entidadName}.
    </Lead>
    <ActForm
      action={`/servicio-social/mi-plaza/${slug}`}
      slug={slug}
      values={values}
      errors={errors}
      intento={intento}
      plazaId={plaza.id}
    />
  </PublicPage>
)
