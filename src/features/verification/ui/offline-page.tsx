import { Facts, Heading, Lead, Link, List, P, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'

const keys = '/.well-known/jwks.json'
const program = '/verificar/sin-conexion/verify-prescription.ts'

/** How to verify the PDF where there is no network: what to take along, and what it can and cannot say. */
export const OfflinePage = ({ chrome, publicUrl }: { chrome: Chrome; publicUrl: string }) => (
  <PublicPage
    chrome={chrome}
    title="Verificar sin internet"
    measure="text"
    crumbs={[
      { text: 'Inicio', href: '/' },
      { text: 'Verificar una fórmula', href: '/verificar' },
    ]}
  >
    <Title>Verificar sin internet</Title>
    <Lead>
      El PDF de la fórmula lleva dentro lo que el profesional firmó, y un sello de todo el archivo. Un programa lo comprueba en su
      equipo, sin conexión.
    </Lead>
    <Heading>Una vez, con internet</Heading>
    <ol class="ma-list">
      <li>
        <a class="ma-link" href={keys} download="llaves.json">
          Descargue las llaves publicadas
        </a>{' '}
        y guárdelas como <code>llaves.json</code>. Repítalo de vez en cuando: las llaves cambian, y lo firmado con una nueva no se
        puede comprobar con un archivo viejo.
      </li>
      <li>
        <a class="ma-link" href={program}>
          Descargue el programa
        </a>
        , <code>verify-prescription.ts</code>. Es un solo archivo y se puede leer. Necesita{' '}
        <Link href="https://nodejs.org/es/download">Node.js</Link> 22.18 o posterior, y nada más.
      </li>
    </ol>
    <Heading>Cada vez</Heading>
    <P>Ponga el PDF en la misma carpeta y ejecute:</P>
    <Line label="Orden para verificar">node verify-prescription.ts formula.pdf</Line>
    <P>La primera línea es la respuesta:</P>
    <Facts
      facts={[
        {
          term: 'AUTÉNTICA',
          value: 'El archivo está como se imprimió y su firma es de una llave publicada. Código de salida 0.',
        },
        {
          term: 'NO ES AUTÉNTICA',
          value:
            'Algo se cambió, o la firma no es de aquí. Dice qué no corresponde y, si aún se puede, lo que se firmó. Código 1.',
        },
        { term: 'NO SE PUEDE VERIFICAR', value: 'Falta el archivo, está cortado, o faltan llaves. No es un sí. Código 2.' },
      ]}
    />
    <Heading>Lo que no puede decir</Heading>
    <List
      items={[
        <>
          Si después la anularon o la modificaron: eso lo dice <Link href="/verificar">la página, con el número</Link>.
        </>,
        'Si ya se entregó.',
        'Nada de un papel sin su PDF: pida el archivo a quien lo trae, o use el código QR.',
      ]}
    />
    <P isQuiet>Con internet, el programa puede pedir las llaves él mismo:</P>
    <Line label="Orden para verificar con internet">{`node verify-prescription.ts formula.pdf --keys ${publicUrl}${keys}`}</Line>
  </PublicPage>
)

const Line = ({ label, children }: { label: string; children: string }) => (
  <section class="ma-code" tabindex={0} aria-label={label}>
    <pre>
      <code>{children}</code>
    </pre>
  </section>
)
