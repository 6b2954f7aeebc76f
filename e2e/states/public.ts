import { answered, button, enter, go, leave, link, linkTo, mail, refused, state, type, type Viewing } from '../harness/opening.ts'
import { claim, fromElsewhere, sendAs, tooManyQueries, tooManyTries, tooMuch } from './mischief.ts'

/** Pages that anybody may read. */
const reading: Viewing = {
  who: null,
  part: 'site',
  states: [
    state('inicio', '/', go('/')),
    state('ayuda', '/ayuda', go('/ayuda')),
    state('ayuda-errores', '/ayuda/errores', go('/ayuda/errores')),
    state('accesibilidad', '/accesibilidad', go('/accesibilidad')),
    state('tratamiento-de-datos', '/tratamiento-de-datos', go('/tratamiento-de-datos')),
    state('normas', '/normas', go('/normas')),
    state('roles', '/roles', go('/roles')),
    state('estado-del-servicio', '/estado-del-servicio', go('/estado-del-servicio')),
    state('api', '/api', go('/api')),
    state('demo', '/demo', go('/demo')),
    state('demo-correo', '/demo/correo', go('/demo/correo')),
    state('demo-correo-anteriores', '/demo/correo', go('/demo/correo'), link('Anteriores')),
    state('demo-correo-vacio', '/demo/correo', go('/demo/correo?para=nadie@correo.example')),
    state('demo-correo-mensaje', '/demo/correo/:id', go('/demo/correo'), linkTo('/demo/correo/')),
    state('demo-reloj', '/demo/reloj', go('/demo/reloj?avanzo=1')),
    refused('demo-reloj-error', '/demo/reloj', go('/demo/reloj'), type({ dia: '31/2/2027' }), button('Adelantar el reloj')),
    state('registro', '/registro', go('/registro')),
    state('registro-profesional', '/registro/profesional', go('/registro/profesional')),
  ],
}

/** `everything`, `dead` and `lapsed` are loaded for this: ../pages.e2e.ts. */
const rethus: Viewing = {
  who: null,
  part: 'rethus',
  states: [
    state('rethus', '/rethus', go('/rethus')),
    refused('rethus-error', '/rethus', go('/rethus?tipo=CC&numero=19OO000114')),
    { ...state('rethus-inscrita', '/rethus', go('/rethus?tipo=CC&numero=1900000114')), isPrinted: true },
    state('rethus-sancion-vigente', '/rethus', go('/rethus?tipo=CC&numero=1900000116')),
    state('rethus-sancion-cumplida', '/rethus', go('/rethus?tipo=CC&numero=1900000121')),
    { ...state('rethus-de-todo', '/rethus', go('/rethus?tipo=CC&numero=1900500101')), isPrinted: true },
    state('rethus-documento-anterior', '/rethus', go('/rethus?tipo=TI&numero=1900500104')),
    state('rethus-fallecida', '/rethus', go('/rethus?tipo=CC&numero=1900500102')),
    state('rethus-no-vigente', '/rethus', go('/rethus?tipo=CC&numero=1900500103')),
    state('rethus-no-figura', '/rethus', go('/rethus?tipo=CC&numero=1900999999')),
    state('rethus-ayuda', '/rethus/ayuda', go('/rethus/ayuda')),
  ],
}

const registration: Viewing = {
  who: null,
  part: 'cuenta',
  states: [
    state('crear', '/cuenta/crear', go('/cuenta/crear')),
    refused('crear-errores-todos', '/cuenta/crear', go('/cuenta/crear'), button('Crear la cuenta')),
    refused(
      ...(['crear-errores', '/cuenta/crear', go('/cuenta/crear')] as const),
      type({
        tipo: 'CC',
        numero: '19OO318562',
        expedicion: '31/2/2017',
        nombre1: 'Laura',
        apellido1: 'Q2',
        correo: 'laura@correo,co',
      }),
      type({ nacimiento: '2/3/2031', celular: '12', clave: 'colombia2026' }),
      button('Crear la cuenta'),
    ),
    state('crear-revise-el-correo', '/cuenta/crear', claim('rita.marin@correo.example', 'Rita')),
    state('confirmar', '/cuenta/confirmar', mail('rita.marin@correo.example', /Confirme/), link(/confirmar/)),
    state(
      'confirmar-con-clave',
      '/cuenta/confirmar',
      claim('rita.marin@correo.example', 'Otra'),
      mail('rita.marin@correo.example', /Confirme/),
      link(/confirmar/),
    ),
    refused('confirmar-con-clave-error', '/cuenta/confirmar', type({ clave: 'no es esta clave' }), button('Confirmar mi correo')),
    answered(410, 'confirmar-vencido', '/cuenta/confirmar', go('/cuenta/confirmar?token=ninguno')),
    answered(410, 'clave-nueva-vencida', '/cuenta/clave-nueva', go('/cuenta/clave-nueva?token=ninguno')),
    answered(410, 'correo-nuevo-vencido', '/cuenta/correo-nuevo', go('/cuenta/correo-nuevo?token=ninguno')),
    state('recuperar', '/cuenta/recuperar', go('/cuenta/recuperar')),
    refused('recuperar-error', '/cuenta/recuperar', type({ correo: 'sin arroba' }), button('Enviar el enlace')),
    state('recuperar-enviado', '/cuenta/recuperar', type({ correo: 'mesa@demo.example' }), button('Enviar el enlace')),
    state('clave-nueva', '/cuenta/clave-nueva', mail('mesa@demo.example', /Cambie su/), link(/clave-nueva/)),
    refused('clave-nueva-error', '/cuenta/clave-nueva', type({ clave: 'corta' }), button('Cambiar la contraseña')),
    state('ingresar', '/ingresar', go('/ingresar')),
    state('ingresar-cuenta-lista', '/ingresar', go('/ingresar?cuenta=lista')),
    state('ingresar-guardado', '/ingresar', go('/ingresar?volver=%2Fregistro&guardado=1')),
    state('ingresar-salio', '/ingresar', enter('lista'), leave),
    refused('ingresar-falta', '/ingresar', go('/ingresar'), button('Ingresar')),
    refused('ingresar-error', '/ingresar', type({ correo: 'lista@demo.example', clave: 'no es esta' }), button('Ingresar')),
    answered(429, 'ingresar-muchas-veces', '/ingresar', tooManyTries),
    state('ingresar-sin-cookie', '/ingresar/listo', go('/ingresar/listo')),
  ],
}

const problems: Viewing = {
  who: null,
  part: 'problemas',
  states: [
    answered(404, 'problema-404', null, go('/no-existe')),
    answered(400, 'problema-400', '/cuenta/crear', go('/cuenta/crear'), tooMuch(5_000)),
    answered(413, 'problema-413', '/cuenta/crear', go('/cuenta/crear'), tooMuch(150_000)),
    answered(415, 'problema-415', '/ingresar', go('/ingresar'), sendAs('multipart/form-data')),
    answered(403, 'problema-403-otro-sitio', null, fromElsewhere('/salir')),
    answered(429, 'problema-429', '/rethus', tooManyQueries),
  ],
}

export const publicViewings = [reading, rethus, registration, problems]
