import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EntidadId, PersonId, SedeId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { decide } from './index.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  // The database refuses a right elsewhere while a plaza is in force (plaza_alone); the decision must not rest on that.
  await world.owner.query(sql`alter table activation disable trigger activation_plaza_alone`)
  await world.owner.query(sql`alter table plaza_assignment disable trigger plaza_assignment_alone`)
})
afterAll(() => world.close())

// The months of a year and a half as the only days there are, so that edges meet often.
const day = (n: number) => new Date(Date.UTC(2026, n, 1, 5))
type Span = { from: number; until: number }
const spanArb = fc
  .tuple(fc.nat(15), fc.integer({ min: 1, max: 8 }))
  .map(([from, length]): Span => ({ from, until: from + length }))

/** Most of the time, with edges now and then. */
const mostly = (span: Span) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(span) },
    { weight: 2, arbitrary: spanArb },
    { weight: 1, arbitrary: fc.constant(null) },
  )

const professions = ['MEDICINA', 'ODONTOLOGIA', 'ENFERMERIA'] as const
const sedeNames = ['norte', 'sur', 'oriente', 'eps'] as const
type SedeName = (typeof sedeNames)[number]

/** A line of the table of roles, written down a second time for the model. */
const rows = [
  {
    policyId: 1,
    option: 'PROFESIONAL',
    kind: 'IPS',
    profession: 'MEDICINA',
    role: 'PRESCRIPTOR',
    does: ['prescription.sign', 'prescription.read'],
  },
  {
    policyId: 2,
    option: 'PROFESIONAL',
    kind: 'IPS',
    profession: 'ODONTOLOGIA',
    role: 'PRESCRIPTOR',
    does: ['prescription.sign', 'prescription.read'],
  },
  { policyId: 5, option: 'PROFESIONAL', kind: 'IPS', profession: null, role: 'CONSULTA_IPS', does: ['prescription.read'] },
  {
    policyId: 11,
    option: 'PROFESIONAL',
    kind: 'EPS',
    profession: null,
    role: 'ORDENADOR',
    does: ['prescription.order', 'prescription.read'],
  },
  {
    policyId: 14,
    option: 'SERVICIO_SOCIAL',
    kind: 'IPS',
    profession: 'MEDICINA',
    role: 'PRESCRIPTOR',
    does: ['prescription.sign', 'prescription.read'],
  },
  {
    policyId: 15,
    option: 'SERVICIO_SOCIAL',
    kind: 'IPS',
    profession: 'ODONTOLOGIA',
    role: 'PRESCRIPTOR',
    does: ['prescription.sign', 'prescription.read'],
  },
  {
    policyId: 16,
    option: 'SERVICIO_SOCIAL',
    kind: 'IPS',
    profession: 'ENFERMERIA',
    role: 'CONSULTA_IPS',
    does: ['prescription.read'],
  },
  { policyId: 19, option: 'OTRO', kind: 'IPS', profession: null, role: 'REGENTE', does: ['prescription.read'] },
] as const

const actionNames = ['prescription.sign', 'prescription.order', 'prescription.read'] as const
type ActionName = (typeof actionNames)[number]

const personArb = fc.record({
  proofed: mostly({ from: -1, until: 30 }),
  rethus: fc.oneof(
    { weight: 8, arbitrary: fc.constant('VIGENTE') },
    { weight: 3, arbitrary: fc.constantFrom('NO_VIGENTE', 'FALLECIDO', null) },
  ),
  titles: fc.uniqueArray(fc.constantFrom(...professions), { minLength: 1, maxLength: 3 }),
  sanction: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: spanArb }),
  plaza: fc.option(
    fc.record({
      sede: fc.constantFrom('norte', 'sur'),
      span: spanArb,
      profession: fc.constantFrom(...professions),
      state: fc.constantFrom('ACTIVA', 'ACTIVA', 'ASIGNADA'),
    }),
    { freq: 2 },
  ),
  acts: fc.uniqueArray(
    fc.record({
      sede: fc.constantFrom(...sedeNames),
      row: fc.constantFrom(...rows),
      span: spanArb,
      role: mostly({ from: -1, until: 30 }),
    }),
    { minLength: 1, maxLength: 4, selector: ({ sede }) => sede },
  ),
})
type Drawn = ReturnType<typeof drawn>[number]
const drawn = (count: number, seed: number) => fc.sample(personArb, { numRuns: count, seed })

const clip = (a: Span, b: Span): Span | null => {
  const both = { from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) }
  return both.from < both.until ? both : null
}

const [asDoctor, , asReader, asOrderer] = rows

/** What of the draw can be at all: a place has its own rows, an SSO act lies inside its plaza, a role inside its act. */
function possible(person: Drawn) {
  const acts = person.acts.flatMap((act) => {
    const { plaza } = person
    const isOnPlaza = plaza !== null && plaza.state === 'ACTIVA' && plaza.sede === act.sede
    let row: (typeof rows)[number] = act.row
    if (act.sede === 'eps') row = asOrderer
    else if (row.kind === 'EPS') row = asReader
    else if (row.option === 'SERVICIO_SOCIAL' && !isOnPlaza) row = asDoctor
    const span = act.span && row.option === 'SERVICIO_SOCIAL' && plaza ? clip(act.span, plaza.span) : act.span
    return span ? [{ ...act, row, span, role: act.role && clip(act.role, span) }] : []
  })
  return { ...person, acts }
}
type Person = ReturnType<typeof possible>

const inside = (span: Span | null, at: Date) => span !== null && day(span.from) <= at && at < day(span.until)

/** What officials have switched: may Servicio Social order, and which rows of the table are off. */
type Policy = { mayOrder: boolean; off: readonly number[] }

/** The rules as the guide has them, slowly: everything is looked through, nothing is shared with the program. */
function model(person: Person, sede: SedeName, action: ActionName, at: Date, { mayOrder, off }: Policy): boolean {
  if (!inside(person.proofed, at)) return false
  if (person.rethus === 'FALLECIDO') return false
  if (person.rethus !== null && inside(person.sanction, at)) return false
  const plazaNow = person.plaza && person.plaza.state === 'ACTIVA' && inside(person.plaza.span, at) ? person.plaza : null
  if (plazaNow && plazaNow.sede !== sede) return false
  for (const act of person.acts) {
    if (act.sede !== sede || !inside(act.span, at) || !inside(act.role, at)) continue
    const { option, profession, does, policyId } = act.row
    if (off.includes(policyId)) continue
    if (!(does as readonly string[]).includes(action)) continue
    if (option === 'PROFESIONAL') {
      if (person.rethus !== 'VIGENTE') continue
      if (profession !== null && !(person.titles as string[]).includes(profession)) continue
    }
    if (option === 'SERVICIO_SOCIAL') {
      if (!plazaNow) continue
      if (plazaNow.profession !== profession) continue
      if (action === 'prescription.order' && !mayOrder) continue
    }
    return true
  }
  return false
}

const range = ({ from, until }: Span) => `[${day(from).toISOString()},${day(until).toISOString()})`

async function write(person: Person, place: Record<SedeName, { sedeId: SedeId; entidadId: EntidadId }>): Promise<PersonId> {
  const { owner, people, app } = world
  const created = await world.newPerson({ level: 0, profession: null })
  const { personId, accountId, number } = created
  const proofingId = app.newId()
  // Activations rest on a proofing; one that is over is a proofing too.
  const proofed = person.proofed ?? { from: -2, until: -1 }
  await owner.query(sql`
    insert into proofing (id, account_id, person_id, ground, document_type, document_number, office, during)
    values (${proofingId}, ${accountId}, ${personId}, 'DOCUMENTO_VISTO', 'CC', ${number}, 'OPERADOR', ${range(proofed)}::tstzrange)`)
  if (person.rethus) {
    await owner.query(sql`
      insert into rethus_entry (person_id, document_state, as_of, load_id) select ${personId}, ${person.rethus}, now(), id from register_load limit 1`)
    for (const title of person.titles)
      await owner.query(sql`
        insert into rethus_title (id, person_id, program_type, origin, profession, profession_code, practising_since, act, reporter, load_id)
        select ${app.newId()}, ${personId}, 'UNV', 'LOCAL', ${title}, ${title}, '2014-03-01', ${title}, 'Secretaría', id from register_load limit 1`)
    if (person.sanction)
      await owner.query(sql`
        insert into rethus_sanction (id, person_id, sanction, authority, act, during, recorded_at)
        values (${app.newId()}, ${personId}, 'Suspensión', 'Tribunal', 'Fallo', ${range(person.sanction)}::tstzrange, now())`)
  }
  if (person.plaza) {
    const { sede, span, profession, state } = person.plaza
    const { id } = await world.newPlaza(created, place[sede].sedeId, range(span), { profession })
    await owner.query(sql`update plaza_assignment set state = ${state} where id = ${id}`)
  }
  for (const { sede, row, span, role } of person.acts) {
    const { sedeId, entidadId } = place[sede]
    const applicationId = await world.newApplication(created, { entidadId, sedeId }, 'APROBADA', row.option)
    const id = app.newId()
    await owner.query(sql`
      insert into activation (entidad_id, id, person_id, sede_id, registration, basis, application_id, proofing_id, during, activated_by, activated_at)
      values (${entidadId}, ${id}, ${personId}, ${sedeId}, ${row.option}, 'DELEGADO', ${applicationId}, ${proofingId}, ${range(span)}::tstzrange, ${people.dora.personId}, now())`)
    if (role)
      await owner.query(sql`
        insert into role_grant (entidad_id, id, activation_id, person_id, role, policy_id, basis, during, granted_by, granted_at)
        values (${entidadId}, ${app.newId()}, ${id}, ${personId}, ${row.role}, ${row.policyId}, 'DELEGADO', ${range(role)}::tstzrange, ${people.dora.personId}, now())`)
  }
  return personId
}

test.each<Policy>([
  { mayOrder: false, off: [] },
  { mayOrder: true, off: [2, 16, 19] },
])('5,000 random questions are answered as a slow model of the rules answers them ($mayOrder, $off)', async (policy) => {
  const { hospital, clinica, sedes, owner, app } = world
  const { mayOrder, off } = policy
  await owner.query(sql`update policy set enabled = ${mayOrder} where key = 'servicio-social.may-order'`)
  await owner.query(sql`update role_policy set enabled = not (id = any (${off}::int[]))`)
  const eps = await world.newEntidad('EPS', 'Brisa EPS')
  const office = await world.newSede(eps, 'Oficina', '')
  const place = {
    norte: { sedeId: sedes.norte, entidadId: hospital.id },
    sur: { sedeId: sedes.sur, entidadId: hospital.id },
    oriente: { sedeId: sedes.oriente, entidadId: clinica.id },
    eps: { sedeId: office, entidadId: eps.id },
  }
  const questionArb = fc.record({
    where: fc.nat(9),
    action: fc.constantFrom(...actionNames),
    month: fc.integer({ min: -1, max: 17 }),
    offset: fc.constantFrom(-1, 0, 1),
  })
  const seed = mayOrder ? 20_260_601 : 20_230_701
  const wrong: unknown[] = []
  let yes = 0
  for (const [i, one] of drawn(250, seed).entries()) {
    const person = possible(one)
    const personId = await write(person, place)
    const questions = fc.sample(questionArb, { numRuns: 20, seed: seed + i })
    await Promise.all(
      questions.map(async ({ where, action, month, offset }) => {
        // Mostly where the person has something, now and then anywhere.
        const sede = person.acts[where]?.sede ?? person.acts[where - 4]?.sede ?? sedeNames[where % 4] ?? 'norte'
        const at = new Date(day(month).getTime() + offset)
        const expected = model(person, sede, action, at, policy)
        const { isAllowed } = await decide(app.db, { personId, action, place: { kind: 'sede', id: place[sede].sedeId }, at })
        if (isAllowed) yes++
        if (isAllowed !== expected) wrong.push({ person, sede, action, at, expected, isAllowed })
      }),
    )
  }
  expect(wrong).toEqual([])
  // A model that never says yes would agree with a program that never does.
  // With rows of the table switched off fewer are allowed.
  expect(yes).toBeGreaterThan(off.length === 0 ? 100 : 50)
})
