import type { ProblemKind } from '../../platform/problem.ts'

/** What happened, in a sentence, and what to do: for a person first, for a program after. */
export type ErrorHelp = { happened: string; person: string; program: string }

/** A new kind of problem does not compile until it is explained here. */
export const errorsHelp: Record<ProblemKind, ErrorHelp> = {
  'datos-invalidos': {
    happened: 'Lo que llegó no tiene los campos o las formas que la dirección espera.',
    person:
      'Vuelva a la página anterior, revise lo que escribió y envíelo otra vez. Si llegó por un enlace, ábralo desde el comienzo.',
    program: 'El campo «errors» nombra cada campo. Los nombres y las formas están en /api.',
  },
  'sin-sesion': {
    happened: 'No ha ingresado, o su sesión terminó: dura 12 horas, y una hora sin uso.',
    person: 'Ingrese de nuevo. Si estaba llenando un formulario, lo encontrará con lo que había escrito.',
    program: 'Envíe la cookie de una sesión vigente.',
  },
  'origen-ajeno': {
    happened: 'El formulario o la solicitud no salió de una página de este sitio.',
    person: 'Escriba la dirección del sitio en el navegador y empiece desde allí. No siga enlaces de mensajes que no esperaba.',
    program: 'Todo POST lleva el encabezado Origin con la dirección de este sitio, o Sec-Fetch-Site: same-origin.',
  },
  'no-autorizado': {
    happened: 'Lo conocemos, pero una regla no se cumple hoy en ese lugar. La página dice cuál, con su norma.',
    person: 'Mire la regla que no se cumple y quién puede arreglarla. Nadie puede autorizarlo por fuera de ese trámite.',
    program:
      '«because» trae cada regla, su evidencia y quién la arregla. No insista: la respuesta cambia cuando cambia el registro.',
  },
  'no-existe': {
    happened: 'Esa dirección no existe, o lo que hay en ella es de otra persona o entidad.',
    person: 'Revise la dirección. Si llegó por un enlace, puede que lo que buscaba sea de otra persona.',
    program: 'Un recurso ajeno responde igual que uno que no existe.',
  },
  'metodo-no-admitido': {
    happened: 'La dirección existe, pero no se usa de esa manera.',
    person: 'Llegue a la página por los enlaces del sitio.',
    program: 'Vea en /api qué método admite la ruta.',
  },
  'formulario-vencido': {
    happened:
      'Lo mismo cambió mientras usted escribía (otra persona, otra ventana suya), ya estaba hecho, o el formulario se había enviado con otros datos.',
    person: 'Abra de nuevo la página para ver cómo quedó. Nada de lo que usted escribió se aplicó encima.',
    program:
      'Lea el recurso otra vez y decida sobre la versión nueva. Para repetir sin efecto doble, use la misma Idempotency-Key.',
  },
  'muy-grande': {
    happened: 'Lo que envió pasa de 128 KB.',
    person: 'Escriba textos más cortos.',
    program: 'Divida el envío.',
  },
  'tipo-no-admitido': {
    happened: 'El contenido llegó en un tipo que no leemos.',
    person: 'Use los formularios del sitio.',
    program: 'En /api, Content-Type: application/json.',
  },
  'no-procede': {
    happened: 'Entendimos lo que pide, pero una regla dice que no se puede así. El mensaje dice cuál.',
    person: 'Lea el mensaje: dice qué hay y qué escribir o hacer. Nada se ha guardado.',
    program: '«errors» nombra el campo y la razón. Enviar lo mismo otra vez dará lo mismo.',
  },
  'demasiadas-solicitudes': {
    happened: 'Desde su conexión llegaron demasiadas solicitudes seguidas.',
    person: 'Espere los minutos que dice el mensaje. Nadie ha bloqueado su cuenta.',
    program: 'Respete el encabezado Retry-After, en segundos.',
  },
  falla: {
    happened: 'Algo falló de nuestro lado. Nada se ha guardado.',
    person: 'Intente de nuevo en unos minutos. Si sigue, dé a la mesa de ayuda la referencia que muestra la página.',
    program: 'Reintente con espera creciente. «requestId» nombra la falla en nuestros registros.',
  },
  'no-disponible': {
    happened: 'El servicio se está iniciando o deteniendo, o le falta una de sus partes.',
    person: 'Intente de nuevo en unos minutos. En Estado del servicio se ve qué pasa.',
    program: 'Espere a que /health/ready responda 200.',
  },
}
