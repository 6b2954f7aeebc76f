import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { insertSession } from '../features/sign-in/index.ts'
import type { AppContext } from '../platform/app-context.ts'
import { dbOver, openPool, transactionOn } from '../platform/database.ts'
import { AccountId, ApplicationId, EntidadId, PersonId, SedeId } from '../shared/id.ts'
import { sql } from '../shared/sql.ts'
import { createDatabase } from './database.ts'

/** When every world begins: a Sunday at noon in Bogotá. */
export const noon = new Date('2026-03-01T12:00:00-05:00')
const year = '[2026-02-01 00:00-05,2027-02-01 00:00-05)'

/** One day, in Bogotá days as SQL writes ranges: `span('2026-02-01', '2026-06-01')`. */
export const span = (from: string, until: string | null) => `[${from} 00:00-05,${until ? `${until} 00:00-05` : ''})`

type PersonOptions = {
  firstName?: string
  firstSurname?: string
  birthDate?: string
  /** 0: said only. 2: seen in person. */
  level?: 0 | 1 | 2
  /** In ReTHUS with a title in this profession; null: not in ReTHUS. */
  profession?: string | null
  documentState?: 'VIGENTE' | 'NO_VIGENTE' | 'FALLECIDO'
}

/**
 * A fresh database with one hospital (sedes norte and sur), one clinica (sede oriente), one independiente (Ines, sede
 * consultorio), and people who really hold what they are named for. Everybody has an account and a session; the legal
 * clock stands still until it is moved.
 */
export async function openWorld() {
  const { ownerUrl, appUrl } = await createDatabase()
  const ownerPool = new pg.Pool({ connectionString: ownerUrl, max: 4 })
  const pool = openPool(appUrl, 20)
  const owner = dbOver(ownerPool)
  let now = noon
  const app: AppContext = {
    db: dbOver(pool),
    transaction: transactionOn(pool),
    clock: async () => now,
    // Spread into another app it stands still, as that app's own `clock` does not change it.
    get legalInstant() {
      return sql`${now}::timestamptz`
    },
    realNow: () => new Date(),
    newId: () => randomUUID(),
    settings: { isDemo: true, publicUrl: 'http://localhost:3000', keySecret: 'del-mundo-de-las-pruebas-y-de-nadie-mas' },
  }
  let lastDocument = 1_900_000_000

  const load = randomUUID()
  await owner.query(sql`
    insert into register_load (id, register, file_name, sha256, as_of, started_at, finished_at, rows_read, rows_bad)
    values (${load}, 'RETHUS', 'mundo.csv', 'x', '2026-02-28 06:00-05', '2026-02-28 06:00-05', '2026-02-28 06:00-05', 0, 0)`)

  async function newPerson(options: PersonOptions = {}) {
    const {
      firstName = 'Alguien',
      firstSurname = 'Inventado',
      birthDate = '1990-05-17',
      level = 2,
      profession = 'MEDICINA',
      documentState = 'VIGENTE',
    } = options
    const personId = PersonId.parse(randomUUID())
    const accountId = AccountId.parse(randomUUID())
    const number = String(++lastDocument)
    const email = `${firstName.toLowerCase()}.${number}@correo.example`
    await owner.query(sql`
      insert into person (id, first_name, first_surname, birth_date, names_from)
      values (${personId}, ${firstName}, ${firstSurname}, ${birthDate}, ${profession ? 'RETHUS' : 'CUENTA'})`)
    await owner.query(sql`
      insert into person_document (person_id, id, type, number, during, source)
      values (${personId}, ${randomUUID()}, 'CC', ${number}, '[2008-01-01 00:00-05,)', ${profession ? 'RETHUS' : 'CUENTA'})`)
    await owner.query(sql`
      insert into account (id, person_id, email, password_hash, mobile, document_type, document_number, document_issued_on,
        first_name, first_surname, birth_date, match_level, matched_at, created_at)
      values (${accountId}, ${personId}, ${email}, 'none', '3000000000', 'CC', ${number}, '2008-06-01', ${firstName}, ${firstSurname},
        ${birthDate}, ${level > 0 && profession ? 1 : 0}, ${level > 0 && profession ? noon : null}, '2026-01-10 08:00-05')`)
    await insertSession(owner, { token: `token-${accountId}`, accountId })
    if (profession) {
      await owner.query(sql`
        insert into rethus_entry (person_id, document_state, as_of, load_id) values (${personId}, ${documentState}, '2026-02-28 06:00-05', ${load})`)
      await owner.query(sql`
        insert into rethus_title (id, person_id, program_type, origin, profession, profession_code, practising_since, act, reporter, load_id)
        values (${randomUUID()}, ${personId}, 'UNV', 'LOCAL', ${profession}, ${profession}, '2014-03-01', ${`Res. ${number}`}, 'Secretaría del Litoral', ${load})`)
    }
    if (level === 2)
      await owner.query(sql`
        insert into proofing (id, account_id, person_id, ground, document_type, document_number, office, during)
        values (${randomUUID()}, ${accountId}, ${personId}, 'DOCUMENTO_VISTO', 'CC', ${number}, 'OPERADOR', '[2026-01-12 08:00-05,)')`)
    return { personId, accountId, number, email, name: `${firstName} ${firstSurname}` }
  }
  type TestPerson = Awaited<ReturnType<typeof newPerson>>

  const people = {
    /** Delegates of the hospital. */
    dora: await newPerson({ firstName: 'Dora', profession: null }),
    luis: await newPerson({ firstName: 'Luis', profession: null }),
    /** Until yesterday; of the clinica; at the desk. */
    diego: await newPerson({ firstName: 'Diego', profession: null }),
    eva: await newPerson({ firstName: 'Eva', profession: null }),
    rita: await newPerson({ firstName: 'Rita', profession: null }),
    olga: await newPerson({ firstName: 'Olga', profession: null }),
    /** May prescribe at norte until June; sanctioned; without a role; a stranger to every entidad; who only claims. */
    pedro: await newPerson({ firstName: 'Pedro' }),
    sergio: await newPerson({ firstName: 'Sergio' }),
    nora: await newPerson({ firstName: 'Nora' }),
    ana: await newPerson({ firstName: 'Ana', level: 1 }),
    caro: await newPerson({ firstName: 'Caro', level: 0, profession: null }),
    /** In Servicio Social at norte, not in ReTHUS; otro usuario at norte. */
    sara: await newPerson({ firstName: 'Sara', profession: null }),
    olivia: await newPerson({ firstName: 'Olivia', profession: null }),
    /** The independiente. */
    ines: await newPerson({ firstName: 'Ines', level: 1 }),
  }
  const { dora, luis, diego, eva, rita, olga, pedro, sergio, nora, ines, sara, olivia } = people

  await owner.query(sql`insert into departamento (code, name) values ('02', 'Litoral')`)
  await owner.query(sql`insert into municipio (code, name) values ('02001', 'Puerto Manglar')`)
  let lastCode = 200_100_000
  async function newEntidad(kind: 'IPS' | 'EPS' | 'INDEPENDIENTE', name: string, independiente: TestPerson | null = null) {
    const id = EntidadId.parse(randomUUID())
    const number = independiente ? independiente.number : String(800_000_000 + ++lastCode)
    const code = kind === 'EPS' ? `EPX${String(++lastCode).slice(-3)}` : `0${++lastCode}`
    await owner.query(sql`
      insert into entidad (id, kind, code, id_type, id_number, name, email, municipio_code, independiente_id, as_of)
      values (${id}, ${kind}, ${code}, ${independiente ? 'CC' : 'NI'}, ${number}, ${name}, ${independiente?.email ?? 'contacto@entidad.example'},
        '02001', ${independiente?.personId ?? null}, ${noon})`)
    return { id, code, name }
  }
  async function newSede(entidad: { id: EntidadId; code: string }, name: string, number: string) {
    const id = SedeId.parse(randomUUID())
    const isOffice = entidad.code.length === 6
    await owner.query(sql`
      insert into sede (entidad_id, id, kind, code, name, municipio_code, as_of)
      values (${entidad.id}, ${id}, ${isOffice ? 'EPS' : 'REPS'}, ${isOffice ? entidad.code : entidad.code + number}, ${name}, '02001', ${noon})`)
    return id
  }
  const hospital = await newEntidad('IPS', 'Hospital San Roque')
  const clinica = await newEntidad('IPS', 'Clínica del Estero')
  const practice = await newEntidad('INDEPENDIENTE', 'Ines Inventado', ines)
  const sedes = {
    norte: await newSede(hospital, 'Sede Norte', '01'),
    sur: await newSede(hospital, 'Sede Sur', '02'),
    oriente: await newSede(clinica, 'Sede Oriente', '01'),
    consultorio: await newSede(practice, 'Consultorio', '01'),
  }

  await owner.query(sql`
    insert into official (id, person_id, during, named_at) values (${randomUUID()}, ${rita.personId}, '[2025-01-01 00:00-05,)', ${noon}),
      (${randomUUID()}, ${olga.personId}, '[2025-01-01 00:00-05,)', ${noon})`)
  async function newDelegation(entidadId: EntidadId, person: TestPerson, during = '[2025-01-01 00:00-05,)') {
    const id = randomUUID()
    await owner.query(sql`
      insert into delegation (entidad_id, id, person_id, during, all_sedes, letter, named_by, named_at, needs_confirmation)
      values (${entidadId}, ${id}, ${person.personId}, ${during}::tstzrange, true, 'Oficio 001', ${rita.personId}, '2025-01-01', false)`)
    return id
  }
  await newDelegation(hospital.id, dora)
  await newDelegation(hospital.id, luis)
  await newDelegation(hospital.id, diego, '[2025-01-01 00:00-05,2026-03-01 00:00-05)')
  await newDelegation(clinica.id, eva)

  let lastRadicado = 0
  /** An application of the option *Profesional de la salud*, as it is just after it was sent. */
  async function newApplication(
    person: TestPerson,
    at: { entidadId: EntidadId; sedeId: SedeId } = { entidadId: hospital.id, sedeId: sedes.norte },
    state = 'ENVIADA',
    kind: 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO' = 'PROFESIONAL',
  ) {
    const id = ApplicationId.parse(randomUUID())
    const evidence = { rethusAsOf: '2026-02-28T11:00:00.000Z', professions: ['MEDICINA'], matchLevel: 1, differs: [] }
    await owner.query(sql`
      insert into application (id, kind, radicado, account_id, person_id, entidad_id, sede_id, note, state, state_since, submitted_at, evidence, role_asked)
      values (${id}, ${kind}, ${`RM-2026-9${String(++lastRadicado).padStart(5, '0')}-0`}, ${person.accountId}, ${person.personId}, ${at.entidadId},
        ${at.sedeId}, '', ${state}, '2026-02-26 09:00-05', '2026-02-26 09:00-05', ${JSON.stringify(evidence)}, ${kind === 'OTRO' ? 'REGENTE' : null})`)
    await owner.query(sql`
      insert into application_step (application_id, seq, act, by_person, office, at) values (${id}, 1, 'ENVIADA', ${person.personId}, 'SOLICITANTE', '2026-02-26 09:00-05')`)
    return id
  }

  /** Active at norte in the year, as if Dora had done it in January; `policyId` is the row of the table of roles. */
  async function newActivation(
    person: TestPerson,
    role: string | null,
    granted = year,
    { kind = 'PROFESIONAL', policyId = 1 }: { kind?: 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO'; policyId?: number } = {},
  ) {
    const applicationId = await newApplication(person, undefined, role ? 'APROBADA' : 'ACTIVADA', kind)
    const id = randomUUID()
    await owner.query(sql`
      insert into activation (entidad_id, id, person_id, sede_id, registration, basis, application_id, proofing_id, during, activated_by, activated_at)
      select ${hospital.id}, ${id}, ${person.personId}, ${sedes.norte}, ${kind}, 'DELEGADO', ${applicationId}, id, ${year}::tstzrange, ${dora.personId}, '2026-01-15'
      from proofing where person_id = ${person.personId}`)
    if (role)
      await owner.query(sql`
        insert into role_grant (entidad_id, id, activation_id, person_id, role, policy_id, basis, during, granted_by, granted_at)
        values (${hospital.id}, ${randomUUID()}, ${id}, ${person.personId}, ${role}, ${policyId}, 'DELEGADO', ${granted}::tstzrange, ${dora.personId}, '2026-01-15')`)
    return { id, applicationId }
  }
  let lastPlaza = 0
  /** A plaza of Servicio Social in force at a sede, held by the person. */
  async function newPlaza(
    person: TestPerson,
    sedeId: SedeId = sedes.norte,
    during = year,
    { profession = 'MEDICINA', entidadId = hospital.id }: { profession?: string; entidadId?: EntidadId } = {},
  ) {
    const plazaId = randomUUID()
    const id = randomUUID()
    await owner.query(sql`
      insert into plaza (id, code, entidad_id, sede_id, profession_code, modality, provision, first_day, last_day, state, state_since)
      values (${plazaId}, ${`PZ-${String(++lastPlaza).padStart(4, '0')}`}, ${entidadId}, ${sedeId}, ${profession}, 4, 'SORTEO', '2026-02-01', '2027-01-31', 'ACTIVA', ${noon})`)
    await owner.query(sql`
      insert into plaza_assignment (id, plaza_id, person_id, sede_id, state, state_since, during, assigned_at)
      values (${id}, ${plazaId}, ${person.personId}, ${sedeId}, 'ACTIVA', ${noon}, ${during}::tstzrange, '2026-01-10')`)
    return { id, plazaId }
  }
  async function newSanction(person: TestPerson, during = year) {
    await owner.query(sql`
      insert into rethus_sanction (id, person_id, sanction, authority, act, during, recorded_at)
      values (${randomUUID()}, ${person.personId}, 'Suspensión', 'Tribunal de Ética Médica del Litoral', 'Fallo 12', ${during}::tstzrange, ${noon})`)
  }
  await newActivation(pedro, 'PRESCRIPTOR', span('2026-02-01', '2026-06-01'))
  await newActivation(sergio, 'PRESCRIPTOR')
  await newSanction(sergio)
  await newActivation(nora, null)
  await newPlaza(sara)
  await newActivation(sara, 'PRESCRIPTOR', year, { kind: 'SERVICIO_SOCIAL', policyId: 14 })
  await newActivation(olivia, 'REGENTE', year, { kind: 'OTRO', policyId: 19 })

  // Tests of stores and use cases do not draw pages: the whole server is only built for those that ask.
  const { buildServer } = await import('../server.ts')
  const server = await buildServer(app)
  const headersOf = ({ accountId }: { accountId: AccountId }) => ({
    cookie: `__Host-session=token-${accountId}`,
    host: 'localhost:3000',
    origin: 'http://localhost:3000',
  })
  return {
    app,
    owner,
    /** For a process of its own beside the tests: as the program logs in. */
    appUrl,
    people,
    sedes,
    hospital,
    clinica,
    practice,
    server,
    newPerson,
    newPlaza,
    newEntidad,
    newSede,
    newDelegation,
    newApplication,
    newActivation,
    newSanction,
    /** The legal clock; the security clock cannot be moved. */
    moveClockTo: (instant: Date) => {
      now = instant
    },
    /** Headers of a request of this person's browser. */
    as: headersOf,
    /** A page, as this person sees it; null: signed out. */
    get: (url: string, person: { accountId: AccountId } | null = null) =>
      server.inject({ method: 'GET', url, headers: person ? headersOf(person) : { host: 'localhost:3000' } }),
    /** A form, as this person's browser sends it. */
    post: (url: string, fields: Record<string, string | string[]>, person: { accountId: AccountId } | null = null) =>
      server.inject({
        method: 'POST',
        url,
        headers: {
          ...(person ? headersOf(person) : { host: 'localhost:3000', origin: 'http://localhost:3000' }),
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams(
          Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string])),
        ).toString(),
      }),
    async close() {
      await server.close()
      await pool.end()
      await ownerPool.end()
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** The same work many times over. */
export const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i))
