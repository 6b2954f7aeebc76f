import { Link, List, P, SubHeading } from '../../../shared/ui/components.tsx'
import type { EntidadKind } from '../../reps/index.ts'
import { entidadKindNames } from '../../reps/index.ts'
import type { OfferedRole } from '../decide-place.ts'
import { listed, mayDo, type RoleLine, roleLines } from './role-words.ts'

type RolesListProps = {
  rows: readonly OfferedRole[]
  /** Whether the role hangs on the profession. */
  hasProfessions: boolean
}

/** Which roles an option may bring, where, to whom, and what each opens: said before anybody applies. */
export function RolesList({ rows, hasProfessions }: RolesListProps) {
  const lines = roleLines(rows)
  const kinds = [...new Set(lines.map(({ entidadKind }) => entidadKind))]
  return (
    <>
      {kinds.map((kind) => (
        <RolesAt
          key={kind}
          kind={kind}
          hasProfessions={hasProfessions}
          lines={lines.filter((line) => line.entidadKind === kind)}
        />
      ))}
      <P isQuiet>
        La norma de cada rol está en la <Link href="/roles">tabla de roles</Link>.
      </P>
    </>
  )
}

const RolesAt = ({ kind, lines, hasProfessions }: { kind: EntidadKind; lines: RoleLine[]; hasProfessions: boolean }) => (
  <>
    <SubHeading>En una {entidadKindNames[kind]}</SubHeading>
    <List
      items={lines.map(({ roleName, actions, professions }) => (
        <>
          <strong>{roleName}</strong>: puede {mayDo(actions)}
          {hasProfessions && (professions.length > 0 ? ` (${listed(professions)})` : ' (cualquier profesión)')}
        </>
      ))}
    />
  </>
)
