-- Rules that the ministry may switch, as data.
create table policy (
  key     text primary key,
  enabled boolean not null,
  meaning text not null,
  norm    text not null
);
insert into policy values
  ('delegation.second-confirmer', false, 'El nombramiento de un delegado vale cuando lo confirma un segundo funcionario.',
   'Sin norma encontrada; práctica de separación de funciones.');

-- Whoever works at the ministry's desk (Mesa).
create table official (
  id        uuid primary key,
  person_id uuid not null constraint official_person references person,
  during    tstzrange not null,
  -- Null: named by the operator of the system at the command line.
  named_by  uuid references person,
  named_at  timestamptz not null,
  constraint official_not_self check (named_by <> person_id),
  constraint official_no_overlap exclude using gist (person_id with =, during with &&)
);

create table delegation (
  entidad_id uuid not null constraint delegation_entidad references entidad,
  id         uuid not null,
  person_id  uuid not null constraint delegation_person references person,
  during     tstzrange not null,
  -- False: only at the sedes of delegation_sede.
  all_sedes  boolean not null,
  -- The letter of the legal representative.
  letter     text not null constraint delegation_letter check (letter <> ''),
  named_by   uuid not null references person,
  named_at   timestamptz not null,
  -- When policy asks for a second official the delegation takes effect with his confirmation.
  needs_confirmation boolean not null,
  confirmed_by uuid references person,
  confirmed_at timestamptz,
  in_effect  tstzrange generated always as (case when not needs_confirmation or confirmed_at is not null then during end) stored,
  primary key (entidad_id, id),
  constraint delegation_not_self check (named_by <> person_id),
  constraint delegation_confirmed_by_another check (confirmed_by <> named_by and confirmed_by <> person_id),
  constraint delegation_confirmed_whole check ((confirmed_by is null) = (confirmed_at is null)),
  constraint delegation_no_overlap exclude using gist (entidad_id with =, person_id with =, during with &&)
);
create index delegation_of_person on delegation using gist (person_id, during);

create table delegation_sede (
  entidad_id    uuid not null,
  delegation_id uuid not null,
  sede_id       uuid not null,
  primary key (entidad_id, delegation_id, sede_id),
  foreign key (entidad_id, delegation_id) references delegation (entidad_id, id),
  constraint delegation_sede_sede foreign key (entidad_id, sede_id) references sede (entidad_id, id)
);

create table delegation_end (
  entidad_id    uuid not null,
  delegation_id uuid not null,
  ended_by      uuid not null references person,
  ended_at      timestamptz not null,
  reason        text not null constraint delegation_end_reason check (reason <> ''),
  primary key (entidad_id, delegation_id),
  foreign key (entidad_id, delegation_id) references delegation (entidad_id, id)
);

-- The ground on which one account, and no other, acts as the person.
create table proofing (
  id            uuid primary key,
  account_id    uuid not null,
  person_id     uuid not null,
  ground        text not null constraint proofing_ground check (ground in ('DOCUMENTO_VISTO', 'CONTACTO_REPS')),
  -- Which document was shown, to whom, in which office.
  document_type   text,
  document_number text,
  seen_by       uuid references person,
  office        text not null constraint proofing_office check (office in ('DELEGADO', 'MESA', 'INDEPENDIENTE', 'OPERADOR')),
  entidad_id    uuid references entidad,
  during        tstzrange not null,
  ended_reason  text,
  constraint proofing_key unique (id, person_id),
  constraint proofing_account foreign key (account_id, person_id) references account (id, person_id),
  constraint proofing_document check (
    (ground = 'DOCUMENTO_VISTO') = (document_type is not null and document_number is not null)),
  constraint proofing_not_self check (ground <> 'DOCUMENTO_VISTO' or office = 'OPERADOR' or (seen_by is not null and seen_by <> person_id)),
  constraint proofing_one_account exclude using gist (person_id with =, during with &&)
);
create index proofing_of_account on proofing (account_id);
