create sequence radicado_number;

create table application (
  id           uuid primary key,
  kind         text not null constraint application_kind check (kind in ('PROFESIONAL', 'SERVICIO_SOCIAL', 'OTRO')),
  radicado     text not null constraint application_radicado unique,
  account_id   uuid not null,
  person_id    uuid not null,
  entidad_id   uuid not null,
  sede_id      uuid not null,
  note         text not null,
  state        text not null constraint application_state check (
    state in ('ENVIADA', 'DEVUELTA', 'ACTIVADA', 'APROBADA', 'RECHAZADA', 'RETIRADA')),
  state_since  timestamptz not null,
  submitted_at timestamptz not null,
  -- What the registers said when it was sent: ids and instants, no names.
  evidence     jsonb not null,
  -- Grows with every step that changes what a decision rests on: a form made on an older one is stale.
  version      int not null default 1,
  constraint application_entidad_key unique (entidad_id, id, person_id),
  constraint application_account foreign key (account_id, person_id) references account (id, person_id),
  constraint application_sede foreign key (entidad_id, sede_id) references sede (entidad_id, id)
);
-- One open application for an option and a sede. Of an account, not of the person: a false claim must not stand in the
-- way of the true one, nor learn of it. Whose the person is, the delegado sees.
create unique index application_one_open on application (account_id, kind, sede_id) where state in ('ENVIADA', 'DEVUELTA', 'ACTIVADA');
create index application_queue on application (entidad_id, state, submitted_at, id);
create index application_of_person on application (person_id, submitted_at);

create table application_step (
  application_id uuid not null references application,
  seq            int not null,
  act            text not null constraint application_step_act check (
    act in ('ENVIADA', 'ABIERTA', 'DEVUELTA', 'CORREGIDA', 'IDENTIDAD', 'ACTIVADA', 'ENROLADA', 'RECHAZADA', 'RETIRADA', 'RECORDADA', 'TERMINADA')),
  -- Null: a register's word.
  by_person      uuid references person,
  office         text not null constraint application_step_office check (office in ('SOLICITANTE', 'DELEGADO', 'INDEPENDIENTE', 'MESA', 'REGISTRO')),
  at             timestamptz not null,
  reason         text,
  primary key (application_id, seq),
  constraint application_step_author check ((office = 'REGISTRO') = (by_person is null)),
  constraint application_step_reason check (act not in ('DEVUELTA', 'RECHAZADA') or reason <> '')
);

create table application_draft (
  account_id uuid not null references account,
  kind       text not null,
  answers    jsonb not null,
  updated_at timestamptz not null,
  primary key (account_id, kind)
);
