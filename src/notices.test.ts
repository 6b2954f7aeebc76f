import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AuditAct, actNames } from './features/audit/index.ts'
import { nameDelegate } from './features/delegados/index.ts'
import { endRights } from './features/enrolment/index.ts'
import { changePlaza } from './features/servicio-social/index.ts'
import { plazaHooksOf } from './plaza-hooks.ts'
import { CalendarDate, toDuring } from './shared/calendar.ts'
import type { ApplicationId, DelegationId } from './shared/id.ts'
import { sql } from './shared/sql.ts'
import { sendApplication } from './testing/send-application.ts'
import { toldElsewhere } from './testing/told-elsewhere.ts'
import { noon, openWorld, type World } from './testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type TestPerson = World['people']['dora']
type Told = { who: string; subject: string; hasWay: boolean; body: string }

/** What was written while `work` was done: to whom, of the person and the hospital's two delegates, and what. */
async function told(person: TestPerson, work: () => Promise<unknown>): Promise<Told[]> {
  await world.owner.query(sql`delete from outbox`)
  await work()
  const mails = await world.owner.query<{ to: string; subject: string; body: string }>(sql`
    select payload ->> 'to' as to, payload ->> 'subject' as subject, payload ->> 'body' as body from outbox order by created_at, id`)
  const { dora, luis } = world.people
  const nameOf = (to: string) => ({ [person.email]: 'persona', [dora.email]: 'Dora', [luis.email]: 'Luis' })[to] ?? to
  return mails.map(({ to, subject, body }) => ({
    ...{ who: nameOf(to), body, hasWay: body.includes('/no-fui-yo?aviso=') },
    subject: subject
      .replace(/RM-\S+|PZ-\S+/, '#')
      .replaceAll('\u00a0', ' ')
      .trim(),
  }))
}

/** "persona: asunto", with a + where the mail has the way to say «No fui yo». */
const lines = (mails: Told[]) => mails.map(({ who, subject, hasWay }) => `${who}${hasWay ? ' +' : ''}: ${subject}`)
const both = (subject: string) => [`Dora: ${subject}`, `Luis: ${subject}`]

const day = (iso: string) => CalendarDate.parse(iso)
const during = toDuring({ from: day('2026-03-01'), until: day('2026-09-01') })
const reason = 'Lo dice el oficio 77.'

const versionOf = async (id: string) =>
  (await world.owner.query<{ version: number }>(sql`select version from application where id = ${id}`))[0]?.version ?? 0
const press = async (id: string, act: string, fields: Record<string, string>, by = world.people.dora) => {
  const version = String(await versionOf(id))
  const path = `/delegado/${world.hospital.id}/solicitudes/${id}/${act}`
  const reply = await world.post(path, { version, intento: world.app.newId(), ...fields }, by)
  expect([act, reply.statusCode]).toEqual([act, 303])
}
const own = async (person: TestPerson, id: string, act: string, fields: Record<string, string> = {}) => {
  const version = String(await versionOf(id))
  const reply = await world.post(`/solicitudes/${id}/${act}`, { version, intento: world.app.newId(), ...fields }, person)
  expect([act, reply.statusCode]).toEqual([act, 303])
}
const activating = () => ({ sede: world.sedes.norte, desde: '1/3/2026', hasta: '31/8/2026' })
async function activated(roles = false) {
  const person = await world.newPerson({ firstName: 'Marta' })
  const id = await world.newApplication(person)
  await press(id, 'activar', activating())
  if (roles) await press(id, 'enrolar', { roles: 'PRESCRIPTOR', desde: '', hasta: '' })
  const [held] = await world.owner.query<{ id: string }>(sql`select id from activation where application_id = ${id}`)
  return { person, id, activationId: held?.id ?? '' }
}

const operator = { office: 'OPERADOR', personId: null, accountId: null, requestId: null, attempt: null } as const
type Wish = Parameters<typeof changePlaza>[4]
async function plaza(
  plazaId: string,
  act: Wish['act'],
  more: Partial<Wish> = {},
  by: Parameters<typeof changePlaza>[2] = operator,
) {
  const wish = { act, reason, norm: null, personId: null, firstDay: null, lastDay: null, ...more }
  const result = await changePlaza(world.app, plazaHooksOf(world.app), by, plazaId, wish)
  expect([act, result.ok ? 'accepted' : result.refusal.code]).toEqual([act, 'accepted'])
}
async function inscribe({ personId }: TestPerson) {
  await world.owner.query(sql`
    insert into inscription (id, person_id, process, profession_code, state, state_since, recorded_at)
    values (${world.app.newId()}, ${personId}, '2026-1', 'MEDICINA', 'APROBADA', ${noon}, ${noon})`)
}
async function onPlaza() {
  const person = await world.newPerson({ firstName: 'Gala', profession: null })
  await inscribe(person)
  const { plazaId } = await world.newPlaza(person)
  await world.newActivation(person, 'PRESCRIPTOR', undefined, { kind: 'SERVICIO_SOCIAL', policyId: 14 })
  return { person, plazaId }
}
async function assigned(state: 'ASIGNADA' | 'ACEPTADA' = 'ASIGNADA') {
  const person = await world.newPerson({ firstName: 'Gala', profession: null })
  await inscribe(person)
  const { plazaId, id } = await world.newPlaza(person, world.sedes.norte, '[2026-03-01 00:00-05,2027-02-01 00:00-05)')
  await world.owner.query(sql`update plaza_assignment set state = ${state} where id = ${id}`)
  await world.owner.query(sql`update plaza set state = 'ASIGNADA' where id = ${plazaId}`)
  return { person, plazaId }
}
const asProfessional = ({ personId, accountId }: TestPerson) => ({
  ...{ office: 'PROFESIONAL' as const, personId, accountId, requestId: 'test' },
  attempt: { accountId, key: world.app.newId(), request: {} },
})

type Scenario = { person: TestPerson; work: () => Promise<unknown> }
type Row = [act: AuditAct | null, when: string, prepare: () => Promise<Scenario>, expected: string[]]

const fresh = async (work: (person: TestPerson, id: ApplicationId) => Promise<unknown>): Promise<Scenario> => {
  const person = await world.newPerson({ firstName: 'Marta' })
  const id = await world.newApplication(person)
  return { person, work: () => work(person, id) }
}
const plazaAct = async (act: Wish['act'], more: Partial<Wish> = {}, make: typeof onPlaza = onPlaza, byHolder = false) => {
  const { person, plazaId } = await make()
  return { person, work: () => plaza(plazaId, act, more, byHolder ? asProfessional(person) : operator) }
}
async function delegate(kind: 'name' | 'end'): Promise<Scenario> {
  const person = await world.newPerson({ firstName: 'Delia', profession: null })
  const name = async () => {
    const asked = {
      entidadId: world.hospital.id,
      personId: person.personId,
      accountId: person.accountId,
      sedeIds: null,
      during,
      letter: 'Oficio 9',
      documentSeen: null,
    }
    const named = await nameDelegate(world.app, { by: world.people.rita, requestId: 'test', attempt: null }, asked)
    if (!named.ok) throw new Error(named.refusal.code)
    return named.value.id
  }
  const end = async (id: DelegationId) => {
    const path = `/mesa/entidades/${world.hospital.id}/delegaciones/${id}/terminar`
    expect((await world.post(path, { motivo: reason, intento: world.app.newId() }, world.people.rita)).statusCode).toBe(303)
  }
  if (kind === 'name') return { person, work: async () => end2(await name()) }
  const id = await name()
  return { person, work: () => end(id) }
}
/** Whoever was named for one row is no delegate in the next. */
const end2 = (id: DelegationId) => world.owner.query(sql`update delegation set during = 'empty' where id = ${id}`)

const ending = (subject: string) => [`persona: ${subject} en Sede Norte`]
const endedAll = ['persona: Terminó su activación en Sede Norte', ...both('Terminó una activación: Gala Inventado')]

/** Which act tells whom what. + : the mail has the way to say «No fui yo». */
const table: Row[] = [
  [
    'application.sent',
    'sent',
    async () => {
      const person = await world.newPerson({ firstName: 'Marta' })
      return { person, work: () => sendApplication(world, person) }
    },
    ['persona +: Recibimos su solicitud #', ...both('Nueva solicitud # Marta Inventado')],
  ],
  [
    'application.reminded',
    'reminded',
    () => fresh((person, id) => own(person, id, 'recordar')),
    both('Recordatorio: solicitud #'),
  ],
  [
    'application.withdrawn',
    'withdrawn',
    () => fresh((person, id) => own(person, id, 'retirar')),
    ['persona +: Retiró su solicitud #', ...both('Retirada: solicitud #')],
  ],
  [
    'application.returned',
    'returned',
    () => fresh((_, id) => press(id, 'devolver', { motivo: reason })),
    ['persona: A su solicitud # le falta un dato'],
  ],
  [
    'application.corrected',
    'corrected',
    async () => {
      const { person, work } = await fresh(async (applicant, id) =>
        own(applicant, id, 'corregir', { sede: world.sedes.norte, nota: 'Ya' }),
      )
      await world.owner.query(sql`update application set state = 'DEVUELTA' where person_id = ${person.personId}`)
      return { person, work }
    },
    ['persona +: Recibimos la corrección de su solicitud #', ...both('Corregida: solicitud #')],
  ],
  [
    'application.rejected',
    'rejected',
    () => fresh((_, id) => press(id, 'rechazar', { motivo: reason })),
    ['persona: Su solicitud # fue rechazada'],
  ],
  [
    'proofing.recorded',
    'seen',
    async () => {
      const person = await world.newPerson({ firstName: 'Marta', level: 1 })
      const id = await world.newApplication(person)
      return { person, work: () => press(id, 'identidad', { tipo: 'CC', numero: person.number }) }
    },
    ['persona +: Comprobaron que su cuenta es suya'],
  ],
  [
    'activation.given',
    'activated',
    () => fresh((_, id) => press(id, 'activar', activating())),
    ['persona +: Lo activaron en Sede Norte'],
  ],
  [
    'role.granted',
    'enrolled',
    async () => {
      const { person, id } = await activated()
      return { person, work: () => press(id, 'enrolar', { roles: 'PRESCRIPTOR', desde: '', hasta: '' }) }
    },
    ['persona +: Ya tiene su rol en Sede Norte'],
  ],
  [
    'role.ended',
    'role withdrawn',
    async () => {
      const { person, activationId } = await activated(true)
      const [grant] = await world.owner.query<{ id: string }>(
        sql`select id from role_grant where activation_id = ${activationId}`,
      )
      const path = `/delegado/${world.hospital.id}/personas/${activationId}/roles/${grant?.id}/retirar`
      return { person, work: () => world.post(path, { motivo: reason, intento: world.app.newId() }, world.people.dora) }
    },
    ending('Ya no tiene el rol Profesional prescriptor'),
  ],
  [
    'activation.ended',
    'ended by a delegado',
    async () => {
      const { person, activationId } = await activated(true)
      const path = `/delegado/${world.hospital.id}/personas/${activationId}/terminar`
      return { person, work: () => world.post(path, { motivo: reason, intento: world.app.newId() }, world.people.dora) }
    },
    ending('Terminó su activación'),
  ],
  [
    'activation.ended',
    'left by the person',
    async () => {
      const { person, activationId } = await activated(true)
      return {
        person,
        work: () => world.post(`/activaciones/${activationId}/terminar`, { motivo: reason, intento: world.app.newId() }, person),
      }
    },
    ['persona +: Terminó su activación en Sede Norte', ...both('Terminó una activación: Marta Inventado')],
  ],
  ...(['SANCION', 'FALLECIMIENTO', 'RETHUS', 'REPS'] as const).map(
    (ground): Row => [
      'activation.ended',
      `ended by ${ground}`,
      async () => {
        const { person } = await activated(true)
        return {
          person,
          work: () =>
            world.app.transaction((db) => endRights(world.app, db, { personId: person.personId, at: noon, ground, reason })),
        }
      },
      ['persona: Terminó su activación en Sede Norte', ...both('Terminó una activación: Marta Inventado')],
    ],
  ),
  [
    'activation.ended',
    'to end on a day ahead',
    async () => {
      const { person } = await activated(true)
      const at = new Date('2026-04-01T00:00:00-05:00')
      return {
        person,
        work: () =>
          world.app.transaction((db) => endRights(world.app, db, { personId: person.personId, at, ground: 'SANCION', reason })),
      }
    },
    [
      'persona: El 1 de abril de 2026 termina su activación en Sede Norte',
      ...both('El 1 de abril de 2026 termina una activación: Marta Inventado'),
    ],
  ],
  [
    'plaza.ACEPTADA',
    'accepted',
    () => plazaAct('ACEPTADA', {}, assigned, true),
    ['persona +: Su plaza de Servicio Social: aceptada', ...both('Plaza # aceptada')],
  ],
  [
    'plaza.NO_ACEPTADA',
    'not accepted',
    () => plazaAct('NO_ACEPTADA', {}, assigned, true),
    ['persona +: Su plaza de Servicio Social: no aceptada', ...both('Plaza # no aceptada')],
  ],
  [
    'plaza.INICIADA',
    'started',
    () => plazaAct('INICIADA', { firstDay: day('2026-03-01') }, () => assigned('ACEPTADA')),
    ['persona: Su plaza de Servicio Social: iniciada', ...both('Plaza # iniciada')],
  ],
  [
    'plaza.SUSPENDIDA',
    'suspended',
    () => plazaAct('SUSPENDIDA'),
    [...endedAll, 'persona: Su plaza de Servicio Social: suspendida', ...both('Plaza # suspendida')],
  ],
  [
    'plaza.REANUDADA',
    'resumed',
    async () => {
      const { person, plazaId } = await onPlaza()
      await plaza(plazaId, 'SUSPENDIDA')
      return { person, work: () => plaza(plazaId, 'REANUDADA', { lastDay: day('2027-01-31') }) }
    },
    ['persona: Su plaza de Servicio Social: reanudada', ...both('Plaza # reanudada')],
  ],
  [
    'plaza.PRORROGADA',
    'extended',
    () => plazaAct('PRORROGADA', { lastDay: day('2027-02-28') }),
    [
      'persona: Su activación en Sede Norte sigue con la plaza',
      'persona: Su plaza de Servicio Social: prorrogada',
      ...both('Plaza # prorrogada'),
    ],
  ],
  [
    'plaza.ACORTADA',
    'shortened',
    () => plazaAct('ACORTADA', { lastDay: day('2026-06-30') }),
    [
      'persona: El 1 de julio de 2026 termina su activación en Sede Norte',
      ...both('El 1 de julio de 2026 termina una activación: Gala Inventado'),
      'persona: Su plaza de Servicio Social: acortada',
      ...both('Plaza # acortada'),
    ],
  ],
  [
    'plaza.FINALIZADA',
    'finished',
    () => plazaAct('FINALIZADA'),
    [...endedAll, 'persona: Su plaza de Servicio Social: finalizada', ...both('Plaza # finalizada')],
  ],
  [
    'plaza.CANCELADA',
    'cancelled',
    () => plazaAct('CANCELADA'),
    [...endedAll, 'persona: Su plaza de Servicio Social: cancelada', ...both('Plaza # cancelada')],
  ],
  [
    'plaza.RENUNCIADA',
    'renounced',
    () => plazaAct('RENUNCIADA', {}, onPlaza, true),
    [...endedAll, 'persona +: Su plaza de Servicio Social: renunciada', ...both('Plaza # renunciada')],
  ],
  [
    'delegation.named',
    'named',
    () => delegate('name'),
    ['persona +: Usted es delegado de Hospital San Roque', ...both('Hospital San Roque tiene otro delegado')],
  ],
  [
    'delegation.ended',
    'ended',
    () => delegate('end'),
    ['persona: Terminó su delegación en Hospital San Roque', ...both('Terminó una delegación en Hospital San Roque')],
  ],
  [
    'account.contact-changed',
    'mobile changed',
    () => fresh((person) => world.post('/cuenta/celular', { celular: '3001112233' }, person)),
    ['persona +: Su celular cambió – Mi Seguridad Social'],
  ],
]

test.each(table)('%s, %s', async (_act, _when, prepare, expected) => {
  world.moveClockTo(noon)
  const { person, work } = await prepare()
  const mails = await told(person, work)
  expect(lines(mails).toSorted()).toEqual(expected.toSorted())
  for (const { who, body } of mails) {
    expect([who, body]).toEqual([who, expect.stringMatching(/\n\nQué sigue: \S[^\n]*\.\n\n[^\n]+:\nhttp:\/\/localhost:3000\//)])
    expect(body).not.toMatch(/undefined|null|\[object|\u00a0|\.\.(?!\.)/)
  }
})

test('no act of the record is left out: it tells somebody, or it is said why not', () => {
  const told = new Set<string>([...table.map(([act]) => act ?? ''), ...Object.keys(toldElsewhere)])
  expect(Object.keys(actNames).filter((act) => !told.has(act))).toEqual([])
})
