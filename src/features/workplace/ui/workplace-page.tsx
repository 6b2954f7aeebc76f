import { Lead, Link, Notice, P, Title } from '../../../shared/ui/components.tsx'
import type { FieldError } from '../../../shared/ui/errors.ts'
import { ErrorSummary } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { Workplace } from '../workplace.ts'
import { placeName } from './place-name.ts'
import { LostNotice, WorkplaceList } from './workplace-list.tsx'

export type WorkplacePageProps = { chrome: Chrome; workplace: Workplace; now: Date; errors: FieldError[]; isDone: boolean }

/** Where one works, of all the sedes where one is active. */
export function WorkplacePage({ chrome, workplace, now, errors, isDone }: WorkplacePageProps) {
  const { current, others, isChosen } = workplace
  return (
    <PublicPage
      chrome={chrome}
      title="Sede en que trabaja"
      errors={errors}
      crumbs={[{ text: 'Mis solicitudes', href: '/solicitudes' }]}
    >
      <ErrorSummary errors={errors} />
      {isDone && isChosen && current && <Notice>Ahora trabaja en {placeName(current)}.</Notice>}
      <LostNotice workplace={workplace} />
      <Title>{current ? `Trabaja en ${placeName(current)}` : 'No está activo en ninguna sede'}</Title>
      {current ? (
        <Lead>
          {others.length === 0
            ? 'Es la única sede en la que está activo hoy.'
            : 'Lo que haga en MIPRES queda a nombre de esta sede. Cámbiela con un clic; nada de lo que tiene se pierde.'}
        </Lead>
      ) : (
        <P>
          Aquí aparecen las sedes en las que un delegado lo activó. <Link href="/solicitudes">Vea dónde van sus solicitudes</Link>
          .
        </P>
      )}
      {current && <WorkplaceList workplace={workplace} now={now} from="sede" />}
    </PublicPage>
  )
}
