// What `npm start` runs: reads the configuration, starts the program, says where it is, and stops it when asked.
import { readConfig } from './config.ts'
import { newLogger } from './platform/log.ts'
import { StartRefusal } from './platform/start-refusal.ts'
import { startProgram } from './program.ts'

const isNodeNewEnough = Number(process.versions.node.split('.')[0]) >= 24

async function main() {
  if (!isNodeNewEnough) throw new StartRefusal(`Este programa necesita Node 24 y aquí corre ${process.version}. Instale Node 24.`)
  const config = readConfig(process.env)
  const log = newLogger(config.logLevel)
  const starting = startProgram(config, log)

  let stopping: Promise<void> | null = null
  const stopOnce = (exitCode: number) => {
    // A Ctrl-C arrives twice, from the terminal and from npm. One that comes during the start waits for its end.
    stopping ??= starting.then((program) => program.stop()).then(() => process.exit(exitCode), fail)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!stopping) console.log('Deteniendo el programa…')
      stopOnce(0)
    })
  process.on('uncaughtException', (fault) => {
    log.fatal({ err: fault }, 'uncaught')
    stopOnce(1)
  })

  const program = await starting
  void program.databaseEnded.then(() => {
    if (stopping) return
    console.error('PostgreSQL terminó por su cuenta; el programa se detiene. Vuelva a iniciarlo con: npm start')
    stopOnce(1)
  })
  if (stopping) return
  console.log(`\nMipres Abierto está en ${config.publicUrl}`)
  if (config.mode === 'demo')
    console.log(`  Es una demostración: personas inventadas. Cuentas para entrar: ${config.publicUrl}/demo`)
  if (program.folder) console.log(`  Datos: ${program.folder}${program.folder === config.dataDir ? '' : elsewhere}`)
  console.log('  Para detenerlo: Ctrl-C\n')
}

const elsewhere = ' (PostgreSQL no corre como root, y su usuario no puede entrar en DATA_DIR)'

function fail(fault: unknown): never {
  if (fault instanceof StartRefusal) console.error(`\n${fault.message}\n`)
  else console.error(fault)
  process.exit(1)
}

await main().catch(fail)
