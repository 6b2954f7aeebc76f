import { button, choose, go, link, refused, state, type, type Viewing } from '../harness/opening.ts'

const social = '/registro/servicio-social'
const other = '/registro/otro-usuario'
const professional = '/registro/profesional'

const anybody: Viewing = {
  who: null,
  part: 'opciones',
  states: [state('registro-servicio-social', social, go(social)), state('registro-otro-usuario', other, go(other))],
}

/** Manuela, whose plaza began: from the option that fits to the radicado, and what is closed to her meanwhile. */
const onPlaza: Viewing = {
  who: 'plaza.lista',
  part: 'registro',
  states: [
    state('registro-con-plaza', '/registro', go('/registro')),
    state('pregunta-rethus-en-plaza', `${professional}/rethus`, go(`${professional}/rethus`)),
    state('otro-usuario-en-plaza', `${other}/entidad`, go(`${other}/entidad`)),
    state('pregunta-plaza', `${social}/plaza`, go(`${social}/plaza`)),
    state('plaza-mensaje', `${social}/mensaje`, button('Continuar')),
    refused('plaza-mensaje-error', `${social}/mensaje`, type({ nota: 'Turno de noche. '.repeat(40) }), button('Continuar')),
    state('plaza-revise', `${social}/revise`, type({ nota: 'Turno de noche' }), button('Continuar')),
    state('registro-con-borrador-de-plaza', social, go(social)),
    state('plaza-enviada', `${social}/enviada/:applicationId`, go(`${social}/revise`), button('Aceptar y enviar')),
    refused(
      'plaza-revise-ya-enviada',
      `${social}/revise`,
      go(`${social}/mensaje`),
      button('Continuar'),
      button('Aceptar y enviar'),
    ),
  ],
}

/** Who may not register in Servicio Social today: each with what is missing. */
const stopped = (who: string, ...more: Viewing['states']): Viewing => ({
  who,
  part: 'registro',
  states: [state(`pregunta-plaza-${who.replace('plaza.', '')}`, `${social}/plaza`, go(`${social}/plaza`)), ...more],
})
const withoutPlaza: Viewing[] = [
  stopped('plaza.asignada', state('registro-con-plaza-por-comenzar', '/registro', go('/registro'))),
  stopped('plaza.suspendida'),
  stopped('plaza.inscrita', state('registro-inscrita', '/registro', go('/registro'))),
  stopped('plaza.terminada'),
  stopped('plaza.enfermera'),
  stopped('no.rethus', state('registro-en-ninguno', '/registro', go('/registro'))),
]

const change: Viewing = {
  who: 'plaza.rethus',
  part: 'registro',
  states: [
    state('registro-cambio-de-opcion', '/registro', go('/registro')),
    state('pregunta-rethus-cambio', `${professional}/rethus`, link('Pasar a Profesional de la salud')),
    state('cambio-mensaje', `${professional}/mensaje`, button('Continuar')),
  ],
}

const asOther: Viewing = {
  who: 'otro.lista',
  part: 'registro',
  states: [
    state('otro-entidad', `${other}/entidad`, go(`${other}/entidad?buscar=telmo`)),
    refused('otro-entidad-error', `${other}/entidad`, button('Continuar')),
    state('otro-entidad-eps', `${other}/entidad`, go(`${other}/entidad?buscar=brisa+nueva`)),
    state(
      'otro-sede',
      `${other}/sede`,
      go(`${other}/entidad?buscar=telmo`),
      choose('E.S.E. Hospital San Telmo'),
      button('Continuar'),
    ),
    refused('otro-sede-error', `${other}/sede`, button('Continuar')),
    state('otro-rol', `${other}/rol`, choose('Hospital San Telmo'), button('Continuar')),
    refused('otro-rol-error', `${other}/rol`, button('Continuar')),
    state('otro-mensaje', `${other}/mensaje`, choose('Regente de farmacia'), button('Continuar')),
    refused('otro-mensaje-error', `${other}/mensaje`, type({ nota: 'En la farmacia. '.repeat(40) }), button('Continuar')),
    state('otro-revise', `${other}/revise`, type({ nota: 'En la farmacia' }), button('Continuar')),
    state('otro-enviada', `${other}/enviada/:applicationId`, button('Aceptar y enviar')),
  ],
}

const atEps: Viewing = {
  who: 'lista.eps',
  part: 'registro',
  states: [
    state('eps-entidad', `${professional}/entidad`, go(`${professional}/entidad?buscar=brisa+nueva`)),
    state('eps-sede', `${professional}/sede`, choose('Brisa Nueva EPS'), button('Continuar')),
    state('eps-revise', `${professional}/revise`, button('Continuar'), button('Continuar')),
  ],
}

export const registrationViewings = [anybody, onPlaza, ...withoutPlaza, change, asOther, atEps]
