export { repsCommands } from './commands.ts'
export { type Entidad, type EntidadKind, entidadIdText, entidadKindNames, type Sede } from './reps.ts'
export {
  findEntidad,
  findEntidades,
  findEntidadKinds,
  findOwnPractice,
  findSede,
  findSedesOf,
  getEntidad,
  getEntidadOf,
  getSede,
  linkIndependientes,
} from './reps-store.ts'
