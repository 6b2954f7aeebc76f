import { endRights } from '../features/enrolment/index.ts'
import { rematchAccounts } from '../features/people/index.ts'
import { linkIndependientes } from '../features/reps/index.ts'
import { importRethus } from '../features/rethus/index.ts'
import { PersonId } from '../shared/id.ts'
import { sql } from '../shared/sql.ts'
import { csvOf, openFolder } from './csv.ts'
import { openWorld } from './world.ts'

let last = 1_900_500_000
/** A cédula that no other row has. */
export const newNumber = () => String(++last)

// Rows of a file of ReTHUS, with what a test changes of them.

export const person = (number: string, changes: Record<string, string> = {}) => ({
  registro: 'PERSONA',
  tipo_documento: 'CC',
  numero_documento: number,
  primer_nombre: 'Lía',
  segundo_nombre: 'María',
  primer_apellido: 'Peña',
  segundo_apellido: 'Núñez',
  fecha_nacimiento: '1990-05-17',
  estado_identificacion: 'Vigente',
  ...changes,
})
export const title = (number: string, changes: Record<string, string> = {}) => ({
  registro: 'TITULO',
  tipo_documento: 'CC',
  numero_documento: number,
  tipo_programa: 'UNV',
  origen: 'Local',
  profesion: 'MÉDICO CIRUJANO',
  fecha_inicio_ejercer: '2014-03-01',
  acto_administrativo: 'Res. 0214 de 2014',
  entidad_reportadora: 'Secretaría de Salud del Litoral',
  ...changes,
})
export const service = (number: string, changes: Record<string, string> = {}) => ({
  registro: 'SERVICIO_SOCIAL',
  tipo_documento: 'CC',
  numero_documento: number,
  tipo_prestacion: '1',
  tipo_lugar: '1',
  lugar: 'Centro de Salud El Trébol',
  fecha_inicio: '1/2/2013',
  fecha_fin: '31/1/2014',
  modalidad: '4',
  programa: '1',
  entidad_reportadora: 'Secretaría de Salud del Litoral',
  ...changes,
})
export const sanction = (number: string, changes: Record<string, string> = {}) => ({
  registro: 'SANCION',
  tipo_documento: 'CC',
  numero_documento: number,
  sancion: 'Suspensión de 3 meses',
  autoridad: 'Tribunal de Ética Médica del Litoral',
  acto_administrativo: 'Fallo 12 de 2026',
  fecha_inicio: '2026-02-01',
  fecha_fin: '2026-04-30',
  ...changes,
})

/** A world into which files of ReTHUS are loaded as the command line does it. */
export async function openRethusLoads() {
  const world = await openWorld()
  const files = openFolder()
  let said: string[] = []
  const hooks = {
    endRights: (...[db, lost]: [Parameters<typeof endRights>[1], Parameters<typeof endRights>[2]]) =>
      endRights(world.app, db, lost),
    rematchAccounts,
    linkIndependientes,
  }
  return {
    world,
    /** `asOf` null: as of the legal clock. */
    load(rows: Record<string, string>[], asOf: string | null = null) {
      said = []
      const say = (line: string) => said.push(line)
      return importRethus(world.app, { path: files.write(csvOf(rows)), asOf, reportPath: null, say }, hooks)
    },
    /** What the last load said of its rows. */
    badRows: () => said.filter((line) => line.startsWith('Fila ')),
    /** Whose a document is at the beginning of the world. */
    async idOf(type: string, number: string) {
      const [row] = await world.owner.query<{ id: string }>(sql`
        select person_id as id from person_document where type = ${type} and number = ${number} and during @> '2026-03-01 12:00-05'::timestamptz`)
      return row ? PersonId.parse(row.id) : undefined
    },
    async close() {
      files.remove()
      await world.close()
    },
  }
}
