import { z } from 'zod'
import type { ActorOf, Visitor } from '../features/authority/index.ts'
import type { AppContext } from '../platform/app-context.ts'
import { problem } from '../platform/problem.ts'
import { form, type Reply, routeFor, text } from '../platform/route.ts'
import { dayOf } from '../shared/calendar.ts'
import { findAccounts, findUnregistered } from './accounts-store.ts'
import { cast, unregistered } from './cast.ts'
import { findAhead, findComing } from './clock/clock-store.ts'
import { type MoveRefusal, moveClock } from './clock/move-clock.ts'
import { patientsToTry } from './country/patients.ts'
import { findMail, findMails } from './mailbox/mailbox-store.ts'
import { demoPassword } from './password.ts'
import { findPatientsToTry } from './patients-store.ts'
import { sanctionFile } from './sanction-file.ts'
import { ClockPage } from './ui/clock-page.tsx'
import { DemoPage, type Part } from './ui/demo-page.tsx'
import { MailPage } from './ui/mail-page.tsx'
import { MailboxPage } from './ui/mailbox-page.tsx'

const route = routeFor<ActorOf>()

const mailsOnAPage = 20

async function findParts(app: AppContext): Promise<Part[]> {
  const accounts = new Map(
    (
      await findAccounts(
        app.db,
        cast.map(({ accountId }) => accountId),
      )
    ).map((account) => [account.id, account]),
  )
  return cast.flatMap((role) => {
    const account = accounts.get(role.accountId)
    if (!account) return []
    const { email, name, documentType, documentNumber } = account
    return [{ ...role, usuario: email, nombre: name, documento: { tipo: documentType, numero: documentNumber } }]
  })
}

/** With what each is good for. */
async function findPatients(app: AppContext) {
  const found = await findPatientsToTry(app.db, patientsToTry)
  const whatOf = new Map<string, string>(patientsToTry.map(({ type, number, what }) => [type + number, what]))
  return found.map((patient) => ({ ...patient, what: whatOf.get(patient.type + patient.number) ?? '' }))
}

const Accounts = z.array(
  z.object({
    rol: z.string(),
    usuario: z.string(),
    clave: z.string(),
    para: z.string(),
    nombre: z.string(),
    documento: z.object({ tipo: z.string(), numero: z.string() }),
  }),
)

/** Of the demonstration only: in production none of these exists. */
export const demoRoutes = [
  route({
    method: 'GET',
    url: '/demo',
    needs: 'public',
    summary: 'The tour of the demonstration and its accounts',
    async handle(app) {
      const parts = await findParts(app)
      const people = await findUnregistered(app.db, unregistered, await app.clock(app.db))
      const patients = await findPatients(app)
      const props = { parts, unregistered: people, patients, password: demoPassword }
      return { status: 200, page: (chrome) => <DemoPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/demo/cuentas.json',
    needs: 'public',
    summary: 'The accounts of the demonstration, for programs',
    answer: Accounts,
    async handle(app) {
      const parts = await findParts(app)
      return {
        status: 200,
        json: parts.map(({ rol, usuario, para, nombre, documento }) => ({
          rol,
          usuario,
          clave: demoPassword,
          para,
          nombre,
          documento,
        })),
      }
    },
  }),
  route({
    method: 'GET',
    url: '/demo/sancion.csv',
    needs: 'public',
    summary: 'A file with which the tour sanctions its applicant at the command line',
    async handle(app) {
      const lista = (await findParts(app)).find(({ key }) => key === 'lista')
      if (!lista) return { status: 404, problem: problem('no-existe') }
      const file = sanctionFile(lista.documento, dayOf(await app.clock(app.db)))
      return { status: 200, file, type: 'text/csv; charset=utf-8', name: 'sancion.csv' }
    },
  }),
  route({
    method: 'GET',
    url: '/demo/correo',
    needs: 'public',
    summary: 'The mail of the demonstration, the newest first',
    query: form({ para: text, despues: text }),
    async handle(app, { query: { para, despues } }) {
      const recipient = para.trim()
      const after = z.uuid().safeParse(despues).data ?? null
      const mails = await findMails(app.db, { recipient, after, limit: mailsOnAPage + 1 })
      const page = {
        recipient,
        mails: mails.slice(0, mailsOnAPage),
        hasMore: mails.length > mailsOnAPage,
        isFirstPage: after === null,
      }
      return { status: 200, page: (chrome) => <MailboxPage chrome={chrome} {...page} now={app.realNow()} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/demo/correo/:id',
    needs: 'public',
    summary: 'One message of the demonstration',
    params: z.object({ id: z.uuid() }),
    async handle(app, { params: { id } }) {
      const mail = await findMail(app.db, id)
      if (!mail) return { status: 404, problem: problem('no-existe') }
      return { status: 200, page: (chrome) => <MailPage chrome={chrome} mail={mail} publicUrl={app.settings.publicUrl} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/demo/reloj',
    needs: 'public',
    summary: 'The legal clock of the demonstration',
    query: form({ avanzo: text }),
    handle: (app, { query: { avanzo } }) => showClock(app, { hasMoved: avanzo !== '' }),
  }),
  route({
    method: 'POST',
    url: '/demo/reloj',
    needs: 'public',
    summary: 'Moves the legal clock of the demonstration ahead',
    body: form({ visto: text, avance: text, dia: text, hora: text }),
    async handle(app, { actor, body, request }) {
      const moved = await moveClock(app, { ...body, by: mover(actor), requestId: request.id })
      if (moved.ok) return { status: 303, location: '/demo/reloj?avanzo=1' }
      return showClock(app, { refusal: moved.refusal, values: { dia: body.dia, hora: body.hora } })
    },
  }),
]

const mover = ({ holder }: Visitor) => holder && { personId: holder.personId, accountId: holder.accountId }

type Shown = { hasMoved?: boolean; refusal?: MoveRefusal; values?: Record<string, string> }

async function showClock(app: AppContext, { hasMoved = false, refusal, values = {} }: Shown): Promise<Reply> {
  const now = await app.clock(app.db)
  const ahead = await findAhead(app.db)
  const coming = await findComing(app.db, now, 8)
  const status = !refusal ? 200 : refusal.code === 'moved-meanwhile' ? 409 : 422
  const page = { now, realNow: app.realNow(), ahead, coming, hasMoved, values, errors: refusal ? [refusal] : [] }
  return { status, page: (chrome) => <ClockPage chrome={chrome} {...page} /> }
}
