import { Link } from '../../../shared/ui/components.tsx'
import type { Workplace } from '../workplace.ts'
import { placeName } from './place-name.ts'

/** One line for a tool: where one works, and the way to change it. */
export function WorkplaceBar({ workplace: { current, others } }: { workplace: Workplace }) {
  if (!current) return null
  return (
    <p class="ma-p">
      Trabaja en <strong>{placeName(current)}</strong>.{' '}
      {others.length > 0 && <Link href="/sede-de-trabajo">Cambiar de sede</Link>}
    </p>
  )
}
