import { numberText } from '../../shared/dates-es.ts'
import type { Db } from '../../shared/sql.ts'
import type { Change, Subject } from './policy.ts'
import { countHoldingBoth, countOnRows, countOrderersInPlaza } from './policy-store.ts'
import { countUnanswered } from './unanswered-store.ts'
import { lateEdge } from './waiting.ts'

/** What a change would touch, counted before it is done and said in a sentence. */
export type Effect = { affected: number; sentence: string }

const people = (count: number) => (count === 1 ? 'Una persona' : count === 0 ? 'Nadie' : `${numberText(count)} personas`)
const plural = (count: number, one: string, many: string) => (count > 1 ? many : one)

const onlyNext = (what: string): Effect => ({
  affected: 0,
  sentence: `Nadie gana ni pierde un derecho: vale para ${what} desde ahora.`,
})

/** R-MES-3: counted on what is in force at the instant. */
export async function effectOf(db: Db, at: Date, subject: Subject, key: string, change: Change): Promise<Effect> {
  const { field, after } = change
  const isOn = after === 'true'
  if (key === 'signature.key-days') return onlyNext('las llaves de firma que se hagan')
  if (subject === 'REGLA') return onlyNext('las fórmulas que se firmen')
  if (field === 'value') return ofThreshold(db, at, change)
  if (field === 'needs_second') return onlyNext('los roles que se den')
  if (field === 'exclusive_with') return ofExclusion(db, at, Number(key), after)
  if (subject === 'FILA') return ofRows(await countOnRows(db, at, { policyId: Number(key) }), isOn)
  if (key === 'servicio-social.may-order') {
    const count = await countOrderersInPlaza(db, at)
    const verb = isOn ? plural(count, 'podría', 'podrían') : plural(count, 'dejaría de poder', 'dejarían de poder')
    return { affected: count, sentence: `${people(count)} en Servicio Social Obligatorio ${verb} ordenar.` }
  }
  if (key === 'delegation.second-confirmer') return onlyNext('los nombramientos que se hagan')
  return ofRows(await countOnRows(db, at, { policyKey: key }), isOn)
}

function ofRows(count: number, isOn: boolean): Effect {
  const verb = isOn
    ? plural(count, 'volvería a tener', 'volverían a tener')
    : plural(count, 'dejaría de tener', 'dejarían de tener')
  const next = isOn
    ? 'Desde ahora se puede dar.'
    : 'Desde ahora no se da. Si se enciende de nuevo, lo que no haya terminado vuelve a valer.'
  return { affected: count, sentence: `${people(count)} ${verb} lo que este rol permite. ${next}` }
}

async function ofThreshold(db: Db, at: Date, { before, after }: Change): Promise<Effect> {
  const asked = (days: string) => ({ at, lateBefore: lateEdge(at, Number(days)) })
  const now = (await countUnanswered(db, asked(before))).all
  const then = (await countUnanswered(db, asked(after))).all
  const requests = (count: number) => `${numberText(count)} ${count === 1 ? 'solicitud' : 'solicitudes'}`
  return { affected: Math.abs(then - now), sentence: `La mesa podría responder ${requests(then)}; hoy, ${requests(now)}.` }
}

async function ofExclusion(db: Db, at: Date, policyId: number, other: string): Promise<Effect> {
  if (other === '') return onlyNext('los roles que se den')
  const count = await countHoldingBoth(db, at, policyId, other)
  const keep = plural(count, 'tiene hoy los dos y los conserva', 'tienen hoy los dos y los conservan')
  return { affected: count, sentence: `${people(count)} ${keep}. Desde ahora no se dan juntos en una sede.` }
}
