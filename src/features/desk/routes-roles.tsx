import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import { problem } from '../../platform/problem.ts'
import { form, type Reply, type RequestInfo, routeFor, text } from '../../platform/route.ts'
import type { FieldError, Values } from '../../shared/ui/errors.ts'
import { type Actor, type ActorOf, decide } from '../authority/index.ts'
import { changePolicy } from './change-policy.ts'
import { decidePolicyChange } from './decide-policy-change.ts'
import { effectOf } from './effect-of.ts'
import type { ChangeRequest, Field, Standing, Subject } from './policy.ts'
import { presentChangeRefusal } from './policy-refusals.ts'
import { findChanges, findRoles, findStanding, findStandings } from './policy-store.ts'
import { ChangePage } from './ui/change-page.tsx'
import { fieldNames, PolicyPage } from './ui/policy-page.tsx'

const route = routeFor<ActorOf>()
const historySize = 50

/** The part of the address for each subject. */
const addresses = { politicas: 'POLITICA', umbrales: 'UMBRAL', filas: 'FILA', reglas: 'REGLA' } as const satisfies Record<
  string,
  Subject
>
const onStanding = z.object({ clase: z.enum(['politicas', 'umbrales', 'filas', 'reglas']), clave: z.string().max(60) })
type Params = z.infer<typeof onStanding>

const body = form({
  ...{ enabled: text, value: text, needs_second: text, exclusive_with: text, effect: text, amount: text },
  // What the form was drawn on: another official may have changed it since.
  ...{ visto_enabled: text, visto_value: text, visto_needs_second: text, visto_exclusive_with: text },
  ...{ visto_effect: text, visto_amount: text },
  ...{ motivo: text, norma: text, confirmado: text, intento: text },
})
type Typed = z.infer<typeof body>

const startOf = ({ fields }: Standing, intento: string): Values => ({
  ...fields,
  ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [`visto_${field}`, value])),
  intento,
})

function requestOf({ subject, key, fields }: Standing, typed: Typed): ChangeRequest {
  const names = Object.keys(fields) as Field[]
  const pick = (prefix: '' | 'visto_') => Object.fromEntries(names.map((field) => [field, typed[`${prefix}${field}`].trim()]))
  return { subject, key, after: pick(''), seen: pick('visto_'), reason: typed.motivo.trim(), norm: typed.norma.trim() }
}

type Draw = { status: number; values: Values; errors: FieldError[]; request: ChangeRequest | null }

/** The form of one thing; with a request that may be done, what it would touch, to be confirmed. */
async function changePage(
  app: AppContext,
  at: Date,
  standing: Standing,
  { status, values, errors, request }: Draw,
): Promise<Reply> {
  const { db } = app
  const changes = request && decidePolicyChange(request, standing)
  const ahead = []
  if (request && changes?.ok)
    for (const change of changes.value)
      ahead.push({ change, effect: await effectOf(db, at, request.subject, request.key, change) })
  const roles = standing.subject === 'FILA' ? await findRoles(db) : []
  const history = await findChanges(db, standing, historySize)
  const props = { standing, roles, history, values, errors, ahead }
  return { status, page: (chrome) => <ChangePage chrome={chrome} {...props} /> }
}

async function answer(
  app: AppContext,
  actor: Actor,
  { clase, clave }: Params,
  request: RequestInfo,
  typed: Typed,
): Promise<Reply> {
  const at = actor.authority.at
  const standing = await findStanding(app.db, addresses[clase], clave)
  if (!standing) return { status: 404, problem: problem('no-existe') }
  const again = (status: number, errors: FieldError[], asked: ChangeRequest | null = null) =>
    changePage(app, at, standing, { status, values: typed, errors, request: asked })
  const intento = z.uuid().safeParse(typed.intento)
  if (!intento.success)
    return again(422, [{ field: null, message: 'El formulario llegó incompleto. Revise los datos y envíelo de nuevo.' }])
  const asked = requestOf(standing, typed)
  const refuse = (refusal: Parameters<typeof presentChangeRefusal>[0]) => {
    const { status, field, message } = presentChangeRefusal(refusal)
    const errors = [{ field, message }]
    // What is there now, to choose again on it.
    const values = refusal.code === 'changed-meanwhile' ? { ...typed, ...startOf(standing, app.newId()) } : typed
    return status === 404
      ? ({ status, problem: problem('no-existe') } as const)
      : changePage(app, at, standing, { status, values, errors, request: null })
  }
  if (typed.confirmado !== 'si') {
    const decided = decidePolicyChange(asked, standing)
    return decided.ok ? again(200, [], asked) : refuse(decided.refusal)
  }
  const by = { personId: actor.personId, accountId: actor.accountId }
  const result = await changePolicy(app, { by, intento: intento.data, requestId: request.id }, asked)
  return result.ok ? { status: 303, location: '/mesa/roles?hecho=cambiado' } : refuse(result.refusal)
}

/** R-MES-3: the table of roles and the policies, by an official's act. */
export const roleRoutes = [
  route({
    method: 'GET',
    url: '/mesa/roles',
    needs: 'desk.read',
    summary: 'Políticas, umbrales, reglas de prescripción y tabla de roles, y quién los cambió',
    query: form({ hecho: z.literal('cambiado').nullable().catch(null).default(null) }),
    async handle({ db }, { actor, query: { hecho } }) {
      const { at } = actor.authority
      const toAct = await decide(db, { personId: actor.personId, action: 'desk.roles', place: { kind: 'nacion' }, at })
      const props = {
        policies: await findStandings(db, 'POLITICA'),
        thresholds: await findStandings(db, 'UMBRAL'),
        rows: await findStandings(db, 'FILA'),
        rules: await findStandings(db, 'REGLA'),
        roleNames: new Map((await findRoles(db)).map(({ code, name }) => [code, name])),
        history: await findChanges(db, null, historySize),
        mayAct: toAct.isAllowed,
        done: hecho && 'Guardado. Vale desde la siguiente decisión.',
      }
      return { status: 200, page: (chrome) => <PolicyPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/roles/:clase/:clave',
    needs: 'desk.roles',
    summary: 'Cambiar una política, un umbral, una regla de prescripción o una fila de la tabla de roles',
    params: onStanding,
    async handle(app, { actor, params: { clase, clave }, kept }) {
      const standing = await findStanding(app.db, addresses[clase], clave)
      if (!standing || standing.isFixed) return { status: 404, problem: problem('no-existe') }
      const values = { ...startOf(standing, app.newId()), ...kept, intento: app.newId() }
      return changePage(app, actor.authority.at, standing, { status: 200, values, errors: [], request: null })
    },
  }),
  route({
    method: 'POST',
    url: '/mesa/roles/:clase/:clave',
    needs: 'desk.roles',
    summary: `Cambia: ${Object.values(fieldNames).join(', ')}`,
    params: onStanding,
    body,
    handle: (app, { actor, params, body: typed, request }) => answer(app, actor, params, request, typed),
  }),
]
