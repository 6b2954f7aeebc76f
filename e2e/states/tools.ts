import {
  answered,
  button,
  enter,
  go,
  link,
  linkTo,
  readdress,
  refused,
  send,
  state,
  type,
  type Viewing,
} from '../harness/opening.ts'
import { sanctionHere, secondConfirmer } from './mischief.ts'

const request = '/delegado/:entidadId/solicitudes/:applicationId'
const activation = '/delegado/:entidadId/personas/:activationId'
/** People of the cast are looked at by themselves. */
const notOfTheCast = /^Revisar a (?!Efraín Antonio|Juliana|Camilo|Sara)/
const wrong = { numero: '1900000999' }

const delegate: Viewing = {
  who: 'delegado',
  states: [
    state('cola', '/delegado/:entidadId', go('/delegado')),
    state('cola-por-enrolar', '/delegado/:entidadId', link(/^Por enrolar/)),
    state('cola-devueltas', '/delegado/:entidadId', link(/^Devueltas/)),
    state('cola-filtrada', '/delegado/:entidadId', go('/delegado'), type({ buscar: 'otálora' }), button('Filtrar')),
    state('cola-filtro-sin-nadie', '/delegado/:entidadId', type({ buscar: 'zzzz' }), button('Filtrar')),
    state('personas', '/delegado/:entidadId/personas', link('Personas')),
    state('personas-por-terminar', '/delegado/:entidadId/personas', link('Terminan en 60 días')),
    state('personas-terminadas', '/delegado/:entidadId/personas', link('Terminadas')),
    state('persona-terminada', activation, linkTo('/personas/')),
    state('personas-nadie', '/delegado/:entidadId/personas', link('Personas'), type({ buscar: 'zzzz' }), button('Filtrar')),

    state('solicitud-sin-documento', request, go('/delegado'), link(/a Juliana/)),
    state(
      'solicitud-identidad',
      `${request}/identidad`,
      readdress((address) => `${address}/identidad`),
    ),
    refused('solicitud-identidad-error', `${request}/identidad`, send('/identidad', wrong)),
    refused('solicitud-activar-sin-documento', `${request}/activar`, send('/activar')),
    refused('solicitud-devolver-error', `${request}/devolver`, send('/devolver', { motivo: '' })),
    refused('solicitud-rechazar-error', `${request}/rechazar`, send('/rechazar', { motivo: '' })),
    state('solicitud-identidad-comprobada', request, send('/identidad', { numero: '1900000111' })),
    refused('solicitud-activar-error', `${request}/activar`, send('/activar', { desde: '1/1/2020', hasta: '31/2/2020' })),
    refused('solicitud-activar-al-reves', `${request}/activar`, send('/activar', { desde: '31/12/2027', hasta: '1/1/2027' })),
    state('solicitud-activada', request, send('/activar', { desde: '1/1/2027', hasta: '31 de diciembre de 2027' })),
    refused('solicitud-enrolar-error', `${request}/enrolar`, send('/enrolar', { desde: '1/1/2020', hasta: '1/2/2020' })),
    state('solicitud-enrolada', request, send('/enrolar', { desde: '', hasta: '' })),
    state('solicitud-bloqueada', request, go('/delegado'), link(notOfTheCast), sanctionHere),
    state('solicitud-rechazada', request, go('/delegado'), link(notOfTheCast), send('/rechazar', { motivo: 'No es de aquí.' })),

    state('persona', activation, link('Personas'), link(/de Ana Lucía/)),
    state('por-que-no-de-otra-persona', '/por-que-no', link(/regla por regla/)),
    state(
      'persona-terminar',
      `${activation}/terminar`,
      go('/delegado'),
      link('Personas'),
      link(/de Ana Lucía/),
      readdress((address) => `${address}/terminar`),
    ),
    refused('persona-terminar-error', `${activation}/terminar`, send('/terminar', { motivo: '' })),
    refused('persona-retirar-error', `${activation}/roles/:grantId/retirar`, send('/retirar', { motivo: '' })),
    state('persona-rol-retirado', activation, send('/retirar', { motivo: 'Cambia de servicio.' })),
    state('persona-activacion-terminada', activation, send('/terminar', { motivo: 'Se retiró de la institución.' })),
    answered(
      404,
      'delegado-de-otra',
      null,
      readdress((address) => address.replace(/delegado\/[^/]+/, 'delegado/ninguna')),
    ),
  ],
}

const otherDelegates: Viewing[] = [
  {
    who: 'delegada.eps',
    states: [
      state('cola-vacia', '/delegado/:entidadId', go('/delegado')),
      state('personas-vacia', '/delegado/:entidadId/personas', link('Personas')),
    ],
  },
  {
    who: 'termina.manana',
    states: [
      state('terminar-la-propia', '/activaciones/:activationId/terminar', go('/solicitudes'), linkTo('/activaciones/')),
      refused('terminar-la-propia-error', '/activaciones/:activationId/terminar', send('/terminar', { motivo: '' })),
      state('por-que-no-terminada', '/por-que-no', send('/terminar', { motivo: 'Me traslado.' })),
    ],
  },
]

const entidad = '/mesa/entidades/:entidadId'
const naming = `${entidad}/nombrar`
const confirming = `${entidad}/delegaciones/:delegationId/confirmar`
const ending = `${entidad}/delegaciones/:delegationId/terminar`

const desk: Viewing = {
  who: 'mesa',
  states: [
    state('mesa', '/mesa', go('/mesa')),
    state('mesa-entidades', '/mesa/entidades', link('Entidades')),
    state('mesa-entidades-siguiente', '/mesa/entidades', link(/Siguiente/)),
    state('mesa-entidades-ninguna', '/mesa/entidades', type({ buscar: 'zzzz' }), button('Filtrar')),
    state('mesa-entidades-sin-delegado', '/mesa/entidades', go('/mesa/entidades?delegados=sin')),
    state('mesa-entidad-independiente', entidad, go('/mesa/entidades?clase=INDEPENDIENTE'), linkTo('/mesa/entidades/')),
    state('mesa-entidad', entidad, go('/mesa/entidades?buscar=san+telmo'), linkTo('/mesa/entidades/')),
    state('mesa-entidad-sin-delegado', entidad, go('/mesa/entidades?buscar=llano+vivo'), linkTo('/mesa/entidades/')),
    state('nombrar', naming, link('Nombrar delegado')),
    state('nombrar-documento-error', naming, type({ tipo: 'CC', numero: '12' }), button('Buscar')),
    state('nombrar-nadie', naming, type({ tipo: 'CC', numero: '1900999999' }), button('Buscar')),
    state('nombrar-sin-cuenta', naming, type({ tipo: 'CC', numero: '1900000124' }), button('Buscar')),
    state('nombrar-comprobada', naming, type({ tipo: 'CC', numero: '1900000106' }), button('Buscar')),
    refused('nombrar-comprobada-error', naming, type({ alcance: 'algunas', desde: 'ayer', hasta: 'ayer' }), button(/^Nombrar a/)),
    state(
      'mesa-entidad-nombrado',
      entidad,
      type({ alcance: 'todas', desde: '', hasta: '', carta: 'Oficio 12' }),
      button(/^Nombrar a/),
    ),
    state(
      'nombrar-sin-comprobar',
      naming,
      link('Nombrar delegado'),
      type({ tipo: 'CC', numero: '1900000122' }),
      button('Buscar'),
    ),
    refused('nombrar-sin-comprobar-error', naming, type({ vistoTipo: 'CC', vistoNumero: '77' }), button(/^Nombrar a/)),
    state('delegacion-terminar', ending, go('/mesa/entidades?buscar=llano+vivo'), linkTo('/mesa/entidades/'), link(/^Terminar/)),
    refused('delegacion-terminar-error', ending, send('/terminar', { motivo: '' })),
    state(
      ...(['nombrar-por-confirmar', naming, secondConfirmer(true), go('/mesa/entidades?buscar=piedra+sola')] as const),
      ...[linkTo('/mesa/entidades/'), link('Nombrar delegado'), type({ tipo: 'CC', numero: '1900000106' }), button('Buscar')],
    ),
    state('mesa-entidad-por-confirmar', entidad, type({ carta: 'Oficio 12' }), button(/^Nombrar a/)),
    state('delegacion-confirmar', confirming, link(/^Confirmar/), secondConfirmer(false)),
    answered(403, 'delegacion-confirmar-error', confirming, button(/^Confirmar a/)),
    state('mesa-funcionarios', '/mesa/funcionarios', link('Funcionarios')),
    state('auditoria', '/mesa/auditoria', link('Auditoría')),
    state('auditoria-anteriores', '/mesa/auditoria', link(/Anteriores/)),
    state('auditoria-de-alguien', '/mesa/auditoria', go('/mesa/auditoria?sobre=1900000111')),
    state('auditoria-errores', '/mesa/auditoria', go('/mesa/auditoria?quien=zzzz&donde=zzzz&regla=7&desde=ayer')),
    state('auditoria-vacia', '/mesa/auditoria', go('/mesa/auditoria?quien=1900000101&que=clock.moved')),
    state('delegado-dos-entidades', '/delegado', enter('otra.delegada'), go('/delegado')),
    state(
      ...(['mesa-entidad-delegacion-terminada', entidad, enter('mesa'), go('/mesa/entidades?buscar=llano+vivo')] as const),
      ...[linkTo('/mesa/entidades/'), link(/^Terminar/), send('/terminar', { motivo: 'Cambió de cargo.' })],
    ),
    answered(
      403,
      'problema-403',
      '/delegado/:entidadId',
      readdress((address) => address.replace(/mesa\/entidades\/([^/?]+).*/, 'delegado/$1')),
    ),
  ],
}

export const toolViewings = [delegate, ...otherDelegates, desk]
