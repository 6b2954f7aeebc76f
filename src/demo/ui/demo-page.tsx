import { documentText, fieldDate } from '../../shared/dates-es.ts'
import { Heading, Inset, Lead, Link, Menu, P, Sub, SubHeading, Table, Title } from '../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../shared/ui/page.tsx'
import type { Unregistered } from '../accounts-store.ts'
import type { PatientToTry } from '../patients-store.ts'
import { groups, type Role } from '../role.ts'
import { EnterAs } from './enter-as.tsx'
import { Tour } from './tour.tsx'

export type Part = Role & { usuario: string; nombre: string; documento: { tipo: string; numero: string } }

export type DemoPageProps = {
  chrome: Chrome
  parts: Part[]
  unregistered: Unregistered[]
  patients: (PatientToTry & { what: string })[]
  password: string
}

/** Where the demonstration begins: the tour, who one can be, the mail and the clock. */
export function DemoPage({ chrome, parts, unregistered, patients, password }: DemoPageProps) {
  const partOf = (wanted: string) => parts.find(({ key }) => key === wanted)
  return (
    <PublicPage chrome={chrome} title="La demostración">
      <Title>Recorra la demostración</Title>
      <Lead>
        Un país pequeño e inventado: 30 IPS, 5 EPS, 30 plazas de Servicio Social Obligatorio y 409 profesionales en el ReTHUS.
        Nadie de quien se habla aquí existe.
      </Lead>
      <Heading isFirst>En tres minutos: de inscrita en el ReTHUS a poder prescribir</Heading>
      <Tour lista={partOf('lista')} delegado={partOf('delegado')} password={password} />

      <Heading id="cuentas">Las cuentas</Heading>
      <P>
        Todas tienen la misma contraseña: <strong>{password}</strong>. La lista está también en{' '}
        <Link href="/demo/cuentas.json">cuentas.json</Link>.
      </P>
      {groups.map((group) => (
        <section key={group}>
          <SubHeading>{group}</SubHeading>
          <Table
            caption={group}
            isCaptionHidden
            rows={parts.filter((part) => part.group === group)}
            keyOf={({ accountId }) => accountId}
            isCards
            isLarge
            columns={[
              {
                head: 'Quién',
                isRowHead: true,
                cell: ({ rol, nombre, documento }) => (
                  <>
                    {rol}
                    <Sub isBlock>
                      {nombre}, {documentText(documento.tipo, documento.numero)}
                    </Sub>
                  </>
                ),
              },
              { head: 'Para qué sirve', cell: ({ para }) => para },
              { head: 'Usuario', cardLabel: 'Usuario', cell: ({ usuario }) => usuario },
              {
                head: 'Ingresar',
                isHeadHidden: true,
                isAct: true,
                cell: ({ usuario, nombre, start }) => <EnterAs email={usuario} name={nombre} password={password} start={start} />,
              },
            ]}
          />
        </section>
      ))}
      {patients.length > 0 && <Patients patients={patients} />}
      {unregistered.length > 0 && <NotYetRegistered people={unregistered} />}

      <Heading>Además</Heading>
      <Menu
        doors={[
          { href: '/demo/correo', text: 'Correo', more: 'Los mensajes de todos: ninguno sale de este equipo' },
          { href: '/demo/reloj', text: 'Reloj', more: 'Adelante la fecha legal y mire qué empieza y qué termina' },
          { href: '/api', text: 'Interfaz para programas', more: 'Las mismas preguntas y los mismos actos, en JSON' },
        ]}
      />
    </PublicPage>
  )
}

const Patients = ({ patients }: Pick<DemoPageProps, 'patients'>) => (
  <>
    <Heading id="pacientes">Pacientes para probar</Heading>
    <P>
      Ingrese como la prescriptora y búsquelos en <Link href="/mipres">Prescribir</Link> por su documento. Con uno inventado
      registra un paciente nuevo.
    </P>
    {patients.map(({ name, type, number, what }) => (
      <Inset key={number}>
        <strong>{name}</strong>, {documentText(type, number)}. {what}
      </Inset>
    ))}
  </>
)

const NotYetRegistered = ({ people }: { people: Unregistered[] }) => (
  <>
    <Heading>Para registrarse desde el comienzo</Heading>
    <P>
      Están en el ReTHUS y no tienen cuenta: <Link href="/cuenta/crear">regístrelas</Link> con cualquier correo, que se lee aquí
      mismo. La fecha de expedición del documento puede ser cualquiera después de los 18 años.
    </P>
    {people.map(({ name, documentType, documentNumber, birthDate, profession }) => (
      <Inset key={documentNumber}>
        <strong>{name}</strong>, {documentText(documentType, documentNumber)}, nació el {fieldDate(birthDate)}. {profession}.
      </Inset>
    ))}
  </>
)
