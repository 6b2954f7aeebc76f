import {
  answered,
  button,
  choose,
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
const tooLong = 'No conozco esa sede ni a su delegado. '.repeat(14)
const notMe = button('No fui yo')

/** Silvia, who has a case already, and whose telephone number somebody changes. */
const person: Viewing = {
  who: 'no.fui.yo',
  states: [
    state(
      ...(['no-fui-yo-propio', own] as const),
      ...[go('/solicitudes'), linkTo('/solicitudes/'), readdress((address) => `${address}/no-fui-yo`)],
    ),
    refused('no-fui-yo-propio-error', own, type({ dicho: tooLong }), notMe),
    state(
      ...(['no-fui-yo-enlace', byLink] as const),
      ...[go('/cuenta/celular'), send('/cuenta/celular', { celular: '399 000 0177' })],
      ...[mail('no.fui.yo@demo.example', /^Su celular cambió/), link(/no-fui-yo/)],
    ),
    refused('no-fui-yo-error', byLink, type({ dicho: tooLong }), notMe),
    state('no-fui-yo-dicho', byLink, type({ dicho: 'No fui yo: ese número no es mío.' }), notMe),
    answered(404, 'no-fui-yo-desconocido', byLink, go('/no-fui-yo?aviso=no-es-de-nadie')),
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
