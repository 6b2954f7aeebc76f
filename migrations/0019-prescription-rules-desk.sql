-- R-MES-3, R-PRE-3: the desk changes the rules of prescribing as it does the rest of the policy.
alter table policy_change
  drop constraint policy_change_subject,
  drop constraint policy_change_field,
  -- POLITICA: a row of policy. UMBRAL: of policy_number. FILA: of the table of roles. REGLA: of prescription_rule.
  add constraint policy_change_subject check (subject in ('POLITICA', 'UMBRAL', 'FILA', 'REGLA')),
  add constraint policy_change_field check (
    field in ('enabled', 'value', 'needs_second', 'exclusive_with', 'effect', 'amount')
    and (subject = 'REGLA') = (field in ('effect', 'amount')));

-- A fixed rule is held by other tables, or by a law that the desk cannot set aside: it is asked, whatever happens.
alter table prescription_rule
  add constraint prescription_rule_fixed check (not is_fixed or (effect in ('RECHAZA', 'JUSTIFICA') and amount is null));
