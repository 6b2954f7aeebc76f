// What `npm run cli -- …` runs. Each command is a call into a feature; beside a program that runs, on its database.
import { compose } from './compose.ts'
import { readConfig } from './config.ts'
import { catalogueCommands } from './features/catalogues/index.ts'
import { deskCommands } from './features/desk/index.ts'
import { endRights } from './features/enrolment/index.ts'
import { rematchAccounts } from './features/people/index.ts'
import { linkIndependientes, repsCommands } from './features/reps/index.ts'
import { rethusCommands } from './features/rethus/index.ts'
import { servicioSocialCommands } from './features/servicio-social/index.ts'
import type { Command } from './platform/command.ts'
import { newLogger } from './platform/log.ts'
import { StartRefusal } from './platform/start-refusal.ts'
import { plazaHooksOf } from './plaza-hooks.ts'

const commands: Command[] = [
  ...rethusCommands((app) => ({ endRights: (db, lost) => endRights(app, db, lost), rematchAccounts, linkIndependientes })),
  ...repsCommands,
  ...catalogueCommands,
  ...servicioSocialCommands(plazaHooksOf),
  ...deskCommands,
]

const help = [
  'Uso: npm run cli -- ORDEN …',
  ...commands.map(({ name, usage, summary }) => `  ${name} ${usage}\n      ${summary}`),
].join('\n')

async function cli(args: string[]): Promise<0 | 1> {
  const command = commands.find(({ name }) => name === args.slice(0, name.split(' ').length).join(' '))
  if (!command) {
    console.log(help)
    return args.length === 0 || args[0] === 'help' ? 0 : 1
  }
  const config = readConfig(process.env)
  const log = newLogger(config.logLevel)
  const { app, close } = await compose(config, 'task', (fault) => log.error({ err: fault }, 'background fault'))
  try {
    return await command.run(app, args.slice(command.name.split(' ').length), (line) => console.log(line))
  } finally {
    await close()
  }
}

process.exitCode = await cli(process.argv.slice(2)).catch((fault: unknown) => {
  console.error(fault instanceof StartRefusal ? fault.message : fault)
  return 1
})
