import { type Db, sql } from '../../shared/sql.ts'
import type { RuleEffect } from './finding.ts'

/** A row of the table of rules, also of one that is switched off. */
export type RuleRow = {
  rule: string
  effect: RuleEffect | 'APAGADA'
  amount: number | null
  unit: string | null
  isFixed: boolean
  meaning: string
  norm: string
}

/** In the order of their numbers. */
export const findAllRules = (db: Db) =>
  db.query<RuleRow>(sql`
    select rule, effect, amount, unit, is_fixed as "isFixed", meaning, norm from prescription_rule
    order by substring(rule from '\\d+')::int, rule`)
