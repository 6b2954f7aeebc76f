import { Link, P, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { placeText } from '../../../shared/ui/tool-tabs.ts'
import { type Workplace, WorkplaceBar } from '../../workplace/index.ts'
import type { Draft } from '../draft.ts'

export type ElsewherePageProps = {
  chrome: Chrome
  workplace: Workplace
  place: { sedeName: string; entidadName: string }
  draft: Draft
}

/** One prescribes at an IPS and orders at an EPS: a sheet of the one is not signed at the other. */
export function ElsewherePage({ chrome, workplace, place, draft }: ElsewherePageProps) {
  const isRuling = draft.kind === 'TUTELA'
  return (
    <PublicPage chrome={chrome} title="Este borrador es de otra sede" measure="text" back={{ href: '/mipres' }}>
      <Title>Este borrador es {isRuling ? 'una orden por tutela' : 'una fórmula'}</Title>
      <P>
        Ahora trabaja en {placeText(place)}, y allí {isRuling ? 'se prescribe, no se ordena' : 'se ordena, no se prescribe'}. El
        borrador queda guardado como está.
      </P>
      <WorkplaceBar workplace={workplace} />
      <P>
        Cuando cambie de sede, <Link href={`/mipres/borradores/${draft.id}`}>siga con el borrador</Link>.
      </P>
    </PublicPage>
  )
}
