import { KeysBox, KeysHelp } from '../../../shared/ui/components.tsx'

type Keys = Parameters<typeof KeysHelp>[0]['keys']

const listKeys: Keys = [
  { keys: ['J', 'K'], does: 'bajar y subir' },
  { keys: ['Intro'], does: 'abrir' },
  { keys: ['/'], does: 'buscar' },
  { keys: ['E'], does: 'ir a exportar' },
  { keys: ['?'], does: 'ver las teclas' },
]

const requestKeys: Keys = [
  { keys: ['I'], does: 'documento visto' },
  { keys: ['A'], does: 'activar' },
  { keys: ['R'], does: 'roles' },
  { keys: ['S'], does: 'simular' },
  { keys: ['D'], does: 'devolver' },
  { keys: ['X'], does: 'rechazar' },
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
export const RequestKeys = () => <Keys keys={requestKeys} />
export const SimulationKeys = () => <Keys keys={simulationKeys} />
