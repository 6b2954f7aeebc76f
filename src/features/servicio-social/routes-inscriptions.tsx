import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, routeFor, text, wordFor } from '../../platform/route.ts'
import { keyText, readInstantKey } from '../../shared/instant-key.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import { type ActorOf, decide } from '../authority/index.ts'
import { findPersonByDocument, parseDocument } from '../people/index.ts'
import { decideOnInscription, inscribe } from './inscribe.ts'
import { findInscriptionCard, findInscriptionCards } from './inscription-list-store.ts'
import { type MoveSlug, moveSlugs, moves } from './inscription-moves.ts'
import { type InscriptionState, inscriptionStateNames } from './plaza.ts'
import { findDepartamentos } from './plaza-list-store.ts'
import { presentRefusal } from './refusals.ts'
import { actorOf } from './route-parts.ts'
import { InscribePage, MovePage } from './ui/inscription-forms.tsx'
import { InscriptionsPage } from './ui/inscriptions-page.tsx'

const route = routeFor<ActorOf>()
const home = '/mesa/inscripciones'
const pageSize = 30
const doneTexts: Record<string, string> = {
  inscrita: 'Inscrita. Falta aprobarla.',
  aprobar: 'Aprobada. Le escribimos.',
  rechazar: 'Rechazada. Le escribimos con su motivo.',
  anular: 'Anulada. Le escribimos con su motivo.',
  exonerar: 'Exonerada. Le escribimos con su motivo.',
}
const states = Object.keys(inscriptionStateNames) as [InscriptionState, ...InscriptionState[]]
const filters = {
  estado: z.enum(states).or(z.literal('')).catch('').default(''),
  profesion: text,
  departamento: text,
  buscar: text,
}
const atMove = z.object({ inscriptionId: z.uuid(), acto: z.enum(moveSlugs) })
const newFields = form({ tipo: text, numero: text, proceso: text, profesion: text, departamento: text, intento: text })

async function inscribePage(app: AppContext, status: number, values: Values, errors: FieldError[]): Promise<Reply> {
  const props = { departamentos: await findDepartamentos(app.db), values, errors, intento: app.newId() }
  return { status, page: (chrome) => <InscribePage chrome={chrome} {...props} /> }
}

async function movePage(
  app: AppContext,
  id: string,
  slug: MoveSlug,
  status: number,
  values: Values,
  errors: FieldError[],
): Promise<Reply> {
  const inscription = await findInscriptionCard(app.db, id)
  if (!inscription) return { status: 404, problem: problem('no-existe', { detail: 'Esa inscripción no existe.' }) }
  const props = { inscription, slug, values, errors, intento: app.newId() }
  return { status, page: (chrome) => <MovePage chrome={chrome} {...props} /> }
}

export const inscriptionRoutes = [
  route({
    method: 'GET',
    url: home,
    needs: 'desk.read',
    summary: 'Las inscripciones en el Servicio Social',
    query: form({ ...filters, desde: text, hecho: text }),
    async handle({ db }, { actor, query: { desde, hecho, ...typed } }) {
      const after = readInstantKey(desde)
      const { estado, profesion, departamento, buscar } = typed
      const search = { state: estado || null, profession: profesion || null, departamento: departamento || null, text: buscar }
      const found = await findInscriptionCards(db, search, { after, limit: pageSize + 1 })
      const rows = found.slice(0, pageSize)
      const address = (more: Record<string, string>) => {
        const given = Object.entries({ ...typed, ...more }).filter(([, value]) => value !== '')
        return `${home}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
      }
      const last = rows.at(-1)
      const toAct = await decide(db, {
        personId: actor.personId,
        action: 'desk.plazas',
        place: { kind: 'nacion' },
        at: actor.authority.at,
      })
      const props = {
        rows,
        departamentos: await findDepartamentos(db),
        values: typed,
        links: {
          first: after && address({}),
          next: found.length > pageSize && last ? address({ desde: keyText({ at: last.stateSince, id: last.id }) }) : null,
        },
        mayAct: toAct.isAllowed,
        now: actor.authority.at,
        done: wordFor(doneTexts, hecho),
      }
      return { status: 200, page: (chrome) => <InscriptionsPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: `${home}/nueva`,
    needs: 'desk.plazas',
    summary: 'Inscribir a una persona, con lo escrito',
    handle: (app, { kept }) => inscribePage(app, 200, kept ?? {}, []),
  }),
  route({
    method: 'POST',
    url: `${home}/nueva`,
    needs: 'desk.plazas',
    summary: 'Inscribir a una persona',
    body: newFields,
    async handle(app, { actor, body, request }) {
      const again = (status: number, field: string | null, message: string) =>
        inscribePage(app, status, body, [{ field, message }])
      const document = parseDocument(body.tipo, body.numero)
      if (!document.ok) return again(422, document.refusal.field, document.refusal.message)
      const person = await findPersonByDocument(app.db, document.value, await app.clock(app.db))
      if (!person)
        return again(
          422,
          'numero',
          'No conocemos a nadie con ese documento. Que cree su cuenta, o cargue el archivo del registro.',
        )
      const departamentos = await findDepartamentos(app.db)
      const departamentoCode = departamentos.find(({ code }) => code === body.departamento)?.code ?? null
      const wish = { personId: person.id, round: body.proceso.trim(), professionCode: body.profesion, departamentoCode }
      const result = await inscribe(app, actorOf(app, 'MESA', actor, request, body), wish)
      if (result.ok) return { status: 303, location: `${home}?hecho=inscrita&buscar=${document.value.number}` }
      const { status, field, message } = presentRefusal(result.refusal)
      return again(status, field, message)
    },
  }),
  route({
    method: 'GET',
    url: `${home}/:inscriptionId/:acto`,
    needs: 'desk.plazas',
    summary: 'Decidir una inscripción, con lo escrito',
    params: atMove,
    handle: (app, { params: { inscriptionId, acto }, kept }) => movePage(app, inscriptionId, acto, 200, kept ?? {}, []),
  }),
  route({
    method: 'POST',
    url: `${home}/:inscriptionId/:acto`,
    needs: 'desk.plazas',
    summary: 'Aprobar, rechazar, anular o exonerar',
    params: atMove,
    body: form({ motivo: text, norma: text, intento: text }),
    async handle(app, { actor, params: { inscriptionId: id, acto }, body, request }) {
      const move = { id, to: moves[acto].to, reason: body.motivo.trim(), norm: body.norma.trim() || null }
      const result = await decideOnInscription(app, actorOf(app, 'MESA', actor, request, body), move)
      if (result.ok) return { status: 303, location: `${home}?hecho=${acto}` }
      const { status, field, message } = presentRefusal(result.refusal)
      if (status === 404) return { status, problem: problem('no-existe', { detail: message }) }
      return movePage(app, id, acto, status, body, [{ field, message }])
    },
  }),
]
