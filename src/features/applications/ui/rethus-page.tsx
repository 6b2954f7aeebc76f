import { type CalendarDate, lastDayOf, periodOf } from '../../../shared/calendar.ts'
import { documentText, longDate, momentText } from '../../../shared/dates-es.ts'
import { Details, Facts, Heading, Link, List, Notice, P, Progress, Tag, Title, Verdict } from '../../../shared/ui/components.tsx'
import { Button, ErrorSummary, type FieldError, Form } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { MatchDifference } from '../../people/index.ts'
import type { RethusStanding } from '../../rethus/index.ts'
import type { RethusRefusal } from '../decide-application.ts'
import { presentRefusal } from '../refusals.ts'

export type RethusPageProps = {
  chrome: Chrome
  errors?: FieldError[]
  now: Date
  document: { type: string; number: string }
  standing: RethusStanding
  refusal: RethusRefusal | null
  differences: MatchDifference[]
}

/** Question 1: what the register says, with its age, and a way on for whoever it does not know. */
export function RethusPage({ chrome, errors = [], now, document, standing, refusal, differences }: RethusPageProps) {
  const { entry, titles, sanctions } = standing
  return (
    <PublicPage chrome={chrome} title="Lo que dice el ReTHUS" errors={errors} measure="text" back={{ href: '/registro' }}>
      <ErrorSummary errors={errors} />
      <Progress>Profesional de la salud · pregunta 1 de 4</Progress>
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
          {documentText(document.type, document.number)}. Datos al {momentText(entry.asOf, now)}
        </P>
      )}
      {entry && differences.length > 0 && <Differences differences={differences} />}
      {refusal && <WayOut code={refusal.code} />}
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
        <Form action="/registro/profesional/rethus">
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

const differenceNames: Record<MatchDifference, string> = {
  'not-in-register': 'el documento',
  'given-names': 'los nombres',
  surnames: 'los apellidos',
  'birth-date': 'la fecha de nacimiento',
}

/** R-SOL-13: says which field, never what the register has there: the account may not be this person's. */
const Differences = ({ differences }: { differences: MatchDifference[] }) => (
  <Notice tone="warn">
    <p>
      Lo que escribió en su cuenta y el ReTHUS no coinciden en {differences.map((one) => differenceNames[one]).join(' y en ')}. El
      documento sí coincide.
    </p>
    <p>
      Puede seguir: el delegado verá su documento en persona antes de activarlo. Si el error está en el ReTHUS, lo corrige quien
      reportó el dato; si está en su cuenta, la mesa del Ministerio, con su documento.
    </p>
  </Notice>
)

/** What somebody can do whom the register stops. */
function WayOut({ code }: { code: RethusRefusal['code'] }) {
  if (code === 'not-in-rethus')
    return (
      <>
        <Heading>Qué puede hacer</Heading>
        <List
          items={[
            <>
              Si se inscribió con otro documento (tarjeta de identidad, pasaporte), <Link href="/rethus">consúltelo</Link> y pida
              al colegio o a la secretaría que lo actualice.
            </>,
            'Si nunca se inscribió, hágalo en el colegio de su profesión o en la secretaría de salud de su departamento.',
            'Si se inscribió hace poco, espere: el registro se carga con demora. Puede volver a esta página cuando quiera.',
            'Si presta su Servicio Social Obligatorio o no ejerce una profesión de la salud, su opción llega en la próxima versión.',
          ]}
        />
      </>
    )
  if (code === 'sanctioned')
    return <P>Nadie puede activarlo mientras la sanción esté vigente. Cuando termine, vuelva a esta página y siga.</P>
  return (
    <P>
      Lo corrige quien reportó el dato: la Registraduría, Migración Colombia, el colegio profesional o la secretaría de salud.
      Aquí se ve el cambio cuando el registro lo trae.
    </P>
  )
}
