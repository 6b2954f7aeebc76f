import type { Config } from './config.ts'
import { findRunningPostgres, startEmbeddedPostgres } from './platform/embedded-postgres.ts'

export type OpenDatabase = {
  appUrl: string
  ownerUrl: string
  /** The folder of the embedded server's data, when this process started it. */
  folder: string | null
  /** Settles when a server that this process started ends, asked or not. */
  ended: Promise<unknown>
  stop: () => Promise<void>
}

const notOurs = { folder: null, ended: new Promise<never>(() => {}), stop: async () => {} }

/** The given server, or the embedded one. A task (`npm run cli`) works beside the program that runs on the same data. */
export async function openDatabase({ database, dataDir }: Config, purpose: 'program' | 'task'): Promise<OpenDatabase> {
  if (database) return { ...database, ...notOurs }
  const running = purpose === 'task' ? await findRunningPostgres(dataDir) : null
  const server = running ? { ...running, ...notOurs } : await startEmbeddedPostgres(dataDir, purpose)
  return { ...server, appUrl: server.appUrl('mipres'), ownerUrl: server.ownerUrl('mipres') }
}
