import type { AppContext } from '../../platform/app-context.ts'
import { type During, dayOf, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { longDate } from '../../shared/dates-es.ts'
import type { ActivationId, PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import type { Application } from '../applications/index.ts'
import { findContact, findDelegates, type Linked, type Notice, sendNotice } from '../notifications/index.ts'
import { getAccount, getPersonNames } from '../people/index.ts'
import { getEntidad, getSede } from '../reps/index.ts'
import type { EndGround } from './activation.ts'
import { findActivationOf, findGrantsOf } from './enrolment-store.ts'

type News =
  | { kind: 'proofed' }
  | { kind: 'activated'; sedeId: SedeId; during: During }
  | { kind: 'enrolled'; sedeId: SedeId; roles: string[] }
  | { kind: 'returned' | 'rejected'; reason: string }

const desk = 'la mesa del Ministerio'
const delegadoOf = (entidadName: string) => `un delegado administrativo de ${entidadName}`

/**
 * Tells the applicant what was done with the application. Written in the transaction of the act.
 *
 * @param deskReason why the desk did it in the delegado's place; not given: a delegado did it
 */
export async function tellPerson(db: Db, app: AppContext, application: Application, news: News, deskReason?: string) {
  const { id, radicado, accountId, entidadName, entidadId } = application
  const { email } = await getAccount(db, accountId)
  const sede = await getSede(db, 'sedeId' in news ? news.sedeId : application.sedeId)
  const given = news.kind === 'activated' || news.kind === 'enrolled' ? await findActivationOf(db, entidadId, id) : null
  await sendNotice(db, app, {
    ...(await wordsOf(db, application, sede.name, news)),
    to: { name: application.personName, email },
    about: [
      ['Radicado', radicado],
      ['Entidad', entidadName],
      ['Sede', sede.name],
      ...(deskReason ? ([['Por qué responde la mesa', deskReason]] as const) : []),
    ],
    reason: 'reason' in news ? news.reason : null,
    by: deskReason !== undefined ? `${desk}, en lugar del delegado` : delegadoOf(entidadName),
    link: { text: 'Su solicitud, paso por paso', path: `/solicitudes/${id}` },
    notMe: notMeOf(application, news, given?.id ?? null),
  })
}

/** What is suspended if it was not the person: what was given, or that the account acts as the person. */
function notMeOf({ personId, accountId, entidadId }: Application, { kind }: News, given: ActivationId | null): Linked | null {
  if (kind === 'proofed') return { personId, accountId, subject: 'CUENTA', objectId: accountId, entidadId: null }
  return given && { personId, accountId, subject: 'ACTIVACION', objectId: given, entidadId }
}

async function wordsOf(
  db: Db,
  application: Application,
  sedeName: string,
  news: News,
): Promise<Pick<Notice, 'subject' | 'what' | 'ground' | 'next'>> {
  const { radicado } = application
  switch (news.kind) {
    case 'proofed':
      return {
        subject: 'Comprobaron que su cuenta es suya',
        what: 'Quedó escrito que vieron su documento. Desde ahora esta cuenta, y ninguna otra, actúa como usted.',
        ground: 'R-IDE-3: una persona, una cuenta',
        next: 'ya pueden activarlo.',
      }
    case 'activated':
      return {
        subject: `Lo activaron en ${sedeName}`,
        what: `Lo activaron en la sede ${sedeName} ${spanOf(news.during)}.`,
        ground: 'Guía MIPRES 2023, 1, paso 4: verifique que el delegado lo haya activado',
        next: 'falta que le den el rol. Mientras tanto todavía no puede prescribir.',
      }
    case 'enrolled':
      return {
        subject: `Ya tiene su rol en ${sedeName}`,
        what: `En la sede ${sedeName} le dieron: ${(await roleNames(db, application, news.roles)).join(', ')}.`,
        ground: 'Guía MIPRES 2023, 1, paso 4, y la tabla de roles',
        next: 'desde que empiece su período puede entrar a MIPRES y hacer lo que su rol permite.',
      }
    case 'returned':
      return {
        subject: `A su solicitud ${radicado} le falta un dato`,
        what: 'Su solicitud le fue devuelta para que la corrija.',
        ground: 'R-SOL-9: lo devuelto se corrige con el mismo radicado',
        next: 'corríjala y envíela de nuevo: conserva su radicado.',
      }
    case 'rejected':
      return {
        subject: `Su solicitud ${radicado} fue rechazada`,
        what: 'Su solicitud fue rechazada.',
        ground: 'R-SOL-9: se rechaza con un motivo escrito',
        next: 'si la razón cambia, puede hacer una solicitud nueva.',
      }
  }
}

async function roleNames(db: Db, { id, entidadId }: Application, roles: string[]) {
  const activation = await findActivationOf(db, entidadId, id)
  const grants = activation ? await findGrantsOf(db, entidadId, activation.id) : []
  return [...new Set(roles)].map((role) => grants.find((grant) => grant.role === role)?.roleName ?? role)
}

function spanOf(during: During) {
  const period = periodOf(during)
  const last = lastDayOf(period)
  return last ? `del ${longDate(period.from)} al ${longDate(last)}` : `desde el ${longDate(period.from)}`
}

type Ended = {
  personId: PersonId
  sedeId: SedeId
  role: string | null
  reason: string
  at: Date
  isToCome?: boolean
  /** An official ended it in the delegado's place. */
  isDesk?: boolean
  /** Why; a delegado, when not said. */
  ground?: EndGround
}

/** Who says so, by what ground, and what the person can do. */
const endings: Record<EndGround, { by: (entidadName: string) => string | null; ground: string; next: string }> = {
  DELEGADO: {
    by: delegadoOf,
    ground: 'Guía MIPRES 2023, 1, paso 4: activa y enrola el delegado de la entidad',
    next: 'si sigue trabajando allí, pida al delegado que lo active de nuevo.',
  },
  RENUNCIA: {
    by: () => null,
    ground: 'la persona puede dejar su activación cuando quiera',
    next: 'para volver, haga una solicitud nueva.',
  },
  SANCION: {
    by: () => 'el ReTHUS, que registró una sanción',
    ground: 'R-ACT-5: ninguna activación toca una sanción',
    next: 'cuando la sanción termine puede hacer una solicitud nueva. Si es un error, lo corrige el tribunal que la reportó.',
  },
  FALLECIMIENTO: {
    by: () => 'el ReTHUS',
    ground: 'R-ACT-8: un derecho no sobrevive a su fundamento',
    next: 'si es un error, acuda con su documento a quien la reportó al ReTHUS.',
  },
  REPS: {
    by: () => 'el REPS, que ya no muestra la sede',
    ground: 'R-ACT-8: un derecho no sobrevive a su fundamento',
    next: 'si trabaja en otra sede, haga una solicitud nueva.',
  },
  RETHUS: {
    by: () => 'el ReTHUS',
    ground: 'R-ACT-8: un derecho no sobrevive a su fundamento',
    next: 'corríjalo con la entidad que reporta y haga una solicitud nueva.',
  },
  MESA: {
    by: () => desk,
    ground: 'R-MES-2: la mesa actúa en lugar de la entidad, con un motivo',
    next: 'si tiene preguntas, escriba a la mesa del Ministerio.',
  },
  PLAZA: {
    by: () => 'el cambio de su plaza de Servicio Social Obligatorio',
    ground: 'R-SS-12: lo que se apoya en la plaza cambia con ella',
    next: 'cuando el ReTHUS lo muestre inscrito puede registrarse como Profesional de la salud con la misma cuenta.',
  },
  NO_FUI_YO: {
    by: () => 'quien pulsó «No fui yo» en uno de sus avisos',
    ground: 'R-CAS-2: lo que no hizo la persona se suspende de inmediato',
    next: 'la mesa del Ministerio revisa el caso y le escribe.',
  },
}

/** Tells the person that a right ended, or on which day it will. Nobody is told who has no account. */
export async function tellEnd(db: Db, app: AppContext, ended: Ended) {
  const { personId, sedeId, reason, role, isToCome = false, ground = ended.isDesk ? 'MESA' : 'DELEGADO' } = ended
  const sede = await getSede(db, sedeId)
  const entidad = await getEntidad(db, sede.entidadId)
  const about = [
    ['Entidad', entidad.name],
    ['Sede', sede.name],
  ] as const
  const { by, next, ground: norm } = endings[ground]
  const now = await app.clock(db)
  // An end of this instant leaves the account as it was; one that lies ahead or behind is told to who is it now.
  const contact = await findContact(db, personId, now)
  if (contact) {
    const end = isToCome ? `El ${longDate(dayOf(ended.at))} termina su activación` : 'Terminó su activación'
    const what = role ? `Ya no tiene el rol ${role}` : end
    const { accountId } = contact
    await sendNotice(db, app, {
      ...{ to: contact, about, reason, ground: norm, by: by(entidad.name) },
      subject: `${what} en ${sede.name}`,
      what: `${what} en la sede ${sede.name} de ${entidad.name}.`,
      next: role ? 'sigue activo en la sede. Si necesita el rol, pídalo al delegado.' : next,
      link: { text: 'Qué puede hacer hoy y en qué sede', path: '/por-que-no' },
      notMe: ground === 'RENUNCIA' ? { personId, accountId, subject: 'CUENTA', objectId: accountId, entidadId: null } : null,
    })
  }
  if (ground !== 'DELEGADO' && ground !== 'NO_FUI_YO' && !role) await tellDelegates(db, app, { ...ended, ground }, now)
}

/** What they have not done themselves. */
async function tellDelegates(db: Db, app: AppContext, ended: Ended & { ground: EndGround }, now: Date) {
  const { personId, sedeId, reason, at, isToCome = false, ground } = ended
  const sede = await getSede(db, sedeId)
  const name = (await getPersonNames(db, [personId])).get(personId) ?? ''
  const { by, ground: norm } = endings[ground]
  const { name: entidadName } = await getEntidad(db, sede.entidadId)
  for (const to of await findDelegates(db, now, { entidadId: sede.entidadId, sedeId, except: personId }))
    await sendNotice(db, app, {
      to,
      subject: isToCome ? `El ${longDate(dayOf(at))} termina una activación: ${name}` : `Terminó una activación: ${name}`,
      what: `${name} ${isToCome ? `deja de estar activo el ${longDate(dayOf(at))}` : 'ya no está activo'} en la sede ${sede.name}.`,
      about: [
        ['Entidad', entidadName],
        ['Sede', sede.name],
      ],
      reason,
      by: by(entidadName) ?? 'la persona, que la dejó',
      ground: norm,
      next: 'no tiene que hacer nada. Le escribimos porque usted responde por esa sede.',
      link: { text: 'Las personas de su entidad', path: `/delegado/${sede.entidadId}/personas` },
    })
}

/** What goes on with the plaza: the new end, to the person. */
export async function tellLengthened(db: Db, app: AppContext, on: { personId: PersonId; sedeId: SedeId; until: Date; at: Date }) {
  const contact = await findContact(db, on.personId, on.at)
  if (!contact) return
  const sede = await getSede(db, on.sedeId)
  const last = lastDayOf(periodOf({ from: on.at, until: on.until }))
  await sendNotice(db, app, {
    to: contact,
    subject: `Su activación en ${sede.name} sigue con la plaza`,
    what: `Su activación y sus roles en la sede ${sede.name} siguen hasta el ${last ? longDate(last) : ''}.`,
    by: endings.PLAZA.by(''),
    ground: endings.PLAZA.ground,
    next: 'no tiene que hacer nada.',
    link: { text: 'Qué puede hacer hoy y en qué sede', path: '/por-que-no' },
  })
}

/** An independiente's own activation: by himself, and so with the way to say that it was somebody else. */
export async function tellOwnPractice(
  db: Db,
  app: AppContext,
  given: { id: ActivationId; personId: PersonId; sedeId: SedeId; during: During; at: Date },
) {
  const contact = await findContact(db, given.personId, given.at)
  if (!contact) return
  const sede = await getSede(db, given.sedeId)
  const { personId, accountId } = contact
  await sendNotice(db, app, {
    to: contact,
    subject: `Se activó como profesional independiente en ${sede.name}`,
    what: `Quedó activado y enrolado como prescriptor en su consultorio ${sede.name} ${spanOf(given.during)}.`,
    by: null,
    ground: 'Guía MIPRES 2023, 1, paso 4; el independiente es su propia entidad en el REPS',
    next: 'desde que empiece su período puede entrar a MIPRES.',
    link: { text: 'Qué puede hacer hoy y en qué sede', path: '/por-que-no' },
    notMe: { personId, accountId, subject: 'ACTIVACION', objectId: given.id, entidadId: sede.entidadId },
  })
}
