import type { AppContext } from './app-context.ts'

type Named = {
  /** As typed: `rethus import`. */
  name: string
  /** What follows the name: `ARCHIVO.csv`. */
  usage: string
  /** One line, in Spanish. */
  summary: string
}

/** `say` writes a line for the person at the terminal. Returns the exit code: 0, or 1 when something was refused. */
type Run<Given> = (given: Given, args: string[], say: (line: string) => void) => Promise<0 | 1>

/** One act of `npm run cli -- <name> …`. */
export type Command = Named & { run: Run<AppContext> }

/** The same on the database as it is found: neither migrated nor filled. */
export type DatabaseCommand = Named & { run: Run<{ ownerUrl: string; appUrl: string }> }

/** The same beside the login that owns the tables. */
export type OwnerCommand = Named & { run: Run<{ app: AppContext; ownerUrl: string }> }
