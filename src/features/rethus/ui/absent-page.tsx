import { documentText, longDateTime } from '../../../shared/dates-es.ts'
import { P, Progress, Title, Verdict } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { PublicRecord } from '../query-rethus.ts'
import { AbsentSteps } from './help-page.tsx'

/** Nobody of this document is in the register: that, since when it is known, and what to do. */
export function AbsentPage({ chrome, record }: { chrome: Chrome; record: PublicRecord }) {
  const { type, number } = record.document
  const document = documentText(type, number)
  return (
    <PublicPage
      chrome={chrome}
      title={`No figura en el ReTHUS: ${document}`}
      measure="text"
      back={{ href: '/rethus', text: 'Otra consulta' }}
    >
      <Progress>Registro Especial de Talento Humano en Salud</Progress>
      <Title>{document}</Title>
      <Verdict answer="warn" title="No figura en el ReTHUS" isAnswer>
        {record.isFormerDocument ? (
          <p>Este documento ya no está vigente. La persona se identifica hoy con otro: consulte con ese.</p>
        ) : (
          <p>Nadie inscrito se identifica hoy con este documento.</p>
        )}
      </Verdict>
      <P isQuiet>{record.asOf ? `Datos al ${longDateTime(record.asOf)}` : 'Todavía no hay datos cargados.'}</P>
      <AbsentSteps />
    </PublicPage>
  )
}
