import type { AppContext } from '../../platform/app-context.ts'
import { within } from '../../platform/within.ts'
import { type During, periodOf } from '../../shared/calendar.ts'
import { documentText, periodText } from '../../shared/dates-es.ts'
import type { AccountId, EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import type { Db } from '../../shared/sql.ts'
import { findApplication } from '../applications/index.ts'
import {
  type ApplicationAct,
  activate,
  endActivation,
  enrol,
  findActivationOf,
  proveIdentity,
  type RolePolicy,
} from '../enrolment/index.ts'
import { changeUnderLock, findLiveProofing, findPersonByDocument, fullName, type Person } from '../people/index.ts'
import type { Asked, Effect, Step } from './bulk.ts'
import { decideName } from './decide-name.ts'
import type { RowRefusal } from './refusals.ts'
import { findHeldHere, findOpenOf, type HeldHere, type Waiting } from './target-store.ts'

/** What all rows of a file share. */
export type LoadContext = {
  /** In the audit of every act: which file it came from. */
  loadId: string
  entidadId: EntidadId
  by: { personId: PersonId; accountId: AccountId }
  sedes: { id: SedeId; code: string; name: string }[]
  policies: RolePolicy[]
}

/** What came of a row. `nothing`: it stands as the row asks already, and no act was needed. */
export type Performed = { kind: 'done' | 'nothing'; effect: Effect; says: string | null }

/** What the plan rested on. */
export type Planned = Pick<Effect, 'applicationId' | 'version' | 'activationId'>

/**
 * Does one row, whole or not at all, inside a transaction that is open, by the use cases of enrolment: each asks the office,
 * takes the person's lock, decides, writes, records. R-MAS-5. A plan does the same and throws it away.
 *
 * @param planned null: this is the plan
 */
export const performRow = (
  app: AppContext,
  db: Db,
  load: LoadContext,
  asked: Asked & At,
  planned: Planned | null,
): Promise<Result<Performed, RowRefusal>> =>
  changeUnderLock<Performed, RowRefusal>(
    within(app, db),
    {},
    async () => {},
    async (own, now) => {
      const inside = within(app, own)
      const person = await findPersonByDocument(db, asked.document, now)
      if (!person) return refuse({ code: 'person-unknown' })
      const likeness = decideName(asked.name, fullName(person.names))
      const row = { asked, person, now, planned, likeness }
      return asked.action === 'ACTIVAR' ? activateRow(inside, load, { ...row, asked }) : endRow(inside, load, { ...row, asked })
    },
  )

type At = { sede: LoadContext['sedes'][number] }
type About = { person: Person; now: Date; planned: Planned | null; likeness: ReturnType<typeof decideName> }
type Row = About & { asked: Asked & At }
type ActivateRow = About & { asked: Extract<Asked, { action: 'ACTIVAR' }> & At }
type EndRow = About & { asked: Extract<Asked, { action: 'TERMINAR' }> & At }

async function activateRow(app: AppContext, load: LoadContext, row: ActivateRow): Promise<Result<Performed, RowRefusal>> {
  const { asked, person, now, planned } = row
  const { entidadId, by } = load
  const sedeId = asked.sede.id
  const held = await findHeldHere(app.db, { entidadId, sedeId, personId: person.id }, now)
  const target = await findTarget(app.db, load, row, held)
  if (!target.ok) return target
  const { waiting } = target.value
  if (!waiting) {
    const effect = effectOf(row, { held, steps: [], after: heldText(held, now) })
    return accept({ kind: 'nothing', effect, says: 'Ya está activa en esta sede: no hay nada que hacer.' })
  }
  const name = refuseOtherName(row)
  if (!name.ok) return name
  if (planned && (planned.applicationId !== waiting.id || planned.version !== waiting.version))
    return refuse({ code: 'changed-since-plan' })

  const steps: Step[] = []
  const actOf = async (): Promise<Omit<ApplicationAct, 'asked'>> => ({
    by,
    entidadId,
    applicationId: waiting.id,
    version: (await findApplication(app.db, entidadId, waiting.id))?.version ?? waiting.version,
    intento: app.newId(),
    requestId: load.loadId,
  })
  if (waiting.state === 'ENVIADA') {
    const proofing = await findLiveProofing(app.db, person.id, now)
    if (!proofing && asked.seen) {
      const proved = await proveIdentity(app, { ...(await actOf()), asked: asked.seen }, asked.seen)
      if (!proved.ok) return proved
      steps.push('IDENTIDAD')
    }
    const during = { sedeId, during: asked.during }
    const activated = await activate(app, { ...(await actOf()), asked: during }, during)
    if (!activated.ok) return activated
    steps.push('ACTIVAR')
  }
  const roles = asked.roles.map((role) => roleCodeOf(role, load.policies))
  if (roles.length > 0) {
    const given = { roles, during: waiting.state === 'ENVIADA' ? null : asked.during }
    const enrolled = await enrol(app, { ...(await actOf()), asked: given }, given)
    if (!enrolled.ok) return enrolled
    steps.push('ENROLAR')
  }
  // What starts today starts at the instant of the act, which lies after the row's first look at the clock.
  const later = await app.clock(app.db)
  const after = await findHeldHere(app.db, { entidadId, sedeId, personId: person.id }, later)
  const activation = await findActivationOf(app.db, entidadId, waiting.id)
  const effect: Effect = {
    ...effectOf(row, { held, steps, after: heldText(after, later) }),
    applicationId: waiting.id,
    version: waiting.version,
    activationId: activation?.id ?? null,
  }
  if (steps.length === 0) return accept({ kind: 'nothing', effect, says: 'Ya está activa y la fila no pide ningún rol.' })
  if (roles.length === 0) effect.warnings.push('Queda activa sin rol: todavía no podrá hacer nada.')
  if (steps.includes('IDENTIDAD') && asked.seen)
    effect.warnings.push(`Usted declara que vio ${documentText(asked.seen.type, asked.seen.number)}.`)
  return accept({ kind: 'done', effect, says: null })
}

/** The application that the row answers; null when the person is active already and nothing waits. */
async function findTarget(
  db: Db,
  { entidadId }: LoadContext,
  { asked, person }: ActivateRow,
  held: HeldHere[],
): Promise<Result<{ waiting: Waiting | null }, RowRefusal>> {
  const open = (await findOpenOf(db, entidadId, person.id)).filter(({ kind }) => asked.kind === null || kind === asked.kind)
  const here = open.filter(({ sedeId }) => sedeId === asked.sede.id)
  const waiting = here.filter(({ state }) => state !== 'DEVUELTA')
  if (new Set(waiting.map(({ accountId }) => accountId)).size > 1) return refuse({ code: 'several-waiting' })
  if (waiting.length > 1) return refuse({ code: 'option-needed' })
  if (waiting[0]) return accept({ waiting: waiting[0] })
  if (held.some(({ kind }) => asked.kind === null || kind === asked.kind)) return accept({ waiting: null })
  if (here.length > 0) return refuse({ code: 'returned' })
  const elsewhere = open.find(({ state }) => state !== 'DEVUELTA')
  if (elsewhere) return refuse({ code: 'waiting-at-another', sedeName: elsewhere.sedeName, sedeCode: elsewhere.sedeCode })
  return refuse({ code: 'nobody-waiting' })
}

async function endRow(app: AppContext, load: LoadContext, row: EndRow): Promise<Result<Performed, RowRefusal>> {
  const { asked, person, now, planned } = row
  const { entidadId, by } = load
  const place = { entidadId, sedeId: asked.sede.id, personId: person.id }
  const held = (await findHeldHere(app.db, place, now)).filter(({ kind }) => asked.kind === null || kind === asked.kind)
  if (held.length > 1) return refuse({ code: 'several-active' })
  const [activation] = held
  if (!activation) return refuse({ code: 'not-active' })
  const name = refuseOtherName(row)
  if (!name.ok) return name
  if (planned && planned.activationId !== activation.id) return refuse({ code: 'changed-since-plan' })
  const ended = await endActivation(app, {
    by,
    entidadId,
    activationId: activation.id,
    reason: asked.reason,
    intento: app.newId(),
    requestId: load.loadId,
  })
  if (!ended.ok) return ended
  const effect = { ...effectOf(row, { held, steps: ['TERMINAR'], after: 'Terminada' }), activationId: activation.id }
  return accept({ kind: 'done', effect, says: null })
}

/** Told of who asked this entidad or is active in it: of others a file learns no name. */
const refuseOtherName = ({ likeness, person }: Row): Result<null, RowRefusal> =>
  likeness === 'unlike' ? refuse({ code: 'name-unlike', personName: fullName(person.names) }) : accept(null)

function effectOf(row: Row, { held, steps, after }: { held: HeldHere[]; steps: Step[]; after: string }): Effect {
  const { asked, person, now, likeness } = row
  const personName = fullName(person.names)
  return {
    steps,
    personId: person.id,
    personName,
    sedeName: asked.sede.name,
    sedeCode: asked.sede.code,
    before: heldText(held, now),
    after,
    warnings: likeness === 'differs' ? [`El archivo escribe «${asked.name}».`] : [],
    applicationId: null,
    version: null,
    activationId: null,
  }
}

function heldText(held: HeldHere[], now: Date): string {
  if (held.length === 0) return 'Sin activación'
  return held
    .map(({ during, roles }) => `${stateWord(during, now)} ${periodText(periodOf(during))}, ${roles.join(' y ') || 'sin rol'}`)
    .join('; ')
}

const stateWord = (during: During, now: Date) => (during.from > now ? 'Programada' : 'Activa')

const plainOf = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .trim()

/** By its code or its name in the table of roles; what is neither is for the act to refuse. */
function roleCodeOf(said: string, policies: RolePolicy[]) {
  const found = policies.find(({ role, roleName }) => plainOf(role) === plainOf(said) || plainOf(roleName) === plainOf(said))
  return found?.role ?? said
}
