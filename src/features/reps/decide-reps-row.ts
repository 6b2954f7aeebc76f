import { accept, type Result, refuse } from '../../shared/result.ts'
import type { RepsRow, SaidEntidad, SaidSede } from './parse-reps-row.ts'

/** What is known under the codes of a row; null what is not. */
export type Known = {
  entidad: (SaidEntidad & { asOf: Date }) | null
  sede: (SaidSede & { asOf: Date }) | null
  /** Is the municipio of the sede known, or named by the file? */
  isMunicipioKnown: boolean
}
export type RepsRefusal = { column: string; reason: string }

/** `touch`: nothing new but that it still holds. */
export type Change = 'create' | 'change' | 'touch' | 'none'

const changeOf = <S extends object>(said: S, known: (S & { asOf: Date }) | null, asOf: Date): Change => {
  if (!known) return 'create'
  const differs = (Object.keys(said) as (keyof S)[]).some((key) => said[key] !== known[key])
  return differs ? 'change' : known.asOf < asOf ? 'touch' : 'none'
}

/**
 * R-REPS-1, R-REPS-4: a code names one entidad for ever: who it is and its kind do not change, its name and contact do.
 * What a row leaves empty stays as it was known.
 */
export function decideRepsRow(
  { entidad, sede }: Pick<RepsRow, 'entidad' | 'sede'>,
  known: Known,
  asOf: Date,
): Result<{ entidad: SaidEntidad; entidadChange: Change; sede: SaidSede; sedeChange: Change }, RepsRefusal> {
  const isEps = entidad.kind === 'EPS'
  if (known.entidad && known.entidad.kind !== entidad.kind) {
    const reason = `El código «${entidad.code}» ya es de una entidad de otra clase.`
    return refuse({ column: isEps ? 'codigo' : 'claseprestador', reason })
  }
  if (known.entidad && (known.entidad.idType !== entidad.idType || known.entidad.idNumber !== entidad.idNumber)) {
    const reason = `El código «${entidad.code}» ya es de ${known.entidad.idType} ${known.entidad.idNumber}.`
    return refuse({ column: isEps ? 'nit' : 'numeroidentificacion', reason })
  }
  if (!known.isMunicipioKnown)
    return refuse({ column: 'municipio', reason: `No conocemos el municipio «${sede.municipioCode}»: cárguelo antes con REPS.` })

  const whole = { entidad: filled(entidad, known.entidad), sede: filled(sede, known.sede) }
  return accept({
    ...whole,
    entidadChange: changeOf(whole.entidad, known.entidad, asOf),
    sedeChange: changeOf(whole.sede, known.sede, asOf),
  })
}

const filled = <S extends SaidEntidad | SaidSede>(said: S, known: S | null): S => ({
  ...said,
  email: said.email ?? known?.email ?? null,
  phone: said.phone ?? known?.phone ?? null,
  address: said.address ?? known?.address ?? null,
  municipioCode: said.municipioCode ?? known?.municipioCode ?? null,
})
