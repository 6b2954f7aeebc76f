import type { AppContext } from '../../platform/app-context.ts'
import type { Command } from '../../platform/command.ts'
import type { Result } from '../../shared/result.ts'
import type { ImportOutcome, ImportRequest } from './import-file.ts'

type Importer = (app: AppContext, request: ImportRequest) => Promise<Result<ImportOutcome, { message: string }>>

/** The command that loads one file. It ends with 1 when the file or one of its rows was refused. */
export const importCommand = (name: string, summary: string, load: Importer): Command => ({
  name,
  usage: 'ARCHIVO.csv [--as-of FECHA] [--report INFORME.csv]',
  summary,
  async run(app, args, say) {
    const request = readArguments(args, say)
    if (!request) {
      say(`Uso: npm run cli -- ${name} ${this.usage}`)
      return 1
    }
    const result = await load(app, request)
    if (!result.ok) say(`${result.refusal.message} No se cargó nada.`)
    return result.ok && result.value.rowsBad === 0 ? 0 : 1
  },
})

function readArguments(args: string[], say: (line: string) => void): ImportRequest | null {
  const options: Record<string, string | undefined> = {}
  const paths: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    const [, name, inline] = /^--(as-of|report)(?:=(.*))?$/.exec(arg) ?? []
    if (name) options[name] = inline ?? args[++i]
    else if (arg.startsWith('--')) return null
    else paths.push(arg)
  }
  const [path] = paths
  const isIncomplete = Object.values(options).some((value) => value === undefined || value === '')
  if (!path || paths.length > 1 || isIncomplete) return null
  return { path, asOf: options['as-of'] ?? null, reportPath: options.report ?? null, say }
}
