// Runs before `npm start`, `npm test` and their like: installs what the lock file names when it is not there. Needs
// nothing but Node 20: on a clean clone there is nothing else yet.
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const changed = (path) => statSync(at(path), { throwIfNoEntry: false })?.mtimeMs ?? 0

// npm writes this file last: a broken install does not have it.
if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) {
  console.log('Instalando lo necesario (una vez; puede tardar un minuto)…')
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: at(''),
    stdio: 'inherit',
  })
  if (status !== 0) {
    console.error(
      `No se pudo instalar${error ? `: ${error.message}` : ''}. Revise la conexión con el registro de npm e intente de nuevo.`,
    )
    process.exit(1)
  }
}

// Node 24 comes as one package a platform, all with the command `node`: npm 10 links the right one, and then takes the
// link away with those that are not for this machine.
const link = at('node_modules/.bin/node')
if (existsSync(at(`node_modules/node-linux-${process.arch}/bin/node`)) && !existsSync(link)) {
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link)
  symlinkSync(`../node-linux-${process.arch}/bin/node`, link)
}
