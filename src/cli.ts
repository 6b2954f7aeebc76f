// What `npm run cli -- …` runs. Each command is a call into a feature; beside a program that runs, on its database.
import { compose } from './compose.ts'
import { type Config, readConfig } from './config.ts'
import { seedCommands } from './demo/index.ts'
import { catalogueCommands } from './features/catalogues/index.ts'
import { deskCommands } from './features/desk/index.ts'
import { endRights } from './features/enrolment/index.ts'
import { rematchAccounts } from './features/people/index.ts'
import { linkIndependientes, repsCommands } from './features/reps/index.ts'
import { rethusCommands } from './features/rethus/index.ts'
import { servicioSocialCommands } from './features/servicio-social/index.ts'
import { keyCommands } from './features/signatures/index.ts'
import { openDatabase } from './open-database.ts'
import { backupCommands } from './platform/backup/commands.ts'
import type { Command, DatabaseCommand, OwnerCommand } from './platform/command.ts'
import { newLogger } from './platform/log.ts'
import { StartRefusal } from './platform/start-refusal.ts'
import { plazaHooksOf } from './plaza-hooks.ts'

const commands: Command[] = [
  ...rethusCommands((app) => ({ endRights: (db, lost) => endRights(app, db, lost), rematchAccounts, linkIndependientes })),
  ...repsCommands,
  ...catalogueCommands,
  ...keyCommands,
  ...servicioSocialCommands(plazaHooksOf),
  ...deskCommands,
]

const asOwner: OwnerCommand[] = seedCommands
const onDatabase: DatabaseCommand[] = backupCommands

const help = [
  'Uso: npm run cli -- ORDEN …',
  ...[...commands, ...asOwner, ...onDatabase].map(({ name, usage, summary }) => `  ${name} ${usage}\n      ${summary}`),
].join('\n')

const say = (line: string) => console.log(line)

async function cli(args: string[]): Promise<0 | 1> {
  const isAsked = ({ name }: { name: string }) => name === args.slice(0, name.split(' ').length).join(' ')
  const command = commands.find(isAsked)
  const ownerCommand = asOwner.find(isAsked)
  const databaseCommand = onDatabase.find(isAsked)
  if (!command && !ownerCommand && !databaseCommand) {
    console.log(help)
    return args.length === 0 || args[0] === 'help' ? 0 : 1
  }
  const config = readConfig(process.env)
  if (databaseCommand) return runOnDatabase(config, databaseCommand, args.slice(1))
  const log = newLogger(config.logLevel)
  const { app, database, close } = await compose(config, 'task', (fault) => log.error({ err: fault }, 'background fault'))
  try {
    if (ownerCommand) return await ownerCommand.run({ app, ownerUrl: database.ownerUrl }, args.slice(1), say)
    return (await command?.run(app, args.slice(command.name.split(' ').length), say)) ?? 1
  } finally {
    await close()
  }
}

async function runOnDatabase(config: Config, command: DatabaseCommand, args: string[]): Promise<0 | 1> {
  const database = await openDatabase(config, 'task')
  try {
    return await command.run(database, args, say)
  } finally {
    await database.stop()
  }
}

process.exitCode = await cli(process.argv.slice(2)).catch((fault: unknown) => {
  console.error(fault instanceof StartRefusal ? fault.message : fault)
  return 1
})
