import { type CalendarDate, lastDayOf, periodOf } from '../../../shared/calendar.ts'
import { documentText, longDate, ofMomentText } from '../../../shared/dates-es.ts'
import { Details, Facts, Heading, Notice, P, Progress, Tag, Title, Verdict } from '../../../shared/ui/components.tsx'
import { Button, ErrorSummary, type FieldError, Form, HiddenField } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { MatchDifference } from '../../people/index.ts'
import type { RethusStanding } from '../../rethus/index.ts'
import type { PersonRefusal } from '../decide-person.ts'
import { firstPath, placeOf, startPath } from '../option.ts'
import { presentRefusal } from '../refusals.ts'
import { Differences } from './differences.tsx'
import { WayOut } from './way-out.tsx'

export type RethusPageProps = {
  chrome: Chrome
  errors?: FieldError[]
  now: Date
  document: { type: string; number: string }
  standing: RethusStanding
  refusal: PersonRefusal | null
  differences: MatchDifference[]
  /** The place of a Servicio Social that ended, with which the answers begin. */
  change: { applicationId: string; entidadName: string; sedeName: string } | null
}

const kind = 'PROFESIONAL'

/** Question 1: what the register says, with its age, and a way on for whoever it does not know. */
export function RethusPage({ chrome, errors = [], now, document, standing, refusal, differences, change }: RethusPageProps) {
  const { entry, titles, sanctions } = standing
  return (
    <PublicPage chrome={chrome} title="Lo que dice el ReTHUS" errors={errors} measure="text" back={{ href: startPath(kind) }}>
      <ErrorSummary errors={errors} />
      <Progress>Profesional de la salud · {placeOf(kind, 'rethus')}</Progress>
      {refusal ? (
        <Verdict answer="no" title={presentRefusal(refusal).message} isTitle>
          {refusal.code === 'not-in-rethus'
            ? `Buscamos ${documentText(document.type, document.number)}.`
            : 'Así no puede enviar la solicitud.'}
        </Verdict>
      ) : (
        <Title>Esto dice el ReTHUS de usted</Title>
      )}
      {entry && (
        <P isQuiet>
          {documentText(document.type, document.number)}. Datos {ofMomentText(entry.asOf, now)}
        </P>
      )}
      {entry && differences.length > 0 && (
        <Differences differences={differences} register="el ReTHUS" mender="quien reportó el dato" />
      )}
      {refusal && <WayOut refusal={refusal} now={now} />}
      {!refusal && change && (
        <Notice tone="info">
          Su Servicio Social terminó. Empezamos con la misma IPS y la misma sede: {change.sedeName}, {change.entidadName}. Puede
          cambiarlas antes de enviar.
        </Notice>
      )}
      {entry && titles.length > 0 && <Heading>Títulos</Heading>}
      {titles.map((title) => (
        <Facts
          key={title.id}
          facts={[
            { term: 'Profesión', value: title.profession },
            { term: 'Ejerce desde', value: longDate(title.practisingSince) },
            { term: 'Acto administrativo', value: title.act },
            { term: 'Lo reportó', value: title.reporter },
          ]}
        />
      ))}
      {entry && titles.length === 0 && <P>El ReTHUS no muestra títulos suyos.</P>}
      {entry && (
        <>
          <Heading>Sanciones</Heading>
          {sanctions.length === 0 && <P>El ReTHUS no registra sanciones.</P>}
          {sanctions.map(({ id, sanction, authority, act, ...during }) => (
            <Facts
              key={id}
              facts={[
                { term: <SanctionTag during={during} now={now} />, value: sanction },
                { term: 'La impuso', value: `${authority}, ${act}` },
                { term: 'Vigencia', value: spanText(during) },
              ]}
            />
          ))}
        </>
      )}
      {!refusal && (
        <Form action={firstPath(kind)}>
          {change && <HiddenField name="solicitud" value={change.applicationId} />}
          <Button>Continuar</Button>
        </Form>
      )}
      {entry && (
        <Details summary="Algo de esto no está bien">
          <p>
            El ReTHUS lo corrige quien reportó el dato: el colegio profesional o la secretaría de salud que figura en cada título.
            Aquí se ve el cambio cuando el registro lo trae.
          </p>
        </Details>
      )}
    </PublicPage>
  )
}

type During = { from: Date; until: Date | null }

const spanText = (during: During) => {
  const period = periodOf(during)
  const last: CalendarDate | null = lastDayOf(period)
  return last ? `${longDate(period.from)} a ${longDate(last)}` : `Desde el ${longDate(period.from)}, sin fecha final`
}

function SanctionTag({ during: { from, until }, now }: { during: During; now: Date }) {
  if (until !== null && until <= now) return <Tag tone="idle">Sanción cumplida</Tag>
  return from > now ? <Tag tone="warn">Con novedad</Tag> : <Tag tone="bad">Sanción vigente</Tag>
}
