import { answered, button, choose, go, link, linkTo, mail, refused, send, state, type, type Viewing } from '../harness/opening.ts'
import { claim, noteElsewhere } from './mischief.ts'

/** Laura, who has applied for nothing yet. */
const account: Viewing = {
  who: 'lista',
  part: 'cuenta',
  states: [
    state('cuenta', '/cuenta', go('/cuenta')),
    state('cuenta-guardado', '/cuenta', go('/cuenta?hecho=celular')),
    state('celular', '/cuenta/celular', go('/cuenta/celular')),
    refused('celular-error', '/cuenta/celular', send('/cuenta/celular', { celular: '300 12' })),
    state('clave', '/cuenta/clave', go('/cuenta/clave')),
    refused('clave-error', '/cuenta/clave', send('/cuenta/clave', { claveActual: 'no es esta', clave: 'cumbia fósforo ancla' })),
    state('correo', '/cuenta/correo', go('/cuenta/correo')),
    refused('correo-error', '/cuenta/correo', send('/cuenta/correo', { correo: 'laura', claveActual: 'x' })),
    state(
      'correo-enviado',
      '/cuenta/correo',
      send('/cuenta/correo', { correo: 'laura.nueva@correo.example', claveActual: 'demostracion-abierta-2026' }),
    ),
    state('correo-nuevo', '/cuenta/correo-nuevo', mail('laura.nueva@correo.example', /nuevo/), link(/correo-nuevo/)),
    answered(
      ...([409, 'correo-nuevo-tomado', '/cuenta/correo-nuevo'] as const),
      claim('laura.nueva@correo.example', 'Ximena'),
      mail('laura.nueva@correo.example', /^Confirme su correo –/),
      link(/confirmar/),
      button('Confirmar mi correo'),
      mail('laura.nueva@correo.example', /nuevo/),
      link(/correo-nuevo/),
      button('Usar este correo'),
    ),
    state('ingresar-con-otra-abierta', '/ingresar', go('/ingresar')),
    state('solicitudes-vacia', '/solicitudes', go('/solicitudes')),
    state('por-que-no-vacia', '/por-que-no', go('/por-que-no')),
    state('delegado-ninguna', '/delegado', go('/delegado')),
    state('independiente-sin-consultorio', '/registro/independiente', go('/registro/independiente')),
  ],
}

const form = '/registro/profesional'

/** Sara, who writes an application from its first question to its radicado. */
const writing: Viewing = {
  who: 'dos.cuentas',
  states: [
    state('pregunta-rethus', `${form}/rethus`, go(`${form}/rethus`)),
    state('pregunta-entidad', `${form}/entidad`, button('Continuar')),
    state('pregunta-entidad-muchas', `${form}/entidad`, type({ buscar: 'hospital' }), button('Buscar')),
    refused('pregunta-entidad-error', `${form}/entidad`, button('Continuar')),
    state('pregunta-entidad-ninguna', `${form}/entidad`, go(`${form}/entidad?buscar=zzzz`)),
    state('pregunta-entidad-otra-clase', `${form}/entidad`, go(`${form}/entidad?buscar=arroyave+castano`)),
    state(
      'pregunta-sede',
      `${form}/sede`,
      go(`${form}/entidad?buscar=villa+eugenia`),
      choose('E.S.E. Hospital Villa Eugenia'),
      button('Continuar'),
    ),
    refused('pregunta-sede-error', `${form}/sede`, button('Continuar')),
    state('pregunta-mensaje', `${form}/mensaje`, choose('Hospital Villa Eugenia'), button('Continuar')),
    refused('pregunta-mensaje-error', `${form}/mensaje`, type({ nota: 'Atiendo los martes. '.repeat(30) }), button('Continuar')),
    state('revise', `${form}/revise`, type({ nota: 'Martes\ny jueves' }), button('Continuar')),
    state('registro-con-borrador', '/registro', go('/registro')),
    state('solicitudes-con-borrador', '/solicitudes', go('/solicitudes')),
    state('enviada', `${form}/enviada/:applicationId`, go(`${form}/revise`), button('Aceptar y enviar')),
    state('solicitud-enviada', '/solicitudes/:applicationId', link('Ver el estado')),
    state('retirar', '/solicitudes/:applicationId/retirar', link('Retirar la solicitud')),
    state('solicitud-retirada', '/solicitudes/:applicationId', button(/^Retirar/)),
    state('revise-sin-delegado', `${form}/revise`, ...throughTo('Fundación Piedra Sola')),
    state('enviada-sin-delegado', `${form}/enviada/:applicationId`, button('Aceptar y enviar')),
    state('solicitud-sin-delegado', '/solicitudes/:applicationId', link('Ver el estado')),
    refused('pregunta-sede-ya-pedida', `${form}/sede`, ...choosing('Fundación Piedra Sola'), button('Continuar')),
    refused(
      ...(['revise-error', `${form}/revise`, ...throughTo('Centro Médico Remanso')] as const),
      noteElsewhere('Lo escribí en otra pestaña'),
      button('Aceptar y enviar'),
    ),
  ],
}

/** Up to the question of the sede; an IPS with one sede has it chosen already. */
function choosing(ips: string) {
  return [go(`${form}/entidad?buscar=${encodeURIComponent(ips)}`), choose(ips), button('Continuar')]
}
function throughTo(ips: string) {
  return [...choosing(ips), button('Continuar'), button('Continuar')]
}

const questionsRefused: Viewing[] = [
  { who: 'no.rethus', states: [state('pregunta-rethus-no-figura', `${form}/rethus`, go(`${form}/rethus`))] },
  { who: 'dos.cuentas.otra', states: [state('pregunta-rethus-no-coincide', `${form}/rethus`, go(`${form}/rethus`))] },
]

const waiting: Viewing[] = [
  {
    who: 'en.espera',
    states: [
      state('solicitudes', '/solicitudes', go('/solicitudes')),
      state('solicitud-en-espera', '/solicitudes/:applicationId', linkTo('/solicitudes/')),
      state('por-que-no-en-espera', '/por-que-no', go('/por-que-no')),
    ],
  },
  {
    who: 'vencida',
    states: [
      state('solicitud-vencida', '/solicitudes/:applicationId', go('/solicitudes'), linkTo('/solicitudes/')),
      state('solicitud-recordada', '/solicitudes/:applicationId', button('Enviar recordatorio')),
    ],
  },
  {
    who: 'devuelta',
    states: [
      state('solicitud-devuelta', '/solicitudes/:applicationId', go('/solicitudes'), linkTo('/solicitudes/')),
      state('corregir', '/solicitudes/:applicationId/corregir', link('Corregir la solicitud')),
      refused('corregir-error', '/solicitudes/:applicationId/corregir', send('/corregir', { nota: 'Sí. '.repeat(200) })),
      state('solicitud-corregida', '/solicitudes/:applicationId', send('/corregir', { nota: 'Es la otra sede.' })),
    ],
  },
]

const inForce: Viewing[] = [
  {
    who: 'prescriptora',
    states: [
      state('solicitudes-activa', '/solicitudes', go('/solicitudes')),
      state('solicitud-aprobada', '/solicitudes/:applicationId', linkTo('/solicitudes/')),
      { ...state('por-que-no-puede', '/por-que-no', go('/por-que-no')), isPrinted: true },
      refused('por-que-no-error', '/por-que-no', type({ cuando: '31/2/2027' }), button('Revisar')),
      state('por-que-no-otro-dia', '/por-que-no', type({ cuando: '1/2/2035' }), button('Revisar')),
    ],
  },
  {
    who: 'sancionado',
    states: [
      state('pregunta-rethus-sancionado', `${form}/rethus`, go(`${form}/rethus`)),
      state('solicitud-sancionada', '/solicitudes/:applicationId', go('/solicitudes'), linkTo('/solicitudes/')),
      { ...state('por-que-no-sancionado', '/por-que-no', go('/por-que-no')), isPrinted: true },
    ],
  },
  {
    who: 'por.enrolar',
    states: [
      state('solicitud-por-enrolar', '/solicitudes/:applicationId', go('/solicitudes'), linkTo('/solicitudes/')),
      state('por-que-no-por-enrolar', '/por-que-no', go('/por-que-no')),
    ],
  },
  {
    who: 'consulta',
    states: [
      state('solicitud-de-consulta', '/solicitudes/:applicationId', go('/solicitudes'), linkTo('/solicitudes/')),
      state('por-que-no-consulta', '/por-que-no', go('/por-que-no')),
    ],
  },
]

const independent: Viewing[] = [
  {
    who: 'independiente',
    states: [
      state('independiente', '/registro/independiente', go('/registro/independiente')),
      refused('independiente-error', '/registro/independiente', send('/independiente', { desde: '1/1/2020', hasta: 'nunca' })),
      state('independiente-listo', '/registro/independiente/listo', send('/independiente', { desde: '', hasta: '' })),
    ],
  },
  {
    who: 'independiente.sin',
    states: [
      state('independiente-otro-correo', '/registro/independiente', go('/registro/independiente')),
      refused('independiente-otro-correo-error', '/registro/independiente', send('/independiente')),
    ],
  },
  {
    who: 'independiente.activa',
    states: [
      state('independiente-ya-activa', '/registro/independiente', go('/registro/independiente')),
      answered(409, 'independiente-ya-activa-error', '/registro/independiente', send('/independiente')),
    ],
  },
]

export const applicantViewings = [account, writing, ...questionsRefused, ...waiting, ...inForce, ...independent]
