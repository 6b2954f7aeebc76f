import { idOf } from './country/random.ts'
import { newcomers } from './newcomers-cast.ts'
import { type Role, role } from './role.ts'

/** Whoever plays a part in the guide's first flow, and at the desk. */
const first: Role[] = [
  role(
    'delegado',
    'Delegados',
    'Delegado de una IPS con solicitudes en espera',
    '/delegado',
    'Responder solicitudes del E.S.E. Hospital San Telmo: ver el documento, activar, enrolar, devolver, rechazar.',
  ),
  role(
    'delegada2',
    'Delegados',
    'Segunda delegada de la misma IPS',
    '/delegado',
    'La misma cola al mismo tiempo que el otro delegado: solo uno de los dos activa.',
  ),
  role(
    'otra-delegada',
    'Delegados',
    'Delegada de otra IPS',
    '/delegado',
    'Atiende la Clínica Brisas del Manglar; lo del Hospital San Telmo no existe para ella.',
  ),
  role(
    'delegado-termina',
    'Delegados',
    'Delegado cuya delegación termina en siete días',
    '/delegado',
    'Adelante el reloj ocho días y mire qué puede hacer.',
  ),
  role(
    'delegada-eps',
    'Delegados',
    'Delegada de una EPS',
    '/delegado',
    'Activa y enrola profesionales en Brisa Nueva EPS: ordenador, consulta, auditor. Hay una solicitud en espera.',
  ),
  role(
    'prescriptora',
    'Profesionales',
    'Prescriptora activa y enrolada',
    '/por-que-no',
    'Puede prescribir en dos sedes, y la página dice por qué.',
  ),
  role(
    'sancionado',
    'Profesionales',
    'Prescriptor sancionado',
    '/por-que-no',
    'Estaba activo; la sanción que llegó del ReTHUS cerró todo. La página dice qué regla y hasta cuándo.',
  ),
  role(
    'termina-manana',
    'Profesionales',
    'Prescriptor cuya activación termina mañana',
    '/por-que-no',
    'Puede prescribir hoy y mañana. Adelante el reloj dos días.',
  ),
  role(
    'por-enrolar',
    'Profesionales',
    'Activada, todavía sin rol',
    '/por-que-no',
    'Nutricionista: el delegado la activó y le falta enrolarla. Aún no puede prescribir.',
  ),
  role(
    'consulta',
    'Profesionales',
    'Enfermera con rol de consulta',
    '/por-que-no',
    'Puede leer y no puede prescribir: su rol no lo permite.',
  ),
  role(
    'lista',
    'Solicitantes',
    'Lista para solicitar',
    '/registro',
    'Médica en el ReTHUS con la cuenta confirmada: haga con ella la solicitud.',
  ),
  role(
    'en-espera',
    'Solicitantes',
    'Con una solicitud recién enviada',
    '/solicitudes',
    'Médica; su solicitud espera en la cola del Hospital San Telmo.',
  ),
  role(
    'vencida',
    'Solicitantes',
    'Con una solicitud que pasó del plazo',
    '/solicitudes',
    'Optómetra; nadie le responde desde hace días y puede recordarla.',
  ),
  role(
    'devuelta',
    'Solicitantes',
    'Con una solicitud devuelta',
    '/solicitudes',
    'Odontólogo; corrija la sede y envíela de nuevo.',
  ),
  role(
    'no-rethus',
    'Solicitantes',
    'Persona que no está en el ReTHUS',
    '/registro',
    'Tiene cuenta de nivel 0; el registro le dice por qué no puede seguir y quién lo arregla.',
  ),
  role(
    'dos-cuentas',
    'Solicitantes',
    'Persona con dos cuentas, la suya',
    '/solicitudes',
    'Médica cuyos datos coinciden con el ReTHUS. Quien vea su documento decide cuál cuenta vale.',
  ),
  role(
    'dos-cuentas',
    'Solicitantes',
    'Persona con dos cuentas, la otra',
    '/solicitudes',
    'Dice ser la misma persona con otra fecha de nacimiento.',
    1,
  ),
  role(
    'independiente',
    'Profesionales independientes',
    'Independiente con el correo que tiene el REPS',
    '/registro/independiente',
    'Odontóloga; se activa ella misma en su consultorio, en un paso.',
  ),
  role(
    'independiente-sin',
    'Profesionales independientes',
    'Independiente con otro correo en el REPS',
    '/registro/independiente',
    'Optómetra; el REPS tiene otro correo y no puede activarse solo.',
  ),
  role(
    'independiente-activa',
    'Profesionales independientes',
    'Independiente ya activa',
    '/por-que-no',
    'Médica; prescribe en su consultorio. Cumplió una sanción, y ya no le impide ejercer.',
  ),
  role(
    'mesa',
    'Mesa del Ministerio',
    'Funcionaria de la mesa',
    '/mesa',
    'Nombrar y terminar delegados, ver entidades sin delegado, buscar en la auditoría.',
  ),
]

export const cast: Role[] = [...first, ...newcomers]

/** Somebody in ReTHUS who has no account, to register with. */
export const unregistered = ['sin-cuenta', 'sin-cuenta-2'].map((key) => idOf('person', key))
