import { writeFile } from 'node:fs/promises'
import type { Settings } from '../../platform/app-context.ts'
import type { Command } from '../../platform/command.ts'
import { longDateTime } from '../../shared/dates-es.ts'
import { readKeySet } from './key-set.ts'
import { findKeys, type SigningKey } from './key-store.ts'
import { replaceKey } from './rotate-keys.ts'
import { openPrivate } from './seal-private.ts'

/** What the operator does with the keys of the signatures. */
export const keyCommands: Command[] = [
  {
    name: 'keys list',
    usage: '',
    summary: 'Las llaves de firma: cuál firma, desde cuándo, hasta cuándo.',
    async run(app, args, say) {
      if (args.length > 0) return refuseArguments(say, 'keys list')
      const keys = await findKeys(app.db)
      if (keys.length === 0) say('Todavía no hay llaves: la primera firma hace la primera.')
      for (const key of keys) say(await keyText(key, app.realNow(), app.settings))
      return 0
    },
  },
  {
    name: 'keys rotate',
    usage: '',
    summary: 'Hace otra llave de firma ya. La anterior no firma más; lo que firmó se sigue pudiendo verificar.',
    async run(app, args, say) {
      if (args.length > 0) return refuseArguments(say, 'keys rotate')
      const { retired, made } = await replaceKey(app)
      for (const kid of retired) say(`${kid}  ya no firma.`)
      say(`${made.kid}  firma desde ahora, hasta el ${longDateTime(made.signsUntil)}`)
      return 0
    },
  },
  {
    name: 'keys export',
    usage: 'ARCHIVO',
    summary: 'Escribe las llaves públicas, como en /.well-known/jwks.json, para verificar sin internet.',
    async run(app, [path, ...rest], say) {
      if (!path || rest.length > 0) return refuseArguments(say, 'keys export ARCHIVO')
      const set = await readKeySet(app.db)
      try {
        await writeFile(path, `${JSON.stringify(set, null, 2)}\n`)
      } catch (fault) {
        say(`No se pudo escribir ${path}: ${(fault as NodeJS.ErrnoException).code ?? 'error'}.`)
        return 1
      }
      say(`${set.keys.length === 1 ? 'Una llave pública' : `${set.keys.length} llaves públicas`} en ${path}.`)
      return 0
    },
  },
]

function refuseArguments(say: (line: string) => void, usage: string): 1 {
  say(`Uso: npm run cli -- ${usage}`)
  return 1
}

async function keyText({ kid, sealedPrivate, madeAt, signsUntil, wipedAt }: SigningKey, now: Date, { keySecret }: Settings) {
  const period = `desde el ${longDateTime(madeAt)}, hasta el ${longDateTime(signsUntil)}`
  if (wipedAt || !sealedPrivate) return `${kid}  ya no firma, y su parte privada se borró: firmó ${period}`
  const opens = await openPrivate(sealedPrivate, kid, keySecret).then(
    () => true,
    () => false,
  )
  const secret = opens ? '' : ' (KEY_SECRET no la abre)'
  return `${kid}  ${signsUntil > now ? 'firma' : 'llegó a su fin: firmó'} ${period}${secret}`
}
