import { Notice } from '../../../shared/ui/components.tsx'
import type { MatchDifference } from '../../people/index.ts'

const names: Record<MatchDifference, string> = {
  'not-in-register': 'el documento',
  'given-names': 'los nombres',
  surnames: 'los apellidos',
  'birth-date': 'la fecha de nacimiento',
}

export type DifferencesProps = { differences: readonly MatchDifference[]; register: string; mender: string }

/** R-SOL-13: says which field, never what the register has there: the account may not be this person's. */
export const Differences = ({ differences, register, mender }: DifferencesProps) => (
  <Notice tone="warn">
    <p>
      Lo que escribió en su cuenta y {register} no coinciden en {differences.map((one) => names[one]).join(' y en ')}. El
      documento sí coincide.
    </p>
    <p>
      Puede seguir: el delegado verá su documento en persona antes de activarlo. Si el error está en {register}, lo corrige{' '}
      {mender}; si está en su cuenta, la mesa del Ministerio, con su documento.
    </p>
  </Notice>
)
