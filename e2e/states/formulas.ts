import { answered, button, go, link, linkTo, readdress, refused, state, type, type Viewing } from '../harness/opening.ts'

const list = '/mipres/formulas'
const one = `${list}/:number`
const ofSede = '/mipres/sedes/:sedeId/formulas'

/** The same prescription, with something behind its address. */
const behind = (more: string) => readdress((address) => `${address.replace(/[?#].*/, '').replace(/\/anular$/, '')}${more}`)

/** What a prescriber has signed, of which the demonstration's country holds one in each state. */
const signer: Viewing = {
  who: 'prescriptora',
  part: 'formulas',
  states: [
    state('formulas-propias', list, go(list)),
    state('formulas-anuladas', list, link('Anuladas')),
    state('formula-anulada', one, linkTo('/mipres/formulas/2')),
    state('formula-modificada', one, go(`${list}?estado=MODIFICADA`), linkTo('/mipres/formulas/2')),
    state('formula-que-reemplaza', one, linkTo('/mipres/formulas/2')),
    state('formula-dos-medicamentos', one, go(`${list}?buscar=amlodipino`), linkTo('/mipres/formulas/2')),
    state('formula-firmada', one, behind('?hecho=firmada')),
    state('formula-anular', `${one}/anular`, behind('/anular')),
    refused('formula-anular-sin-motivo', `${one}/anular`, type({ motivo: 'no' }), button('Anular la fórmula')),
    state('formulas-sin-coincidencias', list, go(`${list}?buscar=zzzz`)),
    state('formulas-dia-que-no-es', list, go(`${list}?desde=ayer&clase=PRESCRIPCION`)),
    state('formulas-de-la-sede', ofSede, go(list), linkTo('/mipres/sedes/')),
    state('formulas-de-quien-firmo', ofSede, type({ firmante: 'zuluaga' }), button('Filtrar')),
    answered(404, 'formula-que-no-hay', null, go(`${list}/20200101100999999999`)),
  ],
}

/** Who orders at an EPS what a ruling says. */
const orders: Viewing = {
  who: 'ordenador',
  part: 'formulas',
  states: [state('formulas-de-tutela', list, go(list)), state('formula-de-tutela', one, linkTo('/mipres/formulas/2'))],
}

/** Who reads at a sede and signs nothing. */
const reader: Viewing = {
  who: 'consulta',
  part: 'formulas',
  states: [
    state('formulas-ninguna-propia', list, go(list)),
    state('formulas-de-la-sede-para-consulta', ofSede, linkTo('/mipres/sedes/')),
    state('formula-de-un-colega', one, linkTo('/mipres/formulas/2')),
  ],
}

export const formulaViewings = [signer, orders, reader]
