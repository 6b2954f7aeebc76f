export { repsCommands } from './commands.ts'
export { importEps, importReps } from './import-reps.ts'
export { type Entidad, type EntidadKind, entidadIdText, entidadKindNames, type Municipio, type Sede } from './reps.ts'
export {
  type EntidadSearch,
  findEntidad,
  findEntidades,
  findOwnPractice,
  findSede,
  findSedesOf,
  getEntidad,
  getSede,
  linkIndependientes,
} from './reps-store.ts'
