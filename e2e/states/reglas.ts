import { answered, button, go, refused, state, type, type Viewing } from '../harness/opening.ts'

const change = '/mesa/roles/:clase/:clave'
const why = { motivo: 'Así lo pide la circular.', norma: 'Circular 1 de 2026' }

/** The rules of prescribing: read by anybody, changed by the desk. */
export const ruleViewings: Viewing[] = [
  {
    who: null,
    part: 'reglas',
    states: [state('reglas-de-prescripcion', '/reglas-de-prescripcion', go('/reglas-de-prescripcion'))],
  },
  {
    who: 'mesa',
    part: 'reglas',
    states: [
      state('mesa-regla', change, go('/mesa/roles/reglas/R-PRE-9')),
      refused('mesa-regla-error', change, type({ amount: 'veinte', ...why }), button('Ver a quién toca')),
      state('mesa-regla-antes', change, type({ amount: '19' }), button('Ver a quién toca')),
      state('mesa-regla-cambiada', '/mesa/roles', button('Confirmar el cambio')),
      answered(404, 'mesa-regla-fija', null, go('/mesa/roles/reglas/R-PRE-2')),
    ],
  },
]
