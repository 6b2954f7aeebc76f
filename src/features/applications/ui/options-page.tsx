import { lastDayOf, periodOf } from '../../../shared/calendar.ts'
import { longDate, longDateTime } from '../../../shared/dates-es.ts'
import { Box, Details, Heading, Kinds, Lead, Link, List, Notice, P, Title, WithAside } from '../../../shared/ui/components.tsx'
import { ButtonLink } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { answerTime } from '../answer-time.ts'
import { type ApplicationKind, kindNames } from '../application.ts'
import type { FittingOption } from '../decide-option.ts'
import { pathOf, startPath } from '../option.ts'

export type OptionsPageProps = {
  chrome: Chrome
  /** What the registers say of who is signed in; null: nobody is. */
  fitting: { option: FittingOption; now: Date; rethusAsOf: Date | null } | null
  /** Left without sending. */
  drafts: readonly ApplicationKind[]
  /** A Servicio Social that ended, of somebody who is in ReTHUS now. */
  change: { href: string; entidadName: string; sedeName: string } | null
}

const kinds = [
  {
    kind: 'PROFESIONAL',
    more: 'Está inscrito en el ReTHUS y trabaja en una IPS o una EPS.',
    foot: 'Lo activa el delegado de la IPS o la EPS.',
  },
  {
    kind: 'SERVICIO_SOCIAL',
    more: 'Tiene una plaza asignada y la plaza ya comenzó.',
    foot: 'Lo activa el delegado de la IPS de la plaza, solo en esa sede.',
  },
  {
    kind: 'OTRO',
    more: 'Transcribe, es regente, consulta o lleva la secretaría de una junta.',
    foot: 'Lo activa el delegado de la IPS. No hace falta estar en un registro.',
  },
] as const

/** The guide's three options, and which of them the registers say fits. */
export const OptionsPage = ({ chrome, fitting, drafts, change }: OptionsPageProps) => (
  <PublicPage chrome={chrome} title="Registrarse en MIPRES" crumbs={[{ text: 'Inicio', href: '/' }]}>
    <WithAside aside={<Aside />}>
      {drafts.map((kind) => (
        <Notice key={kind} tone="info">
          Dejó un registro sin enviar ({kindNames[kind]}). <Link href={pathOf(kind, 'revise')}>Siga donde iba</Link>
        </Notice>
      ))}
      <Title>Registrarse en MIPRES</Title>
      <Lead>
        La guía tiene tres opciones. En todas usted envía una solicitud en cinco minutos y el delegado de la entidad la responde
        en hasta {answerTime.workingDays} días hábiles.
      </Lead>
      {change && <Change {...change} />}
      {!change && fitting && <Fitting {...fitting} />}
      <Heading>{fitting ? 'Las tres opciones' : 'Escoja su opción'}</Heading>
      <Kinds kinds={kinds.map(({ kind, more, foot }) => ({ href: startPath(kind), text: kindNames[kind], more, foot }))} />
      {!fitting && (
        <P>
          Si no sabe cuál es la suya, <Link href="/ingresar?volver=%2Fregistro">ingrese a su cuenta</Link>: le decimos cuál
          muestran los registros.
        </P>
      )}
      <Details summary="¿Cuál es mi opción?">
        <List
          items={[
            'Si presta su Servicio Social Obligatorio, su opción es esa aunque ya tenga título.',
            'Si está en el ReTHUS y no presta el servicio, es Profesional de la salud.',
            'Si no ejerce una profesión de la salud, es Otro usuario.',
          ]}
        />
      </Details>
    </WithAside>
  </PublicPage>
)

const Change = ({ href, entidadName, sedeName }: NonNullable<OptionsPageProps['change']>) => (
  <Box>
    <h2 class="ma-h3">Su Servicio Social terminó: siga como profesional de la salud</h2>
    <P>
      Ya figura en el ReTHUS. Sirve esta misma cuenta, y puede pedir la misma sede: {sedeName}, {entidadName}.
    </P>
    <ButtonLink href={href}>Pasar a Profesional de la salud</ButtonLink>
  </Box>
)

const Fitting = ({ option, now, rethusAsOf }: NonNullable<OptionsPageProps['fitting']>) => (
  <Box>
    <h2 class="ma-h3">Su opción es {kindNames[option.kind]}</h2>
    <P>{because(option)}</P>
    <P isQuiet>
      {option.because === 'in-rethus' && rethusAsOf
        ? `ReTHUS, datos al ${longDateTime(rethusAsOf)}`
        : `Consultado el ${longDateTime(now)}`}
    </P>
    <ButtonLink href={startPath(option.kind)}>Ver lo que necesita y empezar</ButtonLink>
  </Box>
)

function because(option: FittingOption): string {
  switch (option.because) {
    case 'plaza-in-force': {
      const last = lastDayOf(periodOf(option.plaza.during))
      return `Tiene una plaza activa en ${option.plaza.sedeName}${last ? ` hasta el ${longDate(last)}` : ''}. Mientras dure, nadie lo activa en otra sede.`
    }
    case 'plaza-to-come':
      return `Tiene una plaza asignada en ${option.plaza.sedeName} desde el ${longDate(periodOf(option.plaza.during).from)}. La solicitud se envía cuando la plaza haya comenzado.`
    case 'in-rethus':
      return 'Figura en el ReTHUS y hoy no presta el Servicio Social Obligatorio.'
    case 'inscribed-without-plaza':
      return 'No figura en el ReTHUS. Está inscrito en el Servicio Social Obligatorio sin plaza: cuando la tenga, su opción será esa.'
    case 'in-no-register':
      return 'No figura en el ReTHUS ni tiene una plaza de Servicio Social Obligatorio.'
  }
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
        <Link href="/por-que-no">Ya me activaron y no puedo usarlo</Link>
      </li>
    </ul>
    <h2>Consultas públicas</h2>
    <ul>
      <li>
        <Link href="/rethus">ReTHUS</Link>
      </li>
      <li>
        <Link href="/servicio-social">Servicio Social Obligatorio</Link>
      </li>
      <li>
        <Link href="/roles">Tabla de roles</Link>
      </li>
    </ul>
    <h2>Norma</h2>
    <ul>
      <li>Guía de registro de usuarios MIPRES, Ministerio de Salud, julio de 2023</li>
    </ul>
  </>
)
