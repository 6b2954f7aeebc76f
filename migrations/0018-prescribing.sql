-- What is being written and not signed. Found again by its account wherever it signs in.
create table prescription_draft (
  id         uuid primary key,
  account_id uuid not null constraint prescription_draft_account references account,
  kind       text not null constraint prescription_draft_kind check (kind in ('PRESCRIPCION', 'TUTELA')),
  patient_id uuid not null constraint prescription_draft_patient references patient,
  sede_id    uuid not null constraint prescription_draft_sede references sede (id),
  -- The one that it is to modify.
  replaces   text collate "C" constraint prescription_draft_replaces references prescription,
  body       jsonb not null constraint prescription_draft_body check (jsonb_typeof(body) = 'object'),
  -- Rises with each saving: two tabs do not overwrite each other unseen.
  revision   int not null,
  created_at timestamptz not null,
  saved_at   timestamptz not null,
  constraint prescription_draft_one unique nulls not distinct (account_id, patient_id, kind, replaces)
);
create index prescription_draft_old on prescription_draft (saved_at);

-- A medicine line under a name of one's own.
create table prescription_favourite (
  id         uuid primary key,
  person_id  uuid not null constraint prescription_favourite_person references person,
  name       text not null constraint prescription_favourite_name check (name <> '' and length(name) <= 120),
  -- The diagnosis for which it is offered first; null: for any.
  diagnosis  text,
  body       jsonb not null constraint prescription_favourite_body check (jsonb_typeof(body) = 'object'),
  used       int not null,
  saved_at   timestamptz not null,
  constraint prescription_favourite_once unique (person_id, name)
);
grant select, insert, update, delete on prescription_draft, prescription_favourite to mipres_app;
