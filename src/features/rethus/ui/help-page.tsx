import { Heading, Lead, Link, List, P, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'

/** R-RET-7: the way for whoever is not in the register, or is in it wrongly. */
export const HelpPage = ({ chrome }: { chrome: Chrome }) => (
  <PublicPage
    chrome={chrome}
    title="Si no aparece en el ReTHUS, o hay un error"
    measure="text"
    crumbs={[
      { text: 'Inicio', href: '/' },
      { text: 'ReTHUS', href: '/rethus' },
    ]}
  >
    <Title>Si no aparece en el ReTHUS, o hay un error</Title>
    <Lead>El registro lo llenan las entidades que reportan. Ellas lo corrigen; ni este sistema ni su IPS pueden hacerlo.</Lead>
    <AbsentSteps />
    <Heading id="error">Si aparece y hay un error</Heading>
    <P>
      Cada título y cada dato del servicio social dice quién lo reportó. Pida la corrección a esa entidad, con copia del diploma,
      del acta o de la resolución. El cambio se ve aquí cuando ella lo reporta y se carga el archivo siguiente.
    </P>
    <P>Una sanción la corrige la autoridad que la impuso: está en la misma fila.</P>
    <Heading>Qué guarda este sistema</Heading>
    <P>
      Lo que dice el registro y de cuándo es. La consulta no muestra fecha de nacimiento, dirección, teléfono ni correo, y no
      guarda quién consultó a quién.
    </P>
    <P>
      <Link href="/rethus">Consultar el ReTHUS</Link>
    </P>
  </PublicPage>
)

/** What to check, whom to ask, and what may be done meanwhile. */
export const AbsentSteps = () => (
  <>
    <Heading>Qué revisar</Heading>
    <List
      items={[
        'El tipo y el número. Quien pasó de tarjeta de identidad a cédula, o de PE a PT, puede figurar con el documento de antes.',
        'La fecha de los datos: una inscripción reciente aparece cuando la entidad la reporta.',
      ]}
    />
    <Heading>Quién lo inscribe</Heading>
    <P>
      El colegio profesional que tiene esa función o la secretaría de salud del departamento o distrito: la misma entidad que le
      dio la resolución o la tarjeta profesional. Pídale que lo reporte al ReTHUS.
    </P>
    <Heading>Mientras tanto</Heading>
    <P>
      No figurar en esta consulta no prueba que alguien no pueda ejercer: el registro se actualiza por partes, y quien tiene
      resolución o tarjeta profesional vigente la acredita con ella ante la entidad en la que trabaja.
    </P>
    <P>
      Para registrarse en MIPRES como profesional de la salud sí hay que figurar: es el paso 1 de la guía, y nadie puede
      autorizarlo por fuera.
    </P>
  </>
)
