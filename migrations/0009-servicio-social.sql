-- A place for a year of Servicio Social Obligatorio, reported by an IPS for a sede, approved by the desk.
create table plaza (
  id              uuid primary key,
  code            text not null constraint plaza_code unique,
  entidad_id      uuid not null,
  sede_id         uuid not null,
  profession_code text not null constraint plaza_profession_fk references profession,
  -- Modalidad of the ReTHUS report (Res. 3030 de 2014): 0 to 5.
  modality        smallint not null constraint plaza_modality check (modality between 0 and 5),
  -- By draw, or directly by the IPS where the department lets it.
  provision       text not null constraint plaza_provision check (provision in ('SORTEO', 'DIRECTA')),
  -- First and last day for which it is offered.
  first_day       date not null,
  last_day        date not null,
  state           text not null constraint plaza_state check (
    state in ('REPORTADA', 'APROBADA', 'RECHAZADA', 'ASIGNADA', 'ACTIVA', 'SUSPENDIDA', 'FINALIZADA', 'CANCELADA')),
  state_since     timestamptz not null,
  version         int not null default 1,
  constraint plaza_place_key unique (id, sede_id),
  constraint plaza_sede foreign key (entidad_id, sede_id) references sede (entidad_id, id),
  constraint plaza_profession check (profession_code in ('MEDICINA', 'ODONTOLOGIA', 'ENFERMERIA', 'BACTERIOLOGIA')),
  constraint plaza_days check (last_day >= first_day)
);
create index plaza_of_entidad on plaza (entidad_id, state, id);
create index plaza_by_state on plaza (state, id);

create table plaza_step (
  plaza_id  uuid not null references plaza,
  seq       int not null,
  act       text not null constraint plaza_step_act check (act in (
    'REPORTADA', 'APROBADA', 'RECHAZADA', 'ASIGNADA', 'ACEPTADA', 'NO_ACEPTADA', 'RENUNCIADA', 'INICIADA', 'SUSPENDIDA',
    'REANUDADA', 'PRORROGADA', 'ACORTADA', 'FINALIZADA', 'CANCELADA')),
  -- Null: the operator at the command line.
  by_person uuid references person,
  office    text not null constraint plaza_step_office check (office in ('DELEGADO', 'MESA', 'PROFESIONAL', 'OPERADOR')),
  at        timestamptz not null,
  -- Who holds the plaza by this act, or held it.
  holder    uuid references person,
  -- The day of which it speaks, where it speaks of one: the start, the new last day.
  day       date,
  norm      text,
  reason    text,
  primary key (plaza_id, seq),
  constraint plaza_step_author check ((office = 'OPERADOR') = (by_person is null)),
  constraint plaza_step_reason check (
    act not in ('RECHAZADA', 'NO_ACEPTADA', 'RENUNCIADA', 'SUSPENDIDA', 'ACORTADA', 'PRORROGADA', 'CANCELADA') or reason <> '')
);

-- One for a person and a process of assignment.
create table inscription (
  id              uuid primary key,
  person_id       uuid not null constraint inscription_person references person,
  process         text not null,
  profession_code text not null references profession,
  -- Where the professional lives: its Secretaría validates.
  departamento_code text references departamento,
  state           text not null constraint inscription_state check (state in ('INSCRITA', 'APROBADA', 'RECHAZADA', 'ANULADA', 'EXONERADA')),
  state_since     timestamptz not null,
  reason          text,
  norm            text,
  decided_by      uuid references person,
  recorded_at     timestamptz not null,
  constraint inscription_once unique (person_id, process),
  constraint inscription_reason check (state not in ('RECHAZADA', 'ANULADA', 'EXONERADA') or reason <> '')
);
create index inscription_of_person on inscription (person_id, recorded_at desc);

-- Who holds a plaza. `during` is when it is in force: it begins with the start, is cut by suspension, renunciation and end,
-- and lengthened only by an extension. A resumption is a new row.
create table plaza_assignment (
  id          uuid primary key,
  plaza_id    uuid not null,
  person_id   uuid not null constraint plaza_assignment_person references person,
  sede_id     uuid not null,
  state       text not null constraint plaza_assignment_state check (
    state in ('ASIGNADA', 'ACEPTADA', 'ACTIVA', 'SUSPENDIDA', 'FINALIZADA', 'RENUNCIADA', 'NO_ACEPTADA')),
  state_since timestamptz not null,
  during      tstzrange not null,
  -- Null while it is not in force: not started, empty, or over before it began. What stands on a plaza stands on this.
  in_force    tstzrange generated always as (
    case when state in ('ACTIVA', 'SUSPENDIDA', 'FINALIZADA', 'RENUNCIADA') and not isempty(during) then during end) stored,
  assigned_at timestamptz not null,
  constraint plaza_assignment_place foreign key (plaza_id, sede_id) references plaza (id, sede_id),
  constraint plaza_one_person exclude using gist (plaza_id with =, during with &&),
  constraint plaza_one_at_a_time exclude using gist (person_id with =, during with &&),
  constraint plaza_assignment_key unique (person_id, sede_id, in_force without overlaps)
);
create index plaza_assignment_of_plaza on plaza_assignment (plaza_id, assigned_at);

-- R-SS-2: an activation of Servicio Social lies inside the plaza's validity, at the plaza's sede. Deferred, so that one
-- transaction may shorten the plaza and what stands on it in any order.
alter table activation add column plaza_during tstzrange generated always as (
  case when registration = 'SERVICIO_SOCIAL' and not isempty(during) then during end) stored;
alter table activation add constraint activation_inside_plaza foreign key (person_id, sede_id, period plaza_during)
  references plaza_assignment (person_id, sede_id, period in_force) deferrable initially deferred;

insert into policy values
  ('servicio-social.may-order', false, 'Un profesional en Servicio Social Obligatorio puede ordenar.',
   'Guía MIPRES 2023, 2, paso 5, dice «prescribir» y no «ordenar»; la otra lectura es que lo calla.'),
  ('eps.other-users', false, 'Un delegado de EPS puede activar a otros usuarios.',
   'Más allá de la guía, que para «Otro usuario» nombra solo al delegado de la IPS.');

insert into role values
  ('MIEMBRO_JUNTA',    'Miembro de la junta de profesionales', '{prescription.read}'),
  ('ORDENADOR',        'Ordenador (tutelas)',                  '{prescription.order,prescription.read}'),
  ('CONSULTA_EPS',     'Consulta de la EPS',                   '{prescription.read}'),
  ('AUDITOR_EPS',      'Auditor de la EPS',                    '{prescription.read}'),
  ('TRANSCRIPTOR',     'Transcriptor de contingencia',         '{prescription.read}'),
  ('REGENTE',          'Regente de farmacia',                  '{prescription.read}'),
  ('SECRETARIO_JUNTA', 'Secretario de la junta',               '{prescription.read}');
alter table role_policy
  -- A key of policy that must be enabled for the row to count.
  add column policy_key text references policy (key),
  -- A role that nobody may hold beside this one, at the same sede.
  add column exclusive_with text references role (code),
  -- Whether a second delegado must confirm the grant.
  add column needs_second boolean not null default false;
insert into role_policy (id, registration, entidad_kind, profession_code, role, norm, standing) values
  (10, 'PROFESIONAL',     'IPS', null,            'MIEMBRO_JUNTA', 'Guía MIPRES 2023, 1, paso 4; el rol es inferido', 'INFERIDA'),
  (11, 'PROFESIONAL',     'EPS', null,            'ORDENADOR',     'Guía MIPRES 2023, 1, pasos 4 y 5: «ordenar»', 'GUIA'),
  (12, 'PROFESIONAL',     'EPS', null,            'CONSULTA_EPS',  'Guía MIPRES 2023, 1, paso 4; el rol es inferido', 'INFERIDA'),
  (13, 'PROFESIONAL',     'EPS', null,            'AUDITOR_EPS',   'Guía MIPRES 2023, 1, paso 4; el rol es inferido', 'INFERIDA'),
  (14, 'SERVICIO_SOCIAL', 'IPS', 'MEDICINA',      'PRESCRIPTOR',   'Guía MIPRES 2023, 2, pasos 4 y 5', 'GUIA'),
  (15, 'SERVICIO_SOCIAL', 'IPS', 'ODONTOLOGIA',   'PRESCRIPTOR',   'Guía MIPRES 2023, 2, pasos 4 y 5', 'GUIA'),
  (16, 'SERVICIO_SOCIAL', 'IPS', 'ENFERMERIA',    'CONSULTA_IPS',  'Guía MIPRES 2023, 2, paso 4; el rol es inferido', 'INFERIDA'),
  (17, 'SERVICIO_SOCIAL', 'IPS', 'BACTERIOLOGIA', 'CONSULTA_IPS',  'Guía MIPRES 2023, 2, paso 4; el rol es inferido', 'INFERIDA'),
  (18, 'OTRO',            'IPS', null,            'TRANSCRIPTOR',     'Guía MIPRES 2023, 3, pasos 3 y 4', 'GUIA'),
  (19, 'OTRO',            'IPS', null,            'REGENTE',          'Guía MIPRES 2023, 3, pasos 3 y 4', 'GUIA'),
  (20, 'OTRO',            'IPS', null,            'SECRETARIO_JUNTA', 'Guía MIPRES 2023, 3, pasos 3 y 4', 'GUIA'),
  (21, 'OTRO',            'IPS', null,            'CONSULTA_IPS',     'Guía MIPRES 2023, 3, pasos 3 y 4', 'GUIA');
insert into role_policy (id, registration, entidad_kind, profession_code, role, norm, standing, policy_key) values
  (22, 'OTRO', 'EPS', null, 'CONSULTA_EPS', 'Más allá de la guía', 'INFERIDA', 'eps.other-users'),
  (23, 'OTRO', 'EPS', null, 'AUDITOR_EPS',  'Más allá de la guía', 'INFERIDA', 'eps.other-users'),
  (24, 'OTRO', 'EPS', null, 'TRANSCRIPTOR', 'Más allá de la guía', 'INFERIDA', 'eps.other-users');
update role_policy set exclusive_with = 'PRESCRIPTOR' where role = 'AUDITOR_EPS';
update role set actions = '{prescription.sign,prescription.read}' where code = 'PRESCRIPTOR';

-- "No fui yo": somebody says that an act in his name is not his. The right is suspended at once, the desk decides.
create table desk_case (
  id          uuid primary key,
  person_id   uuid not null,
  -- To whom the notice went: its sessions ended with the case.
  account_id  uuid not null,
  entidad_id  uuid references entidad,
  kind        text not null constraint desk_case_kind check (kind in ('NO_FUI_YO')),
  -- What was suspended, of which table the id is: application, activation, delegation, account.
  subject     text not null constraint desk_case_subject check (subject in ('SOLICITUD', 'ACTIVACION', 'DELEGACION', 'CUENTA')),
  object_id   uuid not null,
  -- The act of which the notice spoke, as it was written in it.
  what        text not null,
  -- What the person added; empty when nothing.
  said        text not null,
  source      text not null constraint desk_case_source check (source in ('CORREO', 'CUENTA')),
  -- What is given back if it was the person after all: the end and the roles that the right had; null: nothing was in force.
  suspended   jsonb,
  opened_at   timestamptz not null,
  closed_at   timestamptz,
  closed_by   uuid references person,
  outcome     text constraint desk_case_outcome check (outcome in ('SUPLANTACION', 'FUE_LA_PERSONA')),
  resolution  text constraint desk_case_resolution check (resolution <> ''),
  constraint desk_case_account foreign key (account_id, person_id) references account (id, person_id),
  constraint desk_case_not_own check (closed_by <> person_id),
  constraint desk_case_closed_whole check (num_nulls(closed_at, closed_by, outcome, resolution) in (0, 4))
);
-- Said twice of the same thing it is one case.
create unique index desk_case_one_open on desk_case (object_id) where closed_at is null;
create index desk_case_open on desk_case (opened_at, id) where closed_at is null;
create index desk_case_closed on desk_case (closed_at desc, id) where closed_at is not null;
create index desk_case_of_person on desk_case (person_id);

-- The link of a notice: whoever holds it may say "No fui yo" once. Hashed; its days are of real time.
create table notice_token (
  token_hash    bytea primary key,
  person_id     uuid not null,
  account_id    uuid not null,
  subject       text not null constraint notice_token_subject check (subject in ('SOLICITUD', 'ACTIVACION', 'DELEGACION', 'CUENTA')),
  object_id     uuid not null,
  entidad_id    uuid references entidad,
  what          text not null,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  used_at       timestamptz,
  constraint notice_token_account foreign key (account_id, person_id) references account (id, person_id)
);
create index notice_token_expiry on notice_token (expires_at);

-- Warnings of an end ahead: each once, 60, 30, 15, 7 and 1 days before.
create table expiry_warning (
  entidad_id uuid not null references entidad,
  subject    text not null constraint expiry_warning_subject check (subject in ('ACTIVACION', 'PLAZA')),
  -- Of the activation, or of who holds the plaza.
  object_id  uuid not null,
  days       smallint not null constraint expiry_warning_days check (days in (60, 30, 15, 7, 1)),
  -- Of the end of which it warned: an end that moves is warned of anew.
  until      timestamptz not null,
  sede_id    uuid not null,
  person_id  uuid not null references person,
  sent_at    timestamptz not null,
  -- The day of the delegates' mail that told of it; null: not yet.
  told_on    date,
  primary key (entidad_id, object_id, days, until),
  foreign key (entidad_id, sede_id) references sede (entidad_id, id)
);
create index expiry_warning_untold on expiry_warning (entidad_id) where told_on is null;
-- One mail for an entidad's delegates a day, however much ends.
create table expiry_digest (
  entidad_id uuid not null references entidad,
  day        date not null,
  primary key (entidad_id, day)
);
-- What ends in the next days, found without reading what is in force.
create index activation_by_end on activation (upper(during), id) where not isempty(during) and not upper_inf(during);
create index plaza_assignment_by_end on plaza_assignment (upper(in_force), id) where state = 'ACTIVA';

-- Whoever owes the service need not be in ReTHUS yet: this register names him first.
alter table person drop constraint person_names_from;
alter table person add constraint person_names_from check (names_from in ('CUENTA', 'RETHUS', 'SERVICIO_SOCIAL'));
alter table person_document drop constraint person_document_source;
alter table person_document add constraint person_document_source check (source in ('CUENTA', 'RETHUS', 'SERVICIO_SOCIAL'));
alter table register_load drop constraint register_load_register;
alter table register_load add constraint register_load_register check (register in ('RETHUS', 'REPS', 'EPS', 'SERVICIO_SOCIAL'));
alter table activation_end drop constraint activation_end_ground;
alter table activation_end add constraint activation_end_ground check (
  ground in ('DELEGADO', 'RENUNCIA', 'SANCION', 'FALLECIMIENTO', 'REPS', 'RETHUS', 'MESA', 'PLAZA', 'NO_FUI_YO'));
-- R-SOL-18: the role asked for by "Otro usuario"; null for the other options.
alter table application
  add column role_asked text constraint application_role_asked_fk references role (code),
  add constraint application_role_asked check ((kind = 'OTRO') = (role_asked is not null));

grant select, insert on plaza, plaza_step, inscription, plaza_assignment, desk_case, notice_token, expiry_warning,
  expiry_digest to mipres_app;
grant update (state, state_since, version, first_day, last_day) on plaza to mipres_app;
grant update (state, state_since, reason, norm, decided_by) on inscription to mipres_app;
grant update (state, state_since, during) on plaza_assignment to mipres_app;
grant update (closed_at, closed_by, outcome, resolution) on desk_case to mipres_app;
grant update (told_on) on expiry_warning to mipres_app;
grant delete on notice_token to mipres_app;
grant update (used_at) on notice_token to mipres_app;
grant update (role_asked) on application to mipres_app;
grant update (enabled) on policy to mipres_app;
