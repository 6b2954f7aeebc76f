import type { OwnerCommand } from '../../platform/command.ts'
import { numberText, percentText } from '../../shared/dates-es.ts'
import { addPrescriptions, seed } from './seed.ts'

const usage = '--people N [--prescriptions M] [--seed NÚMERO] | --prescriptions M'
const [least, most] = [2_000, 1_000_000]

/** Of `npm run cli`: a load of invented people, to measure with. */
export const seedCommands: OwnerCommand[] = [
  {
    name: 'seed',
    usage,
    summary:
      'Carga N personas inventadas con sus derechos y M fórmulas (si no se dice, una por cada diez), para medir. Nunca en producción.',
    async run({ app, ownerUrl }, args, say) {
      const request = readArguments(args)
      if (!request) {
        say(`Uso: npm run cli -- seed ${usage}\nN va de ${numberText(least)} a ${numberText(most)}.`)
        return 1
      }
      const start = performance.now()
      if (request.people === null) {
        const added = await addPrescriptions(app, ownerUrl, request)
        say(added.ok ? `Cargadas ${numberText(request.prescriptions)} fórmulas.` : added.refusal.message)
        return added.ok ? 0 : 1
      }
      const { people, prescriptions } = request
      const seconds = () => numberText(Math.round((performance.now() - start) / 1000))
      let told = 0
      const progress = (done: number) => {
        const share = Math.floor((done / people) * 10) / 10
        if (share > told) say(`  ${percentText(share)} ${numberText(done)} personas, ${seconds()} s`)
        told = Math.max(told, share)
      }
      const seeded = await seed(app, ownerUrl, { ...request, people, progress })
      if (!seeded.ok) {
        say(seeded.refusal.message)
        return 1
      }
      for (const [table, rows] of seeded.value.rows) say(`  ${table.padEnd(24)} ${numberText(rows).padStart(12)} filas`)
      if (prescriptions > 0) say(`Cargadas ${numberText(prescriptions)} fórmulas firmadas por ellas.`)
      say(`Cargadas ${numberText(people)} personas en ${seconds()} s, con todas las reglas de las tablas puestas.`)
      say('Todas las cuentas, carga.N@carga.example, tienen la contraseña de la demostración.')
      return 0
    },
  },
]

/** People null: prescriptions alone, into a load that is there. */
type Arguments = { people: number | null; prescriptions: number; seed: number }

function readArguments(args: string[]): Arguments | null {
  const given = args.flatMap((arg) => (arg.startsWith('--') ? arg.split('=') : [arg]))
  const options = new Map<string, number>()
  for (let n = 0; n < given.length; n += 2) {
    const [name = '', value = ''] = [given[n], given[n + 1]]
    if (!['--people', '--prescriptions', '--seed'].includes(name) || !/^\d{1,9}$/.test(value)) return null
    options.set(name, Number(value))
  }
  const people = options.get('--people') ?? null
  const prescriptions = options.get('--prescriptions') ?? (people === null ? null : Math.floor(people / 10))
  if (prescriptions === null || prescriptions > most || (people !== null && (people < least || people > most))) return null
  return { people, prescriptions, seed: options.get('--seed') ?? 1 }
}
