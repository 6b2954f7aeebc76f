import { Table } from '../../../shared/ui/components.tsx'
import { entidadKindNames } from '../../reps/index.ts'
import type { OfferedRole } from '../decide-place.ts'
import { listed, mayDo, roleLines } from './role-words.ts'

/** Which roles an option may bring, where, to whom, and what each opens: said before anybody applies. */
export const RolesTable = ({ rows, hasProfessions }: { rows: readonly OfferedRole[]; hasProfessions: boolean }) => (
  <Table
    caption="Roles que se pueden recibir en esta opción"
    isCaptionHidden
    isCards
    isLarge
    columns={[
      { head: 'Rol', cell: ({ roleName }) => roleName, isRowHead: true },
      { head: 'Dónde', cardLabel: 'Dónde', cell: ({ entidadKind }) => entidadKindNames[entidadKind] },
      ...(hasProfessions
        ? [
            {
              head: 'Profesión',
              cardLabel: 'Profesión',
              cell: ({ professions }: { professions: string[] }) => listed(professions) || 'Cualquiera',
            },
          ]
        : []),
      { head: 'Permite', cardLabel: 'Permite', cell: ({ actions }) => mayDo(actions) },
      { head: 'Norma', cardLabel: 'Norma', cell: ({ norms }) => norms.join('; ') },
    ]}
    rows={roleLines(rows)}
    keyOf={({ entidadKind, role }) => `${entidadKind} ${role}`}
  />
)
