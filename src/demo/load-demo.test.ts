import { afterAll, beforeAll, expect, test } from 'vitest'
import { decidePassword, getCommonPasswords, verifyPassword } from '../features/sign-in/index.ts'
import { type Db, sql } from '../shared/sql.ts'
import { type Demo, openDemo, openEmptyDemo } from '../testing/demo-country.ts'
import { demoPassword, loadDemoIfEmpty } from './index.ts'

let demo: Demo
beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo.close())

const count = async (db: Db, table: string) =>
  (await db.query<{ count: number }>({ text: `select count(*)::int as count from ${table}`, values: [] }))[0]?.count

test('the whole country is there, and every constraint of the tables holds for it', async () => {
  const counts = await Promise.all(
    [
      'person',
      'rethus_entry',
      'entidad',
      'sede',
      'account',
      'delegation',
      'proofing',
      'application',
      'activation',
      'role_grant',
    ].map(async (table) => [table, await count(demo.owner, table)]),
  )
  expect(Object.fromEntries(counts)).toEqual({
    person: 489,
    rethus_entry: 409,
    entidad: 55,
    sede: 85,
    account: 207,
    delegation: 41,
    proofing: 141,
    application: 139,
    activation: 102,
    role_grant: 98,
  })
})

test('a second start leaves it as it is', async () => {
  expect(await loadDemoIfEmpty(demo.asOwner, demo.app)).toBe(false)
  expect(await count(demo.owner, 'person')).toBe(489)
})

test('two first starts at once make one country', async () => {
  const empty = await openEmptyDemo()
  const loaded = await Promise.all([1, 2].map(() => loadDemoIfEmpty(empty.asOwner, empty.app)))
  expect(loaded.toSorted()).toEqual([false, true])
  expect(await count(empty.owner, 'entidad')).toBe(55)
  await empty.close()
})

test('a start that breaks off in the middle leaves nothing, and the next one loads the whole', async () => {
  const empty = await openEmptyDemo()
  const breaking: Demo['asOwner'] = (work) =>
    empty.asOwner((db) =>
      work({
        query: (statement) => {
          if (statement.text.startsWith('insert into activation ')) throw new Error('killed')
          return db.query(statement)
        },
      }),
    )
  await expect(loadDemoIfEmpty(breaking, empty.app)).rejects.toThrow('killed')
  expect([await count(empty.owner, 'departamento'), await count(empty.owner, 'person')]).toEqual([0, 0])
  expect(await loadDemoIfEmpty(empty.asOwner, empty.app)).toBe(true)
  expect(await count(empty.owner, 'role_grant')).toBe(98)
  await empty.close()
})

test('NITs carry their check digit', async () => {
  const [first] = await demo.owner.query(sql`select id_number, nit_dv from entidad where name = ${'E.S.E. Hospital San Telmo'}`)
  expect(first).toEqual({ id_number: '990010000', nit_dv: 5 })
})

test('whoever activated or saw a document held a delegation for that sede at that instant', async () => {
  const strangers = await demo.owner.query(sql`
    select t.act, t.at from application_step t join application a on a.id = t.application_id
    where t.office = 'DELEGADO' and not exists (
      select from delegation d where d.entidad_id = a.entidad_id and d.person_id = t.by_person and d.in_effect @> t.at
        and (d.all_sedes or exists (select from delegation_sede s where s.delegation_id = d.id and s.sede_id = a.sede_id)))`)
  expect(strangers).toEqual([])
})

test('every role stands on a title of its profession or a plaza for it, every activation on somebody known when it was given', async () => {
  const baseless = await demo.owner.query(sql`
    select g.id from role_grant g join role_policy p on p.id = g.policy_id
    where p.profession_code is not null and not exists (
      select from rethus_title t where p.registration = 'PROFESIONAL' and t.person_id = g.person_id and t.profession_code = p.profession_code
      union all select from plaza_assignment h join plaza z on z.id = h.plaza_id
        where p.registration = 'SERVICIO_SOCIAL' and h.person_id = g.person_id and z.profession_code = p.profession_code)`)
  const unknown = await demo.owner.query(sql`
    select a.id from activation a join proofing p on p.id = a.proofing_id where not p.during @> a.activated_at`)
  expect([baseless, unknown]).toEqual([[], []])
})

test('whoever is sanctioned, dead or without a current identification has no right in force', async () => {
  const rights = await demo.owner.query(sql`
    select a.person_id from activation a join rethus_entry e on e.person_id = a.person_id
    where a.during @> now() and (e.document_state <> 'VIGENTE'
      or exists (select from rethus_sanction s where s.person_id = a.person_id and s.during && a.during and s.during @> now()))`)
  expect(rights).toEqual([])
})

test('rights are about to end in 60, 30, 15, 7 and 1 days, and some are still to begin', async () => {
  const days = await demo.owner.query<{ left: number }>(sql`
    select distinct (upper(during) at time zone 'America/Bogota')::date - (now() at time zone 'America/Bogota')::date - 1 as left
    from activation where during @> now() and upper(during) < now() + interval '62 days' order by 1`)
  expect(days.map(({ left }) => left)).toEqual(expect.arrayContaining([1, 7, 15, 30, 60]))
  const [begin] = await demo.owner.query(sql`select count(*)::int as count from activation where lower(during) > now()`)
  expect(begin).toEqual({ count: 3 })
})

test('two accounts claim to be Sara, and neither acts as her yet', async () => {
  const claims = await demo.owner.query(sql`
    select a.email, a.match_level as level, p.id as proofing from account a left join proofing p on p.person_id = a.person_id
    where a.person_id = (select person_id from account where email = 'dos.cuentas@demo.example') order by a.match_level`)
  expect(claims).toEqual([
    { email: 'dos.cuentas.otra@demo.example', level: 0, proofing: null },
    { email: 'dos.cuentas@demo.example', level: 1, proofing: null },
  ])
})

test('the record of past months lies in months of its own', async () => {
  expect(await count(demo.owner, 'audit_event_rest')).toBe(0)
})

test('the next radicado follows the last of the demonstration', async () => {
  const [next] = await demo.app.db.query<{ number: number }>(sql`select nextval('radicado_number') as number`)
  expect(next?.number).toBe(140)
})

test('one password opens every account, and nobody would be refused it', async () => {
  const accounts = await demo.owner.query<{ password_hash: string; own: string[] }>(sql`
    select password_hash, array_remove(array[first_name, second_name, first_surname, second_surname, document_number, email, mobile], null) as own
    from account`)
  const hashes = [...new Set(accounts.map(({ password_hash }) => password_hash))]
  expect(hashes).toHaveLength(5)
  expect(await Promise.all(hashes.map((hash) => verifyPassword(hash, demoPassword)))).toEqual([true, true, true, true, true])
  expect(hashes.every((hash) => hash.startsWith('$argon2id$'))).toBe(true)
  const common = await getCommonPasswords()
  expect(accounts.filter(({ own }) => !decidePassword(demoPassword, { common, own }).ok)).toEqual([])
})

test('the mailbox has the mails of the last days, to whom the acts would have written', async () => {
  const mails = await demo.owner.query<{ recipient: string; subject: string; body: string }>(sql`
    select recipient, subject, body from demo_mail where recipient in ('en.espera@demo.example', 'delegado@demo.example') order by arrived_at`)
  const [waiting] = await demo.owner.query<{ id: string; radicado: string }>(sql`
    select x.id, x.radicado from application x join account a on a.id = x.account_id where a.email = 'en.espera@demo.example'`)
  const own = mails.filter(({ recipient }) => recipient === 'en.espera@demo.example')
  expect(own).toHaveLength(1)
  expect(own[0]?.subject).toBe(`Recibimos su solicitud ${waiting?.radicado}`)
  expect(own[0]?.body).toContain(`http://localhost:3000/solicitudes/${waiting?.id}`)
  expect(mails.filter(({ subject }) => subject.startsWith(`Nueva solicitud ${waiting?.radicado}`))).toHaveLength(1)
})

test('a sanction to come has already ended what would outlast its first day', async () => {
  const ends = await demo.owner.query(sql`
    select e.reason, upper(a.during) = lower(r.during) as same
    from activation_end e join activation a on a.id = e.activation_id join rethus_sanction r on r.person_id = a.person_id
    where e.ground = 'SANCION' and e.ended_at > now()`)
  expect(ends).toEqual([
    { reason: expect.stringMatching(/^Sanción en el ReTHUS: .+\. Fallo \d+, Tribunal Seccional/), same: true },
  ])
})
