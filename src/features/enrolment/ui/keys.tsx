import { KeysBox, KeysHelp } from '../../../shared/ui/components.tsx'
import type { ActName } from '../open-acts.ts'

type Keys = Parameters<typeof KeysHelp>[0]['keys']

const listKeys: Keys = [
  { keys: ['J', 'K'], does: 'bajar y subir' },
  { keys: ['Intro'], does: 'abrir' },
  { keys: ['/'], does: 'buscar' },
  { keys: ['E'], does: 'ir a exportar' },
  { keys: ['?'], does: 'ver las teclas' },
]

/** Each with the act whose form it leads to. */
const actKeys: readonly (readonly [acts: readonly ActName[], key: Keys[number]])[] = [
  [['identidad'], { keys: ['I'], does: 'documento visto' }],
  [['activar'], { keys: ['A'], does: 'activar' }],
  [['enrolar'], { keys: ['R'], does: 'roles' }],
  [['activar', 'enrolar'], { keys: ['S'], does: 'simular' }],
  [['devolver'], { keys: ['D'], does: 'devolver' }],
  [['rechazar'], { keys: ['X'], does: 'rechazar' }],
]
const requestKeys = (open: ReadonlySet<ActName>): Keys => [
  ...actKeys.flatMap(([acts, key]) => (acts.some((act) => open.has(act)) ? [key] : [])),
  { keys: ['U'], does: 'volver a la cola' },
  { keys: ['?'], does: 'ver las teclas' },
]

const simulationKeys: Keys = [
  { keys: ['S'], does: 'lo que simula' },
  { keys: ['A'], does: 'activar así' },
  { keys: ['R'], does: 'enrolar así' },
  { keys: ['U'], does: 'volver a la solicitud' },
  { keys: ['?'], does: 'ver las teclas' },
]

/** Shown by the script alone: without it the keys do nothing. None of them sends a form. */
const Keys = ({ keys }: { keys: Keys }) => (
  <>
    <KeysBox keys={keys} />
    <dialog class="ma-keys-dialog" aria-labelledby="teclas-titulo" data-keys-dialog>
      <h2 id="teclas-titulo">Teclas de esta página</h2>
      <KeysHelp keys={keys} />
      <p>Llevan al lugar; nunca envían un formulario. No actúan mientras escribe.</p>
      <form method="dialog">
        <button type="submit" class="govuk-button govuk-button--secondary">
          Cerrar
        </button>
      </form>
    </dialog>
  </>
)

export const ListKeys = () => <Keys keys={listKeys} />
export const RequestKeys = ({ acts }: { acts: ReadonlySet<ActName> }) => <Keys keys={requestKeys(acts)} />
export const SimulationKeys = () => <Keys keys={simulationKeys} />
