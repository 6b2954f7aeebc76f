import { KeysHelp } from './tools.tsx'

/** The keys of a page with the switch that turns them off; shown by the script alone, for without it they do nothing. */
export const KeysBox = ({ keys }: Parameters<typeof KeysHelp>[0]) => (
  <div class="ma-keys-box" data-keys hidden>
    <KeysHelp keys={keys} />
    <p>
      <button type="button" class="ma-keys-switch" data-keys-switch>
        Apagar las teclas rápidas
      </button>
    </p>
  </div>
)
