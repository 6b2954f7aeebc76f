import type { Health } from '../../../platform/health.ts'
import { longDateTime, numberText } from '../../../shared/dates-es.ts'
import { Facts, Heading, Lead, Link, P, Tag, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { RegisterState } from '../registers.ts'
import { RegisterFacts } from './register-facts.tsx'

export type StatusPageProps = { chrome: Chrome; health: Health; registers: RegisterState[]; now: Date }

/** How long mail may wait before we say that it is late. */
const lateMailSeconds = 600

/** Does it work right now, part by part? */
export function StatusPage({ chrome, health, registers, now }: StatusPageProps) {
  const { estado, migraciones, correo } = health
  const isMailLate = correo !== null && correo.segundosDelMasAntiguo > lateMailSeconds
  const isWell = estado === 'listo' && !isMailLate && registers.every(({ state }) => state === 'AL_DIA')
  return (
    <PublicPage chrome={chrome} title="Estado del servicio" measure="check">
      <Title>{isWell ? 'Todo funciona' : 'Funciona, con algo pendiente'}</Title>
      <Lead>Comprobado el {longDateTime(now)}</Lead>
      <Heading>Partes</Heading>
      <Facts
        facts={[
          { term: 'Páginas', value: <Tag tone="ok">Responden</Tag> },
          { term: 'Base de datos', value: <Tag tone="ok">Responde</Tag> },
          {
            term: 'Versión de los datos',
            value:
              estado === 'sin-migrar' ? (
                <Tag tone="warn">Actualización pendiente</Tag>
              ) : (
                `${migraciones?.aplicadas ?? 0} migraciones aplicadas`
              ),
          },
          {
            term: 'Correo',
            value: isMailLate ? (
              <>
                <Tag tone="warn">Con demora</Tag>{' '}
                {correo.enEspera === 1 ? 'Un mensaje espera' : `${numberText(correo.enEspera)} mensajes esperan`}; el más antiguo,
                desde hace {numberText(Math.round(correo.segundosDelMasAntiguo / 60))} minutos. Ninguno se pierde.
              </>
            ) : (
              <Tag tone="ok">Sale al momento</Tag>
            ),
          },
        ]}
      />
      <Heading>Registros</Heading>
      <RegisterFacts registers={registers} now={now} />
      <P>
        Con demora quiere decir que nuestra copia tiene más de 48 horas. Mientras tanto decidimos con la última, y cada decisión
        dice de cuándo es lo que leyó.
      </P>
      <P isQuiet>
        Para programas: <Link href="/health/ready">/health/ready</Link>.
      </P>
    </PublicPage>
  )
}
