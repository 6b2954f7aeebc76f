import { lastDayOf, periodOf } from '../../../shared/calendar.ts'
import { documentText, longDate, longDateTime } from '../../../shared/dates-es.ts'
import { Facts, Heading, Link, List, Mark, P, Progress, Title, Verdict, WithAside } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { documentTypeName } from '../../people/index.ts'
import type { Standing } from '../decide-standing.ts'
import { inscriptionStateNames, professionNames } from '../plaza.ts'
import type { PublicRecord } from '../public-query.ts'

const answers: Record<Standing, { answer: 'yes' | 'no' | 'warn'; title: string }> = {
  PLAZA_ACTIVA: { answer: 'yes', title: 'Plaza activa' },
  PLAZA_ASIGNADA: { answer: 'warn', title: 'Plaza asignada, sin iniciar' },
  PLAZA_SUSPENDIDA: { answer: 'no', title: 'Plaza suspendida' },
  PLAZA_TERMINADA: { answer: 'no', title: 'La plaza ya terminó' },
  EXONERADO: { answer: 'warn', title: 'Exonerado del Servicio Social' },
  INSCRITO: { answer: 'warn', title: 'Inscrito, sin plaza asignada' },
  POR_APROBAR: { answer: 'warn', title: 'Inscrito, sin aprobar todavía' },
  RECHAZADO: { answer: 'no', title: 'Inscripción rechazada' },
  ANULADO: { answer: 'no', title: 'Inscripción anulada' },
  NO_INSCRITO: { answer: 'no', title: 'No está inscrito en el Servicio Social' },
}

/** The answer first, then the guide's three conditions, then where and until when. */
export function AnswerPage({ chrome, record }: { chrome: Chrome; record: PublicRecord }) {
  const { document, name, standing, missing, inscription, askedAt, asOf, plaza } = record
  const written = documentText(document.type, document.number)
  const { answer, title } = answers[standing]
  return (
    <PublicPage
      chrome={chrome}
      title={`Servicio Social: ${name ?? written}`}
      back={{ href: '/servicio-social', text: 'Otra consulta' }}
    >
      <WithAside aside={<Aside query={`tipo=${document.type}&numero=${document.number}`} />}>
        <Progress>Servicio Social Obligatorio · {written}</Progress>
        <Title>{name ?? written}</Title>
        <Verdict answer={answer} title={title} isAnswer>
          <p>{groundOf(record)}</p>
        </Verdict>
        <P isQuiet>
          Consultado el {longDateTime(askedAt)}
          {asOf && (
            <>
              <br />
              Último archivo del registro: {longDateTime(asOf)}
            </>
          )}
        </P>
        <Conditions {...record} />
        {missing.length > 0 && (
          <>
            <Heading>Qué falta</Heading>
            <List items={missing} />
          </>
        )}
        {plaza && <Place {...record} plaza={plaza} />}
        <Heading>Inscripción</Heading>
        {inscription ? (
          <Facts
            facts={[
              { term: documentTypeName(document.type), value: written },
              { term: 'Proceso', value: inscription.round },
              { term: 'Profesión', value: professionNames[inscription.professionCode] },
              { term: 'Estado', value: inscriptionStateNames[inscription.state] },
              { term: 'Desde', value: longDateTime(inscription.stateSince) },
            ]}
          />
        ) : (
          <P>{plaza ? 'El registro no muestra la inscripción.' : 'Nadie inscrito se identifica hoy con este documento.'}</P>
        )}
      </WithAside>
    </PublicPage>
  )
}

function groundOf({ plaza, place }: PublicRecord) {
  if (!plaza || !place) return 'La guía pide tres cosas: estar inscrito, tener plaza asignada y que esté activa.'
  const last = lastDayOf(periodOf(plaza.during))
  const until = last ? ` Hasta el ${longDate(last)}.` : ''
  return `${place.sedeName}, ${place.entidadName}.${until}`
}

const Conditions = ({ isInscribed, hasPlaza, isActive }: PublicRecord) => (
  <>
    <Heading>Lo que pide la guía</Heading>
    <Facts
      facts={[
        { text: 'Inscrito', isMet: isInscribed },
        { text: 'Plaza asignada', isMet: hasPlaza },
        { text: 'Plaza activa', isMet: isActive },
      ].map(({ text, isMet }) => ({
        term: text,
        value: (
          <>
            <Mark outcome={isMet ? 'ok' : 'no'} isSmall said="" /> {isMet ? 'Sí' : 'No'}
          </>
        ),
      }))}
    />
  </>
)

function Place({ plaza, place }: PublicRecord & { plaza: NonNullable<PublicRecord['plaza']> }) {
  const period = periodOf(plaza.during)
  const last = lastDayOf(period)
  return (
    <>
      <Heading>Plaza</Heading>
      <Facts
        facts={[
          { term: 'Código', value: plaza.code },
          { term: 'Profesión', value: professionNames[plaza.professionCode] },
          { term: 'IPS', value: place?.entidadName },
          { term: 'Sede', value: place?.sedeName },
          { term: 'Municipio', value: place?.municipio ?? 'Sin dato' },
          { term: 'Desde', value: longDate(period.from) },
          { term: 'Hasta', value: last ? longDate(last) : 'Sin fecha' },
        ]}
      />
      <P>Mientras la plaza está vigente, la persona actúa solo en esa sede. Ese día termina solo; nadie tiene que retirarlo.</P>
    </>
  )
}

const Aside = ({ query }: { query: string }) => (
  <div>
    <h2>Si algo está mal</h2>
    <p>La inscripción y la plaza las corrige la secretaría de salud del departamento.</p>
    <ul>
      <li>
        <Link href="/servicio-social/mi-plaza">Es mi plaza: aceptarla o renunciar</Link>
      </li>
      <li>
        <Link href={`/rethus?${query}`}>Consultar el ReTHUS</Link>
      </li>
    </ul>
    <h2>Para sistemas</h2>
    <ul>
      <li>
        <Link href={`/api/servicio-social?${query}`}>Esta respuesta en JSON</Link>
      </li>
      <li>
        <Link href="/api">Documentación de la interfaz</Link>
      </li>
    </ul>
  </div>
)
