import type { Command } from '../../platform/command.ts'
import { parseDocument } from '../people/index.ts'
import { endOfficial, nameOfficial, type OfficialRefusal } from './name-official.ts'

const sentences: Record<OfficialRefusal['code'], string> = {
  'account-unknown': 'No hay una cuenta con ese correo. La persona la crea en /cuenta/crear y confirma su correo.',
  'document-is-not-the-claimed': 'Ese no es el documento que declara la cuenta.',
  'person-already-held': 'Otra cuenta ya fue comprobada como esa persona.',
  'already-official': 'Ya es funcionario de la mesa.',
  'not-official': 'No es funcionario de la mesa.',
}

type Said = { ok: true } | { ok: false; refusal: { code: string } }

const tell = (result: Said, done: string, say: (line: string) => void) => {
  say(result.ok ? done : (sentences[result.refusal.code as OfficialRefusal['code']] ?? result.refusal.code))
  return result.ok ? 0 : 1
}

/** Of `npm run cli`: who works at the desk is said by whoever operates the system. */
export const deskCommands: Command[] = [
  {
    name: 'desk name-official',
    usage: 'CORREO TIPO NÚMERO',
    summary: 'Nombra funcionario de la mesa, con el documento que usted vio.',
    async run(app, [email = '', type = '', number = ''], say) {
      const document = parseDocument(type, number)
      if (!document.ok) {
        say(`Documento: ${document.refusal.message}`)
        return 1
      }
      return tell(await nameOfficial(app, { email, document: document.value }), 'Nombrado. Vale desde ahora.', say)
    },
  },
  {
    name: 'desk end-official',
    usage: 'CORREO MOTIVO',
    summary: 'Termina el nombramiento de un funcionario, ahora.',
    async run(app, [email = '', ...words], say) {
      const reason = words.join(' ').trim()
      if (reason === '') {
        say('Escriba el motivo después del correo.')
        return 1
      }
      return tell(await endOfficial(app, { email, reason }), 'Terminado. Ya no entra a la mesa.', say)
    },
  },
]
