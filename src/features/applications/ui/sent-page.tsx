import { longDateTime, weekdayDate } from '../../../shared/dates-es.ts'
import { Actions, Done, Heading, Link, NextSteps, P } from '../../../shared/ui/components.tsx'
import { ButtonLink } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { answerDay, answerTime } from '../answer-time.ts'
import type { Application } from '../application.ts'
import { options, pathOf } from '../option.ts'
import { NobodyYet } from './check-page.tsx'

export type SentPageProps = { chrome: Chrome; application: Application; email: string; delegates: string[] }

/** Confirmation: the number to keep, and who does what until when. */
export function SentPage({ chrome, application, email, delegates }: SentPageProps) {
  const { id, kind, radicado, entidadName, sedeName, submittedAt, waitingSince } = application
  const [first, ...others] = delegates
  return (
    <PublicPage chrome={chrome} title="Solicitud enviada" measure="check">
      <Done title="Recibimos su solicitud" radicado={radicado} />
      <P>
        {longDateTime(submittedAt)} Enviamos este número a {email}.
      </P>
      {!first && <NobodyYet entidadName={entidadName} />}
      <Heading>Qué pasa ahora</Heading>
      {first ? (
        <NextSteps
          steps={[
            {
              when: 'Hoy',
              text: `Avisamos a ${others.length === 0 ? 'quien puede responder' : 'quienes pueden responder'} en ${entidadName}.`,
              more: `${[first, ...others].join(', ')}.`,
            },
            {
              when: `Hasta el ${weekdayDate(answerDay(waitingSince))}`,
              text: `Un delegado ve su documento, lo activa en ${sedeName} y le da el rol.`,
              more: `Tiene ${answerTime.workingDays} días hábiles. Puede devolverla con un motivo, y usted la corrige.`,
            },
            {
              when: 'El mismo día',
              text: 'Le escribimos cada decisión, con sus razones.',
              more: 'Con el rol puede entrar a MIPRES de inmediato.',
            },
          ]}
        />
      ) : (
        <NextSteps
          steps={[
            {
              when: 'Primero',
              text: 'El representante legal pide a la mesa del Ministerio que nombre un delegado.',
              more: 'Con una carta de la entidad.',
            },
            {
              when: 'Después',
              text: `El delegado ve su documento, lo activa en ${sedeName} y le da el rol.`,
              more: 'Le escribimos cada decisión, con sus razones.',
            },
          ]}
        />
      )}
      <Actions>
        <ButtonLink href={`/solicitudes/${id}`}>Ver el estado</ButtonLink>
        {options[kind].questions.includes('sede') && (
          <ButtonLink href={pathOf(kind, 'entidad')} variant="secondary">
            Pedir otra sede
          </ButtonLink>
        )}
      </Actions>
      <P isQuiet>
        Sin ingresar, <Link href={`/estado?radicado=${radicado}`}>vea en qué va</Link> con este radicado y su documento.
      </P>
      <Heading>Si algo cambia</Heading>
      <P>
        <Link href={`/solicitudes/${id}/retirar`}>Retirar la solicitud</Link> o{' '}
        <Link href="/cuenta">corregir el correo o el celular</Link>.
      </P>
    </PublicPage>
  )
}
