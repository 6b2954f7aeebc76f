import { answered, button, go, link, linkTo, readdress, refused, send, state, type, type Viewing } from '../harness/opening.ts'

const plaza = '/mesa/plazas/:plazaId'
const act = `${plaza}/:acto`
const inscriptions = '/mesa/inscripciones'
const own = '/servicio-social/mi-plaza'
const delegate = '/delegado/:entidadId/plazas'

/** The acts of a plaza each have a form at an address of their own. */
const form = (slug: string) =>
  readdress((address) => `${(address.split('?')[0] ?? '').replace(/(plazas\/[^/]+).*/, '$1')}/${slug}`)
const inState = (name: string) => go(`/mesa/plazas?estado=${name}`)
const first = linkTo('/mesa/plazas/')

const anybody: Viewing = {
  who: null,
  part: 'Servicio Social',
  states: [
    state('servicio-social', '/servicio-social', go('/servicio-social')),
    refused('servicio-social-error', '/servicio-social', go('/servicio-social?tipo=CC&numero=x')),
    state('servicio-social-nadie', '/servicio-social', go('/servicio-social?tipo=CC&numero=1999999999')),
  ],
}

/** What the public query says of each, and what their own page does. */
const holder = (who: string, ...more: Viewing['states']): Viewing => ({
  who,
  part: 'plaza',
  states: [state(`mi-plaza-${who.replace('plaza.', '')}`, own, go(own)), ...more],
})

const holders: Viewing[] = [
  holder(
    'plaza.medica',
    refused('mi-plaza-renunciar-error', `${own}/:acto`, go(`${own}/renunciar`), send('/renunciar', { motivo: '' })),
  ),
  holder('plaza.suspendida'),
  holder('plaza.terminada'),
  holder('plaza.inscrita'),
  holder(
    'plaza.asignada',
    state('mi-plaza-aceptar', `${own}/:acto`, go(`${own}/aceptar`)),
    state('mi-plaza-no-aceptar', `${own}/:acto`, go(`${own}/no-aceptar`)),
    refused('mi-plaza-no-aceptar-error', `${own}/:acto`, send('/no-aceptar', { motivo: '' })),
    state('mi-plaza-aceptada', own, go(`${own}/aceptar`), send('/aceptar')),
  ),
]

const delegado: Viewing = {
  who: 'delegado',
  part: 'plazas',
  states: [
    state('plazas-delegado', delegate, go('/delegado'), link('Plazas')),
    state('plaza-reportar', `${delegate}/reportar`, link('Reportar una plaza')),
    refused('plaza-reportar-error', `${delegate}/reportar`, send('/reportar', { desde: '1/3/2027', hasta: '1/2/2027' })),
    state('plaza-iniciar', `${delegate}/:plazaId/iniciar`, go('/delegado'), link('Plazas'), linkTo('/iniciar')),
    refused('plaza-iniciar-error', `${delegate}/:plazaId/iniciar`, send('/iniciar', { desde: '31/2/2026' })),
  ],
}

const desk: Viewing = {
  who: 'mesa',
  part: 'plazas',
  states: [
    state('mesa-plazas', '/mesa/plazas', go('/mesa/plazas')),
    state('mesa-plazas-ninguna', '/mesa/plazas', type({ buscar: 'zzzz' }), button('Filtrar')),
    state('mesa-plazas-filtradas', '/mesa/plazas', inState('ACTIVA')),
    state('mesa-plaza-activa', plaza, first),
    state('mesa-plaza-suspender', act, form('suspender')),
    refused('mesa-plaza-suspender-error', act, send('/suspender', { motivo: '' })),
    state('mesa-plaza-prorrogar', act, form('prorrogar')),
    refused('mesa-plaza-prorrogar-error', act, send('/prorrogar', { hasta: '1/1/2020', motivo: 'Resolución 1' })),
    state('mesa-plaza-acortar', act, form('acortar')),
    state('mesa-plaza-finalizar', act, form('finalizar')),
    state('mesa-plaza-por-aprobar', plaza, inState('REPORTADA'), first),
    state('mesa-plaza-aprobar', act, form('aprobar')),
    refused('mesa-plaza-rechazar-error', act, form('rechazar'), send('/rechazar', { motivo: '' })),
    state('mesa-plaza-asignar', act, inState('APROBADA'), first, form('asignar')),
    refused('mesa-plaza-asignar-error', act, send('/asignar', { numero: '1999999999', desde: '31/2/2026', hasta: '' })),
    state('mesa-plaza-cancelada', plaza, inState('CANCELADA'), first),
    state('mesa-plaza-suspendida', plaza, inState('SUSPENDIDA'), first),
    state('mesa-plaza-reanudar', act, form('reanudar')),
    state('mesa-plaza-finalizada', plaza, inState('FINALIZADA'), first),
    answered(404, 'mesa-plaza-ninguna', null, go('/mesa/plazas/0')),
    state('mesa-inscripciones', inscriptions, go(inscriptions)),
    state('mesa-inscripciones-ninguna', inscriptions, type({ buscar: 'zzzz' }), button('Filtrar')),
    state('mesa-inscribir', `${inscriptions}/nueva`, go(`${inscriptions}/nueva`)),
    refused('mesa-inscribir-error', `${inscriptions}/nueva`, send('/nueva', { numero: '1999999999', proceso: '' })),
    refused(
      'mesa-inscripcion-rechazar-error',
      `${inscriptions}/:inscriptionId/:acto`,
      go(`${inscriptions}?estado=INSCRITA`),
      linkTo('/rechazar'),
      send('/rechazar', { motivo: '' }),
    ),
    state(
      'mesa-inscripcion-aprobar',
      `${inscriptions}/:inscriptionId/:acto`,
      go(`${inscriptions}?estado=INSCRITA`),
      linkTo('/aprobar'),
    ),
  ],
}

export const servicioSocialViewings: Viewing[] = [anybody, ...holders, delegado, desk]
