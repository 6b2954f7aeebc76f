import { Heading, Lead, Link, List, Notice, P, Row, Table, Title, WithAside } from '../../../shared/ui/components.tsx'
import { Button, ButtonLink, Form, SelectField, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { documentTypes, professionalDocumentTypes } from '../../people/index.ts'
import { answerTime } from '../answer-time.ts'
import { type ApplicationKind, draftDays, kindNames } from '../application.ts'
import type { OfferedRole } from '../decide-place.ts'
import { firstPath, pathOf } from '../option.ts'
import { beforeWords, otherWays } from './before-words.tsx'
import { RolesList } from './roles-list.tsx'

export type BeforePageProps = { chrome: Chrome; kind: ApplicationKind; hasDraft: boolean; roles: readonly OfferedRole[] }

/** "Antes de empezar": who this is for, what is needed, how long it takes, who decides, and what it can bring. */
export function BeforePage({ chrome, kind, hasDraft, roles }: BeforePageProps) {
  const { title, lead, need, notAsked, steps, limits } = beforeWords[kind]
  return (
    <PublicPage
      chrome={chrome}
      title={`Antes de empezar: ${kindNames[kind]}`}
      crumbs={[
        { text: 'Inicio', href: '/' },
        { text: 'Registro', href: '/registro' },
      ]}
    >
      <WithAside aside={<Aside kind={kind} />}>
        {hasDraft && (
          <Notice tone="info">
            Dejó un registro sin enviar. <Link href={pathOf(kind, 'revise')}>Siga donde iba</Link>
          </Notice>
        )}
        <Title>{title}</Title>
        <Lead>{lead}</Lead>
        {kind !== 'OTRO' && <RegisterLookup kind={kind} />}
        <Heading>Antes de empezar</Heading>
        <P>Tenga a mano:</P>
        <List items={need} />
        <P>{notAsked}</P>
        <Heading>Cuánto tarda y quién decide</Heading>
        <Table
          caption="Pasos, quién los decide y tiempo"
          isCaptionHidden
          isCards
          isLarge
          columns={[
            { head: 'Paso', cell: ({ step }) => step, isRowHead: true },
            { head: 'Quién decide', cell: ({ who }) => who, cardLabel: 'Quién decide' },
            { head: 'Tiempo', cell: ({ time }) => time, cardLabel: 'Tiempo' },
          ]}
          rows={steps}
          keyOf={({ step }) => step}
        />
        <P isQuiet>
          Los {answerTime.workingDays} días hábiles son un plazo de este servicio: ninguna norma fija uno. Si pasan, usted y la
          mesa del Ministerio lo ven.
        </P>
        <Heading>Qué rol puede recibir</Heading>
        <RolesList rows={roles} hasProfessions={kind !== 'OTRO'} />
        <Heading>Hasta dónde llega el permiso</Heading>
        <List items={limits} />
        <P>
          <ButtonLink href={hasDraft ? pathOf(kind, 'revise') : firstPath(kind)}>
            {hasDraft ? 'Seguir donde iba' : 'Empezar ahora'}
          </ButtonLink>
        </P>
        <P isQuiet>Puede detenerse y seguir después: guardamos cada respuesta durante {draftDays} días.</P>
      </WithAside>
    </PublicPage>
  )
}

const lookups = {
  PROFESIONAL: { action: '/rethus', title: 'Compruebe primero si figura en el ReTHUS', types: professionalDocumentTypes },
  SERVICIO_SOCIAL: { action: '/servicio-social', title: 'Compruebe primero que su plaza esté activa', types: documentTypes },
} as const

const RegisterLookup = ({ kind }: { kind: keyof typeof lookups }) => {
  const { action, title, types } = lookups[kind]
  return (
    <Form action={action} method="get" class="ma-box" searchLabel={title}>
      <h2 class="ma-h3">{title}</h2>
      <P>Es consulta pública: no necesita cuenta.</P>
      <Row>
        <SelectField
          name="tipo"
          label="Tipo de documento"
          options={types.map(({ code, name }) => ({ value: code, text: name }))}
          empty={null}
        />
        <TextField name="numero" label="Número" inputmode="numeric" autocomplete="off" />
        <Button variant="secondary">Comprobar</Button>
      </Row>
    </Form>
  )
}

const Aside = ({ kind }: { kind: ApplicationKind }) => (
  <>
    <h2>Si su situación es otra</h2>
    <ul>
      {otherWays[kind].map((way, index) => (
        <li key={index}>{way}</li>
      ))}
      <li>
        <Link href="/solicitudes">Ya envié una solicitud</Link>
      </li>
      <li>
        <Link href="/por-que-no">Ya me activaron y no puedo usarlo</Link>
      </li>
    </ul>
    <h2>Norma</h2>
    <ul>
      <li>Guía de registro de usuarios MIPRES, Ministerio de Salud, julio de 2023, parte {beforeWords[kind].part}</li>
      <li>
        <Link href="/roles">Tabla de roles</Link>
      </li>
    </ul>
  </>
)
