import { readConfig } from '../config.ts'
import { freePort } from '../platform/embedded-postgres/free-port.ts'
import { newLogger } from '../platform/log.ts'
import { startProgram } from '../program.ts'
import { createDatabase } from './database.ts'

/** The whole program as `npm start` runs it, with the demo country in a database of its own, on a port of its own. */
export async function openProgram() {
  const { appUrl, ownerUrl } = await createDatabase()
  const port = await freePort()
  const config = readConfig({ PORT: String(port), DATABASE_URL: appUrl, MIGRATION_DATABASE_URL: ownerUrl, LOG_LEVEL: 'error' })
  const { stop } = await startProgram(config, newLogger(config.logLevel))
  return { url: config.publicUrl, appUrl, ownerUrl, stop }
}
