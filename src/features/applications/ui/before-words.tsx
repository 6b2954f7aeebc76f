import type { ComponentChildren } from 'preact'
import { Link } from '../../../shared/ui/components.tsx'
import { answerTime } from '../answer-time.ts'
import type { ApplicationKind } from '../application.ts'

type StepRow = { step: string; who: string; time: string }

/** What "Antes de empezar" says of an option. */
type Words = {
  title: string
  lead: string
  /** To have at hand. */
  need: ComponentChildren[]
  /** What need not be attached, or asked. */
  notAsked: string
  steps: StepRow[]
  limits: string[]
  /** Of the guide. */
  part: 1 | 2 | 3
}

const account: StepRow = { step: 'Cuenta en Mi Seguridad Social', who: 'Automático', time: '5 minutos' }
const registration: StepRow = { step: 'Registro en MIPRES', who: 'Automático', time: '5 minutos' }
const answer = (who: string): StepRow => ({ step: 'Activación y rol', who, time: `Hasta ${answerTime.workingDays} días hábiles` })

const mail = 'un correo que usted revise: allí llegan los avisos'

export const beforeWords: Record<ApplicationKind, Words> = {
  PROFESIONAL: {
    title: 'Registrarse en MIPRES como profesional de la salud',
    lead: 'Use este registro si está inscrito en el ReTHUS y trabaja en una IPS o en una EPS.',
    need: [
      'su cuenta de Mi Seguridad Social, con el mismo documento que tiene en el ReTHUS',
      'el nombre, el NIT o el código de la IPS o la EPS, y la sede en la que atiende',
      mail,
    ],
    notAsked: 'No adjunte diploma ni tarjeta profesional: los leemos del ReTHUS.',
    steps: [
      { step: 'Inscripción en el ReTHUS', who: 'Colegio profesional o secretaría de salud', time: 'Ya debe estar' },
      account,
      registration,
      answer('Delegado administrativo de la IPS o la EPS'),
    ],
    limits: [
      'Vale en la sede en la que lo activan. Si trabaja en varias, envíe una solicitud por cada una.',
      'Activarlo y darle un rol son dos actos del delegado: hacen falta los dos.',
      'Una sanción o el fin de la activación lo cierran en ese mismo momento.',
    ],
    part: 1,
  },
  SERVICIO_SOCIAL: {
    title: 'Registrarse en MIPRES en Servicio Social Obligatorio',
    lead: 'Use este registro si tiene una plaza de Servicio Social Obligatorio y la plaza ya comenzó.',
    need: ['su cuenta de Mi Seguridad Social, con el documento con el que se inscribió al servicio', mail],
    notAsked: 'No escoja IPS ni sede: son las de su plaza, y las leemos del registro.',
    steps: [
      { step: 'Inscripción y plaza asignada', who: 'Secretaría de salud del departamento', time: 'Ya debe estar' },
      { step: 'Inicio de la plaza', who: 'La IPS lo informa', time: 'El día en que comienza' },
      account,
      registration,
      answer('Delegado administrativo de la IPS de su plaza'),
    ],
    limits: [
      'Vale solo en la sede de su plaza y solo mientras la plaza está activa. El último día termina sola.',
      'Mientras dure la plaza nadie lo activa en otra sede, en ninguna opción.',
      'Si la plaza se suspende, se acorta o se prorroga, el permiso cambia con ella.',
      'Cuando termine y figure en el ReTHUS, pasa a Profesional de la salud con la misma cuenta.',
    ],
    part: 2,
  },
  OTRO: {
    title: 'Registrarse en MIPRES como otro usuario',
    lead: 'Use este registro si trabaja con MIPRES sin ejercer una profesión de la salud: transcripción, regencia, consulta, secretaría de junta.',
    need: [
      'su cuenta de Mi Seguridad Social, con su documento',
      'el nombre, el NIT o el código de la IPS, y la sede en la que trabaja',
      'el rol que necesita: están abajo',
      mail,
    ],
    notAsked: 'No hace falta figurar en ningún registro de profesionales.',
    steps: [account, registration, answer('Delegado administrativo de la IPS')],
    limits: [
      'Vale en la sede en la que lo activan. Si trabaja en varias, envíe una solicitud por cada una.',
      'El delegado decide el rol: puede darle el que pide, otro de la lista, o ninguno.',
      'Ninguno de estos roles permite prescribir.',
    ],
    part: 3,
  },
}

/** Who should take another way. */
export const otherWays: Record<ApplicationKind, ComponentChildren[]> = {
  PROFESIONAL: [
    <Link href="/registro/independiente">Atiendo en mi propio consultorio</Link>,
    <Link href="/registro/servicio-social">Presto mi Servicio Social Obligatorio</Link>,
    <Link href="/registro/otro-usuario">No ejerzo una profesión de la salud</Link>,
  ],
  SERVICIO_SOCIAL: [
    <Link href="/servicio-social/mi-plaza">Quiero aceptar mi plaza o renunciar</Link>,
    <Link href="/registro/profesional">Ya terminé el servicio o estoy exonerado</Link>,
  ],
  OTRO: [
    <Link href="/registro/profesional">Ejerzo una profesión de la salud</Link>,
    <Link href="/registro/servicio-social">Presto mi Servicio Social Obligatorio</Link>,
  ],
}
