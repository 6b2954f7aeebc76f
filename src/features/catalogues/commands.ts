import type { AppContext } from '../../platform/app-context.ts'
import type { Command } from '../../platform/command.ts'
import { longDateTime, numberText } from '../../shared/dates-es.ts'
import { countEnabled, findNewestVersions, findVersions } from './catalogue-store.ts'
import { catalogues, findCatalogue, type Version } from './catalogues.ts'
import { type CatalogueRequest, importCatalogue, tableList } from './import-catalogue.ts'

type Say = (line: string) => void

/** Of `npm run cli`. */
export const catalogueCommands: Command[] = [
  {
    name: 'catalogues import',
    usage: 'TABLA ARCHIVO.csv [--apply] [--as-of FECHA] [--disable-missing] [--report INFORME.csv]',
    summary: 'Muestra qué cambia un archivo en una tabla de códigos; con --apply, lo aplica.',
    async run(app, args, say) {
      const request = readArguments(args, say)
      if (!request) {
        say(`Uso: npm run cli -- ${this.name} ${this.usage}\nTablas:\n${tableList()}`)
        return 1
      }
      const result = await importCatalogue(app, request)
      if (!result.ok) say(`${result.refusal.message}\nNo se cargó nada.`)
      return result.ok && result.value.rowsBad === 0 ? 0 : 1
    },
  },
  {
    name: 'catalogues list',
    usage: '[TABLA]',
    summary: 'Las tablas de códigos y sus versiones: cuántos códigos, de cuándo son los datos.',
    async run(app, [table], say) {
      if (table === undefined) return listTables(app, say)
      const catalogue = findCatalogue(table)
      if (!catalogue) {
        say(`No hay una tabla «${table}». Las tablas son:\n${tableList()}`)
        return 1
      }
      const versions = await findVersions(app.db, catalogue.id)
      if (versions.length === 0) say(`${catalogue.name}: todavía no se ha cargado.`)
      for (const version of versions) say(versionText(version))
      return 0
    },
  },
]

async function listTables({ db }: AppContext, say: Say): Promise<0> {
  const newest = new Map((await findNewestVersions(db)).map((version) => [version.catalogue, version]))
  const enabled = await countEnabled(db)
  const widest = Math.max(...catalogues.map(({ id }) => id.length))
  for (const { id, name } of catalogues) {
    const version = newest.get(id)
    const state = version
      ? `versión ${version.number}, ${numberText(version.codes)} códigos, ${numberText(enabled.get(id) ?? 0)} habilitados, datos al ${longDateTime(version.asOf)}${version.source === 'PROPIO' ? ' (ejemplo del programa)' : ''}`
      : 'sin cargar'
    say(`${id.padEnd(widest)}  ${name}: ${state}`)
  }
  return 0
}

/** "Versión 2 · datos al … · archivo.csv · 3 nuevos, 1 con cambios, …" */
const versionText = ({ number, asOf, fileName, source, added, changed, disabled, enabled, codes }: Version) =>
  `Versión ${number} · datos al ${longDateTime(asOf)} · ${source === 'PROPIO' ? 'ejemplo del programa' : fileName} · ${numberText(added)} nuevos, ` +
  `${numberText(changed)} con cambios, ${numberText(disabled)} deshabilitados, ${numberText(enabled)} habilitados de nuevo · ${numberText(codes)} códigos`

function readArguments(args: string[], say: Say): CatalogueRequest | null {
  const options: Record<string, string | undefined> = {}
  const flags = new Set<string>()
  const given: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    const [, name, inline] = /^--(as-of|report)(?:=(.*))?$/.exec(arg) ?? []
    if (name) options[name] = inline ?? args[++i]
    else if (arg === '--apply' || arg === '--disable-missing') flags.add(arg)
    else if (arg.startsWith('--')) return null
    else given.push(arg)
  }
  const [table, path] = given
  const isIncomplete = Object.values(options).some((value) => value === undefined || value === '')
  if (!table || given.length > 2 || isIncomplete) return null
  // A table that does not exist is told before the file that was forgotten.
  if (!path && findCatalogue(table)) return null
  return {
    ...{ table, path: path ?? '', applies: flags.has('--apply'), disablesMissing: flags.has('--disable-missing'), say },
    ...{ asOf: options['as-of'] ?? null, reportPath: options.report ?? null },
  }
}
