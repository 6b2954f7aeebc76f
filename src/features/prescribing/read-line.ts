import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { type MedicineText, readSpokenMedicine } from '../prescriptions/index.ts'

export type ReadLine = {
  medicine: MedicineText
  /** What was said of an ingredient that nobody chose yet, for a line at this index. */
  typedAt: (index: number) => Record<string, string>
  /** What was not understood: it stays in the quick line. */
  rest: string
}

const longestLine = 300

/** R-BOR-3: the quick line as a medicine. What it does not say stays to be written; nothing of it is lost. */
export async function readLine(db: Db, line: string): Promise<Result<ReadLine, string>> {
  const said = line.trim()
  if (said === '') return refuse('Escriba el medicamento: por ejemplo, losartan 50 1 cada 12h 90d.')
  const size = [...said].length
  if (size > longestLine)
    return refuse(`No se agregó nada: aquí caben ${longestLine} caracteres y son ${size}. Escriba un solo medicamento.`)
  const { medicine, sought, unread } = await readSpokenMedicine(db, said)
  if (sought.length === 0)
    return refuse('No se agregó nada: falta el nombre del medicamento. Escríbalo aquí, o borre esto y llene los campos.')
  return accept({
    medicine,
    typedAt: (index) =>
      Object.fromEntries(
        sought.flatMap((words, i) => (words === null ? [] : [[`medicines.${index}.ingredients.${i}.code`, words]])),
      ),
    rest: unread.join(' '),
  })
}

/** What is told at the quick line of what was left in it. */
export const unreadMessage = (medicines: number, rest: string) =>
  `Se agregó el medicamento ${medicines}, pero no se leyó «${rest}». Escríbalo en sus campos y bórrelo de aquí.`
