import { longDate, numberText, shortDate } from '../../shared/dates-es.ts'
import type { EntidadId } from '../../shared/id.ts'
import { daysLeft, inDays, lastDayBefore } from './decide-warning.ts'
import type { Notice } from './notice.ts'
import type { Ending, Told } from './warning-store.ts'

const by = 'el programa, al acercarse la fecha'

/** To the person: what ends, when, and what to do before or after. */
export function warningNotice(ending: Ending & { email: string }, now: Date): Notice {
  const { subject, until, personName: name, email, entidadName, sedeName } = ending
  const last = longDate(lastDayBefore(until))
  const when = inDays(daysLeft(until, now))
  const shape = {
    to: { name, email },
    about: [
      ['Entidad', entidadName],
      ['Sede', sedeName],
      ['Último día', last],
    ] as const,
    by,
  }
  if (subject === 'PLAZA')
    return {
      ...shape,
      subject: `Su Servicio Social Obligatorio termina ${when}`,
      what: `Su Servicio Social Obligatorio en ${sedeName} termina el ${last}. Ese día terminan también su activación y sus roles.`,
      ground: 'R-SS-12: lo que se apoya en la plaza cambia con ella',
      next: 'después, cuando el ReTHUS lo muestre inscrito, puede registrarse como Profesional de la salud con la misma cuenta.',
      link: { text: 'Su plaza', path: '/servicio-social/mi-plaza' },
    }
  return {
    ...shape,
    subject: `Su activación en ${sedeName} termina ${when}`,
    what: `Su activación en la sede ${sedeName} de ${entidadName} termina el ${last}. Después de ese día no puede usar MIPRES en esa sede.`,
    ground: 'R-AVI-2: se avisa 60, 30, 15, 7 y 1 días antes',
    next: 'si va a seguir en la sede, pida al delegado que lo active por más tiempo. Sus otras sedes no cambian.',
    link: { text: 'Dónde está activo, y hasta cuándo', path: '/solicitudes' },
  }
}

/** As many names as a mail bears; the page has them all. */
const namedInMail = 20

/** To a delegate: everything at his sedes in one mail. */
export function digestNotice(to: Notice['to'], entidad: { id: EntidadId; name: string }, ends: Told[], now: Date): Notice {
  const people = ends.length === 1 ? 'Una persona' : `${numberText(ends.length)} personas`
  const lines = ends.slice(0, namedInMail).map(({ personName, sedeName, until, subject }) => {
    const last = lastDayBefore(until)
    return [
      personName,
      `${sedeName}, ${subject === 'PLAZA' ? 'Servicio Social, ' : ''}hasta el ${shortDate(last)} (${inDays(daysLeft(until, now))})`,
    ] as const
  })
  const more = ends.length - lines.length
  return {
    to,
    subject:
      ends.length === 1
        ? `Una activación por terminar en ${entidad.name}`
        : `${numberText(ends.length)} activaciones por terminar en ${entidad.name}`,
    what: `${people} ${ends.length === 1 ? 'deja' : 'dejan'} pronto de estar activas en las sedes por las que usted responde.`.replace(
      'Una persona deja pronto de estar activas',
      'Una persona deja pronto de estar activa',
    ),
    about: more > 0 ? [...lines, ['Y además', `${numberText(more)} más; la lista completa está en la página`]] : lines,
    by,
    ground: 'R-AVI-5: un aviso al día por entidad',
    next: 'active por más tiempo a quien vaya a seguir. A las demás personas el permiso se les termina solo.',
    link: { text: 'Las que terminan en 60 días', path: `/delegado/${entidad.id}/personas?vista=por-terminar` },
  }
}
