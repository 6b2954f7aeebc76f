import { importCommand } from '../registers/index.ts'
import { importEps, importReps } from './import-reps.ts'

/** Of `npm run cli`. */
export const repsCommands = [
  importCommand('reps import', 'Carga los datos abiertos del REPS: entidades y sedes.', importReps),
  importCommand('reps import-eps', 'Carga la lista de EPS, cada una con su oficina.', importEps),
]
