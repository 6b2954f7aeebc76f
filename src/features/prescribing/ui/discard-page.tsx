import { momentText } from '../../../shared/dates-es.ts'
import { Actions, Link, P, Title } from '../../../shared/ui/components.tsx'
import { Button, Form } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'

export type DiscardPageProps = { chrome: Chrome; id: string; patientName: string; savedAt: Date; medicines: number; now: Date }

/** What is discarded is gone: asked once. */
export const DiscardPage = ({ chrome, id, patientName, savedAt, medicines, now }: DiscardPageProps) => (
  <PublicPage chrome={chrome} title="Descartar el borrador" measure="text" back={{ href: `/mipres/borradores/${id}` }}>
    <Title>¿Descartar el borrador de {patientName}?</Title>
    <P>
      Tiene {medicines === 1 ? '1 medicamento' : `${medicines} medicamentos`} (guardado {momentText(savedAt, now)}) y no está
      firmado: nadie más lo ha visto. No se puede recuperar.
    </P>
    <Form action={`/mipres/borradores/${id}/descartar`}>
      <Actions>
        <Button variant="warning">Descartar</Button>
        <Link href={`/mipres/borradores/${id}`}>Conservarlo</Link>
      </Actions>
    </Form>
  </PublicPage>
)
