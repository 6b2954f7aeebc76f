import type { AppContext } from './app-context.ts'

/** One act of `npm run cli -- <name> …`. */
export type Command = {
  /** As typed: `rethus import`. */
  name: string
  /** What follows the name: `ARCHIVO.csv`. */
  usage: string
  /** One line, in Spanish. */
  summary: string
  /** `say` writes a line for the person at the terminal. Returns the exit code: 0, or 1 when something was refused. */
  run: (app: AppContext, args: string[], say: (line: string) => void) => Promise<0 | 1>
}
