import { answered, button, go, link, linkTo, readdress, refused, state, type, type Viewing } from '../harness/opening.ts'

const queue = '/delegado/:entidadId'
const people = `${queue}/personas`
const simulation = `${queue}/solicitudes/:applicationId/simular`

/** The address of the queue, with this question. */
const asking = (query: string) => readdress((address) => `${address.replace(/\?.*/, '')}?${query}`)

/** The delegado's lists as they are worked with, and what would come of an act before it is done. */
const delegate: Viewing = {
  who: 'delegada2',
  part: 'cola',
  states: [
    state('cola-fuera-de-plazo', queue, go('/delegado'), asking('espera=vencidas')),
    state('cola-servicio-social', queue, go('/delegado'), asking('opcion=SERVICIO_SOCIAL&espera=a-tiempo')),
    state('cola-filtros-sin-nadie', queue, go('/delegado'), asking('buscar=zzzz&opcion=OTRO&profesion=MEDICINA')),
    state('cola-dias-que-no-son', queue, go('/delegado'), asking('masde=muchos')),
    state('personas-un-dia', people, go('/delegado'), link('Personas'), asking('vista=vence-7&opcion=PROFESIONAL')),
    state('personas-filtradas', people, go('/delegado'), link('Personas'), asking('rol=PRESCRIPTOR')),
    state(
      'persona-en-varias-sedes',
      `${people}/:activationId`,
      go('/delegado'),
      link('Personas'),
      asking('buscar=ramiro'),
      linkTo('/personas/'),
    ),

    state(
      'simular-sin-documento',
      simulation,
      go('/delegado'),
      asking('buscar=1900000202'),
      linkTo('/solicitudes/'),
      button(/^Ver antes/),
    ),
    state('simular-fuera-de-la-plaza', simulation, type({ hasta: '31/12/2030' }), button('Simular')),
    refused('simular-fechas-error', simulation, type({ desde: 'mañana', hasta: '31/2/2027' }), button('Simular')),
    state(
      'simular-se-puede',
      simulation,
      go('/delegado'),
      asking('buscar=estefanía'),
      linkTo('/solicitudes/'),
      button(/^Ver antes/),
    ),
    state(
      'simular-el-rol',
      simulation,
      go('/delegado'),
      asking('bandeja=activadas'),
      linkTo('/solicitudes/'),
      button(/^Ver antes/),
    ),
    answered(
      404,
      'simular-de-otra',
      null,
      readdress((address) => address.replace(/solicitudes\/[^/]+/, 'solicitudes/ninguna')),
    ),
  ],
}

const insurer: Viewing = {
  who: 'delegada.eps',
  part: 'cola',
  states: [
    state('cola-eps', queue, go('/delegado')),
    state('solicitud-eps', `${queue}/solicitudes/:applicationId`, linkTo('/solicitudes/')),
    state('simular-eps', simulation, button(/^Ver antes/)),
  ],
}

export const queueViewings = [delegate, insurer]
