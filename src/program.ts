import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { runChores } from './chores.ts'
import { compose } from './compose.ts'
import type { Config } from './config.ts'
import { runBulk } from './features/bulk/index.ts'
import { checkKeySecret } from './features/signatures/index.ts'
import { beginDraining } from './platform/health.ts'
import { demoMailer, smtpMailer } from './platform/mail.ts'
import { runOutbox } from './platform/outbox.ts'
import { StartRefusal } from './platform/start-refusal.ts'
import { buildServer } from './server.ts'

export type Program = {
  /** Where the embedded server's data lies; null with a server of one's own. */
  folder: string | null
  /** Settles when the database server that this program started ends, asked or not. */
  databaseEnded: Promise<unknown>
  stop: () => Promise<void>
}

/** How long a request that was being answered may take when the program is asked to stop. */
const drainMs = 10_000

/** Database → schema → demonstration → server → background work, and the way back. */
export async function startProgram(config: Config, log: Logger): Promise<Program> {
  const onFault = (fault: unknown) => log.error({ err: fault }, 'background fault')
  const { app, database, close } = await compose(config, 'program', onFault)
  try {
    await checkKeySecret(app)
    const server = await buildServer(app, { logger: log, trustProxy: config.trustProxy })
    await server.listen({ host: config.host, port: config.port })

    const background = new AbortController()
    const deliver = config.smtp ? smtpMailer(config.smtp.url, config.smtp.from) : demoMailer(app)
    const work = [
      runOutbox(app, deliver, background.signal, onFault),
      runChores(app, background.signal, onFault),
      runBulk(app, background.signal, onFault),
    ]
    const stop = async () => {
      beginDraining(app)
      background.abort()
      const patience = sleep(drainMs, undefined, { ref: false }).then(() => server.server.closeAllConnections())
      await Promise.race([server.close(), patience.then(() => sleep(1000))])
      await Promise.all(work)
      await close()
    }
    return { folder: database.folder, databaseEnded: database.ended, stop }
  } catch (error) {
    await close()
    throw explained(error, config)
  }
}

function explained(error: unknown, { host, port }: Config) {
  const { code } = error as NodeJS.ErrnoException
  const other = `Elija otro: PORT=${port === 65_535 ? port - 1 : port + 1} npm start`
  if (code === 'EADDRINUSE') return new StartRefusal(`El puerto ${port} ya está en uso por otro programa. ${other}`)
  if (code === 'EACCES') return new StartRefusal(`Este usuario no puede abrir el puerto ${port}. ${other}`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartRefusal(`Este equipo no tiene la dirección ${host}. Revise HOST.`)
  return error
}
