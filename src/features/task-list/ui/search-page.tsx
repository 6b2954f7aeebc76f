import { Head } from '../../../shared/ui/components.tsx'
import { Button, ErrorSummary, type FieldError, Form, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { deskChrome } from '../../../shared/ui/tool-tabs.ts'

/** The desk finds an application by the number that somebody tells it. */
export const SearchPage = ({ chrome, radicado, errors }: { chrome: Chrome; radicado: string; errors: FieldError[] }) => (
  <ToolPage chrome={deskChrome(chrome)} title="Buscar una solicitud, mesa" errors={errors}>
    <ErrorSummary errors={errors} />
    <Head title="Buscar una solicitud">Verá los mismos pasos que ve la persona. Cada consulta queda en la auditoría.</Head>
    <Form action="/mesa/radicado" method="get" values={{ radicado }} errors={errors} searchLabel="Buscar una solicitud">
      <TextField
        name="radicado"
        label="Radicado"
        hint="Por ejemplo, RM-2026-048172-2. Con guiones o sin ellos."
        width={20}
        autocomplete="off"
        spellcheck={false}
        maxlength={40}
      />
      <Button>Buscar</Button>
    </Form>
  </ToolPage>
)
