import { lastDayOf, periodOf } from '../../shared/calendar.ts'
import { longDate, momentText, ofMomentText, periodText } from '../../shared/dates-es.ts'
import { by, done, failed, isUnproved, type Said, sanctionOf, waits, yours } from './said.ts'
import { type TaskFacts, theSede, type Voice } from './task.ts'

const askReporter = 'Ninguna norma dice cuánto tarda en corregirse: pregunte al colegio profesional o a la secretaría de salud'
const askSecretaria = 'Cada proceso tiene su calendario: pregunte a la secretaría de salud del departamento'

/** "hasta el 31 de enero de 2027", where an end is known. */
export function sanctionText(facts: TaskFacts) {
  const found = sanctionOf(facts)
  if (!found) return null
  const last = found.until && found.from && lastDayOf(periodOf({ from: found.from, until: found.until }))
  return `Tiene una sanción vigente${last ? ` hasta el ${longDate(last)}` : ''}. Nadie puede activarlo mientras dure`
}

/** Guide, 1, step 1. */
export function sayRethus(facts: TaskFacts): Said {
  const { rethus, now } = facts
  const ground = rethus && `Datos del ReTHUS ${ofMomentText(rethus.asOf, now)}`
  if (rethus?.documentState !== 'VIGENTE')
    return failed(
      rethus?.documentState === 'FALLECIDO'
        ? 'El ReTHUS registra a esta persona como fallecida'
        : 'No figura en el ReTHUS con identificación vigente',
      { ground, office: 'rethus', expected: askReporter, next: { href: '/rethus/ayuda', text: 'Quién lo corrige' } },
    )
  const sanction = sanctionText(facts)
  if (sanction) return failed(sanction, { ground, since: sanctionOf(facts)?.from ?? null })
  return done('Inscrito, con identificación vigente y sin sanciones vigentes', { ground })
}

const toProfesional = (voice: Voice) =>
  voice === 'own' ? { href: '/registro/profesional', text: 'Pasar a Profesional de la salud' } : null

/** Once the service is behind, ReTHUS decides whether the person may go on as a professional, with the same account. */
function afterwards({ rethus }: TaskFacts, voice: Voice) {
  if (rethus?.documentState === 'VIGENTE')
    return {
      office: 'persona' as const,
      ground: by(
        voice,
        'Ya figura en el ReTHUS: pase a la opción Profesional de la salud con esta misma cuenta',
        'Ya figura en el ReTHUS: puede pasar a la opción Profesional de la salud',
      ),
      next: toProfesional(voice),
    }
  return {
    office: 'rethus' as const,
    ground: by(
      voice,
      'Cuando figure en el ReTHUS podrá pasar a Profesional de la salud con esta misma cuenta',
      'Cuando figure en el ReTHUS podrá pasar a la opción Profesional de la salud',
    ),
    expected: 'Lo reporta quien llevó su plaza: pregunte a la secretaría de salud',
  }
}

/** Guide, 2, step 1: inscribed, with a plaza assigned, and the plaza active (R-SS-3). */
export function sayService(facts: TaskFacts, voice: Voice): Said {
  const { service, application, now } = facts
  if (!service) throw new Error('an application of Servicio Social has a standing in it')
  const { plaza, inscription, standing } = service
  // Its register is kept here: what it says is of this instant.
  const from = `Comprobado ${momentText(now, now)}`
  const where = plaza ? theSede(plaza.sedeName) : ''
  const days = plaza ? periodText(periodOf(plaza.during)) : ''
  const told = plaza ? `Plaza ${plaza.code}, ${days}. ${from}` : from
  const since = plaza?.during.from ?? null
  const own = { href: '/servicio-social/mi-plaza', text: 'Ver su plaza' }
  switch (standing) {
    case 'PLAZA_ACTIVA':
      if (plaza && plaza.sedeId !== application.sedeId)
        return failed(`La plaza activa es de ${where}, no de la sede que pidió`, {
          ground: told,
          since,
          office: 'persona',
          next: voice === 'own' ? { href: '/registro/servicio-social', text: 'Pedir la sede de la plaza' } : null,
        })
      return done(`Inscrito, con plaza asignada y activa en ${where}`, { ground: told, since })
    case 'PLAZA_ASIGNADA':
      if (plaza?.state === 'ASIGNADA')
        return yours(
          voice,
          by(voice, `Le asignaron una plaza en ${where}: acéptela`, `Tiene asignada una plaza en ${where} y no la ha aceptado`),
          {
            ground: told,
            expected: askSecretaria,
            next: voice === 'own' ? { ...own, text: 'Responder por su plaza' } : null,
          },
        )
      return waits(`Plaza asignada en ${where}: falta que la IPS informe el inicio`, {
        ground: told,
        office: 'ips-de-la-plaza',
        dueBy: plaza && periodOf(plaza.during).from,
        expected: plaza && `Empieza el ${longDate(periodOf(plaza.during).from)}`,
      })
    case 'PLAZA_SUSPENDIDA':
      return failed(`La plaza en ${where} está suspendida`, {
        ground: 'La activación y los roles terminaron con la suspensión. Cuando se reanude, el delegado activa otra vez',
        since: plaza?.during.until ?? null,
        office: 'secretaria-de-salud',
        expected: 'La secretaría de salud dice cuándo se reanuda',
      })
    case 'PLAZA_TERMINADA': {
      const last = plaza && lastDayOf(periodOf(plaza.during))
      const words =
        plaza?.state === 'RENUNCIADA'
          ? `Renunció a la plaza en ${where}`
          : `La plaza en ${where} terminó${last ? ` el ${longDate(last)}` : ''}`
      return failed(words, { since: plaza?.during.until ?? null, ...afterwards(facts, voice) })
    }
    case 'EXONERADO':
      return failed('Está exonerado del Servicio Social Obligatorio: no necesita plaza', {
        since: inscription?.stateSince ?? null,
        ...afterwards(facts, voice),
      })
    case 'INSCRITO':
      return waits('Inscrito; falta que le asignen una plaza', {
        ground: from,
        since: inscription?.stateSince ?? null,
        office: 'secretaria-de-salud',
        expected: askSecretaria,
      })
    case 'POR_APROBAR':
      return waits('La secretaría de salud revisa la inscripción', {
        ground: from,
        since: inscription?.stateSince ?? null,
        office: 'secretaria-de-salud',
        expected: askSecretaria,
      })
    case 'RECHAZADO':
    case 'ANULADO':
      return failed(standing === 'RECHAZADO' ? 'La secretaría de salud rechazó la inscripción' : 'La inscripción fue anulada', {
        // Why, is told to the person alone.
        ground: facts.proofing === 2 && inscription?.reason ? `«${inscription.reason}»` : from,
        since: inscription?.stateSince ?? null,
        office: 'persona',
        expected: 'Puede inscribirse en el siguiente proceso: pregunte a la secretaría de salud',
      })
    case 'NO_INSCRITO':
      return failed('No figura inscrito en el Servicio Social Obligatorio', {
        ground: from,
        office: 'persona',
        expected: askSecretaria,
        next: { href: '/servicio-social', text: 'Consultar la inscripción' },
      })
  }
}

/** Guide, step 2 of each flow. The account is there, or nothing could have been sent; how sure it is grows. */
export function sayAccount(facts: TaskFacts, voice: Voice): Said {
  const { proofing, movements, now } = facts
  if (isUnproved(facts))
    return failed(by(voice, 'Esta cuenta ya no actúa como usted', 'La cuenta que la envió ya no actúa como la persona'), {
      ground: by(
        voice,
        'Un delegado o la mesa del Ministerio tiene que ver su documento otra vez',
        'Un delegado o la mesa del Ministerio tiene que ver el documento otra vez',
      ),
      office: 'persona',
      expected: 'No tiene plazo: se hace al presentar el documento',
    })
  const seen = movements.findLast(({ act }) => act === 'IDENTIDAD')
  if (proofing === 2)
    return done('Identidad comprobada', {
      ground: seen ? `${seen.byName} vio ${by(voice, 'su', 'el')} documento: ${momentText(seen.at, now)}` : null,
      since: seen?.at ?? null,
    })
  return done(
    proofing === 1
      ? by(voice, 'Sus datos coinciden con el ReTHUS', 'Los datos de la cuenta coinciden con el ReTHUS')
      : by(voice, 'Sus datos son los que usted dio', 'Los datos son los que dio la persona'),
    { ground: `El delegado verá ${by(voice, 'su', 'el')} documento antes de activarlo` },
  )
}
