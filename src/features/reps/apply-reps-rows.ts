import type { AppContext } from '../../platform/app-context.ts'
import type { CsvFault, CsvFile, CsvRow } from '../../platform/csv-file.ts'
import type { Result } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { type Applied, applyInBatches, type Load, type Report } from '../registers/index.ts'
import { decideRepsRow } from './decide-reps-row.ts'
import type { RepsRow, SaidEntidad, SaidMunicipio, SaidSede } from './parse-reps-row.ts'
import {
  findKnownEntidades,
  findKnownMunicipios,
  findKnownSedes,
  saveEntidades,
  saveMunicipios,
  saveSedes,
} from './reps-load-store.ts'

type Reading<C extends string> = {
  load: Load
  file: CsvFile<C>
  report: Report
  parse: (row: CsvRow<C>) => Result<RepsRow, CsvFault[]>
}

/** Applies a file of sedes with their entidades, a batch a transaction. */
export async function applyRepsRows<C extends string>(
  app: AppContext,
  { load, file, report, parse }: Reading<C>,
): Promise<Applied & { rowsRead: number }> {
  const total = { created: 0, changed: 0, same: 0 }
  /** The first name that the file gives a municipio, so that one written in two ways does not change to and fro. */
  const named = new Map<string, SaidMunicipio>()
  const rowsRead = await applyInBatches(
    file,
    report,
    async (row) => {
      const parsed = parse(row)
      if (!parsed.ok) {
        for (const fault of parsed.refusal) await report.bad(fault)
        return null
      }
      for (const note of parsed.value.notes) await report.note(note)
      return { value: parsed.value, keys: [parsed.value.sede.code] }
    },
    async (batch) => {
      const fresh = new Map<string, SaidMunicipio>()
      for (const municipio of batch.flatMap(({ municipios }) => municipios))
        if (!named.has(municipio.code) && !fresh.has(municipio.code)) fresh.set(municipio.code, municipio)
      const { faults, ...applied } = await app.transaction(async (db) => {
        if (fresh.size > 0) await saveMunicipios(db, [...fresh.values()])
        return applyBatch(app, db, load.asOf, batch)
      })
      for (const [code, municipio] of fresh) named.set(code, municipio)
      for (const fault of faults) await report.bad(fault)
      total.created += applied.created
      total.changed += applied.changed
      total.same += applied.same
    },
  )
  return { ...total, rowsRead }
}

/** Loads what is known of the codes, decides row by row, writes what differs. */
async function applyBatch(app: AppContext, db: Db, asOf: Date, batch: RepsRow[]) {
  const entidades = await findKnownEntidades(
    db,
    batch.map(({ entidad }) => entidad.code),
  )
  const sedes = await findKnownSedes(
    db,
    batch.map(({ sede }) => sede.code),
  )
  const municipios = await findKnownMunicipios(
    db,
    batch.flatMap(({ sede }) => sede.municipioCode ?? []),
  )

  const applied = { created: 0, changed: 0, same: 0 }
  const faults: CsvFault[] = []
  const toSave = {
    entidades: new Map<string, SaidEntidad & { id: string }>(),
    sedes: new Map<string, SaidSede & { id: string; entidadCode: string }>(),
  }
  for (const row of batch) {
    const known = {
      entidad: entidades.get(row.entidad.code) ?? null,
      sede: sedes.get(row.sede.code) ?? null,
      isMunicipioKnown: row.sede.municipioCode === null || municipios.has(row.sede.municipioCode),
    }
    const decided = decideRepsRow(row, known, asOf)
    if (!decided.ok) {
      faults.push({ line: row.line, ...decided.refusal })
      continue
    }
    const { entidad, entidadChange, sede, sedeChange } = decided.value
    if (entidadChange !== 'none') toSave.entidades.set(entidad.code, { ...entidad, id: app.newId() })
    if (sedeChange !== 'none') toSave.sedes.set(sede.code, { ...sede, id: app.newId(), entidadCode: entidad.code })
    // The next row of the same entidad is compared with what this one said.
    entidades.set(entidad.code, { ...entidad, asOf })
    if (sedeChange === 'create') applied.created++
    else if (sedeChange === 'change' || entidadChange === 'change') applied.changed++
    else applied.same++
  }
  if (toSave.entidades.size > 0) await saveEntidades(db, [...toSave.entidades.values()], asOf)
  if (toSave.sedes.size > 0) await saveSedes(db, [...toSave.sedes.values()], asOf)
  return { ...applied, faults }
}
