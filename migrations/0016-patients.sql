-- The person treated (R-PAC-1). Known by a document; what is said of him or her is in versions, and a prescription keeps the
-- one it was written with.
create table patient (
  id              uuid primary key,
  document_type   text collate "C" not null constraint patient_document_type check (document_type ~ '^[A-Z]{2}$'),
  document_number text collate "C" not null constraint patient_document_number check (document_number ~ '^[0-9A-Z]{3,17}$'),
  entered_at      timestamptz not null,
  constraint patient_document unique (document_type, document_number),
  constraint patient_with_document unique (id, document_type, document_number)
);

create table patient_version (
  patient_id     uuid not null constraint patient_version_patient references patient,
  version        int not null constraint patient_version_number check (version > 0),
  first_name     text not null constraint patient_version_first_name check (first_name <> '' and length(first_name) <= 60),
  second_name    text constraint patient_version_second_name check (second_name <> '' and length(second_name) <= 60),
  first_surname  text not null constraint patient_version_first_surname check (first_surname <> '' and length(first_surname) <= 60),
  second_surname text constraint patient_version_second_surname check (second_surname <> '' and length(second_surname) <= 60),
  birth_date     date not null,
  sex            text constraint patient_version_sex check (sex in ('F', 'M', 'I')),
  -- Null: of no EPS, or not known.
  eps_id         uuid,
  eps_kind       text not null generated always as ('EPS') stored,
  regimen        text constraint patient_version_regimen check (regimen in ('CONTRIBUTIVO', 'SUBSIDIADO', 'EXCEPCION', 'NO_AFILIADO')),
  -- Where the paper is sent besides the hand; null: nowhere.
  email          text,
  phone          text,
  -- §6.2: of a newborn, the mother's.
  mother_document_type   text,
  mother_document_number text,
  entered_by     uuid not null constraint patient_version_entered_by references person,
  -- The sede at which it was entered.
  entidad_id     uuid not null,
  sede_id        uuid not null,
  entered_at     timestamptz not null,
  full_name      text not null generated always as (
    first_name || coalesce(' ' || second_name, '') || ' ' || first_surname || coalesce(' ' || second_surname, '')) stored,
  primary key (patient_id, version),
  constraint patient_version_eps foreign key (eps_id, eps_kind) references entidad (id, kind),
  constraint patient_version_sede foreign key (entidad_id, sede_id) references sede (entidad_id, id),
  constraint patient_version_mother check (num_nulls(mother_document_type, mother_document_number) in (0, 2))
);
-- Append only: no update, no delete.
grant select, insert on patient, patient_version to mipres_app;
