import type { Db } from '../../shared/sql.ts'
import { findWritten, type Written } from '../catalogues/index.ts'
import type { WrittenCode } from './codes.ts'
import type { Finding } from './finding.ts'

/** What the tables say of each code, by 'table code'. */
export type WrittenCodes = Map<string, Written>

/** R-PRE-1: every code is one of its table, and one that may still be written; a finding for each that is not. */
export async function findWrittenCodes(
  db: Db,
  codes: readonly WrittenCode[],
): Promise<{ written: WrittenCodes; findings: Finding[] }> {
  const written = await findWritten(db, codes)
  const findings = codes.flatMap(({ field, position, catalogue, code }): Finding[] => {
    const entry = written.get(`${catalogue} ${code}`)
    if (entry?.isEnabled) return []
    const message = entry
      ? `«${entry.name}» (${code}) ya no se usa: está deshabilitado en su tabla. Escoja otra opción.`
      : `El código «${code}» no está en la tabla. Escoja uno de la lista.`
    return [{ rule: 'R-PRE-1', effect: 'RECHAZA', norm: codesNorm, field, position, message, repairs: [], reason: null }]
  })
  return { written, findings }
}

const codesNorm = 'Anexo Técnico Disposición de Información de Prescripción MIPRES: tablas de referencia'
