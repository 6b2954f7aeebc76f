import { Link, Notice } from '../../../shared/ui/components.tsx'
import { placeText } from '../../../shared/ui/tool-tabs.ts'

type Place = { sedeName: string; entidadName: string }

/** R-SED-1: a sheet that was begun at one sede and would be signed at another, because one works there now. */
export const MovedNotice = ({ from, to }: { from: Place | null; to: Place }) =>
  from && (
    <Notice tone="warn">
      Este borrador se escribió en <strong>{placeText(from)}</strong>. Usted trabaja ahora en <strong>{placeText(to)}</strong>: lo
      que firme sale de allí. <Link href="/sede-de-trabajo">Vea sus sedes y elija</Link>.
    </Notice>
  )
