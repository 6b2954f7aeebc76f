import { idOf } from '../../src/demo/country/random.ts'
import { answered, button, choose, go, refused, send, state, type, type Viewing } from '../harness/opening.ts'

const nuevo = '/mipres/pacientes/nuevo'
const cambiar = '/mipres/pacientes/:patientId/cambiar'
const changeOf = (document: string) => go(`/mipres/pacientes/${idOf('patient', document)}/cambiar`)

const writer: Viewing = {
  who: 'prescriptora',
  part: 'pacientes',
  states: [
    state('paciente-quien', nuevo, go(nuevo)),
    refused('paciente-quien-error', nuevo, type({ numero: '19O0' }), button('Continuar')),
    state('paciente-nuevo', nuevo, go(`${nuevo}?tipo=CC&numero=1900070001`)),
    refused(
      'paciente-nuevo-error',
      nuevo,
      type({ nombre1: 'R0sa', nacimiento: '31/2/1968', correo: 'rosa@', celular: '601 234' }),
      button('Registrar y prescribir'),
    ),
    state('paciente-nuevo-recien-nacido', nuevo, go(`${nuevo}?tipo=NV&numero=1900070002`)),
    refused('paciente-nuevo-recien-nacido-error', nuevo, type({ nacimiento: '1/1/1990' }), button('Registrar y prescribir')),
    state('paciente-nuevo-sin-identificar', nuevo, go(`${nuevo}?tipo=AS&numero=02001A0099`)),
    answered(
      409,
      'paciente-ya-estaba',
      nuevo,
      go(`${nuevo}?tipo=CC&numero=1900007319`),
      type({ nombre1: 'Rosalba', apellido1: 'Cantillo', nacimiento: '14/7/1968' }),
      choose('Femenino'),
      type({ eps: 'EPS902' }),
      choose('Contributivo'),
      button('Registrar y prescribir'),
    ),
    state('paciente-corregir', cambiar, changeOf('CC1900007319')),
    refused('paciente-corregir-error', cambiar, send('/cambiar', { apellido1: '', nacimiento: '1/1/2020' })),
    state('paciente-corregir-documento-viejo', cambiar, changeOf('TI1900007620')),
    state('paciente-corregir-sin-eps', cambiar, changeOf('PT1900007718')),
  ],
}

/** Active, and without a role that prescribes. */
const reader: Viewing = {
  who: 'por.enrolar',
  part: 'pacientes',
  states: [answered(403, 'paciente-no-puede', nuevo, go(nuevo))],
}

export const patientViewings = [writer, reader]
