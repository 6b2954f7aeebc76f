-- R-MES-2: where nobody can answer, or nobody did in time, an official answers in the entidad's place, with a reason that
-- the person reads.
alter table activation
  drop constraint activation_basis,
  add constraint activation_basis check (basis in ('DELEGADO', 'INDEPENDIENTE', 'MESA')),
  drop constraint activation_not_self,
  add constraint activation_not_self check (basis = 'INDEPENDIENTE' or activated_by <> person_id),
  drop constraint activation_answers_application,
  add constraint activation_answers_application check (basis = 'INDEPENDIENTE' or application_id is not null);
alter table role_grant
  drop constraint role_grant_basis,
  add constraint role_grant_basis check (basis in ('DELEGADO', 'INDEPENDIENTE', 'MESA')),
  drop constraint role_grant_not_self,
  add constraint role_grant_not_self check (basis = 'INDEPENDIENTE' or granted_by <> person_id);
alter table application_step
  add constraint application_step_desk_reason check (office <> 'MESA' or coalesce(reason, '') <> '');
-- The desk's queue, the oldest first.
create index application_unanswered on application (state_since, id) where state in ('ENVIADA', 'ACTIVADA');

-- A row of the table of roles that is switched off counts no more, at once, and is not offered.
alter table role_policy add column enabled boolean not null default true;
-- How many stand on a row: what switching it off would take away.
create index role_grant_of_policy on role_grant (policy_id, upper(during));

-- Thresholds of the ministry, as data.
create table policy_number (
  key     text primary key,
  value   int not null,
  least   int not null,
  most    int not null,
  unit    text not null,
  meaning text not null,
  norm    text not null,
  constraint policy_number_value check (value between least and most)
);
insert into policy_number values
  ('desk.answer-days', 5, 1, 60, 'días hábiles',
   'Pasados estos días sin respuesta, un funcionario de la mesa puede responder en lugar del delegado.',
   'Sin norma encontrada; el plazo propio de R-SOL-10.');

-- Who changed what of the policy, from what to what; the whole is kept, also in the record.
create table policy_change (
  id         uuid primary key,
  -- POLITICA: a row of policy. UMBRAL: of policy_number. FILA: of the table of roles.
  subject    text not null constraint policy_change_subject check (subject in ('POLITICA', 'UMBRAL', 'FILA')),
  key        text not null,
  field      text not null constraint policy_change_field check (field in ('enabled', 'value', 'needs_second', 'exclusive_with')),
  before     text not null,
  after      text not null,
  reason     text not null constraint policy_change_reason check (reason <> ''),
  norm       text not null constraint policy_change_norm check (norm <> ''),
  -- How many people it was said to touch when it was confirmed.
  affected   int not null,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  constraint policy_change_is_one check (before <> after)
);
create index policy_change_latest on policy_change (changed_at desc, id);

grant select, insert on policy_change to mipres_app;
grant select on policy_number to mipres_app;
grant update (value) on policy_number to mipres_app;
grant update (enabled, needs_second, exclusive_with) on role_policy to mipres_app;
