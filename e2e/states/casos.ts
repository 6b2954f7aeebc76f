import {
  answered,
  button,
  choose,
  enter,
  go,
  link,
  linkTo,
  mail,
  readdress,
  refused,
  send,
  state,
  type,
  type Viewing,
} from '../harness/opening.ts'

const byLink = '/no-fui-yo'
const own = '/solicitudes/:applicationId/no-fui-yo'
const list = '/mesa/casos'
const one = '/mesa/casos/:caseId'
const notMe = button('No fui yo')

/** A secretary of a junta, whose telephone number somebody changes. */
const person: Viewing = {
  who: 'secretario.junta',
  part: 'casos',
  states: [
    state(
      ...(['no-fui-yo-propio', own] as const),
      ...[go('/solicitudes'), linkTo('/solicitudes/'), readdress((address) => `${address}/no-fui-yo`)],
    ),
    state(
      ...(['no-fui-yo-enlace', byLink] as const),
      ...[go('/cuenta/celular'), send('/cuenta/celular', { celular: '399 000 0177' })],
      ...[mail('secretario.junta@demo.example', /^Su celular cambió/), link(/no-fui-yo/)],
    ),
    state('no-fui-yo-dicho', byLink, type({ dicho: 'Ese número no es mío.' }), notMe),
    answered(404, 'no-fui-yo-desconocido', byLink, go('/no-fui-yo?aviso=no-es-de-nadie')),
    state(
      ...(['no-fui-yo-propio-dicho', own] as const),
      ...[enter('secretario.junta'), go('/solicitudes'), linkTo('/solicitudes/')],
      ...[readdress((address) => `${address}/no-fui-yo`), notMe],
    ),
  ],
}

const desk: Viewing = {
  who: 'mesa',
  part: 'casos',
  states: [
    state('casos', list, go(list)),
    state('casos-busqueda-sin-nadie', list, type({ buscar: 'zzzz' }), button('Filtrar')),
    state('caso', one, go(list), linkTo('/mesa/casos/')),
    refused('caso-error', one, button('Resolver el caso')),
    refused('caso-sin-motivo', one, choose('Fue suplantación'), button('Resolver el caso')),
    state('caso-resuelto', one, type({ motivo: 'La firma del contrato no es la suya.' }), button('Resolver el caso')),
    state('casos-resueltos', list, go(`${list}?estado=RESUELTOS`)),
  ],
}

export const caseViewings: Viewing[] = [person, desk]
