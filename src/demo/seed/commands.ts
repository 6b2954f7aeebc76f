import type { OwnerCommand } from '../../platform/command.ts'
import { numberText, percentText } from '../../shared/dates-es.ts'
import { seed } from './seed.ts'

const usage = '--people N [--seed NÚMERO]'
const [least, most] = [2_000, 1_000_000]

/** Of `npm run cli`: a load of invented people, to measure with. */
export const seedCommands: OwnerCommand[] = [
  {
    name: 'seed',
    usage,
    summary: 'Carga N personas inventadas con sus derechos, para medir. Nunca en producción.',
    async run({ app, ownerUrl }, args, say) {
      const request = readArguments(args)
      if (!request) {
        say(`Uso: npm run cli -- seed ${usage}\nN va de ${numberText(least)} a ${numberText(most)}.`)
        return 1
      }
      const start = performance.now()
      const seconds = () => numberText(Math.round((performance.now() - start) / 1000))
      let told = 0
      const progress = (done: number) => {
        const share = Math.floor((done / request.people) * 10) / 10
        if (share > told) say(`  ${percentText(share)} ${numberText(done)} personas, ${seconds()} s`)
        told = Math.max(told, share)
      }
      const seeded = await seed(app, ownerUrl, { ...request, progress })
      if (!seeded.ok) {
        say(seeded.refusal.message)
        return 1
      }
      for (const [table, rows] of seeded.value.rows) say(`  ${table.padEnd(24)} ${numberText(rows).padStart(12)} filas`)
      say(`Cargadas ${numberText(request.people)} personas en ${seconds()} s, con todas las reglas de las tablas puestas.`)
      say('Todas las cuentas, carga.N@carga.example, tienen la contraseña de la demostración.')
      return 0
    },
  },
]

function readArguments(args: string[]): { people: number; seed: number } | null {
  const given = args.flatMap((arg) => (arg.startsWith('--') ? arg.split('=') : [arg]))
  const options = new Map<string, number>()
  for (let n = 0; n < given.length; n += 2) {
    const [name = '', value = ''] = [given[n], given[n + 1]]
    if (!['--people', '--seed'].includes(name) || !/^\d{1,9}$/.test(value)) return null
    options.set(name, Number(value))
  }
  const people = options.get('--people')
  return people !== undefined && people >= least && people <= most ? { people, seed: options.get('--seed') ?? 1 } : null
}
