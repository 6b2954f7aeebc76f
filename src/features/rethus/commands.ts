import type { AppContext } from '../../platform/app-context.ts'
import { importCommand } from '../registers/index.ts'
import { importRethus, type RethusHooks } from './import-rethus.ts'

/** Of `npm run cli`. */
export const rethusCommands = (hooksOf: (app: AppContext) => RethusHooks) => [
  importCommand('rethus import', 'Carga un archivo del ReTHUS: personas, títulos, servicio social y sanciones.', (app, request) =>
    importRethus(app, request, hooksOf(app)),
  ),
]
