import { lastDayOf, periodOf } from '../../../shared/calendar.ts'
import { documentText, longDate, longDateTime } from '../../../shared/dates-es.ts'
import { Details, Facts, Heading, Link, List, P, Progress, Title, Verdict } from '../../../shared/ui/components.tsx'
import { Button, Form } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { MatchDifference } from '../../people/index.ts'
import { inscriptionStateNames, type PlazaStanding, professionNames, type Standing } from '../../servicio-social/index.ts'
import type { PersonRefusal } from '../decide-person.ts'
import type { OfferedRole } from '../decide-place.ts'
import { firstPath, placeOf, startPath } from '../option.ts'
import { presentRefusal } from '../refusals.ts'
import { Differences } from './differences.tsx'
import { mayDo, roleLines } from './role-words.ts'
import { WayOut } from './way-out.tsx'

export type PlazaPageProps = {
  chrome: Chrome
  now: Date
  document: { type: string; number: string }
  standing: PlazaStanding
  place: { entidadName: string; sedeName: string; municipioName: string | null } | null
  /** Of the newest file of the register; null: none was loaded. */
  fileAsOf: Date | null
  refusal: PersonRefusal | null
  differences: readonly MatchDifference[]
  /** Of the table of roles, for the profession of the plaza. */
  roles: readonly OfferedRole[]
}

const kind = 'SERVICIO_SOCIAL'

const plazaWords: Partial<Record<Standing, string>> = {
  PLAZA_ACTIVA: 'Activa',
  PLAZA_ASIGNADA: 'Asignada, sin iniciar',
  PLAZA_SUSPENDIDA: 'Suspendida',
  PLAZA_TERMINADA: 'Terminada',
}

/** Question 1 of Servicio Social: inscription, plaza and its days, as the register has them; entidad and sede are not asked. */
export function PlazaPage({ chrome, now, document, standing, place, fileAsOf, refusal, differences, roles }: PlazaPageProps) {
  const { inscription, plaza } = standing
  return (
    <PublicPage chrome={chrome} title="Lo que dice el Servicio Social" measure="text" back={{ href: startPath(kind) }}>
      <Progress>Servicio Social Obligatorio · {placeOf(kind, 'plaza')}</Progress>
      {refusal ? (
        <Verdict answer="no" title={presentRefusal(refusal).message} isTitle>
          Así no puede enviar la solicitud.
        </Verdict>
      ) : (
        <Title>Su plaza está activa</Title>
      )}
      <P isQuiet>
        {documentText(document.type, document.number)}. Consultado el {longDateTime(now)}
        {fileAsOf && (
          <>
            <br />
            Último archivo del registro: {longDateTime(fileAsOf)}
          </>
        )}
      </P>
      {differences.length > 0 && (
        <Differences differences={differences} register="el registro" mender="la secretaría de salud del departamento" />
      )}
      {refusal && <WayOut refusal={refusal} now={now} />}
      {plaza && place && (
        <>
          <Heading>Su plaza</Heading>
          <Facts facts={plazaFacts(standing, plaza, place)} />
        </>
      )}
      {inscription && (
        <>
          <Heading>Su inscripción</Heading>
          <Facts
            facts={[
              { term: 'Proceso', value: inscription.round },
              { term: 'Profesión', value: professionNames[inscription.professionCode] },
              { term: 'Estado', value: inscriptionStateNames[inscription.state] },
              { term: 'Desde', value: longDateTime(inscription.stateSince) },
            ]}
          />
        </>
      )}
      {!refusal && plaza && (
        <>
          <Heading>Qué rol puede recibir</Heading>
          <RolesOfPlaza profession={professionNames[plaza.professionCode] ?? plaza.professionCode} roles={roles} />
          <P>La solicitud va al delegado de esta IPS y vale solo en esta sede y en estos días. El último día termina sola.</P>
          <Form action={firstPath(kind)}>
            <Button>Continuar</Button>
          </Form>
        </>
      )}
      <Details summary="Algo de esto no está bien">
        <p>
          La inscripción y la plaza las corrige la secretaría de salud del departamento; el inicio lo informa la IPS. Todo lo que
          se sabe de su plaza está en <Link href="/servicio-social/mi-plaza">Mi plaza</Link>.
        </p>
      </Details>
    </PublicPage>
  )
}

type Held = NonNullable<PlazaStanding['plaza']>

function plazaFacts({ standing }: PlazaStanding, plaza: Held, place: NonNullable<PlazaPageProps['place']>) {
  const period = periodOf(plaza.during)
  const last = lastDayOf(period)
  return [
    { term: 'Código', value: plaza.code },
    { term: 'Estado', value: plazaWords[standing] ?? 'Terminada' },
    { term: 'Profesión', value: professionNames[plaza.professionCode] },
    { term: 'IPS', value: place.entidadName },
    { term: 'Sede', value: [place.sedeName, place.municipioName].filter(Boolean).join(', ') },
    { term: 'Desde', value: longDate(period.from) },
    { term: 'Hasta', value: last ? longDate(last) : 'Sin fecha' },
  ]
}

/** Said before applying: who may prescribe and who may only consult. */
const RolesOfPlaza = ({ profession, roles }: { profession: string; roles: readonly OfferedRole[] }) =>
  roles.length === 0 ? (
    <P>La tabla de roles no tiene ninguno para {profession} en esta opción.</P>
  ) : (
    <>
      <P>Con una plaza de {profession}:</P>
      <List items={roleLines(roles).map(({ roleName, actions }) => `${roleName}: puede ${mayDo(actions)}.`)} />
      {!roles.some(({ actions }) => actions.includes('prescription.sign')) && (
        <P>En esta opción prescriben medicina y odontología. Con su profesión podrá consultar, no prescribir.</P>
      )}
    </>
  )
