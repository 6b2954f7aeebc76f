import { accept, type Result, refuse } from '../../shared/result.ts'
import { type Change, type ChangeRequest, type Field, ruleEffects, type Standing } from './policy.ts'

export type PolicyRefusal =
  | { code: 'is-fixed' }
  | { code: 'nothing-changes' }
  | { code: 'reason-missing' }
  | { code: 'norm-missing' }
  | { code: 'out-of-range'; field: Field; least: number; most: number }
  | { code: 'excludes-itself' }
  | { code: 'changed-meanwhile' }

/** What a form says of a field, as it is kept; null: nothing that can be said of it. */
function readValue(field: Field, said: string) {
  if (field === 'value' || field === 'amount') return said.replace(/^0+(?=\d)/, '')
  if (field === 'effect') return ruleEffects.some((effect) => effect === said) ? said : null
  return field === 'exclusive_with' || said === 'true' || said === 'false' ? said : null
}

/** R-MES-3: what would change, or why it may not. Asked for the look ahead, and again under the lock. */
export function decidePolicyChange(request: ChangeRequest, standing: Standing): Result<Change[], PolicyRefusal> {
  if (standing.isFixed) return refuse({ code: 'is-fixed' })
  const fields = Object.keys(standing.fields) as Field[]
  if (fields.some((field) => request.seen[field] !== undefined && request.seen[field] !== standing.fields[field]))
    return refuse({ code: 'changed-meanwhile' })
  const changes = fields.flatMap((field): Change[] => {
    const before = standing.fields[field] ?? ''
    const after = readValue(field, request.after[field] ?? before) ?? before
    return after === before ? [] : [{ field, before, after }]
  })
  if (changes.length === 0) return refuse({ code: 'nothing-changes' })
  const { least, most, role } = standing
  for (const { field, after } of changes) {
    if ((field === 'value' || field === 'amount') && least !== null && most !== null) {
      const value = Number(after)
      if (!/^\d{1,6}$/.test(after) || value < least || value > most) return refuse({ code: 'out-of-range', field, least, most })
    }
    if (field === 'exclusive_with' && after === role) return refuse({ code: 'excludes-itself' })
  }
  if (request.reason.trim() === '') return refuse({ code: 'reason-missing' })
  if (request.norm.trim() === '') return refuse({ code: 'norm-missing' })
  return accept(changes)
}
