import { Lead, Link, Menu, P, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'

/** Where somebody is delegado; for who is at none, how one becomes it. */
export function EntidadesPage({ chrome, entidades }: { chrome: Chrome; entidades: { id: string; name: string }[] }) {
  if (entidades.length === 0)
    return (
      <PublicPage chrome={chrome} title="No es delegado de ninguna entidad" measure="text">
        <Title>No es delegado de ninguna entidad</Title>
        <Lead>Hoy ninguna IPS ni EPS lo tiene como delegado administrativo.</Lead>
        <P>
          El representante legal de la entidad pide su nombramiento a la mesa del Ministerio con una carta. La mesa comprueba su
          identidad y lo nombra: la delegación aparece aquí ese mismo día.
        </P>
        <P>
          <Link href="/solicitudes">Ir a mis solicitudes</Link>
        </P>
      </PublicPage>
    )
  return (
    <PublicPage chrome={chrome} title="¿Por cuál entidad va a actuar?" measure="text">
      <Title>¿Por cuál entidad va a actuar?</Title>
      <Menu
        doors={entidades.map(({ id, name }) => ({
          text: name,
          href: `/delegado/${id}`,
          more: 'Cola, personas activas y sus roles',
        }))}
      />
    </PublicPage>
  )
}
