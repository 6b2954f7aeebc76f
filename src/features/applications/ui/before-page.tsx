import { Details, Heading, Lead, Link, List, Notice, P, Row, Table, Title, WithAside } from '../../../shared/ui/components.tsx'
import { Button, ButtonLink, Form, SelectField, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { professionalDocumentTypes } from '../../people/index.ts'
import { answerTime } from '../answer-time.ts'
import { draftDays } from '../application.ts'

export type BeforePageProps = { chrome: Chrome; hasDraft: boolean }

const steps = [
  { step: 'Inscripción en el ReTHUS', who: 'Colegio profesional o secretaría de salud', time: 'Ya debe estar' },
  { step: 'Cuenta en Mi Seguridad Social', who: 'Automático', time: '5 minutos' },
  { step: 'Registro en MIPRES', who: 'Automático', time: '5 minutos' },
  { step: 'Activación y rol', who: 'Delegado administrativo de la IPS', time: `Hasta ${answerTime.workingDays} días hábiles` },
]

/** "Antes de empezar": who this is for, what is needed, how long it takes and who decides. */
export function BeforePage({ chrome, hasDraft }: BeforePageProps) {
  return (
    <PublicPage chrome={chrome} title="Antes de empezar: Profesional de la salud" crumbs={[{ text: 'Inicio', href: '/' }]}>
      <WithAside aside={<Aside />}>
        {hasDraft && (
          <Notice tone="info">
            Dejó un registro sin enviar. <Link href="/registro/profesional/revise">Siga donde iba</Link>
          </Notice>
        )}
        <Title>Registrarse en MIPRES como profesional de la salud</Title>
        <Lead>
          Use este registro si está inscrito en el ReTHUS y trabaja en una IPS en la que necesita prescribir o consultar
          prescripciones.
        </Lead>
        <Form action="/rethus" method="get" class="ma-box" searchLabel="Comprobar en el ReTHUS">
          <h2 class="ma-h3">Compruebe primero si figura en el ReTHUS</h2>
          <P>Es consulta pública: no necesita cuenta.</P>
          <Row>
            <SelectField
              name="tipo"
              label="Tipo de documento"
              options={professionalDocumentTypes.map(({ code, name }) => ({ value: code, text: name }))}
              empty={null}
            />
            <TextField name="numero" label="Número" inputmode="numeric" autocomplete="off" />
            <Button variant="secondary">Comprobar</Button>
          </Row>
        </Form>
        <Heading>Antes de empezar</Heading>
        <P>Tenga a mano:</P>
        <List
          items={[
            'su cuenta de Mi Seguridad Social, con el mismo documento que tiene en el ReTHUS',
            'el nombre, el NIT o el código de la IPS, y la sede en la que atiende',
            'un correo que usted revise: allí llegan los avisos',
          ]}
        />
        <P>No adjunte diploma ni tarjeta profesional: los leemos del ReTHUS.</P>
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
        <Heading>Hasta dónde llega el permiso</Heading>
        <List
          items={[
            'Vale en la sede en la que lo activan. Si trabaja en varias, envíe una solicitud por cada una.',
            'Activarlo y darle un rol son dos actos del delegado: hacen falta los dos.',
            'Prescriben medicina, odontología, optometría y nutrición. Las demás profesiones pueden recibir un rol de consulta.',
            'Una sanción o el fin de la activación lo cierran en ese mismo momento.',
          ]}
        />
        <P>
          <ButtonLink href={hasDraft ? '/registro/profesional/revise' : '/registro/profesional/rethus'}>
            {hasDraft ? 'Seguir donde iba' : 'Empezar ahora'}
          </ButtonLink>
        </P>
        <P isQuiet>Puede detenerse y seguir después: guardamos cada respuesta durante {draftDays} días.</P>
      </WithAside>
    </PublicPage>
  )
}

const Aside = () => (
  <>
    <h2>Si su situación es otra</h2>
    <ul>
      <li>
        <Link href="/registro/independiente">Atiendo en mi propio consultorio</Link>
      </li>
      <li>
        <Link href="/solicitudes">Ya envié una solicitud</Link>
      </li>
      <li>
        <Link href="/por-que-no">Ya me activaron y no puedo prescribir</Link>
      </li>
    </ul>
    <h2>Las otras dos opciones</h2>
    <p>
      <strong>Servicio Social Obligatorio</strong> y <strong>Otro usuario</strong> llegan en la próxima versión, junto con la
      activación en una EPS. Todavía no se puede hacer aquí.
    </p>
    <Details summary="¿Cuál es mi opción?">
      <p>
        Si presta su Servicio Social Obligatorio, su opción es esa aunque tenga título. Si no ejerce una profesión de la salud
        (transcripción, regencia, auditoría), su opción es Otro usuario.
      </p>
    </Details>
    <h2>Norma</h2>
    <ul>
      <li>Guía de registro de usuarios MIPRES, Ministerio de Salud, julio de 2023, parte 1</li>
    </ul>
  </>
)
