import { type During, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { longDate, momentText, periodText, weekdayDate } from '../../shared/dates-es.ts'
import type { ApplicationAct } from '../applications/index.ts'
import type { Explained } from '../authority/index.ts'
import { type TaskFacts, type TaskStep, theSede } from './task.ts'

type Said = Pick<TaskStep, 'place' | 'tag' | 'holder'> & Partial<Pick<TaskStep, 'ground' | 'hasClock'>>

const done = (holder: string, ground: string | null = null): Said => ({
  place: 'done',
  tag: { tone: 'ok', text: 'Cumplido' },
  holder,
  ground,
})
const later = (holder: string): Said => ({ place: 'later', tag: { tone: 'idle', text: 'Aún no puede' }, holder })
const never = (holder: string): Said => ({ place: 'later', tag: { tone: 'idle', text: 'No aplica' }, holder })
const failed = (holder: string, ground: string | null = null): Said => ({
  place: 'now',
  tag: { tone: 'bad', text: 'No cumple' },
  holder,
  ground,
})
const coming = (holder: string): Said => ({ place: 'now', tag: { tone: 'info', text: 'En curso' }, holder })

const ruleOf = ({ rules }: TaskFacts, rule: Explained['rule']) => rules.find((one) => one.rule === rule) ?? null
const lastOf = ({ movements }: TaskFacts, act: ApplicationAct) => movements.findLast((movement) => movement.act === act) ?? null

/** "A", "A o B", "A, B o C": any of them may answer. */
export const anyOf = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} o ${names.at(-1)}`

const isOver = ({ until }: During, now: Date) => until !== null && until <= now
const isToCome = ({ from }: During, now: Date) => from > now

/** Guide, 1, step 1. */
function rethus(facts: TaskFacts): Said {
  const entry = ruleOf(facts, 'R-AUT-2')
  const sanction = ruleOf(facts, 'R-AUT-3')
  const asOf = entry?.evidence ? `Datos del ReTHUS al ${momentText(entry.evidence.knownSince, facts.now)}` : null
  if (entry?.isSatisfied !== true) return failed('No figura en el ReTHUS con identificación vigente', asOf)
  if (sanction?.isSatisfied !== true) {
    const found = sanction?.evidence
    const last = found && lastDayOf(periodOf({ from: found.knownSince, until: found.until }))
    return failed(
      `Tiene una sanción vigente${last ? ` hasta el ${longDate(last)}` : ''}. Nadie puede activarlo mientras dure`,
      asOf,
    )
  }
  return done('Inscrito, con identificación vigente y sin sanciones vigentes', asOf)
}

/** Something was given, and this account no longer acts as the person: it is not shown what the person holds. */
const isUnproved = ({ proofing, application: { state } }: TaskFacts) =>
  proofing !== 2 && (state === 'ACTIVADA' || state === 'APROBADA')

/** Guide, 1, step 2. The account is there, or nobody would be reading this; how sure it is grows. */
function account(facts: TaskFacts): Said {
  const { proofing, movements, now } = facts
  if (isUnproved(facts))
    return failed(
      'Esta cuenta ya no actúa como usted',
      'Un delegado o la mesa del Ministerio tiene que ver su documento otra vez',
    )
  const seen = movements.findLast(({ act }) => act === 'IDENTIDAD')
  const ground = seen && proofing === 2 ? `${seen.byName} vio su documento: ${momentText(seen.at, now)}` : null
  if (proofing === 2) return done('Identidad comprobada', ground)
  return done(
    proofing === 1 ? 'Sus datos coinciden con el ReTHUS' : 'Sus datos son los que usted dio',
    'El delegado verá su documento antes de activarlo',
  )
}

/** Guide, 1, step 3. */
function registration(facts: TaskFacts): Said {
  const { application, now } = facts
  const sent = lastOf(facts, 'CORREGIDA') ?? lastOf(facts, 'ENVIADA')
  const words = sent?.act === 'CORREGIDA' ? 'Solicitud corregida y enviada por usted' : 'Solicitud enviada por usted'
  if (application.state === 'DEVUELTA') {
    const returned = lastOf(facts, 'DEVUELTA')
    return {
      place: 'now',
      tag: { tone: 'warn', text: 'Le toca a usted' },
      holder: `${returned?.byName ?? 'El delegado'} la devolvió: «${returned?.reason ?? ''}»`,
      ground: returned && momentText(returned.at, now),
    }
  }
  if (application.state === 'RETIRADA' && !lastOf(facts, 'TERMINADA'))
    return { ...never('Usted retiró la solicitud'), ground: momentText(application.stateSince, now) }
  return done(words, sent && momentText(sent.at, now))
}

/** Whoever waits sees who has it, since when, and what has been seen of it. */
function waiting(facts: TaskFacts, ground: string): Said {
  const { application, delegates, clock } = facts
  const tag = { tone: 'warn', text: 'En espera' } as const
  if (delegates.length === 0)
    return {
      place: 'now',
      tag,
      holder: `No lo tiene nadie: ${application.entidadName} no tiene un delegado que pueda responder`,
      ground: 'Lo nombra la mesa del Ministerio cuando el representante legal lo pide con una carta',
      hasClock: true,
    }
  const since = clock.used === 0 ? 'desde hoy' : `desde hace ${clock.used} ${clock.used === 1 ? 'día hábil' : 'días hábiles'}`
  return {
    place: 'now',
    tag,
    holder: `Lo tiene ${anyOf(delegates)}, de ${application.entidadName}, ${since}`,
    ground,
    hasClock: true,
  }
}

const closedText = (state: 'RETIRADA' | 'RECHAZADA') =>
  state === 'RETIRADA' ? 'La solicitud está retirada' : 'La solicitud fue rechazada'

function refusedBy(facts: TaskFacts): Said {
  const refused = lastOf(facts, 'RECHAZADA')
  return failed(
    `${refused?.byName ?? 'El delegado'} rechazó la solicitud: «${refused?.reason ?? ''}»`,
    refused && momentText(refused.at, facts.now),
  )
}

/** Guide, 1, step 4: *activado*. */
function activation(facts: TaskFacts): Said {
  const { application, now } = facts
  const { activation: held } = facts
  const ended = lastOf(facts, 'TERMINADA')
  switch (application.state) {
    case 'ENVIADA': {
      const opened = lastOf(facts, 'ABIERTA')
      const isSeen = opened !== null && opened.at >= application.waitingSince
      return waiting(facts, isSeen ? `La abrió: ${momentText(opened.at, now)} Sin respuesta aún` : 'Nadie la ha abierto todavía')
    }
    case 'DEVUELTA':
      return later('Sigue cuando usted la corrija')
    case 'RETIRADA':
      return ended
        ? failed(`${ended.byName} terminó la activación: «${ended.reason}»`, momentText(ended.at, now))
        : never(closedText('RETIRADA'))
    case 'RECHAZADA':
      return refusedBy(facts)
  }
  if (isUnproved(facts)) return later('Se ve cuando se compruebe su identidad')
  const given = lastOf(facts, 'ACTIVADA')
  if (ruleOf(facts, 'R-AUT-4')?.isSatisfied === true && held)
    return done(`${given?.byName ?? 'El delegado'} lo activó en ${theSede(held.sedeName)}`, periodText(periodOf(held.during)))
  if (held && isToCome(held.during, now)) return coming(`Su activación empieza el ${weekdayDate(periodOf(held.during).from)}`)
  return failed('La activación ya terminó', held && periodText(periodOf(held.during)))
}

/** Guide, 1, step 4: *enrolado*, the second act. */
function enrolment(facts: TaskFacts): Said {
  if (isUnproved(facts)) return later('Se ve cuando se compruebe su identidad')
  const { application, grants, now, activation: held } = facts
  switch (application.state) {
    case 'ENVIADA':
    case 'DEVUELTA':
      return later('El delegado da el rol después de activarlo')
    case 'RETIRADA':
    case 'RECHAZADA':
      return never(closedText(application.state))
    case 'ACTIVADA':
      if (held && !isOver(held.during, now)) return waiting(facts, 'Está activo y todavía sin rol')
      return later('Hace falta que la activación esté vigente')
  }
  const inForce = grants.filter(({ during }) => !isOver(during, now) && !isToCome(during, now))
  const [first] = inForce
  if (first) return done(inForce.map(({ roleName }) => roleName).join(', '), periodText(periodOf(first.during)))
  const next = grants.find(({ during }) => isToCome(during, now))
  if (next) return coming(`Su rol empieza el ${weekdayDate(periodOf(next.during).from)}`)
  return failed('Ya no tiene un rol en esta sede')
}

/** Guide, 1, step 5: what the one decision says. */
function use({ application, may, sedeName, activation: held, grants, now }: TaskFacts): Said {
  if (may === 'sign')
    return done(`Puede prescribir en ${theSede(sedeName)}`, 'La pantalla para prescribir llega en una próxima versión')
  if (may === 'read') return done(`Puede consultar prescripciones en ${theSede(sedeName)}`, 'Su rol no permite prescribir')
  if (application.state === 'RETIRADA' || application.state === 'RECHAZADA') return never('Puede enviar otra solicitud')
  const isGiven = application.state === 'APROBADA'
  const isAhead = (held && isToCome(held.during, now)) || grants.some(({ during }) => isToCome(during, now))
  if (isGiven && !isAhead) return failed('Hoy no puede entrar a prescribir')
  return later(isGiven ? 'Se abre solo al empezar su período' : 'Se abre solo al cumplirse los pasos anteriores')
}

/** Every step of the guide for one application: the guide's order, the words of the screen (R-SOL-12). */
export function decideSteps(facts: TaskFacts): TaskStep[] {
  const steps = (
    [
      ['rethus', 'Inscripción en el ReTHUS', 'ReTHUS', rethus],
      ['account', 'Cuenta de persona natural', 'Mi Seguridad Social', account],
      ['registration', 'Registro en la opción Profesional de la salud', 'Registro de Usuarios MIPRES', registration],
      ['activation', 'Activación en la sede', 'Delegado administrativo de la IPS', activation],
      ['enrolment', 'Rol en la sede', 'Delegado administrativo de la IPS', enrolment],
      ['use', 'Entrar a MIPRES', 'MIPRES', use],
    ] as const
  ).map(([key, title, system, say]) => ({ key, title, system, ground: null, hasClock: false, ...say(facts) }))
  // One thing at a time: what follows the first that is open is open too, but not what the reader is to look at.
  const first = steps.findIndex(({ place }) => place === 'now')
  return steps.map((step, index) => (step.place === 'now' && index !== first ? { ...step, place: 'later' } : step))
}
