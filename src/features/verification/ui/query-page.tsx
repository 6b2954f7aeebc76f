import { Lead, Link, P, Title } from '../../../shared/ui/components.tsx'
import { Button, ErrorSummary, type FieldError, Form, TextField, type Values } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'

/** The box for a number; of the question and of a number that was not found. */
export const NumberForm = ({ values, errors = [] }: { values: Values; errors?: readonly FieldError[] }) => (
  <Form action="/verificar" method="get" values={values} errors={errors} searchLabel="Verificar una fórmula">
    <TextField
      name="numero"
      label="Número de la fórmula"
      hint="20 cifras, arriba a la derecha en el papel. Por ejemplo, 20261123 100 000000042; los espacios sobran."
      inputmode="numeric"
      width={30}
      autocomplete="off"
      spellcheck={false}
      maxlength={200}
    />
    <Button>Verificar</Button>
  </Form>
)

/** The question. Its answer has the address that the QR on the paper holds. */
export const QueryPage = ({ chrome, values, errors }: { chrome: Chrome; values: Values; errors: readonly FieldError[] }) => (
  <PublicPage
    chrome={chrome}
    title="Verificar una fórmula"
    errors={errors}
    measure="text"
    crumbs={[{ text: 'Inicio', href: '/' }]}
  >
    <ErrorSummary errors={errors} />
    <Title>Verificar una fórmula</Title>
    <Lead>
      Dice si la fórmula es auténtica, si sigue activa y quién la firmó. No pide cuenta y no muestra datos del paciente ni lo
      prescrito.
    </Lead>
    <NumberForm values={values} errors={errors} />
    <P>Con el papel en la mano es más fácil: apunte la cámara del teléfono al código QR. Debe abrir una página de este sitio.</P>
    <P>
      <Link href="/verificar/sin-conexion">Verificar sin internet</Link>
    </P>
  </PublicPage>
)
