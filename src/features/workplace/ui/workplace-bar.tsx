import { Link } from '../../../shared/ui/components.tsx'
import type { Workplace } from '../workplace.ts'
import { placeName } from './place-name.ts'

/** One line: where one works, of several sedes, and the way to change it. */
export function WorkplaceBar({ workplace: { current, others } }: { workplace: Workplace }) {
  if (!current || others.length === 0) return null
  return (
    <p class="ma-p">
      Trabaja en <strong>{placeName(current)}</strong>. <Link href="/sede-de-trabajo">Cambiar de sede</Link>
    </p>
  )
}
