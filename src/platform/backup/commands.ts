import { longDateTime, numberText } from '../../shared/dates-es.ts'
import type { DatabaseCommand } from '../command.ts'
import { migrate } from '../migrate.ts'
import type { TableEnd } from './container.ts'
import { checkBackup, restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'

const sizeText = (bytes: number) =>
  bytes < 1_000_000 ? `${numberText(Math.ceil(bytes / 1000))} kB` : `${numberText(Math.round(bytes / 1_000_000))} MB`
const rowsIn = (tables: TableEnd[]) => tables.reduce((sum, { rows }) => sum + rows, 0)
const secondsSince = (start: number) => `${numberText(Math.max(1, Math.round((performance.now() - start) / 1000)))} s`

/** Of `npm run cli`: the whole database into one file, and back. */
export const backupCommands: DatabaseCommand[] = [
  {
    name: 'backup',
    usage: 'ARCHIVO',
    summary: 'Guarda toda la base de datos en un archivo, también mientras el programa trabaja.',
    async run({ ownerUrl }, args, say) {
      const [path] = args
      if (!path || args.length > 1 || path.startsWith('--')) {
        say('Uso: npm run cli -- backup ARCHIVO')
        return 1
      }
      const start = performance.now()
      const taken = await takeBackup(ownerUrl, path)
      if (!taken.ok) {
        say(taken.refusal.message)
        return 1
      }
      const { takenAt, tables, bytes } = taken.value
      say(
        `Respaldo en ${path}: ${numberText(rowsIn(tables))} filas de ${tables.length} tablas, ${sizeText(bytes)}, ${secondsSince(start)}.`,
      )
      say(`Tiene todo lo que se había guardado al ${longDateTime(takenAt)}`)
      say('Contiene datos de personas: solo lo puede leer su usuario de este equipo. Guárdelo en otro lugar.')
      return 0
    },
  },
  {
    name: 'restore',
    usage: 'ARCHIVO [--replace "LO QUE SE BORRA"]',
    summary: 'Restaura un respaldo en una base de datos vacía, y comprueba lo restaurado.',
    async run({ ownerUrl, appUrl }, args, say) {
      const request = readArguments(args)
      if (!request) {
        say('Uso: npm run cli -- restore ARCHIVO [--replace "LO QUE SE BORRA"]')
        return 1
      }
      const start = performance.now()
      const checked = await checkBackup(request.path)
      if (!checked.ok) {
        say(`${checked.refusal.message} No se restauró nada.`)
        return 1
      }
      try {
        say('El archivo está completo. Restaurando…')
        await migrate(ownerUrl, appUrl)
        const restored = await restoreBackup(ownerUrl, checked.value, request.replace)
        if (!restored.ok) {
          say(restored.refusal.message)
          return 1
        }
        const { takenAt, tables, keys, others } = restored.value
        for (const { table, rows } of tables)
          if (rows > 0) say(`  ${table.padEnd(24)} ${numberText(rows).padStart(12)} filas, iguales`)
        say(
          `Restaurado: ${numberText(rowsIn(tables))} filas de ${tables.length} tablas, como estaban al ${longDateTime(takenAt)} ${secondsSince(start)}.`,
        )
        say(`Comprobado: filas y sumas de control de cada tabla, ${keys} claves foráneas y ${others} reglas más.`)
        return 0
      } finally {
        await checked.value.file.close()
      }
    },
  },
]

function readArguments(args: string[]): { path: string; replace: string | null } | null {
  const [path, flag, replace, ...more] = args.flatMap((arg) => {
    const [, name, value] = /^(--replace)=(.*)$/s.exec(arg) ?? []
    return name ? [name, value!] : [arg]
  })
  if (!path || path.startsWith('--') || more.length > 0) return null
  if (flag === undefined) return { path, replace: null }
  return flag === '--replace' && replace ? { path, replace } : null
}
