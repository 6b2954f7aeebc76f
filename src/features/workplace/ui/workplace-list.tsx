import type { ComponentChildren } from 'preact'
import { periodOf } from '../../../shared/calendar.ts'
import { periodText, shortDateTime } from '../../../shared/dates-es.ts'
import { Notice, P, Sub, Table, Tag } from '../../../shared/ui/components.tsx'
import { decideEnding } from '../decide-ending.ts'
import type { Workplace, WorkRight } from '../workplace.ts'
import { ChooseForm } from './choose-form.tsx'
import { placeName, rolesText } from './place-name.ts'

export type WorkplaceListProps = {
  workplace: Workplace
  now: Date
  /** Which page these buttons come back to. */
  from: 'inicio' | 'sede'
  /** What else can be done with a right, beside its name. */
  more?: ((right: WorkRight) => ComponentChildren) | undefined
}

/** What was chosen is over: said until something else is chosen. */
export function LostNotice({ workplace: { lost, current } }: Pick<WorkplaceListProps, 'workplace'>) {
  if (!lost) return null
  const when = lost.endedAt ? `terminó: ${shortDateTime(lost.endedAt)}` : 'no está vigente.'
  return (
    <Notice tone="warn">
      Su activación en {placeName(lost)} {when}{' '}
      {current ? `Ahora trabaja en ${placeName(current)}.` : 'No está activo en ninguna otra sede.'}
    </Notice>
  )
}

/** Every sede where one is active, the one where one works first; a click changes it. */
export function WorkplaceList({ workplace, now, from, more }: WorkplaceListProps) {
  const { current, others } = workplace
  if (!current) return <P>En ninguna sede todavía.</P>
  const rights = [current, ...others]
  return (
    <Table
      caption="Sedes en las que está activo"
      isCaptionHidden
      isCards
      isLarge
      keyOf={({ sedeId }) => sedeId}
      rows={rights}
      columns={[
        {
          head: 'Sede',
          isRowHead: true,
          cell: (right) => (
            <>
              {placeName(right)}
              <Sub isBlock>{rolesText(right, now)}</Sub>
              {more?.(right)}
            </>
          ),
        },
        {
          head: 'Hasta cuándo',
          cell: ({ during }) => {
            const { tone, text } = decideEnding(during, now)
            return (
              <>
                <Tag tone={tone}>{text}</Tag>
                <Sub isBlock>{periodText(periodOf(during))}</Sub>
              </>
            )
          },
        },
        {
          head: 'Trabajar aquí',
          isHeadHidden: true,
          cell: (right) => (right === current ? <Tag tone="info">Trabaja aquí</Tag> : <ChooseForm right={right} from={from} />),
        },
      ]}
    />
  )
}
