import { button, go, link, linkTo, state, type, type Viewing } from '../harness/opening.ts'

/** The tables of codes, as anybody may look into them; they hold what the project ships. */
const reading: Viewing = {
  who: null,
  part: 'catalogos',
  states: [
    state('catalogos', '/catalogos', go('/catalogos')),
    state('catalogo', '/catalogos/:tabla', link('Diagnósticos (CIE-10)')),
    state('catalogo-segunda-pagina', '/catalogos/:tabla', link('Siguientes')),
    state('catalogo-busqueda', '/catalogos/:tabla', type({ q: 'sin precisar' }), button('Buscar')),
    state('catalogo-parecidas', '/catalogos/:tabla', go('/catalogos/cie10'), type({ q: 'diavetes melitus' }), button('Buscar')),
    state('catalogo-nada', '/catalogos/:tabla', go('/catalogos/cie10?q=zzzzzz')),
    state('catalogo-deshabilitados', '/catalogos/:tabla', go('/catalogos/cie10?q=diarrea&todos=si')),
    state('catalogo-con-simbolo', '/catalogos/:tabla', go('/catalogos/unidad-medida?q=mcg')),
    state('catalogo-sin-cargar', '/catalogos/:tabla', go('/catalogos/cups')),
    state('codigo', '/catalogos/:tabla/:codigo', go('/catalogos/dci?q=losartan'), linkTo('/catalogos/dci/')),
    state('codigo-deshabilitado', '/catalogos/:tabla/:codigo', go('/catalogos/cie10/A09X')),
  ],
}

export const catalogosViewings = [reading]
