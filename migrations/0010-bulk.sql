-- A delegado's file of up to 500 people: checked row by row, shown as a plan, applied when he says so.
create table bulk_load (
  id            uuid primary key,
  entidad_id    uuid not null constraint bulk_load_entidad references entidad,
  uploaded_by   uuid not null constraint bulk_load_person references person,
  account_id    uuid not null constraint bulk_load_account references account,
  file_name     text not null,
  sha256        text not null,
  row_count     int not null constraint bulk_load_rows check (row_count between 1 and 500),
  -- COMPROBANDO and APLICANDO are worked on by the program; the others wait for the delegado or are over.
  state         text not null constraint bulk_load_state check (
    state in ('COMPROBANDO', 'COMPROBADO', 'APLICANDO', 'DETENIDO', 'APLICADO', 'VENCIDO')),
  -- Real time, as all instants of this table.
  state_since   timestamptz not null,
  uploaded_at   timestamptz not null,
  planned_at    timestamptz,
  started_at    timestamptz,
  finished_at   timestamptz,
  -- After it the plan can no longer be applied.
  expires_at    timestamptz not null,
  -- A process works on it until then, unless it says so again: one that died is followed by another.
  claimed_until timestamptz not null default '-infinity',
  -- How many rows the plan would do, leave, refuse; how many were done, left, refused. Stay when the rows are forgotten.
  counts        jsonb,
  -- When its rows, which name people, were deleted.
  forgotten_at  timestamptz
);
create index bulk_load_of_entidad on bulk_load (entidad_id, uploaded_at desc, id);
create index bulk_load_to_do on bulk_load (claimed_until) where state in ('COMPROBANDO', 'APLICANDO');
create index bulk_load_to_forget on bulk_load (state_since) where forgotten_at is null;
-- One plan of one file of one account waits at a time: the same file again is the same plan, checked anew.
create unique index bulk_load_same_file on bulk_load (account_id, entidad_id, sha256) where state in ('COMPROBANDO', 'COMPROBADO');

create table bulk_row (
  load_id  uuid not null constraint bulk_row_load references bulk_load,
  -- Of the file, the header being line 1.
  line     int not null,
  -- As they were written, by column.
  fields   jsonb not null,
  -- What is wrong with its writing; null: it can be read.
  fault    text,
  plan     text constraint bulk_row_plan check (plan in ('HARA', 'NADA', 'NO')),
  plan_said jsonb,
  outcome  text constraint bulk_row_outcome check (outcome in ('HECHA', 'NADA', 'NO', 'FALLA')),
  outcome_said jsonb,
  done_at  timestamptz,
  -- How many times the program itself failed on it.
  faults   int not null default 0,
  primary key (load_id, line),
  constraint bulk_row_planned check ((plan is null) = (plan_said is null)),
  constraint bulk_row_done_whole check ((outcome is null) = (done_at is null) and (outcome is null) = (outcome_said is null)),
  constraint bulk_row_done_as_planned check (outcome is null or plan = 'HARA')
);

grant select, insert on bulk_load, bulk_row to mipres_app;
grant update (state, state_since, planned_at, started_at, finished_at, expires_at, claimed_until, counts, forgotten_at) on bulk_load to mipres_app;
grant update (plan, plan_said, outcome, outcome_said, done_at, faults) on bulk_row to mipres_app;
grant delete on bulk_row to mipres_app;
