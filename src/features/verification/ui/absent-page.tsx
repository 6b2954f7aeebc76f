import { Heading, List, Progress, Verdict } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { numberText } from '../../prescriptions/index.ts'
import { NumberForm } from './query-page.tsx'

export type AbsentPageProps = {
  chrome: Chrome
  /** As it stood in the address. */
  number: string
  /** Why it cannot be a number of ours; null: it could be, and there is none. */
  reason: string | null
}

/** Nothing under this number: what that means, and what to do with the paper. */
export const AbsentPage = ({ chrome, number, reason }: AbsentPageProps) => (
  <PublicPage
    chrome={chrome}
    title="No hay una fórmula con este número"
    measure="text"
    crumbs={[
      { text: 'Inicio', href: '/' },
      { text: 'Verificar una fórmula', href: '/verificar' },
    ]}
  >
    <Progress>{reason ? number : numberText(number)}</Progress>
    <Verdict answer="no" title={reason ? 'No es un número de fórmula' : 'No hay una fórmula con este número'} isTitle isAnswer>
      <p>{reason ? `${reason}.` : 'En este sitio no se ha firmado ninguna fórmula con este número.'}</p>
    </Verdict>
    <Heading>Qué hacer</Heading>
    <List
      items={[
        'Compare las 20 cifras, una por una, con las del papel.',
        'Si son las mismas, el papel no salió de aquí: no lo tome por auténtico. Pregunte a quien lo entregó, o al consultorio o la IPS que dice haberlo hecho.',
        'Si es su fórmula y se la acaban de entregar, pida que se la impriman otra vez.',
      ]}
    />
    <Heading>Otro número</Heading>
    <NumberForm values={{ numero: number }} />
  </PublicPage>
)
