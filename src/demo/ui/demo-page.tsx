import { documentText, fieldDate } from '../../shared/dates-es.ts'
import { Heading, Inset, Lead, Link, Menu, NextSteps, P, Sub, Table, Title } from '../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../shared/ui/page.tsx'
import type { Unregistered } from '../accounts-store.ts'
import { groups, type Role } from '../cast.ts'
import { EnterAs } from './enter-as.tsx'

export type Part = Role & { usuario: string; nombre: string; documento: { tipo: string; numero: string } }

export type DemoPageProps = { chrome: Chrome; parts: Part[]; unregistered: Unregistered[]; password: string }

/** Where the demonstration begins: the tour, who one can be, the mail and the clock. */
export function DemoPage({ chrome, parts, unregistered, password }: DemoPageProps) {
  const partOf = (usuario: string) => parts.find((part) => part.usuario === usuario)
  return (
    <PublicPage chrome={chrome} title="La demostración">
      <Title>Recorra la demostración</Title>
      <Lead>
        Un país pequeño e inventado: 30 IPS, 5 EPS y 400 profesionales en el ReTHUS. Nadie de quien se habla aquí existe.
      </Lead>
      <Heading isFirst>En tres minutos: de inscrita en el ReTHUS a poder prescribir</Heading>
      <Tour lista={partOf('lista@demo.example')} delegado={partOf('delegado@demo.example')} password={password} />

      <Heading id="cuentas">Las cuentas</Heading>
      <P>
        Todas tienen la misma contraseña: <strong>{password}</strong>. La lista está también en{' '}
        <Link href="/demo/cuentas.json">cuentas.json</Link>.
      </P>
      {groups.map((group) => (
        <Table
          key={group}
          caption={group}
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
                  <Sub>
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
      ))}
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

/** The guide's first flow, by three people. */
function Tour({ lista, delegado, password }: { lista: Part | undefined; delegado: Part | undefined; password: string }) {
  if (!lista || !delegado) return <P>Alguien cambió el correo de las cuentas del recorrido. Use las de la lista.</P>
  const { tipo, numero } = lista.documento
  const [laura = ''] = lista.nombre.split(' ')
  const enter = ({ usuario, nombre }: Part, start: string) => (
    <EnterAs email={usuario} name={nombre} password={password} start={start} />
  )
  return (
    <NextSteps
      steps={[
        {
          when: '1. ReTHUS',
          text: (
            <>
              Consulte <Link href={`/rethus?tipo=${tipo}&numero=${numero}`}>{documentText(tipo, numero)}</Link>: {lista.nombre}{' '}
              está inscrita como médica.
            </>
          ),
        },
        {
          when: `2. ${laura} solicita`,
          text: 'Escoja el E.S.E. Hospital San Telmo, una sede, revise y envíe.',
          more: enter(lista, '/registro'),
        },
        {
          when: '3. Correo',
          text: (
            <>
              Lea <Link href={`/demo/correo?para=${encodeURIComponent(lista.usuario)}`}>lo que le llegó a {laura}</Link> y a los
              delegados.
            </>
          ),
        },
        {
          when: '4. El delegado',
          text: `Abra la solicitud de ${laura}, escriba el documento que ella le mostró, actívela y después, en otro acto, enrólela.`,
          more: enter(delegado, '/delegado'),
        },
        {
          when: `5. ${laura} puede`,
          text: 'Mire el veredicto, regla por regla, con su norma y su evidencia.',
          more: enter(lista, '/por-que-no'),
        },
        {
          when: '6. Pasa el tiempo',
          text: (
            <>
              <Link href="/demo/reloj">Adelante el reloj</Link> hasta el día en que termina la activación, y pregunte otra vez.
            </>
          ),
        },
      ]}
    />
  )
}

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
