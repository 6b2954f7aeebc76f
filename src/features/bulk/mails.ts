import type { AppContext } from '../../platform/app-context.ts'
import type { Mail } from '../../platform/mail.ts'
import { numberText } from '../../shared/dates-es.ts'
import type { BulkLoad } from './bulk.ts'

type About = { to: string; entidadName: string; app: Pick<AppContext, 'settings'> }

const rowsText = (count: number) => (count === 1 ? '1 fila' : `${numberText(count)} filas`)

/** Tells the delegado that his file was applied: numbers, and where the report is; no name of anybody. */
export function finishedMail({ id, entidadId, fileName, counts }: BulkLoad, { to, entidadName, app }: About): Mail {
  const { HECHA, NADA, NO, FALLA } = counts.done
  const undone = NO + FALLA
  return {
    to,
    subject: `Archivo aplicado: ${rowsText(HECHA)} hechas${undone > 0 ? `, ${undone} no` : ''}`.replace(
      '1 fila hechas',
      '1 fila hecha',
    ),
    body: [
      `El archivo «${fileName}» de ${entidadName} se aplicó.`,
      [
        `Hechas: ${numberText(HECHA)}`,
        `No se hicieron al aplicar: ${numberText(undone)}`,
        `Sin nada que hacer: ${numberText(NADA + counts.planned.NADA)}`,
        `El plan ya las había rechazado: ${numberText(counts.planned.NO)}`,
      ].join('\n'),
      `El informe, fila por fila: ${app.settings.publicUrl}/delegado/${entidadId}/masivo/${id}`,
      'A cada persona le escribimos lo suyo.',
    ].join('\n\n'),
  }
}
