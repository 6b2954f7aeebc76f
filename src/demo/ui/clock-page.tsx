import { dayOf } from '../../shared/calendar.ts'
import { longDateTime, shortDate, timeOf } from '../../shared/dates-es.ts'
import { Box, Heading, Lead, NextSteps, Notice, P, Row, Title } from '../../shared/ui/components.tsx'
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  HiddenField,
  TextField,
  type Values,
} from '../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../shared/ui/page.tsx'
import type { Coming } from '../clock/clock-store.ts'
import { steps } from '../clock/decide-clock-move.ts'

export type ClockPageProps = {
  chrome: Chrome
  now: Date
  realNow: Date
  /** How far ahead it is, as the form sends it back. */
  ahead: string
  coming: Coming[]
  hasMoved: boolean
  values: Values
  errors: readonly FieldError[]
}

const words: Record<Coming['what'], string> = {
  ACTIVACION_EMPIEZA: 'Empieza la activación de',
  ACTIVACION_TERMINA: 'Termina la activación de',
  DELEGACION_TERMINA: 'Termina la delegación de',
  SANCION_EMPIEZA: 'Empieza la sanción de',
  SANCION_TERMINA: 'Termina la sanción de',
}

/** The legal clock of the demonstration, and the ways to move it: ahead, for everybody. */
export function ClockPage({ chrome, now, realNow, ahead, coming, hasMoved, values, errors }: ClockPageProps) {
  const minutesAhead = Math.round(Number(ahead) / 60_000)
  return (
    <PublicPage
      chrome={chrome}
      title="Reloj de la demostración"
      errors={errors}
      back={{ href: '/demo', text: 'La demostración' }}
    >
      {hasMoved && errors.length === 0 && <Notice>El reloj avanzó. Ahora es el {longDateTime(now)}</Notice>}
      <ErrorSummary errors={errors} />
      <Title>{longDateTime(now)}</Title>
      <Lead>
        {minutesAhead === 0
          ? 'El reloj legal marca la hora real de Bogotá. Adelántelo para ver qué empieza y qué termina por sí solo.'
          : `El reloj legal va adelante. La hora real es ${longDateTime(realNow)}`}
      </Lead>
      <Form action="/demo/reloj">
        <HiddenField name="visto" value={ahead} />
        <Heading isFirst>Adelantar</Heading>
        <Row>
          {Object.entries(steps).map(([value, { text }]) => (
            <Button key={value} variant="secondary" name="avance" value={value}>
              {text}
            </Button>
          ))}
          <Button variant="secondary" name="avance" value="antes-de-medianoche">
            Hasta un minuto antes de medianoche
          </Button>
          <Button variant="secondary" name="avance" value="despues-de-medianoche">
            Hasta un minuto después de medianoche
          </Button>
        </Row>
      </Form>
      <Heading>Adelantar hasta un día</Heading>
      <Box>
        <Form action="/demo/reloj" values={values} errors={errors}>
          <HiddenField name="visto" value={ahead} />
          <HiddenField name="avance" value="fecha" />
          <DateField name="dia" label="Día" hint="Por ejemplo, 24/12/2026" />
          <TextField
            name="hora"
            label="Hora"
            hint="Por ejemplo, 14:30. Vacía es el comienzo del día"
            width={10}
            autocomplete="off"
            spellcheck={false}
          />
          <Button>Adelantar el reloj</Button>
        </Form>
      </Box>
      <P>
        El reloj es uno para todos y no vuelve atrás; cada avance queda en la auditoría. Las sesiones, los enlaces del correo y
        los límites de intentos siguen la hora real.
      </P>
      {coming.length > 0 && (
        <>
          <Heading>Lo que viene</Heading>
          <NextSteps
            steps={coming.map(({ at, what, name, place }) => ({
              when: shortDate(dayOf(at)),
              text: `${words[what]} ${name}`,
              more: place ? `${place}, ${timeOf(at)}` : timeOf(at),
            }))}
          />
        </>
      )}
    </PublicPage>
  )
}
