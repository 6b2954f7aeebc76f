import { inBogota } from '../../shared/calendar.ts'
import { kindNames, stateNames } from './list-filters.ts'
import type { ListRow } from './list-store.ts'

/** The columns of the file of a list. */
export const csvHead = [
  ...['numero', 'firmada', 'clase', 'estado', 'reemplazada_por', 'entidad', 'sede', 'tipo_documento_firmante'],
  ...['documento_firmante', 'firmante', 'tipo_documento_paciente', 'documento_paciente', 'paciente', 'diagnostico'],
  ...['diagnostico_nombre', 'medicamentos'],
]

export const csvLine = (row: ListRow): string[] => [
  ...[row.number, inBogota(row.signedAt), kindNames[row.kind], stateNames[row.state], row.replacedBy ?? ''],
  ...[row.entidadName, row.sedeName, row.signerDocument.type, row.signerDocument.number, row.signerName],
  ...[row.patientDocument.type, row.patientDocument.number, row.patientName, row.diagnosis.code, row.diagnosis.name],
  row.medicines.join(' + '),
]
