import type { AppContext } from '../../platform/app-context.ts'
import type { AttemptRefusal } from '../../platform/idempotency.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { PersonId } from '../../shared/id.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { findPersonByDocument } from '../people/index.ts'
import { changePlaza, operator, type PlazaWish } from './change-plaza.ts'
import type { PlazaHooks } from './hooks.ts'
import { decideOnInscription, inscribe } from './inscribe.ts'
import { findInscriptionsOf } from './inscription-store.ts'
import { knowPerson } from './know-person.ts'
import type { AssignmentRow, ChangeRow, InscriptionRow, LoadColumn, LoadRow, PlazaRow } from './load-row.ts'
import { findSedeByCode, isDepartamento } from './load-store.ts'
import { findCurrent, findOfferByCode, hasStep } from './plaza-store.ts'
import { presentRefusal, type Refusal } from './refusals.ts'
import { registerPlaza } from './register-plaza.ts'

export type RowFault = { column: LoadColumn | null; reason: string }
type Applied = Result<'created' | 'changed' | 'same', RowFault>

const columnOf: Record<string, LoadColumn> = {
  numero: 'numero_documento',
  desde: 'fecha_inicio',
  hasta: 'fecha_fin',
  motivo: 'motivo',
  proceso: 'proceso',
  profesion: 'profesion',
  sede: 'codigo_sede',
}
const faultOf = (refusal: Refusal | AttemptRefusal) => {
  const { field, message } = presentRefusal(refusal)
  return refuse<RowFault>({ column: columnOf[field ?? ''] ?? null, reason: message })
}
const fault = (column: LoadColumn, reason: string) => refuse<RowFault>({ column, reason })
const nobody = () => fault('numero_documento', 'Ese documento no tiene fila INSCRIPCION, o fue rechazada.')
const noPlaza = (code: string) => fault('codigo_plaza', `La plaza «${code}» no tiene fila PLAZA, o fue rechazada.`)

/** R-SS-16: by the same acts as the pages, so by the same rules; what is known already is not written twice. */
export async function applyLoadRow(app: AppContext, hooks: PlazaHooks, row: LoadRow): Promise<Applied> {
  switch (row.kind) {
    case 'INSCRIPCION':
      return applyInscription(app, row)
    case 'PLAZA':
      return applyPlaza(app, hooks, row)
    case 'ASIGNACION':
      return applyAssignment(app, hooks, row)
    case 'NOVEDAD':
      return applyChange(app, hooks, row)
  }
}

async function applyInscription(app: AppContext, row: InscriptionRow): Promise<Applied> {
  const { document, names, round, professionCode, departamentoCode, state: to, reason, norm } = row
  if (departamentoCode && !(await isDepartamento(app.db, departamentoCode)))
    return fault('departamento', `No conocemos el departamento «${departamentoCode}»: son dos cifras.`)
  const personId = await knowPerson(app, document, names)
  if (!personId) return fault('primer_nombre', 'Nadie tiene ese documento todavía: escriba los nombres y apellidos.')
  const known = (await findInscriptionsOf(app.db, personId)).find((one) => one.round === round)
  if (known && known.professionCode !== professionCode) return fault('profesion', 'La inscripción ya está con otra profesión.')
  if (known?.state === to) return accept('same')
  if (to !== 'INSCRITA' && to !== 'APROBADA' && reason === '') return faultOf({ code: 'reason-missing' })
  if (!known) {
    const inscribed = await inscribe(app, operator, { personId, round, professionCode, departamentoCode })
    if (!inscribed.ok) return faultOf(inscribed.refusal)
    if (to === 'INSCRITA') return accept('created')
    const moved = await decideOnInscription(app, operator, { id: inscribed.value.id, to, reason, norm })
    return moved.ok ? accept('created') : faultOf(moved.refusal)
  }
  const moved = await decideOnInscription(app, operator, { id: known.id, to, reason, norm })
  return moved.ok ? accept('changed') : faultOf(moved.refusal)
}

async function applyPlaza(app: AppContext, hooks: PlazaHooks, row: PlazaRow): Promise<Applied> {
  const { code, sedeCode, professionCode, firstDay } = row
  const sede = await findSedeByCode(app.db, sedeCode)
  if (!sede) return fault('codigo_sede', `La sede «${sedeCode}» no está en REPS.`)
  const known = await findOfferByCode(app.db, code)
  if (known) {
    const isSame = known.sedeId === sede.id && known.professionCode === professionCode && known.firstDay === firstDay
    return isSame ? accept('same') : fault('codigo_plaza', 'Esa plaza ya existe con otra sede, profesión o fecha de inicio.')
  }
  const registered = await registerPlaza(app, { ...row, entidadId: sede.entidadId, sedeId: sede.id })
  if (!registered.ok) return faultOf(registered.refusal)
  const wish = { act: 'APROBADA', reason: '', norm: row.norm, personId: null, firstDay: null, lastDay: null } as const
  const approved = await changePlaza(app, hooks, operator, registered.value.id, wish)
  return approved.ok ? accept('created') : faultOf(approved.refusal)
}

async function holderOf(app: AppContext, { document }: AssignmentRow | ChangeRow): Promise<PersonId | null> {
  return document && ((await findPersonByDocument(app.db, document, await app.clock(app.db)))?.id ?? null)
}

async function applyAssignment(app: AppContext, hooks: PlazaHooks, row: AssignmentRow): Promise<Applied> {
  const { code, firstDay, lastDay, reason, norm } = row
  const personId = await holderOf(app, row)
  if (!personId) return nobody()
  const offer = await findOfferByCode(app.db, code)
  if (!offer) return noPlaza(code)
  if (await hasStep(app.db, { plazaId: offer.id, act: 'ASIGNADA', holder: personId, day: lastDay })) return accept('same')
  const wish: PlazaWish = { act: 'ASIGNADA', reason, norm, personId, firstDay, lastDay }
  const result = await changePlaza(app, hooks, operator, offer.id, wish)
  return result.ok ? accept('created') : faultOf(result.refusal)
}

async function applyChange(app: AppContext, hooks: PlazaHooks, row: ChangeRow): Promise<Applied> {
  const { code, firstDay, lastDay, reason, norm } = row
  const offer = await findOfferByCode(app.db, code)
  if (!offer) return noPlaza(code)
  const said = await holderOf(app, row)
  if (row.document && !said) return nobody()
  const about = (row.act === 'INICIADA' ? firstDay : lastDay) ?? firstDay
  // An end that lies ahead is a shortening: it takes effect on its day.
  const today = dayOf(await app.clock(app.db))
  const act = row.act === 'FINALIZADA' && lastDay && lastDay >= today ? 'ACORTADA' : row.act
  for (const known of new Set([row.act, act, ...(row.act === 'FINALIZADA' ? (['ACORTADA'] as const) : [])]))
    if (await hasStep(app.db, { plazaId: offer.id, act: known, holder: said, day: about })) return accept('same')
  const current = await findCurrent(app.db, offer.id)
  if (said && current && current.personId !== said) return fault('numero_documento', 'La plaza es de otra persona.')
  const wish: PlazaWish = { act, reason, norm, personId: null, firstDay, lastDay }
  const result = await changePlaza(app, hooks, operator, offer.id, about ? { ...wish, about } : wish)
  return result.ok ? accept('changed') : faultOf(result.refusal)
}
