import { dayOf, isOver, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { longDate, momentText, periodText, weekdayDate } from '../../shared/dates-es.ts'
import { sanctionText } from './decide-register-steps.ts'
import { by, coming, done, failed, isUnproved, lastOf, later, never, type Said, waits, yours } from './said.ts'
import { anyOf, isInForce, isToCome, kindText, type TaskFacts, theSede, type Voice } from './task.ts'

/** Guide, step 3 of flows 1 and 2, step 2 of flow 3. */
export function sayRegistration(facts: TaskFacts, voice: Voice): Said {
  const { application, now } = facts
  const sent = lastOf(facts, 'CORREGIDA') ?? lastOf(facts, 'ENVIADA')
  const words = sent?.act === 'CORREGIDA' ? 'Solicitud corregida y enviada' : 'Solicitud enviada'
  if (application.state === 'DEVUELTA') {
    const returned = lastOf(facts, 'DEVUELTA')
    return yours(voice, `${returned?.byName ?? 'El delegado'} la devolvió: «${returned?.reason ?? ''}»`, {
      ground: returned && momentText(returned.at, now),
      since: returned?.at ?? application.stateSince,
      expected: 'No tiene plazo: conserva su radicado',
      next: voice === 'own' ? { href: `/solicitudes/${application.id}/corregir`, text: 'Corregir la solicitud' } : null,
    })
  }
  if (application.state === 'RETIRADA' && !lastOf(facts, 'TERMINADA'))
    return never(by(voice, 'Usted retiró la solicitud', 'La persona retiró la solicitud'), {
      ground: momentText(application.stateSince, now),
      since: application.stateSince,
    })
  return done(`${words} por ${by(voice, 'usted', 'la persona')}`, {
    ground: sent && momentText(sent.at, now),
    since: sent?.at ?? null,
  })
}

/** Whoever waits sees who has it, since when, by when, and what has been seen of it. */
function waiting(facts: TaskFacts, ground: string): Said {
  const { application, delegates, clock } = facts
  const more = { since: application.waitingSince, dueBy: clock.lastDay, hasClock: true }
  if (delegates.length === 0)
    return waits(`No lo tiene nadie: ${application.entidadName} no tiene un delegado que pueda responder`, {
      ...more,
      office: 'mesa',
      ground: 'Lo nombra la mesa del Ministerio cuando el representante legal lo pide con una carta',
    })
  const since = clock.used === 0 ? 'desde hoy' : `desde hace ${clock.used} ${clock.used === 1 ? 'día hábil' : 'días hábiles'}`
  return waits(`Lo tiene ${anyOf(delegates)}, de ${application.entidadName}, ${since}`, { ...more, office: 'delegado', ground })
}

const closedText = (state: 'RETIRADA' | 'RECHAZADA') =>
  state === 'RETIRADA' ? 'La solicitud está retirada' : 'La solicitud fue rechazada'

const again = (voice: Voice) => (voice === 'own' ? { href: '/registro', text: 'Enviar otra solicitud' } : null)

/** In Servicio Social nobody is activated before his plaza is active, nor when it no longer is. */
const waitsForPlaza = ({ service, application }: TaskFacts) =>
  service !== null && !(service.isActive && service.plaza?.sedeId === application.sedeId)

/** Why it is over, as far as somebody said so. */
function overText({ held, now }: TaskFacts, voice: Voice): Said {
  const end = held?.end ?? null
  const days = held && periodText(periodOf(held.during))
  if (end && end.at <= now && end.ground === 'NO_FUI_YO')
    return failed('Se suspendió por un aviso de «No fui yo»', {
      ground: momentText(end.at, now),
      since: end.at,
      office: 'mesa',
      expected: 'La mesa del Ministerio revisa el caso y le escribe; no tiene un plazo fijado',
    })
  if (end && end.at <= now)
    return failed(`${end.byName ?? 'Un registro'} terminó la activación: «${end.reason}»`, {
      ground: momentText(end.at, now),
      since: end.at,
      office: 'persona',
      next: again(voice),
    })
  const last = held && lastDayOf(periodOf(held.during))
  return failed(last ? `La activación llegó a su último día: ${longDate(last)}` : 'La activación ya terminó', {
    ground: days,
    since: held?.during.until ?? null,
    office: 'persona',
    next: again(voice),
  })
}

/** Guide: *activado*. */
export function sayActivation(facts: TaskFacts, voice: Voice): Said {
  const { application, now, held } = facts
  switch (application.state) {
    case 'ENVIADA': {
      if (waitsForPlaza(facts)) return later('El delegado puede activarlo cuando la plaza de esa sede esté activa')
      const sanction = application.kind === 'PROFESIONAL' ? null : sanctionText(facts)
      if (sanction) return failed(sanction)
      const opened = lastOf(facts, 'ABIERTA')
      const isSeen = opened !== null && opened.at >= application.waitingSince
      return waiting(facts, isSeen ? `La abrió: ${momentText(opened.at, now)} Sin respuesta aún` : 'Nadie la ha abierto todavía')
    }
    case 'DEVUELTA':
      return later(by(voice, 'Sigue cuando usted la corrija', 'Sigue cuando la persona la corrija'))
    case 'RETIRADA': {
      const ended = lastOf(facts, 'TERMINADA')
      if (!ended) return never(closedText('RETIRADA'))
      return failed(`${ended.byName} terminó la activación: «${ended.reason}»`, {
        ground: momentText(ended.at, now),
        since: ended.at,
        office: 'persona',
        next: again(voice),
      })
    }
    case 'RECHAZADA': {
      const refused = lastOf(facts, 'RECHAZADA')
      return failed(`${refused?.byName ?? 'El delegado'} rechazó la solicitud: «${refused?.reason ?? ''}»`, {
        ground: refused && momentText(refused.at, now),
        since: refused?.at ?? null,
        office: 'persona',
        next: again(voice),
      })
    }
  }
  if (isUnproved(facts)) return later('Se ve cuando se compruebe la identidad')
  if (!held || isOver(held.during, now)) return overText(facts, voice)
  if (isToCome(held.during, now))
    return coming(`La activación empieza el ${weekdayDate(periodOf(held.during).from)}`, {
      dueBy: dayOf(held.during.from),
      since: lastOf(facts, 'ACTIVADA')?.at ?? null,
    })
  const given = lastOf(facts, 'ACTIVADA')
  const where = held.sedeName === application.entidadName ? held.sedeName : theSede(held.sedeName)
  return done(`${given?.byName ?? 'El delegado'} ${by(voice, 'lo activó', 'activó a la persona')} en ${where}`, {
    ground: periodText(periodOf(held.during)),
    since: held.during.from,
  })
}

/** Guide: *enrolado*, the second act. */
export function sayEnrolment(facts: TaskFacts, voice: Voice): Said {
  if (isUnproved(facts)) return later('Se ve cuando se compruebe la identidad')
  const { application, now, held } = facts
  const place = application.kind === 'SERVICIO_SOCIAL' ? 'la plaza' : kindText(facts)
  switch (application.state) {
    case 'ENVIADA':
    case 'DEVUELTA':
      return later(`El delegado de ${place === 'la plaza' ? 'la IPS de la plaza' : place} da el rol después de activarlo`)
    case 'RETIRADA':
    case 'RECHAZADA':
      return never(closedText(application.state))
    case 'ACTIVADA':
      if (held && !isOver(held.during, now)) return waiting(facts, 'Está activo y todavía sin rol')
      return later('Hace falta que la activación esté vigente')
  }
  const roles = held?.roles ?? []
  const inForce = roles.filter(({ during }) => isInForce(during, now))
  const [first] = inForce
  if (first)
    return done(inForce.map(({ name }) => name).join(', '), {
      ground: periodText(periodOf(first.during)),
      since: first.during.from,
    })
  const next = roles.find(({ during }) => isToCome(during, now))
  if (next) return coming(`El rol empieza el ${weekdayDate(periodOf(next.during).from)}`, { dueBy: periodOf(next.during).from })
  return failed(by(voice, 'Ya no tiene un rol en esta sede', 'Ya no tiene un rol en la sede'), {
    office: 'delegado',
    expected: `Lo da un delegado de ${kindText(facts)} mientras la activación esté vigente`,
  })
}
