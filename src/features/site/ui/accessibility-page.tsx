import { Heading, Lead, List, P, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'

/** What we hold ourselves to, how it is checked, and what is not there yet. */
export const AccessibilityPage = ({ chrome }: { chrome: Chrome }) => (
  <PublicPage chrome={chrome} title="Accesibilidad" measure="check">
    <Title>Accesibilidad</Title>
    <Lead>Este sitio debe servirle a cualquier persona, con cualquier aparato. Si algo no le sirve, es una falla nuestra.</Lead>
    <Heading>A qué nos comprometemos</Heading>
    <P>
      Pautas de accesibilidad para el contenido web WCAG 2.2, nivel AA. La Resolución 1519 de 2020 del Ministerio de Tecnologías
      de la Información pide WCAG 2.1 AA.
    </P>
    <List
      items={[
        'Todo se puede hacer solo con el teclado, y siempre se ve dónde está.',
        'Todo funciona sin JavaScript, en un celular y con una conexión lenta.',
        'Nada se dice solo con un color: una palabra o un signo lo dice también.',
        'No hay imágenes por descifrar ni tiempos que no pueda recuperar: lo que escribió se guarda si su sesión termina.',
        'Las páginas se pueden ampliar, imprimir y leer con un lector de pantalla.',
      ]}
    />
    <Heading>Cómo lo comprobamos</Heading>
    <P>
      Cada página se revisa con axe, a 1280 y a 360 píxeles de ancho, cada vez que el programa cambia, y el recorrido completo se
      hace también sin JavaScript.
    </P>
    <Heading>Lo que falta</Heading>
    <List
      items={[
        'No se ha probado con personas que usan lector de pantalla a diario.',
        'No hay versión en lengua de señas ni en lenguas nativas.',
        'Las cartas y oficios que reciben los funcionarios en papel no pasan por aquí.',
      ]}
    />
    <Heading>Díganos</Heading>
    <P>Cuéntele a la mesa del Ministerio en qué página estaba, qué quería hacer y con qué la usa.</P>
  </PublicPage>
)
