import { type Role, role } from './role.ts'

const social = (key: string, rol: string, start: string, para: string) =>
  role(key, 'Servicio Social Obligatorio', rol, start, para)
const other = (key: string, rol: string, start: string, para: string) => role(key, 'Otros usuarios', rol, start, para)
const insurer = (key: string, rol: string, start: string, para: string) => role(key, 'Profesionales en una EPS', rol, start, para)

/** Who plays a part in the guide's second and third flows, at an EPS, and in what happens afterwards. */
export const newcomers: Role[] = [
  social(
    'plaza-lista',
    'Médica con plaza activa, sin solicitud',
    '/registro',
    'Su plaza en el Hospital San Telmo comenzó hace seis días. Haga con ella la solicitud de Servicio Social Obligatorio.',
  ),
  social(
    'plaza-espera',
    'Médico con plaza activa y solicitud en espera',
    '/solicitudes',
    'Espera al delegado del Hospital San Telmo, en la sede de su plaza.',
  ),
  social(
    'plaza-medica',
    'Médica en su plaza, prescriptora',
    '/por-que-no',
    'Puede prescribir mientras dure la plaza, en esa sede y en ninguna otra.',
  ),
  social(
    'plaza-odontologo',
    'Odontólogo en su plaza, prescriptor',
    '/por-que-no',
    'Puede prescribir en la sede de su plaza, Consulta Externa del Hospital San Telmo.',
  ),
  social(
    'plaza-enfermera',
    'Enfermera en su plaza, con rol de consulta',
    '/por-que-no',
    'Puede leer y no puede prescribir: la tabla de roles da a enfermería la consulta.',
  ),
  social(
    'plaza-bacteriologa',
    'Bacterióloga en su plaza, con rol de consulta',
    '/por-que-no',
    'Como la enfermera: consulta en la sede de su plaza.',
  ),
  social(
    'plaza-termina',
    'Médico cuya plaza termina mañana',
    '/por-que-no',
    'Puede prescribir hoy y mañana. Adelante el reloj dos días: la plaza cierra todo a la medianoche.',
  ),
  social(
    'plaza-asignada',
    'Médica con plaza asignada, todavía sin comenzar',
    '/servicio-social/mi-plaza',
    'La plaza comienza en diez días. Acéptela o renuncie a ella.',
  ),
  social(
    'plaza-inscrita',
    'Inscrita sin plaza',
    '/registro',
    'Su inscripción está aprobada y falta que le asignen una plaza; el registro lo dice.',
  ),
  social(
    'plaza-suspendida',
    'Médico con la plaza suspendida',
    '/por-que-no',
    'Al suspenderse la plaza terminó lo que estaba sobre ella. La página dice por qué y qué sigue.',
  ),
  social(
    'plaza-terminada',
    'Enfermera que terminó su plaza, sin ReTHUS',
    '/por-que-no',
    'Terminó hace cinco semanas y su título aún no está en el ReTHUS.',
  ),
  social(
    'plaza-rethus',
    'Médica que terminó su plaza y ya está en el ReTHUS',
    '/registro',
    'Puede pasar a Profesional de la salud con la misma cuenta.',
  ),
  other(
    'otro-lista',
    'Otro usuario, sin solicitud',
    '/registro',
    'Administrativa de una IPS: haga con ella la solicitud de Otro usuario.',
  ),
  other(
    'otro-espera',
    'Otro usuario con la solicitud en espera',
    '/solicitudes',
    'Pide ser regente de farmacia; espera al delegado del Hospital San Telmo.',
  ),
  other('regente', 'Regente de farmacia activo', '/por-que-no', 'Lee lo que se prescribe en su sede; no prescribe.'),
  other(
    'transcriptora',
    'Transcriptora de contingencia activa',
    '/por-que-no',
    'Transcribe lo que se formuló a mano en una contingencia; no prescribe.',
  ),
  other('secretario-junta', 'Secretario de la junta, activo', '/por-que-no', 'Con rol en dos sedes del Hospital San Telmo.'),
  insurer(
    'lista-eps',
    'Lista para solicitar en una EPS',
    '/registro',
    'Médica en el ReTHUS, sin solicitudes: escoja Brisa Nueva EPS y su oficina.',
  ),
  insurer('espera-eps', 'Con una solicitud en una EPS', '/solicitudes', 'Espera a la delegada de Brisa Nueva EPS.'),
  insurer('ordenador', 'Ordenador de tutelas en una EPS', '/por-que-no', 'Ordena y consulta en la EPS; no prescribe allí.'),
  insurer('consulta-eps', 'Enfermera de consulta en una EPS', '/por-que-no', 'Consulta en Brisa Nueva EPS.'),
  insurer(
    'auditor-eps',
    'Auditor de una EPS',
    '/por-que-no',
    'Audita en Brisa Nueva EPS; ese rol no va junto con el de prescriptor.',
  ),
  role(
    'tres-sedes',
    'Profesionales',
    'Prescriptor en tres sedes de dos entidades',
    '/',
    'Terminar una activación no toca las otras. Cambie con un clic la sede en que trabaja.',
  ),
  role(
    'no-fui-yo',
    'Profesionales',
    'Prescriptora que dijo «No fui yo»',
    '/por-que-no',
    'Avisó que una activación no era suya: quedó suspendida y la mesa estudia el caso.',
  ),
  role(
    'sin-delegado',
    'Solicitantes',
    'Con una solicitud en una entidad sin delegado',
    '/solicitudes',
    'Espera desde hace veinticinco días en la Fundación Llano Vivo, que no tiene delegado. La mesa puede actuar.',
  ),
]
