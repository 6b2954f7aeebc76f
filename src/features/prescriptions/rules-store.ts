import { type Db, sql } from '../../shared/sql.ts'
import type { RuleEffect } from './finding.ts'

/** A row of prescription_rule, switched-off ones included. */
export type RuleRow = {
  rule: string
  effect: RuleEffect | 'APAGADA'
  amount: number | null
  unit: string | null
  isFixed: boolean
  meaning: string
  norm: string
}

export const findRuleTable = (db: Db) =>
  db.query<RuleRow>(sql`
    select rule, effect, amount, unit, is_fixed as "isFixed", meaning, norm from prescription_rule order by substr(rule, 7)::int`)
